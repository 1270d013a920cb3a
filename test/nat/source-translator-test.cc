// SPDX-License-Identifier: GPL-2.0-only
#include "translator-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_FIXTURE_TEST_SUITE(SourceTranslatorTest, TranslatorFixture)

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

/// J20, A8: one inside endpoint keeps one public endpoint towards any destination.
BOOST_AUTO_TEST_CASE(ReusesMappingForNewRemoteWhenEndpointIndependent)
{
    Rule().persistent = PersistentNat{RemoteFilter::TargetHost, 100s, 8};
    const auto first = Translate(phone);
    context.remote = Address("8.8.8.8");
    const auto second = Translate(phone);
    BOOST_TEST((first.mapping == second.mapping));
    BOOST_TEST((MappingOf(first).persistence->settings.permit == RemoteFilter::TargetHost));
    BOOST_TEST((MappingOf(first).persistence->settings.inactivityTimeout == 100s));
    BOOST_TEST(MappingOf(first).persistence->settings.maximumSessions == 8u);
}

BOOST_AUTO_TEST_CASE(MakesAMappingForEachSessionWithoutPersistentNat)
{
    const auto first = Translate(phone);
    const auto second = Translate(phone);
    BOOST_TEST((first.mapping != second.mapping));
    BOOST_TEST((first.external != second.external));
    BOOST_TEST(!MappingOf(first).endpointIndependent);
    BOOST_TEST(!MappingOf(first).persistence);
}

/// Media that leaves by another zone than its signalling uses the mapping that was named.
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
    Rule().persistent = PersistentNat{RemoteFilter::AnyRemoteHost, 100s, 30};
    const auto named = TranslateNamed(phone);
    BOOST_TEST(MappingOf(named).endpointIndependent);
    BOOST_TEST((MappingOf(named).persistence->settings.permit == RemoteFilter::AnyRemoteHost));
    BOOST_TEST((MappingOf(named).persistence->settings.inactivityTimeout == 100s));
    BOOST_TEST((TranslateNamed(phone).mapping == named.mapping));
}

