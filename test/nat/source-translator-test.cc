// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

using Kind = SourceTranslation::Kind;

struct Fixture
{
    Fixture()
    {
        config.sourceRuleSets = {MakeRuleSet(MakeInterfaceRule())};
    }

    void UsePool(const char* low, const char* high)
    {
        config.pools = {MakePool(low, high)};
        config.sourceRuleSets = {MakeRuleSet(MakePoolRule())};
    }

    SourceNatRule& Rule()
    {
        return config.sourceRuleSets[0].rules[0];
    }

    /// The NAT over the configuration as it is now.
    NatState& Nat()
    {
        if (!nat)
        {
            nat = std::make_unique<NatState>(config, routes, chooser, log);
        }
        return *nat;
    }

    SourceTranslation Translate(const IpEndpoint& inside, IpProtocol protocol = IpProtocol::Udp)
    {
        return Nat().translator.Translate(protocol, inside, context, 0s);
    }

    SourceTranslation TranslateNamed(const IpEndpoint& inside)
    {
        return Nat().translator.TranslateNamed(IpProtocol::Udp, inside, context, 0s);
    }

    SourceTranslator::PairTranslation TranslatePair(const IpEndpoint& rtp, const IpEndpoint& rtcp)
    {
        return Nat().translator.TranslatePair(rtp, rtcp, context, 0s);
    }

    SourceTranslator::PairTranslation TranslatePair(uint16_t port)
    {
        return TranslatePair(Endpoint("10.1.1.3", port), Endpoint("10.1.1.3", port + 1));
    }

    const Mapping& MappingOf(const SourceTranslation& translation)
    {
        return *Nat().mappings.Find(translation.mapping);
    }

    uint32_t PortsTaken()
    {
        return Nat().mappings.GetPorts().GetTakenCount();
    }

