// SPDX-License-Identifier: GPL-2.0-only
#include "sip-phone-bank.h"

#include "ns3/boolean.h"
#include "ns3/pointer.h"
#include "ns3/string.h"
#include "ns3/uinteger.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(SipPhoneBank);

TypeId
SipPhoneBank::GetTypeId()
{
    static TypeId tid = []() {
        TypeId id = TypeId("ns3::SipPhoneBank")
                        .SetParent<Application>()
                        .SetGroupName("SipAlg")
                        .AddConstructor<SipPhoneBank>();
        AddSipAttributes(id);
        AddCallAttributes(id);
        AddMediaAttributes(id);
        id.AddTraceSource("Tx",
                          "A SIP message leaves; its text, and between which endpoints.",
                          MakeTraceSourceAccessor(&SipPhoneBank::m_txTrace),
                          "ns3::SipPhoneBank::MessageTracedCallback")
            .AddTraceSource("Rx",
                            "A SIP message has arrived; its text, and between which endpoints.",
                            MakeTraceSourceAccessor(&SipPhoneBank::m_rxTrace),
                            "ns3::SipPhoneBank::MessageTracedCallback")
            .AddTraceSource("Registration",
                            "The registration of a phone has changed; address of record, state.",
                            MakeTraceSourceAccessor(&SipPhoneBank::m_registrationTrace),
                            "ns3::SipPhoneBank::RegistrationTracedCallback");
        return id;
    }();
    return tid;
}

