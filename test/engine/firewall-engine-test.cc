// SPDX-License-Identifier: GPL-2.0-only
#include "config-routes.h"
#include "firewall-engine.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

IpEndpoint
At(const char* address, uint16_t port)
{
    return {*IpAddress::Parse(address), port};
}

IpPrefix
Prefix(const char* text)
{
    return *IpPrefix::Parse(text);
}

/// Two zones, interface NAT outward, everything permitted outward and nothing inward.
FirewallConfig
MakeConfig()
{
    FirewallConfig config;
    config.interfaces = {{"ge-0/0/0.0", {Prefix("10.1.1.1/24")}},
                         {"ge-0/0/2.0", {Prefix("1.1.1.1/24")}},
                         {"ge-0/0/3.0", {Prefix("3.3.3.1/24")}}};
    ZoneConfig inside;
    inside.name = "private";
    inside.interfaces = {InterfaceId(0)};
    inside.hostServices = {"ping"};
    ZoneConfig outside;
    outside.name = "public";
    outside.interfaces = {InterfaceId(1)};
    config.security.zones = {inside, outside};
    PolicyConfig policy;
    policy.zones = {ZoneId(0), ZoneId(1)};
    policy.name = "out";
    policy.sources = policy.destinations = policy.applications = {"any"};
    config.security.policies = {policy};
    SourceNatRule rule;
    rule.name = "all";
    rule.action = SourceNatRule::Action::Interface;
    SourceNatRuleSet rules;
    rules.name = "nat";
    rules.from = {ZoneId(0)};
    rules.to = {ZoneId(1)};
    rules.rules = {rule};
    config.nat.sourceRuleSets = {rules};
    return config;
}

struct Firewall
{
    explicit Firewall(const FirewallConfig& given = MakeConfig())
        : config(given)
    {
    }

    Verdict Send(unsigned interface, const FlowKey& flow)
    {
        packet = {};
        packet.flow = flow;
        packet.bytes = 100;
        return engine.Process(packet, InterfaceId(interface), now);
    }

    FirewallConfig config;
    ConfigRoutes routes{config};
    SequentialChooser chooser;
    FirewallObserver observer;
    FirewallEngine engine{config, routes, chooser, observer};
    PacketView packet;
    Time now{0};
};

const FlowKey OUT{IpProtocol::Udp, At("10.1.1.3", 4000), At("1.1.1.9", 53)};

} // namespace

BOOST_AUTO_TEST_SUITE(FirewallEngineTest)

// J2, C16: a policy in one direction opens the answers' way and no other.
BOOST_AUTO_TEST_CASE(TranslatesAFlowAndItsAnswersAndNothingElse)
{
    Firewall firewall;
    const Verdict out = firewall.Send(0, OUT);
    BOOST_TEST(bool(out.action == Verdict::Action::Translated));
    const FlowKey leaving = firewall.packet.flow;
    BOOST_TEST(leaving.source.address.ToString() == "1.1.1.1");
    firewall.Send(1, leaving.Reversed());
    BOOST_TEST(bool(firewall.packet.flow == OUT.Reversed()));
    FlowKey other = leaving.Reversed();
    other.source.address = *IpAddress::Parse("1.1.1.8");
    const Verdict stranger = firewall.Send(1, other);
    BOOST_TEST(bool(stranger.action == Verdict::Action::Dropped));
    BOOST_TEST(bool(stranger.reason == DropReason::FilteredRemote));
}

// Issue 2, 5: an ICMP error about a translated packet reaches the host that sent it.
BOOST_AUTO_TEST_CASE(TranslatesIcmpErrorsAndWhatTheyQuote)
{
    Firewall firewall;
    firewall.Send(0, OUT);
    const FlowKey leaving = firewall.packet.flow;
    firewall.packet = {};
    firewall.packet.flow = {IpProtocol::Icmp, At("1.1.1.254", 0), {leaving.source.address, 0}};
    firewall.packet.quoted = leaving;
    const Verdict verdict = firewall.engine.Process(firewall.packet, InterfaceId(1), Time{0});
    BOOST_TEST(bool(verdict.action == Verdict::Action::Translated));
    BOOST_TEST(firewall.packet.flow.destination.address.ToString() == "10.1.1.3");
    BOOST_TEST(firewall.packet.flow.source.address.ToString() == "1.1.1.254");
    BOOST_TEST(bool(*firewall.packet.quoted == OUT));
}

