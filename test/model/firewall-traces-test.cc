// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-network.h"
#include "sip-phone-helper.h"
#include "sip-server-helper.h"

#include <map>

using namespace ns3;

namespace
{

/// One short call from a private telephone to a public one, with every trace source connected. The
/// phones stop soon after it, so that all the firewall remembers ends.
struct TracedCall : FirewallNetwork
{
    TracedCall()
        : FirewallNetwork(OUTGOING_NAT)
    {
        ConnectNatTraces();
        ConnectSipTraces();
        Ptr<Node> server = topology->AddHost("public", "1.1.1.5");
        SipServerHelper serverHelper;
        serverHelper.AddUsers({"alice", "bob"});
        serverHelper.Install(server);
        SipPhoneHelper phones(Ipv4Address("1.1.1.5"));
        phones.SetAttribute("RegistrationExpiry", TimeValue(Seconds(60)));
        ApplicationContainer banks =
            phones.Install(NodeContainer(inside, outside), {"alice", "bob"});
        SipCallPlan plan;
        plan.hold = Seconds(3);
        DynamicCast<SipPhoneBank>(banks.Get(0))->ScheduleCall(Seconds(5), 0, "bob", plan);
        banks.Stop(Seconds(30));
        Run(Minutes(30));
    }

    void Connect(const char* name, const CallbackBase& sink)
    {
        BOOST_TEST(firewall->TraceConnectWithoutContext(name, sink), name);
    }

    void ConnectNatTraces()
    {
        Connect("MappingCreated", MakeCallback(&TracedCall::OnMapping, this));
        Connect("MappingRemoved", MakeCallback(&TracedCall::OnMappingEnd, this));
        Connect("SessionCreated", MakeCallback(&TracedCall::OnSession, this));
        Connect("SessionClosed", MakeCallback(&TracedCall::OnSessionEnd, this));
        Connect("PinholeOpened", MakeCallback(&TracedCall::OnPinhole, this));
        Connect("PinholeUsed", MakeCallback(&TracedCall::OnPinholeUse, this));
        Connect("PinholeClosed", MakeCallback(&TracedCall::OnPinholeEnd, this));
        Connect("PortsInUse", MakeCallback(&TracedCall::OnPorts, this));
    }

    void ConnectSipTraces()
    {
        Connect("SipMessage", MakeCallback(&TracedCall::OnMessage, this));
        Connect("Decision", MakeCallback(&TracedCall::OnDecision, this));
        Connect("MessageRewritten", MakeCallback(&TracedCall::OnRewrite, this));
        Connect("CallCreated", MakeCallback(&TracedCall::OnCall, this));
        Connect("CallAnswered", MakeCallback(&TracedCall::OnAnswer, this));
        Connect("CallRemoved", MakeCallback(&TracedCall::OnCallEnd, this));
        Connect("RegistrationUpdated", MakeCallback(&TracedCall::OnRegistration, this));
        Connect("RegistrationRemoved", MakeCallback(&TracedCall::OnRegistrationEnd, this));
    }

    void OnMapping(const sipalg::Mapping& mapping)
    {
        mappings[mapping.internal.ToString()] = mapping.external.ToString();
    }

    void OnMappingEnd(const sipalg::Mapping& mapping, sipalg::RemovalReason)
    {
        mappingEnds[mapping.internal.ToString()] = mapping.external.ToString();
    }

    void OnSession(const sipalg::Session& session)
    {
        sessions.insert(session.initiator.source.ToString() + " to " +
                        session.initiator.destination.ToString());
    }

    void OnSessionEnd(const sipalg::Session& session, sipalg::RemovalReason)
    {
        sessionEnds.insert(session.initiator.source.ToString() + " to " +
                           session.initiator.destination.ToString());
        packets += session.packets[0] + session.packets[1];
    }

    void OnPinhole(const sipalg::Pinhole& pinhole)
    {
        opened.push_back(std::string(ToString(pinhole.kind)) + " " +
                         pinhole.destination.ToString());
    }

    void OnPinholeUse(const sipalg::Pinhole& pinhole)
    {
        used.insert(std::string(ToString(pinhole.kind)) + " " + pinhole.destination.ToString());
    }

    void OnPinholeEnd(const sipalg::Pinhole& pinhole, sipalg::RemovalReason why)
    {
        closed.push_back(std::string(ToString(pinhole.kind)) + " " +
                         pinhole.destination.ToString());
        ++reasons[why];
    }

    void OnPorts(uint32_t before, uint32_t after)
    {
        BOOST_TEST(before == ports);
        ports = after;
        mostPorts = std::max(mostPorts, after);
    }

    void OnMessage(const sipalg::SipMessageEvent& event)
    {
        ++messages;
        const std::string method(event.method);
        if (event.statusCode == 0 && method == "INVITE")
        {
            invite = event.source.ToString() + " to " + event.destination.ToString();
            inviteChanged = event.changed && event.before != event.after;
        }
    }

    void OnRewrite(const std::string& before, const std::string& after)
    {
        ++rewritten;
        BOOST_TEST(before != after);
        if (before.rfind("INVITE ", 0) == 0)
        {
            BOOST_TEST(before.find("c=IN IP4 10.1.1.3") != std::string::npos);
            BOOST_TEST(after.find("c=IN IP4 1.1.1.1") != std::string::npos);
            BOOST_TEST(after.find("Via: SIP/2.0/UDP 1.1.1.1:5060") != std::string::npos);
        }
    }

