// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

const IpEndpoint OPENED = Endpoint("1.1.1.1", 63488);

FlowKey
FlowFrom(const char* source)
{
    return {IpProtocol::Udp, Endpoint(source, 4000), OPENED};
}

struct Fixture
{
    static Pinhole MakePinhole()
    {
        Pinhole pinhole;
        pinhole.destination = OPENED;
        pinhole.internal = Endpoint("10.1.1.3", 16384);
        pinhole.zones = {PUBLIC, PRIVATE};
        pinhole.expiresAt = 180s;
        return pinhole;
    }

    MappingId Map(const IpEndpoint& external)
    {
        mappings.GetPorts().Take(IpProtocol::Udp, external);
        return mappings.Add({}, {}, external, 0s);
    }

    PinholeId OpenFor(std::optional<IpAddress> source, MappingId mapping = {})
    {
        Pinhole pinhole = MakePinhole();
        pinhole.sourceAddress = source;
        pinhole.mapping = mapping;
        return pinholes.Open(Like(pinhole), 0s);
    }

    void Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        timers.Advance(now, due);
        for (const auto& token : due)
        {
            pinholes.ServeTimer(token, now);
        }
    }

    EventLog log;
    TimerWheel timers;
    MappingTable mappings{timers, log, 100};
    PinholeTable pinholes{timers, mappings, log, 4};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(PinholeTableTest, Fixture)

BOOST_AUTO_TEST_CASE(MatchesItsDestinationFromItsZoneOnly)
{
    const auto id = pinholes.Open(Like(MakePinhole()), 0s);
    BOOST_TEST((pinholes.Match(FlowFrom("2.2.2.2"), PUBLIC) == id));
    BOOST_TEST(!pinholes.Match(FlowFrom("2.2.2.2"), DMZ));
    FlowKey other = FlowFrom("2.2.2.2");
    other.destination.port++;
    BOOST_TEST(!pinholes.Match(other, PUBLIC));
    other = FlowFrom("2.2.2.2");
    other.protocol = IpProtocol::Tcp;
    BOOST_TEST(!pinholes.Match(other, PUBLIC));
}

BOOST_AUTO_TEST_CASE(MatchesFromAnyZoneWithoutAFromZone)
{
    Pinhole pinhole = MakePinhole();
    pinhole.zones.from = NO_ZONE;
    const auto id = pinholes.Open(Like(pinhole), 0s);
    BOOST_TEST((pinholes.Match(FlowFrom("2.2.2.2"), DMZ) == id));
}

/// Case 58: equal expectations of two parents.
BOOST_AUTO_TEST_CASE(TriesTheOneWithTheSourceFirstAndThenTheOldest)
{
    const auto wild = OpenFor(std::nullopt);
    const auto laterWild = OpenFor(std::nullopt);
    const auto exact = OpenFor(Address("2.2.2.2"));
    OpenFor(Address("2.2.2.2"));
    BOOST_TEST((pinholes.Match(FlowFrom("2.2.2.2"), PUBLIC) == exact));
    BOOST_TEST((pinholes.Match(FlowFrom("3.3.3.3"), PUBLIC) == wild));
    pinholes.Close(wild, RemovalReason::Released, 0s);
    BOOST_TEST((pinholes.Match(FlowFrom("3.3.3.3"), PUBLIC) == laterWild));
}

/// The same of a mapping's external endpoint.
BOOST_AUTO_TEST_CASE(TriesThoseOfAMappingInTheSameOrder)
{
    const MappingId mapping = Map(OPENED);
    const auto wild = OpenFor(std::nullopt, mapping);
    const auto laterWild = OpenFor(std::nullopt, mapping);
    const auto exact = OpenFor(Address("2.2.2.2"), mapping);
    BOOST_TEST((pinholes.Match(FlowFrom("2.2.2.2"), PUBLIC) == exact));
    BOOST_TEST((pinholes.Match(FlowFrom("3.3.3.3"), PUBLIC) == wild));
    pinholes.Close(exact, RemovalReason::Released, 0s);
    BOOST_TEST((pinholes.Match(FlowFrom("2.2.2.2"), PUBLIC) == wild));
    pinholes.Close(wild, RemovalReason::Released, 0s);
    BOOST_TEST((pinholes.Match(FlowFrom("3.3.3.3"), PUBLIC) == laterWild));
    pinholes.Close(laterWild, RemovalReason::Released, 0s);
    BOOST_TEST(!mappings.Find(mapping));
    BOOST_TEST(Map(OPENED).slot == mapping.slot);
    BOOST_TEST(!pinholes.Match(FlowFrom("3.3.3.3"), PUBLIC));
}

BOOST_AUTO_TEST_CASE(MatchesOneWithoutTheMappingOfItsDestination)
{
    Map(OPENED);
    const auto id = OpenFor(std::nullopt);
    BOOST_TEST((pinholes.Match(FlowFrom("2.2.2.2"), PUBLIC) == id));
}

BOOST_AUTO_TEST_CASE(IsConsumedByItsFirstPacketIfOneShot)
{
    const auto id = pinholes.Open(Like(MakePinhole()), 0s);
    pinholes.Use(id, {}, 172, 3s);
    BOOST_TEST(!pinholes.Find(id));
    const std::vector<std::string> expected{"pinhole 1.1.1.1:63488 opened",
                                            "pinhole 1.1.1.1:63488 used",
                                            "pinhole 1.1.1.1:63488 consumed"};
    BOOST_TEST(log.events == expected, boost::test_tools::per_element());
    pinholes.Use(id, {}, 172, 4s);
    BOOST_TEST(log.events.size() == 3u);
}