void
SipPhoneBank::AddSipAttributes(TypeId& tid)
{
    tid.AddAttribute("Domain",
                     "Domain of all addresses of record (RFC 3261 10).",
                     StringValue("example.com"),
                     MakeStringAccessor(&SipPhoneBank::m_domain),
                     MakeStringChecker())
        .AddAttribute("Proxy",
                      "Address of the outbound proxy and registrar (RFC 3261 8.1.2); 0.0.0.0 for "
                      "none: then URIs must name addresses.",
                      Ipv4AddressValue(Ipv4Address::GetAny()),
                      MakeIpv4AddressAccessor(&SipPhoneBank::m_proxyAddress),
                      MakeIpv4AddressChecker())
        .AddAttribute("ProxyPort",
                      "Port of the outbound proxy and registrar.",
                      UintegerValue(5060),
                      MakeUintegerAccessor(&SipPhoneBank::m_proxyPort),
                      MakeUintegerChecker<uint16_t>(1))
        .AddAttribute("Register",
                      "Register at the proxy (RFC 3261 10.2).",
                      BooleanValue(true),
                      MakeBooleanAccessor(&SipPhoneBank::m_registers),
                      MakeBooleanChecker())
        .AddAttribute("RegistrationExpiry",
                      "Expiry asked for in REGISTER, whole seconds (RFC 3261 10.2.1.1).",
                      TimeValue(Seconds(3600)),
                      MakeTimeAccessor(&SipPhoneBank::m_registrationExpiry),
                      MakeTimeChecker(Seconds(1)))
        .AddAttribute("RegistrationRetry",
                      "Time from a failed registration to the next attempt; 0 for none.",
                      TimeValue(Seconds(30)),
                      MakeTimeAccessor(&SipPhoneBank::m_registrationRetry),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("RefreshRegistration",
                      "Register again before the expiry (RFC 3261 10.2.4); without it a phone is "
                      "as one that has lost its network.",
                      BooleanValue(true),
                      MakeBooleanAccessor(&SipPhoneBank::m_refreshesRegistration),
                      MakeBooleanChecker())
        .AddAttribute("KeepaliveInterval",
                      "Time between the empty lines that a registered phone sends to its proxy to "
                      "keep NATs open (RFC 5626 3.5.1, over UDP as phones do); 0 for none.",
                      TimeValue(Time(0)),
                      MakeTimeAccessor(&SipPhoneBank::m_keepaliveInterval),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("RegistrationSpread",
                      "First registrations are spread evenly over this time.",
                      TimeValue(Seconds(1)),
                      MakeTimeAccessor(&SipPhoneBank::m_registrationSpread),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("Rport",
                      "Ask for responses to the source port of requests (RFC 3581).",
                      BooleanValue(true),
                      MakeBooleanAccessor(&SipPhoneBank::m_rport),
                      MakeBooleanChecker())
        .AddAttribute("T1",
                      "Round-trip time estimate (RFC 3261 17.1.1.1).",
                      TimeValue(MilliSeconds(500)),
                      MakeTimeAccessor(&SipPhoneBank::m_t1),
                      MakeTimeChecker(MilliSeconds(1)))
        .AddAttribute("T2",
                      "Longest interval between retransmissions (RFC 3261 17.1.2.2).",
                      TimeValue(Seconds(4)),
                      MakeTimeAccessor(&SipPhoneBank::m_t2),
                      MakeTimeChecker(MilliSeconds(1)))
        .AddAttribute("T4",
                      "Longest time a message stays in the network (RFC 3261 17.1.2.2).",
                      TimeValue(Seconds(5)),
                      MakeTimeAccessor(&SipPhoneBank::m_t4),
                      MakeTimeChecker(MilliSeconds(1)));
}

void
SipPhoneBank::AddCallAttributes(TypeId& tid)
{
    tid.AddAttribute("Ledger",
                     "Joins both ends of calls into records; one for all banks of a simulation.",
                     PointerValue(),
                     MakePointerAccessor(&SipPhoneBank::m_ledger),
                     MakePointerChecker<CallLedger>())
        .AddAttribute("MaxCalls",
                      "Calls a phone has at most; more are refused with 486 (RFC 3261 21.4.24).",
                      UintegerValue(1),
                      MakeUintegerAccessor(&SipPhoneBank::m_maxCalls),
                      MakeUintegerChecker<uint32_t>(1))
        .AddAttribute("AnswerDelay",
                      "Seconds a phone rings before it answers.",
                      StringValue("ns3::ConstantRandomVariable[Constant=2]"),
                      MakePointerAccessor(&SipPhoneBank::m_answerDelay),
                      MakePointerChecker<RandomVariableStream>())
        .AddAttribute("HoldTime",
                      "Seconds from the answer to the caller's BYE; 0 for never.",
                      StringValue("ns3::ExponentialRandomVariable[Mean=60]"),
                      MakePointerAccessor(&SipPhoneBank::m_holdTime),
                      MakePointerChecker<RandomVariableStream>())
        .AddAttribute("CalleeHoldTime",
                      "Seconds from the answer to the callee's BYE; 0 for never.",
                      StringValue("ns3::ConstantRandomVariable[Constant=0]"),
                      MakePointerAccessor(&SipPhoneBank::m_calleeHoldTime),
                      MakePointerChecker<RandomVariableStream>())
        .AddAttribute("InviteTimeout",
                      "A caller gives up an INVITE that has no final response by then "
                      "(RFC 3261 13.2.1 Expires, 16.6 timer C: more than 3 min).",
                      TimeValue(Seconds(190)),
                      MakeTimeAccessor(&SipPhoneBank::m_inviteTimeout),
                      MakeTimeChecker(Seconds(1)))
        .AddAttribute("NoAnswerTimeout",
                      "A callee that nobody answers refuses with 480 (RFC 3261 21.4.18).",
                      TimeValue(Seconds(60)),
                      MakeTimeAccessor(&SipPhoneBank::m_noAnswerTimeout),
                      MakeTimeChecker(Seconds(1)))
        .AddAttribute(
            "SendBye",
            "End calls with BYE (RFC 3261 15). When false the phone just falls silent, as "
            "if it had crashed or its BYE were lost.",
            BooleanValue(true),
            MakeBooleanAccessor(&SipPhoneBank::m_sendsBye),
            MakeBooleanChecker())
        .AddAttribute("TakeLastBranch",
                      "Go on with the last of several answers to a forked INVITE instead of the "
                      "first, and end the others (RFC 3261 13.2.2.4 leaves the choice).",
                      BooleanValue(false),
                      MakeBooleanAccessor(&SipPhoneBank::m_takesLastBranch),
                      MakeBooleanChecker())
        .AddAttribute("MaxCallDuration",
                      "A call is ended by then whatever happens; 0 for no limit.",
                      TimeValue(Hours(12)),
                      MakeTimeAccessor(&SipPhoneBank::m_maxCallDuration),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("MediaTimeout",
                      "A phone ends a call in which it has heard nothing for one to two times "
                      "this, though it should (RFC 3550 6.3.5 in spirit); 0 for never.",
                      TimeValue(Time(0)),
                      MakeTimeAccessor(&SipPhoneBank::m_mediaTimeout),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("LateOffer",
                      "INVITE without a session description; the callee offers "
                      "(RFC 3261 13.2.1).",
                      BooleanValue(false),
                      MakeBooleanAccessor(&SipPhoneBank::m_lateOffer),
                      MakeBooleanChecker())
        .AddAttribute("HoldStyle",
                      "How the other side is put on hold: sendonly, inactive (RFC 3264 8.4) or "
                      "zero (c=0.0.0.0, RFC 2543).",
                      StringValue("sendonly"),
                      MakeStringAccessor(&SipPhoneBank::SetHoldStyle, &SipPhoneBank::GetHoldStyle),
                      MakeStringChecker());
}

void
SipPhoneBank::AddMediaAttributes(TypeId& tid)
{
    tid.AddAttribute("Codecs",
                     "Codecs in order of preference, of PCMU, PCMA and G729 (RFC 3551 6).",
                     StringValue("PCMU PCMA G729"),
                     MakeStringAccessor(&SipPhoneBank::SetCodecs, &SipPhoneBank::GetCodecs),
                     MakeStringChecker())
        .AddAttribute("Media",
                      "full, thinned (one packet of each Thinning) or none.",
                      StringValue("full"),
                      MakeStringAccessor(&SipPhoneBank::SetMediaMode, &SipPhoneBank::GetMediaMode),
                      MakeStringChecker())
        .AddAttribute("Thinning",
                      "How many packets one on the wire stands for when Media is thinned.",
                      UintegerValue(10),
                      MakeUintegerAccessor(&SipPhoneBank::m_thinning),
                      MakeUintegerChecker<uint32_t>(1, 250))
        .AddAttribute("FirstRtpPort",
                      "Lowest port for media; RTP takes even ones (RFC 3550 11).",
                      UintegerValue(16384),
                      MakeUintegerAccessor(&SipPhoneBank::m_firstRtpPort),
                      MakeUintegerChecker<uint16_t>(1024))
        .AddAttribute("LastRtpPort",
                      "Highest port for media.",
                      UintegerValue(32767),
                      MakeUintegerAccessor(&SipPhoneBank::m_lastRtpPort),
                      MakeUintegerChecker<uint16_t>(1025))
        .AddAttribute("RtcpMinimum",
                      "Shortest deterministic RTCP interval (RFC 3550 6.2); 0 sends no RTCP.",
                      TimeValue(Seconds(5)),
                      MakeTimeAccessor(&SipPhoneBank::m_rtcpMinimum),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("MuteAfter",
                      "So long after the answer a phone sends no more media, without a word in "
                      "SIP; 0 for never.",
                      TimeValue(Time(0)),
                      MakeTimeAccessor(&SipPhoneBank::m_muteAfter),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("PlayoutDelay",
                      "Play-out buffer: a packet later than the fastest by more counts as lost to "
                      "the listener, and the E-model's delay contains it (ITU-T G.107).",
                      TimeValue(MilliSeconds(40)),
                      MakeTimeAccessor(&SipPhoneBank::m_playoutDelay),
                      MakeTimeChecker(Time(0)))
        .AddAttribute("FollowSource",
                      "Send media to where media come from instead of where the session "
                      "description says (RFC 7362 4).",
                      BooleanValue(false),
                      MakeBooleanAccessor(&SipPhoneBank::m_followSource),
                      MakeBooleanChecker());
}

void
SipPhoneBank::SetCodecs(std::string names)
{
    m_settings.codecs.clear();
    std::size_t position = 0;
    while ((position = names.find_first_not_of(" ,", position)) != std::string::npos)
    {
        const std::size_t end = names.find_first_of(" ,", position);
        const std::string name = names.substr(position, end - position);
        const AudioCodec* codec = FindCodec(name);
        NS_ABORT_MSG_IF(!codec, "no codec is called " << name << "; there are PCMU, PCMA, G729");
        m_settings.codecs.push_back(codec);
        position = end == std::string::npos ? names.size() : end;
    }
    NS_ABORT_MSG_IF(m_settings.codecs.empty(), "a phone needs at least one codec");
}

std::string
SipPhoneBank::GetCodecs() const
{
    std::string names;
    for (const AudioCodec* codec : m_settings.codecs)
    {
        names += (names.empty() ? "" : " ") + std::string(codec->name);
    }
    return names;
}

void
SipPhoneBank::SetHoldStyle(std::string name)
{
    const bool isKnown = name == "sendonly" || name == "inactive" || name == "zero";
    NS_ABORT_MSG_IF(!isKnown, "HoldStyle is sendonly, inactive or zero, not " << name);
    m_settings.holdStyle = name == "sendonly"   ? HoldStyle::SendOnly
                           : name == "inactive" ? HoldStyle::Inactive
                                                : HoldStyle::ZeroAddress;
}

std::string
SipPhoneBank::GetHoldStyle() const
{
    return m_settings.holdStyle == HoldStyle::SendOnly   ? "sendonly"
           : m_settings.holdStyle == HoldStyle::Inactive ? "inactive"
                                                         : "zero";
}

void
SipPhoneBank::SetMediaMode(std::string name)
{
    const bool isKnown = name == "full" || name == "thinned" || name == "none";
    NS_ABORT_MSG_IF(!isKnown, "Media is full, thinned or none, not " << name);
    m_media.mode = name == "full"      ? MediaMode::Full
                   : name == "thinned" ? MediaMode::Thinned
                                       : MediaMode::None;
}

std::string
SipPhoneBank::GetMediaMode() const
{
    return m_media.mode == MediaMode::Full      ? "full"
           : m_media.mode == MediaMode::Thinned ? "thinned"
                                                : "none";
}

} // namespace ns3