    void OnDecision(const sipalg::AlgDecisionEvent& event)
    {
        decisions.insert(std::string(event.subject) + " " + event.endpoint.ToString() + " " +
                         ToString(event.decision));
    }

    void OnCall(const sipalg::CallEvent& call)
    {
        calls.push_back("created " + std::string(call.sipCallId));
        BOOST_TEST((call.createdAt > std::chrono::seconds(5)));
        BOOST_TEST((call.answeredAt == sipalg::NEVER));
    }

    void OnAnswer(const sipalg::CallEvent& call)
    {
        calls.push_back("answered " + std::string(call.sipCallId));
        BOOST_TEST((call.answeredAt > call.createdAt));
        BOOST_TEST(call.mediaStreams > 0U);
    }

    void OnCallEnd(const sipalg::CallEvent& call, sipalg::CallRemovalReason why)
    {
        calls.push_back(std::string("removed ") + ToString(why) + " " +
                        std::string(call.sipCallId));
    }

    void OnRegistration(const sipalg::RegistrationEvent& event)
    {
        registration = std::string(event.addressOfRecord) + " at " +
                       event.contactPrivate.ToString() + " as " + event.contactPublic.ToString() +
                       " with " + event.registrar.ToString();
        BOOST_TEST((event.expiresAt > event.registeredAt));
    }

    void OnRegistrationEnd(const sipalg::RegistrationEvent& event, bool expired)
    {
        registrationEnd = std::string(event.addressOfRecord) + (expired ? " expired" : " removed");
    }

    std::map<std::string, std::string> mappings; ///< internal to external
    std::map<std::string, std::string> mappingEnds;
    std::multiset<std::string> sessions;
    std::multiset<std::string> sessionEnds;
    std::vector<std::string> opened;
    std::set<std::string> used;
    std::vector<std::string> closed;
    std::map<sipalg::RemovalReason, int> reasons;
    uint64_t packets{0};
    uint32_t ports{0};
    uint32_t mostPorts{0};
    int messages{0};
    int rewritten{0};
    std::set<std::string> decisions;
    std::string invite;
    bool inviteChanged{false};
    std::vector<std::string> calls;
    std::string registration;
    std::string registrationEnd;
};

} // namespace

BOOST_AUTO_TEST_SUITE(FirewallTracesTest)

// CONTRACTS 5: every event is a trace source.
BOOST_AUTO_TEST_CASE(TellOfMappingsSessionsAndPorts)
{
    const TracedCall call;
    BOOST_TEST(call.mappings.at("10.1.1.3:5060") == "1.1.1.1:5060");
    BOOST_TEST((call.mappings == call.mappingEnds));
    BOOST_TEST(call.sessions.count("10.1.1.3:5060 to 1.1.1.5:5060") >= 1U);
    BOOST_TEST((call.sessions == call.sessionEnds));
    const sipalg::FirewallCounters& counters = call.firewall->GetEngine().GetCounters();
    BOOST_TEST(call.packets == counters.received);
    BOOST_TEST(call.mostPorts >= call.mappings.size());
    BOOST_TEST(call.ports == 0U);
}

BOOST_AUTO_TEST_CASE(TellOfPinholes)
{
    TracedCall call;
    const std::string rtp = call.mappings.at("10.1.1.3:16384");
    BOOST_TEST(std::count(call.opened.begin(), call.opened.end(), "rtp " + rtp) == 1);
    // Whose media come first makes use of the pinhole towards the other one.
    BOOST_TEST(call.used.count("rtp " + rtp) + call.used.count("rtp 1.1.1.3:16384") >= 1U);
    BOOST_TEST(call.reasons.at(sipalg::RemovalReason::Consumed) >= 1);
    BOOST_TEST(call.reasons.at(sipalg::RemovalReason::Released) >= 1);
    std::sort(call.opened.begin(), call.opened.end());
    std::sort(call.closed.begin(), call.closed.end());
    BOOST_TEST(call.opened == call.closed, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(TellOfMessagesCallsAndRegistrations)
{
    const TracedCall call;
    BOOST_TEST(call.invite == "10.1.1.3:5060 to 1.1.1.5:5060");
    BOOST_TEST(call.inviteChanged);
    BOOST_TEST(call.rewritten > 5);
    BOOST_TEST(call.decisions.count("Via 10.1.1.3:5060 AddressTranslated") == 1U);
    BOOST_TEST(call.messages >= call.rewritten);
    BOOST_REQUIRE(call.calls.size() == 3U);
    const std::string id = call.calls.front().substr(std::string("created ").size());
    const std::vector<std::string> expected{"created " + id, "answered " + id, "removed bye " + id};
    BOOST_TEST(call.calls == expected, boost::test_tools::per_element());
    BOOST_TEST(call.registration == "sip:alice@example.com at 10.1.1.3:5060 as 1.1.1.1:5060 with "
                                    "1.1.1.5:5060");
    BOOST_TEST(call.registrationEnd == "sip:alice@example.com expired");
}

// Whoever names a trace source by its path finds each of them, documented.
BOOST_AUTO_TEST_CASE(AreDocumentedEach)
{
    const TypeId tid = NatFirewall::GetTypeId();
    BOOST_TEST(tid.GetTraceSourceN() >= 16U);
    for (std::size_t i = 0; i < tid.GetTraceSourceN(); ++i)
    {
        const TypeId::TraceSourceInformation source = tid.GetTraceSource(i);
        BOOST_TEST_CONTEXT(source.name)
        {
            BOOST_TEST(!source.help.empty());
            BOOST_TEST(source.callback.rfind("ns3::", 0) == 0U);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
