// SPDX-License-Identifier: GPL-2.0-only
#include "sip-server.h"

#include "ns3/boolean.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(SipServer);

TypeId
SipServer::GetTypeId()
{
    static TypeId tid = []() {
        TypeId id = TypeId("ns3::SipServer")
                        .SetParent<Application>()
                        .SetGroupName("SipAlg")
                        .AddConstructor<SipServer>();
        AddAttributes(id);
        AddTimeAttributes(id);
        id.AddTraceSource("Tx",
                          "A SIP message leaves; its text, and between which endpoints.",
                          MakeTraceSourceAccessor(&SipServer::m_txTrace),
                          "ns3::SipServer::MessageTracedCallback")
            .AddTraceSource("Rx",
                            "A SIP message has arrived; its text, and between which endpoints.",
                            MakeTraceSourceAccessor(&SipServer::m_rxTrace),
                            "ns3::SipServer::MessageTracedCallback");
        return id;
    }();
    return tid;
}

void
SipServer::AddAttributes(TypeId& tid)
{
    tid.AddAttribute("Domain",
                     "The domain this server answers for, and the digest realm.",
                     StringValue("example.com"),
                     MakeStringAccessor(&SipServer::m_domain),
                     MakeStringChecker())
        .AddAttribute("Address",
                      "The address it uses; 0.0.0.0 for the first one of the node's first "
                      "interface.",
                      Ipv4AddressValue(Ipv4Address::GetAny()),
                      MakeIpv4AddressAccessor(&SipServer::m_address),
                      MakeIpv4AddressChecker())
        .AddAttribute("Port",
                      "The port it uses (RFC 3261 19.1.2).",
                      UintegerValue(5060),
                      MakeUintegerAccessor(&SipServer::m_port),
                      MakeUintegerChecker<uint16_t>(1))
        .AddAttribute("RecordRoute",
                      "Stay in the path of dialogs (RFC 3261 16.6 step 4).",
                      BooleanValue(true),
                      MakeBooleanAccessor(&SipServer::m_recordRoute),
                      MakeBooleanChecker())
        .AddAttribute("Digest",
                      "Authentication of users: none, md5 (RFC 2617) or sha-256 (RFC 8760).",
                      StringValue("md5"),
                      MakeStringAccessor(&SipServer::SetDigest, &SipServer::GetDigest),
                      MakeStringChecker())
        .AddAttribute("ChallengeCalls",
                      "Challenge requests of the domain's users outside of dialogs, too "
                      "(407, RFC 3261 22.3).",
                      BooleanValue(true),
                      MakeBooleanAccessor(&SipServer::m_challengeCalls),
                      MakeBooleanChecker())
        .AddAttribute("RouteToSource",
                      "Send requests for a user to where its REGISTER came from instead of to "
                      "its Contact, as providers do that expect clients behind NAT (RFC 5626).",
                      BooleanValue(false),
                      MakeBooleanAccessor(&SipServer::m_routeToSource),
                      MakeBooleanChecker());
}

void
SipServer::AddTimeAttributes(TypeId& tid)
{
    tid.AddAttribute("NonceLifetime",
                     "After this a nonce is stale (RFC 7616 3.3).",
                     TimeValue(Minutes(30)),
                     MakeTimeAccessor(&SipServer::m_nonceLifetime),
                     MakeTimeChecker(Seconds(1)))
        .AddAttribute("MinExpiry",
                      "Shorter registrations are refused with 423 (RFC 3261 10.3).",
                      TimeValue(Seconds(30)),
                      MakeTimeAccessor(&SipServer::m_minExpiry),
                      MakeTimeChecker(Seconds(0), Seconds(3599)))
        .AddAttribute("MaxExpiry",
                      "Longer registrations are cut to this.",
                      TimeValue(Seconds(7200)),
                      MakeTimeAccessor(&SipServer::m_maxExpiry),
                      MakeTimeChecker(Seconds(1)))
        .AddAttribute("DefaultExpiry",
                      "Expiry of registrations that ask for none (RFC 3261 10.2.1.1).",
                      TimeValue(Seconds(3600)),
                      MakeTimeAccessor(&SipServer::m_defaultExpiry),
                      MakeTimeChecker(Seconds(1)))
        .AddAttribute("ExpiryGrace",
                      "Contacts are used for so long after the expiry that was granted, as by "
                      "registrars that look for old contacts now and then only.",
                      TimeValue(Time(0)),
                      MakeTimeAccessor(&SipServer::m_expiryGrace),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("TimerC",
                      "Time for a final response to a forwarded INVITE (RFC 3261 16.6 step 11: "
                      "more than 3 min).",
                      TimeValue(Seconds(185)),
                      MakeTimeAccessor(&SipServer::m_timerC),
                      MakeTimeChecker(Seconds(1)))
        .AddAttribute("T1",
                      "Round-trip time estimate (RFC 3261 17.1.1.1).",
                      TimeValue(MilliSeconds(500)),
                      MakeTimeAccessor(&SipServer::m_t1),
                      MakeTimeChecker(MilliSeconds(1)))
        .AddAttribute("T2",
                      "Longest interval between retransmissions (RFC 3261 17.1.2.2).",
                      TimeValue(Seconds(4)),
                      MakeTimeAccessor(&SipServer::m_t2),
                      MakeTimeChecker(MilliSeconds(1)))
        .AddAttribute("T4",
                      "Longest time a message stays in the network (RFC 3261 17.1.2.2).",
                      TimeValue(Seconds(5)),
                      MakeTimeAccessor(&SipServer::m_t4),
                      MakeTimeChecker(MilliSeconds(1)));
}

void
SipServer::SetDigest(std::string name)
{
    const bool isKnown = name == "none" || name == "md5" || name == "sha-256";
    NS_ABORT_MSG_IF(!isKnown, "Digest is none, md5 or sha-256, not " << name);
    m_digest = std::move(name);
}

std::string
SipServer::GetDigest() const
{
    return m_digest;
}

} // namespace ns3