BOOST_AUTO_TEST_CASE(CountsItsPacketsAndTellsOfTheFirst)
{
    Pinhole pinhole = MakePinhole();
    pinhole.oneShot = false;
    const auto id = pinholes.Open(Like(pinhole), 0s);
    pinholes.Use(id, {}, 100, 3s);
    pinholes.Use(id, {}, 200, 4s);
    const Pinhole& row = *pinholes.Find(id);
    BOOST_TEST(row.packets == 2u);
    BOOST_TEST(row.bytes == 300u);
    BOOST_TEST((row.firstPacketAt == 3s));
    BOOST_TEST(log.events.size() == 2u);
}

BOOST_AUTO_TEST_CASE(ExpiresAtItsDeadline)
{
    const auto id = pinholes.Open(Like(MakePinhole()), 0s);
    Advance(180s - 10ms);
    BOOST_TEST(pinholes.Find(id));
    Advance(180s);
    BOOST_TEST(!pinholes.Find(id));
    BOOST_TEST(log.events.back() == "pinhole 1.1.1.1:63488 expired");
}

BOOST_AUTO_TEST_CASE(MovesItsDeadlineBothWays)
{
    const auto later = pinholes.Open(Like(MakePinhole()), 0s);
    const auto sooner = pinholes.Open(Like(MakePinhole()), 0s);
    pinholes.SetExpiry(later, 500s);
    BOOST_TEST(timers.Size() == 2u);
    pinholes.SetExpiry(sooner, 20s);
    Advance(20s);
    BOOST_TEST(!pinholes.Find(sooner));
    Advance(499s);
    BOOST_TEST(pinholes.Find(later));
    Advance(500s);
    BOOST_TEST(!pinholes.Find(later));
    BOOST_TEST(timers.Size() == 0u);
}

BOOST_AUTO_TEST_CASE(StaysOpenWithoutADeadline)
{
    Pinhole pinhole = MakePinhole();
    pinhole.expiresAt = NEVER;
    const auto id = pinholes.Open(Like(pinhole), 0s);
    BOOST_TEST(timers.Size() == 0u);
    pinholes.SetExpiry(id, 5s);
    Advance(5s);
    BOOST_TEST(!pinholes.Find(id));
}

BOOST_AUTO_TEST_CASE(HoldsItsMappingWhileItIsOpen)
{
    const MappingId mapping = Map(OPENED);
    const auto id = OpenFor(std::nullopt, mapping);
    BOOST_TEST(mappings.Find(mapping)->holders == 1u);
    pinholes.Close(id, RemovalReason::Replaced, 1s);
    BOOST_TEST(!mappings.Find(mapping));
}

BOOST_AUTO_TEST_CASE(RefusesBeyondItsLimit)
{
    for (int i = 0; i < 4; ++i)
    {
        BOOST_TEST(bool(OpenFor(std::nullopt)));
    }
    BOOST_TEST(!OpenFor(std::nullopt));
    pinholes.Close(pinholes.Match(FlowFrom("2.2.2.2"), PUBLIC), RemovalReason::Cleared, 1s);
    BOOST_TEST(bool(OpenFor(std::nullopt)));
}

/// Case 58, A9: the order holds however they come and go.
BOOST_AUTO_TEST_CASE(KeepsTheOrderOfManyAtOneEndpoint)
{
    PinholeTable many{timers, mappings, log, 100};
    std::vector<PinholeId> wild;
    std::vector<PinholeId> exact;
    for (int i = 0; i < 20; ++i)
    {
        Pinhole pinhole = MakePinhole();
        wild.push_back(many.Open(Like(pinhole), 0s));
        pinhole.sourceAddress = Address("2.2.2.2");
        exact.push_back(many.Open(Like(pinhole), 0s));
    }
    many.Close(wild[7], RemovalReason::Released, 0s);
    many.Close(exact[19], RemovalReason::Released, 0s);
    wild.push_back(many.Open(Like(MakePinhole()), 0s));
    for (std::size_t i = 0; i < 19; ++i)
    {
        BOOST_TEST((many.Match(FlowFrom("2.2.2.2"), PUBLIC) == exact[i]));
        many.Close(exact[i], RemovalReason::Released, 0s);
    }
    for (std::size_t i = 0; i < wild.size(); ++i)
    {
        BOOST_TEST(((many.Match(FlowFrom("2.2.2.2"), PUBLIC) == wild[i]) == (i != 7)));
        many.Close(wild[i], RemovalReason::Released, 0s);
    }
    BOOST_TEST(!many.Match(FlowFrom("2.2.2.2"), PUBLIC));
    BOOST_TEST(many.GetRows().Size() == 0u);
}

/// The place in its list is a pinhole's own.
BOOST_AUTO_TEST_CASE(OpensOneLikeAnother)
{
    const auto first = OpenFor(std::nullopt);
    OpenFor(std::nullopt);
    Pinhole pinhole = *pinholes.Find(first);
    pinhole.destination = Endpoint("1.1.1.1", 1024);
    const auto alone = pinholes.Open(Like(pinhole), 0s);
    BOOST_TEST(pinholes.Find(alone)->next == UINT32_MAX);
}

/// Case 60: a hundred thousand at one endpoint come and go in no time that anybody could notice.
BOOST_AUTO_TEST_CASE(DoesNotSlowDownWithManyAtOneEndpoint)
{
    PinholeTable many{timers, mappings, log, 100'000};
    std::vector<PinholeId> opened;
    for (int i = 0; i < 100'000; ++i)
    {
        opened.push_back(many.Open(Like(MakePinhole()), 0s));
        BOOST_REQUIRE((many.Match(FlowFrom("2.2.2.2"), PUBLIC) == opened[0]));
    }
    for (std::size_t i = opened.size(); i-- > 0;)
    {
        many.Close(opened[i], RemovalReason::Released, 0s);
    }
    BOOST_TEST(many.GetRows().Size() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