    NatConfig config;
    FakeRoutes routes;
    SequentialChooser chooser;
    EventLog log;
    std::unique_ptr<NatState> nat;
    SourceTranslator::Context context{{PRIVATE, PUBLIC}, OUTSIDE, Address("9.9.9.9")};
    const IpEndpoint phone = Endpoint("10.1.1.3", 5060);
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(SourceTranslatorTest, Fixture)

/// J73: interface NAT shares the one address of the egress interface.
BOOST_AUTO_TEST_CASE(UsesTheAddressOfTheEgressInterface)
{
    const auto first = Translate(phone);
    BOOST_TEST((first.kind == Kind::Mapped));
    BOOST_TEST(first.external.ToString() == "1.1.1.1:5060");
    const auto second = Translate(Endpoint("10.1.1.4", 5060));
    BOOST_TEST(second.external.ToString() == "1.1.1.1:1024");
}

BOOST_AUTO_TEST_CASE(LeavesFlowsWithoutARuleAlone)
{
    context.zones.to = DMZ;
    BOOST_TEST((Translate(phone).kind == Kind::None));
    BOOST_TEST((TranslateNamed(phone).external == phone));
    const auto pair = TranslatePair(16384);
    BOOST_TEST((pair.rtp.kind == Kind::None));
    BOOST_TEST(pair.rtcp.external.ToString() == "10.1.1.3:16385");
    BOOST_TEST(PortsTaken() == 0u);
}

BOOST_AUTO_TEST_CASE(RefusesWhenTheInterfaceHasNoAddress)
{
    routes.addresses.clear();
    BOOST_TEST((Translate(phone).kind == Kind::Refused));
}

/// RFC 4787 REQ-3: well-known ports are mapped into the range.
BOOST_AUTO_TEST_CASE(MapsAWellKnownPortIntoTheRange)
{
    BOOST_TEST(Translate(Endpoint("10.1.1.3", 53)).external.port == 1024);
}

/// J20, A8: one inside endpoint keeps one public endpoint towards any destination.
BOOST_AUTO_TEST_CASE(ReusesMappingForNewRemoteWhenEndpointIndependent)
{
    Rule().persistent = PersistentNat{RemoteFilter::TargetHost, 100s};
    const auto first = Translate(phone);
    context.remote = Address("8.8.8.8");
    const auto second = Translate(phone);
    BOOST_TEST((first.mapping == second.mapping));
    BOOST_TEST((MappingOf(first).filter == RemoteFilter::TargetHost));
    BOOST_TEST((MappingOf(first).linger == 100s));
}

BOOST_AUTO_TEST_CASE(MakesAMappingForEachSessionWithoutPersistentNat)
{
    const auto first = Translate(phone);
    const auto second = Translate(phone);
    BOOST_TEST((first.mapping != second.mapping));
    BOOST_TEST((first.external != second.external));
    BOOST_TEST(!MappingOf(first).endpointIndependent);
    BOOST_TEST((MappingOf(first).linger == 0s));
}

/// J78: media that leaves by another zone than its signalling uses the mapping that was named.
BOOST_AUTO_TEST_CASE(UsesANamedMappingWhateverZoneItWasMadeFor)
{
    const auto named = TranslateNamed(phone);
    context.zones.to = DMZ;
    const auto used = Translate(phone);
    BOOST_TEST((used.mapping == named.mapping));
    BOOST_TEST((TranslateNamed(phone).kind == Kind::None));
}

BOOST_AUTO_TEST_CASE(PrefersTheMappingOfTheRightZone)
{
    config.sourceRuleSets[0].to = {PUBLIC, DMZ};
    const auto outside = TranslateNamed(phone);
    context.zones.to = DMZ;
    const auto dmz = TranslateNamed(phone);
    BOOST_TEST((outside.mapping != dmz.mapping));
    BOOST_TEST((Translate(phone).mapping == dmz.mapping));
    context.zones.to = PUBLIC;
    BOOST_TEST((Translate(phone).mapping == outside.mapping));
}

BOOST_AUTO_TEST_CASE(MakesANamedMappingAsThePersistentRuleSays)
{
    Rule().persistent = PersistentNat{RemoteFilter::AnyRemoteHost, 100s};
    const auto named = TranslateNamed(phone);
    BOOST_TEST(MappingOf(named).endpointIndependent);
    BOOST_TEST((MappingOf(named).filter == RemoteFilter::AnyRemoteHost));
    BOOST_TEST((MappingOf(named).linger == 100s));
    BOOST_TEST((TranslateNamed(phone).mapping == named.mapping));
}

/// Without persistent NAT, pinholes say who may send to a named endpoint.
BOOST_AUTO_TEST_CASE(KeepsANamedMappingClosedWithoutPersistentNat)
{
    const auto named = TranslateNamed(phone);
    BOOST_TEST(MappingOf(named).endpointIndependent);
    BOOST_TEST((MappingOf(named).filter == RemoteFilter::TargetHostPort));
    BOOST_TEST((MappingOf(named).linger == 0s));
}

/// J76: static rules come before source rules, keep the port and take none.
BOOST_AUTO_TEST_CASE(TranslatesStaticallyBeforeSourceRules)
{
    config.staticRuleSets = {{"s", PUBLIC, {{"r", Prefix("1.1.1.3/32"), Prefix("10.1.1.3/32")}}}};
    BOOST_TEST((Translate(phone).kind == Kind::Static));
    BOOST_TEST(Translate(phone).external.ToString() == "1.1.1.3:5060");
    BOOST_TEST(TranslateNamed(phone).external.ToString() == "1.1.1.3:5060");
    const auto pair = TranslatePair(16385);
    BOOST_TEST(pair.rtp.external.ToString() == "1.1.1.3:16385");
    BOOST_TEST(pair.rtcp.external.ToString() == "1.1.1.3:16386");
    BOOST_TEST(PortsTaken() == 0u);
}

/// J75: hosts get addresses of their own while there are any, and share them after.
BOOST_AUTO_TEST_CASE(SharesThePoolsAddressesWhenThereAreMoreHosts)
{
    UsePool("1.1.1.20", "1.1.1.40");
    std::set<IpAddress> addresses;
    for (uint16_t host = 1; host <= 21; ++host)
    {
        addresses.insert(Translate({Address("10.1.1.0").Plus(host), 5060}).external.address);
    }
    BOOST_TEST(addresses.size() == 21u);
    const auto shared = Translate(Endpoint("10.1.1.22", 5060));
    BOOST_TEST(shared.external.ToString() == "1.1.1.20:1024");
}

/// RFC 4787 REQ-2: paired pooling.
BOOST_AUTO_TEST_CASE(KeepsAHostOnItsAddress)
{
    UsePool("1.1.1.20", "1.1.1.40");
    const auto first = Translate(phone);
    Translate(Endpoint("10.1.1.4", 5060));
    BOOST_TEST((Translate(Endpoint("10.1.1.3", 7000)).external.address == first.external.address));
    BOOST_TEST((TranslatePair(16384).rtp.external.address == first.external.address));
}

BOOST_AUTO_TEST_CASE(GoesToAnotherAddressWhenTheHostsOwnIsFull)
{
    UsePool("1.1.1.20", "1.1.1.21");
    config.pools[0].ports = {2000, 2000};
    BOOST_TEST(Translate(phone).external.ToString() == "1.1.1.20:2000");
    BOOST_TEST(Translate(phone).external.ToString() == "1.1.1.21:2000");
    BOOST_TEST((Translate(phone).kind == Kind::Refused));
}

/// J75: "address-only", 22nd host refused.
BOOST_AUTO_TEST_CASE(GivesEachHostAnAddressOfItsOwnInAnAddressOnlyPool)
{
    UsePool("1.1.1.20", "1.1.1.40");
    config.pools[0].translatesPorts = false;
    MappingId ninth;
    for (uint16_t host = 1; host <= 21; ++host)
    {
        const auto made = Translate({Address("10.1.1.0").Plus(host), 53});
        BOOST_TEST(made.external.port == 53);
        ninth = host == 9 ? made.mapping : ninth;
    }
    const IpEndpoint late = Endpoint("10.1.1.22", 53);
    BOOST_TEST((Translate(late).kind == Kind::Refused));
    Nat().mappings.Discard(ninth, 0s);
    BOOST_TEST(Translate(late).external.ToString() == "1.1.1.28:53");
}

BOOST_AUTO_TEST_CASE(KeepsPortsOfAnAddressOnlyPool)
{
    UsePool("1.1.1.20", "1.1.1.20");
    config.pools[0].translatesPorts = false;
    const auto pair = TranslatePair(16385);
    BOOST_TEST(pair.rtp.external.ToString() == "1.1.1.20:16385");
    BOOST_TEST(pair.rtcp.external.ToString() == "1.1.1.20:16386");
    context.zones.to = DMZ;
    config.sourceRuleSets[0].to.push_back(DMZ);
    BOOST_TEST((TranslateNamed(Endpoint("10.1.1.3", 16385)).mapping == pair.rtp.mapping));
    const auto other = TranslatePair(Endpoint("10.1.1.4", 16384), Endpoint("10.1.1.4", 16385));
    BOOST_TEST((other.rtp.kind == Kind::Refused));
    BOOST_TEST(PortsTaken() == 2u);
}

/// Half of a pair is refused (the other host has the only address): the other half goes back.
BOOST_AUTO_TEST_CASE(GivesHalfAPairBackInAnAddressOnlyPool)
{
    UsePool("1.1.1.20", "1.1.1.20");
    config.pools[0].translatesPorts = false;
    const auto pair = TranslatePair(Endpoint("10.1.1.3", 16384), Endpoint("10.1.1.4", 16385));
    BOOST_TEST((pair.rtp.kind == Kind::Refused));
    BOOST_TEST((pair.rtcp.kind == Kind::Refused));
    BOOST_TEST(PortsTaken() == 0u);
}

/// Case 23: an odd RTP port is legal and stays odd.
BOOST_AUTO_TEST_CASE(KeepsTheParityOfRtpPorts)
{
    const auto even = TranslatePair(16384);
    BOOST_TEST(even.rtp.external.port == 63488);
    BOOST_TEST(even.rtcp.external.port == 63489);
    const auto odd = TranslatePair(17001);
    BOOST_TEST(odd.rtp.external.port == 63491);
    BOOST_TEST(odd.rtcp.external.port == 63492);
    BOOST_TEST((MappingOf(odd.rtp).linger == 0s));
    BOOST_TEST(MappingOf(odd.rtcp).endpointIndependent);
}

BOOST_AUTO_TEST_CASE(PreservesAPairWithinTheTwinPorts)
{
    BOOST_TEST(TranslatePair(64001).rtp.external.port == 64001);
    const auto other = TranslatePair(Endpoint("10.1.1.4", 64002), Endpoint("10.1.1.4", 64003));
    BOOST_TEST(other.rtp.external.port == 63488);
}

/// J51, case 59: both or none, and reusable after.
BOOST_AUTO_TEST_CASE(RefusesAPairWithoutTwoConsecutivePorts)
{
    config.interfaceTwinPorts = {63489, 63491};
    const auto pair = TranslatePair(16384);
    BOOST_TEST(pair.rtp.external.port == 63490);
    const auto refused = TranslatePair(17000);
    BOOST_TEST((refused.rtp.kind == Kind::Refused));
    BOOST_TEST((refused.rtcp.kind == Kind::Refused));
    BOOST_TEST(PortsTaken() == 2u);
    Nat().mappings.Discard(pair.rtp.mapping, 0s);
    Nat().mappings.Discard(pair.rtcp.mapping, 0s);
    BOOST_TEST(TranslatePair(17000).rtp.external.port == 63490);
}

/// Case 59, at the cap of mappings.
BOOST_AUTO_TEST_CASE(LeavesNoHalfPairWhenTheTableIsFull)
{
    config.maxMappings = 1;
    BOOST_TEST((TranslatePair(16384).rtp.kind == Kind::Refused));
    BOOST_TEST(PortsTaken() == 0u);
    BOOST_TEST(Nat().mappings.GetRows().Size() == 0u);
}

BOOST_AUTO_TEST_CASE(UsesTheMappingsOfAPairAgain)
{
    const auto first = TranslatePair(16384);
    const auto second = TranslatePair(16384);
    BOOST_TEST((second.rtp.mapping == first.rtp.mapping));
    BOOST_TEST((second.rtcp.mapping == first.rtcp.mapping));
    BOOST_TEST(PortsTaken() == 2u);
}

/// RFC 3605: a=rtcp names a port that does not follow RTP's, even of another host.
BOOST_AUTO_TEST_CASE(PutsRtcpAfterRtpWhereverItIsInside)
{
    const auto pair = TranslatePair(Endpoint("10.1.1.3", 16384), Endpoint("10.1.1.4", 53020));
    BOOST_TEST(pair.rtp.external.ToString() == "1.1.1.1:63488");
    BOOST_TEST(pair.rtcp.external.ToString() == "1.1.1.1:63489");
    BOOST_TEST(MappingOf(pair.rtcp).internal.ToString() == "10.1.1.4:53020");
}

BOOST_AUTO_TEST_CASE(AddsRtcpAfterAnRtpMappingThatExists)
{
    const auto rtp = TranslateNamed(Endpoint("10.1.1.3", 16384));
    const auto pair = TranslatePair(16384);
    BOOST_TEST((pair.rtp.mapping == rtp.mapping));
    BOOST_TEST(pair.rtcp.external.port == rtp.external.port + 1);
}

BOOST_AUTO_TEST_CASE(MakesANewPairWhenThePortAfterRtpIsTaken)
{
    const auto rtp = TranslateNamed(Endpoint("10.1.1.3", 16384));
    Translate(Endpoint("10.1.1.4", 16385));
    const auto pair = TranslatePair(16384);
    BOOST_TEST((pair.rtp.mapping != rtp.mapping));
    BOOST_TEST(pair.rtp.external.port == 63488);
    BOOST_TEST(pair.rtcp.external.port == 63489);
}

/// RFC 5761: with rtcp-mux there is no RTCP port.
BOOST_AUTO_TEST_CASE(TakesOnePortWithoutRtcp)
{
    Rule().persistent = PersistentNat{};
    const auto pair = TranslatePair(Endpoint("10.1.1.3", 16384), {});
    BOOST_TEST(pair.rtp.external.ToString() == "1.1.1.1:16384");
    BOOST_TEST((MappingOf(pair.rtp).linger == 0s));
    BOOST_TEST((pair.rtcp.kind == Kind::None));
    BOOST_TEST(PortsTaken() == 1u);
}

/// RFC 5508: the query identifier is the port.
BOOST_AUTO_TEST_CASE(KeepsAnEchoIdentifierIfItIsFree)
{
    const auto first = Translate(Endpoint("10.1.1.3", 7), IpProtocol::Icmp);
    const auto second = Translate(Endpoint("10.1.1.4", 7), IpProtocol::Icmp);
    BOOST_TEST(first.external.ToString() == "1.1.1.1:7");
    BOOST_TEST(second.external.ToString() == "1.1.1.1:0");
}

BOOST_AUTO_TEST_CASE(AssignsPortsInSequence)
{
    config.portAssignment = PortAssignment::Sequential;
    BOOST_TEST(Translate(phone).external.port == 1024);
    BOOST_TEST(Translate(phone).external.port == 1025);
}

/// RFC 6056: the chooser decides.
BOOST_AUTO_TEST_CASE(AssignsPortsAtRandom)
{
    struct Last : Chooser
    {
        uint32_t Choose(uint32_t bound) override
        {
            return bound - 1;
        }
    } last;

    config.portAssignment = PortAssignment::Random;
    NatState random(config, routes, last, log);
    BOOST_TEST(random.translator.Translate(IpProtocol::Udp, phone, context, 0s).external.port ==
               63487);
    const auto pair =
        random.translator.TranslatePair(phone, Endpoint("10.1.1.3", 5061), context, 0s);
    BOOST_TEST(pair.rtp.external.port == 65534);
}

BOOST_AUTO_TEST_CASE(NeverUsesTheBroadcastAddressOfAPool)
{
    UsePool("255.255.255.254", "255.255.255.255");
    BOOST_TEST(Translate(phone).external.ToString() == "255.255.255.254:5060");
    BOOST_TEST(Translate(Endpoint("10.1.1.4", 5060)).external.ToString() == "255.255.255.254:1024");
}

BOOST_AUTO_TEST_CASE(TranslatesIpv6FromAPoolOfItsFamily)
{
    UsePool("2001:db8::20", "2001:db8::21");
    BOOST_TEST((Translate(phone).kind == Kind::Refused));
    BOOST_TEST(Translate(Endpoint("fd00::3", 5060)).external.ToString() == "[2001:db8::20]:5060");
}

BOOST_AUTO_TEST_SUITE_END()
