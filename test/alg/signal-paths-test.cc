// SPDX-License-Identifier: GPL-2.0-only
#include "signal-fixture.h"
#include "signal-paths.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

constexpr auto CONTACT = static_cast<uint8_t>(SignalHeader::Contact);

struct Fixture : SignalFixture
{
    AddressTranslator::Named Name(uint16_t port, uint8_t headers = CONTACT)
    {
        const IpEndpoint external = Show(Phone(port));
        return {Phone(port), external, MappingOf(external), headers, true};
    }

    void Keep(const AddressTranslator::Named& named, Time now = 0s)
    {
        signals.Keep(paths, {named}, OwnerRef{1, 0, 0, 0}, PRIVATE, now);
    }

    void Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        nat.timers.Advance(now, due);
        for (const auto& token : due)
        {
            nat.ServeTimer(token, now);
        }
    }

    SignalPaths signals{config, nat};
    SignalPathList paths;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(SignalPathsTest, Fixture)

// J16, C12: open for anybody, read as SIP, for as long as the owner lives.
BOOST_AUTO_TEST_CASE(OpensAPinholeUntilItsOwnerLetsGo)
{
    const auto named = Name(5070);
    Keep(named);
    BOOST_REQUIRE(paths.size() == 1U);
    const Pinhole& pinhole = *nat.pinholes.Find(paths[0].pinhole);
    BOOST_TEST((pinhole.kind == PinholeKind::Signal));
    BOOST_TEST((pinhole.internal == Phone(5070)));
    BOOST_TEST((pinhole.zones.from == NO_ZONE));
    BOOST_TEST(!pinhole.oneShot);
    BOOST_TEST(pinhole.application);
    Advance(10h);
    BOOST_TEST(IsOpen(named.external));
    signals.Release(paths, 10h);
    BOOST_TEST(!IsOpen(named.external));
    BOOST_TEST(paths.empty());
}

BOOST_AUTO_TEST_CASE(NamesOfOneEndpointShareAPath)
{
    Keep(Name(5070));
    Keep(Name(5070, static_cast<uint8_t>(SignalHeader::Via)));
    BOOST_TEST(paths.size() == 1U);
    BOOST_TEST(nat.pinholes.GetRows().Size() == 1U);
    BOOST_TEST(int(paths[0].headers) == int(SignalHeader::Contact | SignalHeader::Via));
}

// C8: what no listed header names keeps its mapping, and no more.
BOOST_AUTO_TEST_CASE(HoldsOnlyTheMappingOfWhatNoListedHeaderNames)
{
    config.signalPinholes = static_cast<uint8_t>(SignalHeader::Via);
    const auto contact = Name(5070);
    const uint32_t holders = nat.mappings.Find(contact.mapping)->holders;
    Keep(contact);
    Keep(Name(5072, 0));
    BOOST_TEST(paths.size() == 2U);
    BOOST_TEST(nat.pinholes.GetRows().Size() == 0U);
    BOOST_TEST(nat.mappings.Find(contact.mapping)->holders == holders + 1);
    auto via = contact;
    via.headers = static_cast<uint8_t>(SignalHeader::Via);
    Keep(via);
    BOOST_TEST(IsOpen(contact.external));
}

BOOST_AUTO_TEST_CASE(OpensNothingThatAPolicyPermitsAnyway)
{
    auto named = Name(5070);
    named.isNeeded = false;
    Keep(named);
    BOOST_TEST(!IsOpen(named.external));
}

// J16: with a lifetime it ages out, and opens again when it is named again.
BOOST_AUTO_TEST_CASE(AgesOutIfTheOperatorWantsIt)
{
    config.signalPinholeLifetime = 100s;
    const auto named = Name(5070);
    Keep(named, 0s);
    Keep(named, 50s);
    Advance(149s);
    BOOST_TEST(IsOpen(named.external));
    Advance(150s);
    BOOST_TEST(!IsOpen(named.external));
    Keep(named, 200s);
    BOOST_TEST(IsOpen(named.external));
    BOOST_TEST(paths.size() == 1U);
}

// Case 60: one message, or one owner, opens so many and no more.
BOOST_AUTO_TEST_CASE(KeepsABoundedNumberOfEndpoints)
{
    for (uint16_t port = 6000; port < 6000 + 2 * SignalPaths::MAX_PATHS; ++port)
    {
        Keep(Name(port));
    }
    BOOST_TEST(paths.size() == SignalPaths::MAX_PATHS);
    BOOST_TEST(nat.pinholes.GetRows().Size() == SignalPaths::MAX_PATHS);
}

BOOST_AUTO_TEST_SUITE_END()
