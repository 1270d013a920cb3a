// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-network.h"
#include "sip-phone-helper.h"
#include "sip-server-helper.h"

using namespace ns3;

namespace
{

/// Hosts of the private zone may talk to one another, if only by way of the firewall.
const std::string INSIDE = R"(
set security policies from-zone private to-zone private policy inside match source-address any
set security policies from-zone private to-zone private policy inside match destination-address any
set security policies from-zone private to-zone private policy inside match application any
set security policies from-zone private to-zone private policy inside then permit
)";

const std::string PERSISTENT = R"(
set security nat source rule-set out rule all then source-nat interface persistent-nat permit any-remote-host
)";

const std::vector<uint8_t> HELLO{'h', 'e', 'l', 'l', 'o'};

/// Calls between two telephones of the private zone, whose registrar and proxy is outside.
struct InsideCall : FirewallNetwork
{
    explicit InsideCall(const std::string& text)
        : FirewallNetwork(text)
    {
        SipServerHelper server;
        server.AddUsers({"alice", "bob"});
        server.Install(outside);
        SipPhoneHelper phones(Ipv4Address("1.1.1.3"));
        const NodeContainer nodes(inside, topology->AddHost("private", "10.1.1.4"));
        const ApplicationContainer banks = phones.Install(nodes, {"alice", "bob"});
        phones.GetLedger()->TraceConnectWithoutContext("Call",
                                                       MakeCallback(&InsideCall::OnCall, this));
        SipCallPlan plan;
        plan.hold = Seconds(10);
        DynamicCast<SipPhoneBank>(banks.Get(0))->ScheduleCall(Seconds(5), 0, "bob", plan);
        DynamicCast<SipPhoneBank>(banks.Get(1))->ScheduleCall(Seconds(60), 0, "alice", plan);
        Run(Minutes(3));
    }

    void OnCall(const CallRecord& call)
    {
        calls.push_back(call.GetOutcomeText() + " " + ToText(call.audio));
    }

    std::vector<std::string> calls;
};

} // namespace

BOOST_AUTO_TEST_SUITE(HairpinTest)

// Case 57, RFC 4787 REQ-9: behind static NAT, the peer is seen at its external endpoint.
BOOST_AUTO_TEST_CASE(TurnsPacketsForAStaticAddressBackInside)
{
    FirewallNetwork network(OUTGOING_NAT + (STATIC_NAT + INSIDE));
    TestPeer server(network.inside, 7, true);
    TestPeer client(network.topology->AddHost("private", "10.1.1.4"), 4000, false);
    client.SendAt(Seconds(1), "1.1.1.10", 7, HELLO);
    network.Run(Seconds(3));
    BOOST_REQUIRE(server.senders.size() == 1U);
    BOOST_TEST(server.senders.front() == "1.1.1.1:4000");
    BOOST_REQUIRE(client.senders.size() == 1U);
    BOOST_TEST(client.senders.front() == "1.1.1.10:7");
}

// Case 57, RFC 4787 REQ-9: behind one address, each sees the other at that address.
BOOST_AUTO_TEST_CASE(TurnsPacketsForAMappedEndpointBackInside)
{
    FirewallNetwork network(OUTGOING_NAT + (INSIDE + PERSISTENT));
    TestPeer server(network.inside, 4001, true);
    TestPeer client(network.topology->AddHost("private", "10.1.1.4"), 4000, false);
    server.SendAt(Seconds(1), "1.1.1.3", 9, HELLO);
    client.SendAt(Seconds(2), "1.1.1.1", 4001, HELLO);
    network.Run(Seconds(4));
    BOOST_REQUIRE(server.senders.size() == 1U);
    BOOST_TEST(server.senders.front() == "1.1.1.1:4000");
    BOOST_REQUIRE(client.senders.size() == 1U);
    BOOST_TEST(client.senders.front() == "1.1.1.1:4001");
}

// RFC 4787 REQ-8: filtering holds for those behind the same NAT, too.
BOOST_AUTO_TEST_CASE(FiltersWhatIsTurnedBackAsWhatComesFromOutside)
{
    FirewallNetwork network(OUTGOING_NAT + INSIDE);
    TestPeer server(network.inside, 4001, true);
    TestPeer client(network.topology->AddHost("private", "10.1.1.4"), 4000, false);
    server.SendAt(Seconds(1), "1.1.1.3", 9, HELLO);
    client.SendAt(Seconds(2), "1.1.1.1", 4001, HELLO);
    network.Run(Seconds(4));
    BOOST_TEST(server.senders.empty());
    BOOST_REQUIRE(network.drops.size() == 1U);
    BOOST_TEST(network.drops.front() == "FilteredRemote");
}

// J2: a policy of the zone with itself decides, as for all that stays within it.
BOOST_AUTO_TEST_CASE(TurnsNothingBackThatNoPolicyPermits)
{
    FirewallNetwork network(OUTGOING_NAT + std::string(STATIC_NAT));
    TestPeer server(network.inside, 7, true);
    TestPeer client(network.topology->AddHost("private", "10.1.1.4"), 4000, false);
    client.SendAt(Seconds(1), "1.1.1.10", 7, HELLO);
    network.Run(Seconds(3));
    BOOST_TEST(server.senders.empty());
    BOOST_REQUIRE(network.drops.size() == 1U);
    BOOST_TEST(network.drops.front() == "PolicyDenied");
}

// Case 57: two telephones behind one firewall, registrar and proxy outside.
BOOST_AUTO_TEST_CASE(ConnectsTelephonesOfOneSideThroughAnOutsideProxy)
{
    const std::vector<std::string> expected(2, "answered-ok two-way");
    for (const std::string& text : {std::string(OUTGOING_NAT),
                                    OUTGOING_NAT + PERSISTENT,
                                    std::string(OUTGOING_NAT) + STATIC_NAT + INSIDE})
    {
        const InsideCall call(text);
        BOOST_TEST_CONTEXT(text)
        {
            BOOST_TEST(call.calls == expected, boost::test_tools::per_element());
            BOOST_TEST(call.drops == std::vector<std::string>{}, boost::test_tools::per_element());
            BOOST_TEST(call.firewall->GetEngine().GetGauges().calls == 0U);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