/// Without persistent NAT, pinholes say who may send to a named endpoint.
BOOST_AUTO_TEST_CASE(KeepsANamedMappingClosedWithoutPersistentNat)
{
    const auto named = TranslateNamed(phone);
    BOOST_TEST(MappingOf(named).endpointIndependent);
    BOOST_TEST(!MappingOf(named).persistence);
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

// Case 50: from the outside of an endpoint back to its inside, by whatever rule.
BOOST_AUTO_TEST_CASE(FindsTheInsideOfWhatStandsForIt)
{
    const auto inside = [&](const IpEndpoint& external) {
        const auto found = Nat().translator.FindInside(IpProtocol::Udp, external);
        return found && found->translation.external == external ? found->endpoint : IpEndpoint();
    };
    const auto mapped = TranslateNamed(phone);
    BOOST_TEST(inside(mapped.external).ToString() == "10.1.1.3:5060");
    BOOST_TEST(!Nat().translator.FindInside(IpProtocol::Tcp, mapped.external));
    BOOST_TEST(!Nat().translator.FindInside(IpProtocol::Udp, Endpoint("1.1.1.3", 4000)));
    config.staticRuleSets = {{"s", PUBLIC, {{"r", Prefix("1.1.1.3/32"), Prefix("10.1.1.3/32")}}}};
    BOOST_TEST(inside(Endpoint("1.1.1.3", 4000)).ToString() == "10.1.1.3:4000");
    BOOST_TEST((
        Nat().translator.FindInside(IpProtocol::Udp, Endpoint("1.1.1.3", 4000))->translation.kind ==
        Kind::Static));
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

/// RTCP at another host than RTP goes by that host's own rule.
BOOST_AUTO_TEST_CASE(TranslatesEachHalfOfAPairByTheRuleOfItsHost)
{
    UsePool("1.1.1.20", "1.1.1.20");
    Rule().sources = {Prefix("10.1.1.4/32")};
    const auto pair = TranslatePair(Endpoint("10.1.1.3", 16384), Endpoint("10.1.1.4", 16385));
    BOOST_TEST((pair.rtp.kind == Kind::None));
    BOOST_TEST((pair.rtcp.kind == Kind::Mapped));
    BOOST_TEST(pair.rtcp.external.address.ToString() == "1.1.1.20");
}

/// Case 24: consecutive ports stay consecutive, and the same ones are found again.
BOOST_AUTO_TEST_CASE(TranslatesARunOfPortsToConsecutiveOnes)
{
    TranslatePair(16384);
    const IpEndpoint first = Endpoint("10.1.1.3", 20001);
    const auto run = Nat().translator.TranslateRun(first, 4, context, 0s);
    BOOST_REQUIRE(run.size() == 4U);
    for (uint16_t i = 0; i < 4; ++i)
    {
        BOOST_TEST(run[i].external.port == 63491 + i);
        BOOST_TEST(MappingOf(run[i]).internal.GetPort() == 20001 + i);
        BOOST_TEST((MappingOf(run[i]).rule.kind == NatRuleRef::Kind::Source));
    }
    const auto again = Nat().translator.TranslateRun(first, 4, context, 0s);
    BOOST_TEST((again.at(3).mapping == run[3].mapping));
    BOOST_TEST(PortsTaken() == 6u);
}

/// Case 59: a run for which there is no room leaves nothing behind.
BOOST_AUTO_TEST_CASE(MakesNothingOfARunWithoutRoom)
{
    config.interfaceTwinPorts = {63488, 63490};
    BOOST_TEST(Nat().translator.TranslateRun(phone, 4, context, 0s).empty());
    BOOST_TEST(PortsTaken() == 0u);
    BOOST_TEST(Nat().mappings.GetRows().Size() == 0U);
}

/// Case 59: nor does it cost what was there before, though nobody holds it now.
BOOST_AUTO_TEST_CASE(ARefusedRunLeavesTheMappingsThatWereThere)
{
    UsePool("1.1.1.20", "1.1.1.20");
    config.pools[0].translatesPorts = false;
    config.maxMappings = 2;
    const SourceTranslation known = TranslateNamed(Endpoint("10.1.1.3", 20001));
    BOOST_TEST(Nat().translator.TranslateRun(Endpoint("10.1.1.3", 20001), 4, context, 0s).empty());
    BOOST_TEST(Nat().mappings.Find(known.mapping));
    BOOST_TEST(PortsTaken() == 1u);
}

BOOST_AUTO_TEST_CASE(KeepsTheRunOfAStaticHost)
{
    config.staticRuleSets = {{"s", PUBLIC, {{"r", Prefix("1.1.1.3/32"), Prefix("10.1.1.3/32")}}}};
    const auto run = Nat().translator.TranslateRun(Endpoint("10.1.1.3", 20001), 2, context, 0s);
    BOOST_TEST(run.at(1).external.ToString() == "1.1.1.3:20002");
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
    BOOST_TEST(!MappingOf(odd.rtp).persistence);
    BOOST_TEST(MappingOf(odd.rtcp).endpointIndependent);
    BOOST_TEST((MappingOf(odd.rtcp).rule.kind == NatRuleRef::Kind::Source));
    BOOST_TEST((TranslatePair(17001).rtcp.mapping == odd.rtcp.mapping));
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

/// Port 0 is none, though it is free.
BOOST_AUTO_TEST_CASE(MakesANewPairBehindTheLastPort)
{
    config.interfacePorts = {65535, 65535};
    const auto rtp = TranslateNamed(Endpoint("10.1.1.3", 16384));
    BOOST_TEST(rtp.external.port == 65535);
    const auto pair = TranslatePair(16384);
    BOOST_TEST(pair.rtp.external.port == 63488);
    BOOST_TEST(pair.rtcp.external.port == 63489);
}

/// Case 59, at the cap of mappings: RTP's stays, for it was there before.
BOOST_AUTO_TEST_CASE(RefusesBothWhenThereIsNoRoomForRtcp)
{
    config.maxMappings = 1;
    const auto rtp = TranslateNamed(Endpoint("10.1.1.3", 16384));
    const auto pair = TranslatePair(16384);
    BOOST_TEST((pair.rtp.kind == Kind::Refused));
    BOOST_TEST((pair.rtcp.kind == Kind::Refused));
    BOOST_TEST(Nat().mappings.Find(rtp.mapping));
    BOOST_TEST(PortsTaken() == 1u);
}

/// RFC 5761: with rtcp-mux there is no RTCP port.
BOOST_AUTO_TEST_CASE(TakesOnePortWithoutRtcp)
{
    Rule().persistent = PersistentNat{};
    const auto pair = TranslatePair(Endpoint("10.1.1.3", 16384), {});
    BOOST_TEST(pair.rtp.external.ToString() == "1.1.1.1:16384");
    BOOST_TEST(!MappingOf(pair.rtp).persistence);
    BOOST_TEST((pair.rtcp.kind == Kind::None));
    BOOST_TEST(PortsTaken() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