BOOST_AUTO_TEST_CASE(DropsIcmpErrorsAboutNothing)
{
    Firewall firewall;
    firewall.packet.flow = {IpProtocol::Icmp, At("1.1.1.254", 0), At("1.1.1.1", 0)};
    firewall.packet.quoted = OUT;
    const Verdict verdict = firewall.engine.Process(firewall.packet, InterfaceId(1), Time{0});
    BOOST_TEST(bool(verdict.reason == DropReason::UnknownIcmpError));
}

// C18, J83: in or out by an interface of no zone, without a route, and malformed.
BOOST_AUTO_TEST_CASE(GivesEachDropItsReason)
{
    Firewall firewall;
    BOOST_TEST(bool(firewall.Send(2, OUT).reason == DropReason::NoZone));
    const FlowKey toNoZone{IpProtocol::Udp, OUT.source, At("3.3.3.3", 53)};
    BOOST_TEST(bool(firewall.Send(0, toNoZone).reason == DropReason::NoZone));
    const FlowKey nowhere{IpProtocol::Udp, OUT.source, At("9.9.9.9", 53)};
    BOOST_TEST(bool(firewall.Send(0, nowhere).reason == DropReason::NoRoute));
    firewall.packet = {};
    firewall.packet.malformed = true;
    BOOST_TEST(bool(firewall.engine.Process(firewall.packet, InterfaceId(0), Time{0}).reason ==
                    DropReason::MalformedPacket));
    BOOST_TEST(firewall.engine.GetCounters().received == 4U);
    BOOST_TEST(firewall.engine.GetCounters().drops.size() == 4U);
}

// C18: ping to the firewall itself, where the zone answers it.
BOOST_AUTO_TEST_CASE(ConsumesWhatTheHostServicesOfTheZoneAnswer)
{
    Firewall firewall;
    FlowKey ping{IpProtocol::Icmp, At("10.1.1.3", 7), At("10.1.1.1", 0)};
    BOOST_TEST(bool(firewall.Send(0, ping).action == Verdict::Action::Consumed));
    ping = {IpProtocol::Icmp, At("1.1.1.9", 7), At("1.1.1.1", 0)};
    BOOST_TEST(bool(firewall.Send(1, ping).reason == DropReason::HostInboundDenied));
}

// A4: an idle session goes at its timeout, not before, and takes its mapping along.
BOOST_AUTO_TEST_CASE(ForgetsIdleSessions)
{
    Firewall firewall;
    firewall.Send(0, OUT);
    firewall.engine.Advance(299s);
    BOOST_TEST(firewall.engine.GetGauges().sessions == 1U);
    firewall.engine.Advance(301s);
    BOOST_TEST(firewall.engine.GetGauges().sessions == 0U);
    BOOST_TEST(firewall.engine.GetGauges().portsInUse == 0U);
}

// C6: the operator clears sessions, and the next packet starts anew.
BOOST_AUTO_TEST_CASE(ClearsSessionsAndFreesTheirPorts)
{
    Firewall firewall;
    firewall.Send(0, OUT);
    firewall.engine.ClearSessions(1s);
    BOOST_TEST(firewall.engine.GetGauges().sessions == 0U);
    BOOST_TEST(firewall.engine.GetGauges().mappings == 0U);
    firewall.now = 2s;
    BOOST_TEST(bool(firewall.Send(0, OUT).action == Verdict::Action::Translated));
}

// Case 60: a table that is full refuses, and leaves no mapping behind.
BOOST_AUTO_TEST_CASE(RefusesSessionsBeyondTheLimit)
{
    FirewallConfig config = MakeConfig();
    config.nat.maxSessions = 1;
    Firewall firewall(config);
    firewall.Send(0, OUT);
    FlowKey other = OUT;
    other.source.port = 4001;
    BOOST_TEST(bool(firewall.Send(0, other).reason == DropReason::SessionTableFull));
    BOOST_TEST(firewall.engine.GetGauges().mappings == 1U);
}

// J1, I8: what goes to port 5060 is for the ALG, and so is what comes back.
BOOST_AUTO_TEST_CASE(KnowsSignallingByItsPort)
{
    Firewall firewall;
    const FlowKey sip{IpProtocol::Udp, At("10.1.1.3", 4000), At("1.1.1.9", 5060)};
    BOOST_TEST(firewall.engine.IsSignalling(sip));
    BOOST_TEST(!firewall.engine.IsSignalling(OUT));
}

BOOST_AUTO_TEST_SUITE_END()
