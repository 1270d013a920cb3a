// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct Fixture
{
    MappingId Add(uint16_t port, Time linger = Time{0}, ZoneId to = PUBLIC, Time now = 0s)
    {
        PersistentNat persistent;
        persistent.inactivityTimeout = linger;
        MappingTerms terms;
        terms.zones = {PRIVATE, to};
        terms.persistent = linger > Time{0} ? &persistent : nullptr;
        const IpEndpoint external = Endpoint("1.1.1.1", port);
        BOOST_REQUIRE(mappings.GetPorts().Take(IpProtocol::Udp, external));
        return mappings.Add(terms, inside, external, now);
    }

    MappingId AddPersistent(RemoteFilter filter, uint32_t maximumSessions = 30)
    {
        const MappingId id = Add(1024, 60s);
        mappings.Find(id)->persistence->settings = {filter, 60s, maximumSessions};
        return id;
    }

    void Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        timers.Advance(now, due);
        for (const auto& token : due)
        {
            mappings.ServeTimer(token, now);
        }
    }

    const IpEndpoint inside = Endpoint("10.1.1.3", 5060);
    EventLog log;
    TimerWheel timers;
    MappingTable mappings{timers, log, 3};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(MappingTableTest, Fixture)

BOOST_AUTO_TEST_CASE(FindsAMappingByBothEndpoints)
{
    const auto id = Add(1024);
    BOOST_TEST((mappings.FindByExternal(IpProtocol::Udp, Endpoint("1.1.1.1", 1024)) == id));
    BOOST_TEST((mappings.FindByInternal(IpProtocol::Udp, inside, PUBLIC) == id));
    BOOST_TEST((mappings.FindByInternal(IpProtocol::Udp, inside, NO_ZONE) == id));
    BOOST_TEST(!mappings.FindByInternal(IpProtocol::Udp, inside, DMZ));
    BOOST_TEST(!mappings.FindByInternal(IpProtocol::Tcp, inside, PUBLIC));
    BOOST_TEST(!mappings.FindByExternal(IpProtocol::Tcp, Endpoint("1.1.1.1", 1024)));
}

/// Two hosts may share a pair; where there is room for one alone neither is added.
BOOST_AUTO_TEST_CASE(AddsBothOfAPairOrNone)
{
    const IpEndpoint other = Endpoint("10.1.1.4", 5061);
    const auto addPair = [&](uint16_t port) {
        mappings.GetPorts().Take(IpProtocol::Udp, Endpoint("1.1.1.1", port));
        mappings.GetPorts().Take(IpProtocol::Udp, Endpoint("1.1.1.1", port + 1));
        return mappings.AddPair({}, {inside, other}, Endpoint("1.1.1.1", port), 0s);
    };
    const auto pair = addPair(1024);
    BOOST_TEST((mappings.FindByExternal(IpProtocol::Udp, Endpoint("1.1.1.1", 1024)) == pair[0]));
    BOOST_TEST((mappings.FindByExternal(IpProtocol::Udp, Endpoint("1.1.1.1", 1025)) == pair[1]));
    BOOST_TEST((mappings.FindByInternal(IpProtocol::Udp, other, NO_ZONE) == pair[1]));
    BOOST_TEST(!addPair(2048)[0]);
    BOOST_TEST(mappings.GetPorts().GetTakenCount() == 2u);
    mappings.Discard(pair[0], 0s);
    mappings.Discard(pair[1], 0s);
    BOOST_TEST(mappings.GetRows().Size() == 0u);
}

/// Also where the first of two that are not adjacent has none.
BOOST_AUTO_TEST_CASE(FindsTheMappingsOfBothInsideEndpoints)
{
    const IpEndpoint next = Endpoint("10.1.1.3", inside.port + 1);
    const IpEndpoint other = Endpoint("10.1.1.4", 5061);
    BOOST_TEST(!mappings.FindByInternal(InsidePair{inside, next}, PUBLIC)[0]);
    const auto id = Add(1024);
    BOOST_TEST((mappings.FindByInternal(InsidePair{inside, next}, PUBLIC)[0] == id));
    BOOST_TEST(!mappings.FindByInternal(InsidePair{inside, next}, PUBLIC)[1]);
    BOOST_TEST((mappings.FindByInternal(InsidePair{other, inside}, PUBLIC)[1] == id));
    BOOST_TEST(!mappings.FindByInternal(InsidePair{inside, next}, DMZ)[0]);
}

/// One inside endpoint is seen differently in two zones.
BOOST_AUTO_TEST_CASE(KeepsOneMappingForEachZone)
{
    const auto outside = Add(1024, Time{0}, PUBLIC);
    const auto dmz = Add(1025, Time{0}, DMZ);
    BOOST_TEST((mappings.FindByInternal(IpProtocol::Udp, inside, PUBLIC) == outside));
    BOOST_TEST((mappings.FindByInternal(IpProtocol::Udp, inside, DMZ) == dmz));
}

BOOST_AUTO_TEST_CASE(PrefersTheLatestMapping)
{
    Add(1024, Time{0}, PUBLIC, 1s);
    const auto late = Add(1025, Time{0}, PUBLIC, 2s);
    BOOST_TEST((mappings.FindByInternal(IpProtocol::Udp, inside, PUBLIC) == late));
}

BOOST_AUTO_TEST_CASE(RemovesAMappingWithItsLastHolderAndGivesThePortBack)
{
    const auto id = Add(1024);
    mappings.Hold(id);
    mappings.Hold(id);
    mappings.Release(id, 1s);
    BOOST_TEST(mappings.Find(id));
    mappings.Release(id, 1s);
    BOOST_TEST(!mappings.Find(id));
    BOOST_TEST(mappings.GetPorts().GetTakenCount() == 0u);
    BOOST_TEST(!mappings.FindByExternal(IpProtocol::Udp, Endpoint("1.1.1.1", 1024)));
    BOOST_TEST(!mappings.FindByInternal(IpProtocol::Udp, inside, NO_ZONE));
    BOOST_TEST(log.events.back() == "mapping 1.1.1.1:1024 released");
}

/// J20: a persistent mapping outlives its last session by the inactivity timeout.
BOOST_AUTO_TEST_CASE(LingersAfterItsLastHolder)
{
    const auto id = Add(1024, 300s);
    mappings.Hold(id);
    mappings.Release(id, 10s);
    Advance(310s - 10ms);
    BOOST_TEST(mappings.Find(id));
    Advance(310s);
    BOOST_TEST(!mappings.Find(id));
    BOOST_TEST(log.events.back() == "mapping 1.1.1.1:1024 expired");
}

BOOST_AUTO_TEST_CASE(LivesOnWhenItIsHeldAgainWhileLingering)
{
    const auto id = Add(1024, 300s);
    mappings.Hold(id);
    mappings.Release(id, 0s);
    Advance(200s);
    mappings.Hold(id);
    Advance(1000s);
    BOOST_TEST(mappings.Find(id));
    mappings.Release(id, 1000s);
    Advance(1299s);
    BOOST_TEST(mappings.Find(id));
    Advance(1300s);
    BOOST_TEST(!mappings.Find(id));
}

/// Held and released again before the first timer: the linger time runs from the last release.
BOOST_AUTO_TEST_CASE(LingersFromTheLastRelease)
{
    const auto id = Add(1024, 300s);
    mappings.Hold(id);
    mappings.Release(id, 0s);
    mappings.Hold(id);
    mappings.Release(id, 250s);
    Advance(300s);
    BOOST_TEST(mappings.Find(id));
    Advance(550s);
    BOOST_TEST(!mappings.Find(id));
}

BOOST_AUTO_TEST_CASE(DiscardsOnlyWhatNobodyHolds)
{
    const auto held = Add(1024);
    const auto free = Add(1025);
    mappings.Hold(held);
    mappings.Discard(held, 1s);
    mappings.Discard(free, 1s);
    mappings.Discard(free, 1s);
    BOOST_TEST(mappings.Find(held));
    BOOST_TEST(!mappings.Find(free));
}

/// C6: clearing takes the free mappings only.
BOOST_AUTO_TEST_CASE(ClearsWhatNobodyHolds)
{
    const auto held = Add(1024);
    const auto lingering = Add(1025, 300s);
    mappings.Hold(held);
    mappings.Hold(lingering);
    mappings.Release(lingering, 1s);
    mappings.Clear(2s);
    BOOST_TEST(mappings.Find(held));
    BOOST_TEST(!mappings.Find(lingering));
    BOOST_TEST(log.events.back() == "mapping 1.1.1.1:1025 cleared");
}

BOOST_AUTO_TEST_CASE(RefusesBeyondItsLimitAndGivesThePortBack)
{
    Add(1024);
    Add(1025);
    Add(1026);
    BOOST_TEST(!Add(1027));
    BOOST_TEST(mappings.GetRows().Size() == 3u);
    BOOST_TEST(mappings.GetPorts().GetTakenCount() == 3u);
}

BOOST_AUTO_TEST_CASE(KnowsTheAddressesOfAHost)
{
    const std::vector<AddressRange> pool{{Address("1.1.1.1"), Address("1.1.1.9")}};
    const std::vector<AddressRange> other{{Address("2.2.2.1"), Address("2.2.2.9")}};
    const auto id = Add(1024);
    BOOST_TEST((mappings.FindAddressOf(inside.address, pool) == Address("1.1.1.1")));
    BOOST_TEST(!mappings.FindAddressOf(inside.address, other));
    BOOST_TEST(!mappings.FindAddressOf(Address("10.1.1.4"), pool));
    mappings.Discard(id, 0s);
    BOOST_TEST(!mappings.FindAddressOf(inside.address, pool));
}

BOOST_AUTO_TEST_CASE(IgnoresStaleIds)
{
    const auto id = Add(1024);
    mappings.Discard(id, 0s);
    const auto next = Add(1025);
    mappings.Hold(id);
    mappings.Release(id, 0s);
    mappings.Discard(id, 0s);
    BOOST_TEST(mappings.Find(next)->holders == 0u);
}

/// RFC 4787 5: endpoint-independent filtering, once the inside host has sent (case 60).
BOOST_AUTO_TEST_CASE(AdmitsAnyRemoteHostIfItsFilterSaysSo)
{
    const auto id = AddPersistent(RemoteFilter::AnyRemoteHost);
    BOOST_TEST(!mappings.Admits(id, Endpoint("9.9.9.9", 4000)));
    mappings.NoteRemote(id, Endpoint("8.8.8.8", 4000));
    BOOST_TEST(mappings.Admits(id, Endpoint("9.9.9.9", 4000)));
}

/// RFC 4787 5: address-dependent filtering.
BOOST_AUTO_TEST_CASE(AdmitsEveryPortOfTargetHostsOnly)
{
    const auto id = AddPersistent(RemoteFilter::TargetHost);
    BOOST_TEST(!mappings.Admits(id, Endpoint("9.9.9.9", 4000)));
    mappings.NoteRemote(id, Endpoint("9.9.9.9", 4000));
    BOOST_TEST(mappings.Admits(id, Endpoint("9.9.9.9", 4000)));
    BOOST_TEST(mappings.Admits(id, Endpoint("9.9.9.9", 4001)));
    BOOST_TEST(!mappings.Admits(id, Endpoint("9.9.9.8", 4000)));
}

/// RFC 4787 5: address and port-dependent filtering.
BOOST_AUTO_TEST_CASE(AdmitsTargetEndpointsOnlyIfPortsCount)
{
    const auto id = AddPersistent(RemoteFilter::TargetHostPort);
    mappings.NoteRemote(id, Endpoint("9.9.9.9", 4000));
    BOOST_TEST(mappings.Admits(id, Endpoint("9.9.9.9", 4000)));
    BOOST_TEST(!mappings.Admits(id, Endpoint("9.9.9.9", 4001)));
}

/// Without persistent NAT only the sessions' answers come in.
BOOST_AUTO_TEST_CASE(AdmitsNobodyWithoutPersistentNat)
{
    const auto id = Add(1024);
    mappings.NoteRemote(id, Endpoint("9.9.9.9", 4000));
    BOOST_TEST(!mappings.Admits(id, Endpoint("9.9.9.9", 4000)));
    BOOST_TEST(!mappings.Admits({}, Endpoint("9.9.9.9", 4000)));
}

/// Case 60: whom a host has sent to takes bounded memory; the latest are known.
BOOST_AUTO_TEST_CASE(ForgetsTheOldestTargetsWhenThereAreMany)
{
    const auto id = AddPersistent(RemoteFilter::TargetHostPort);
    for (uint16_t port = 1; port <= MappingTable::MAX_REMOTES + 1; ++port)
    {
        mappings.NoteRemote(id, Endpoint("9.9.9.9", port));
    }
    BOOST_TEST(!mappings.Admits(id, Endpoint("9.9.9.9", 1)));
    BOOST_TEST(mappings.Admits(id, Endpoint("9.9.9.9", 2)));
    BOOST_TEST(mappings.Admits(id, Endpoint("9.9.9.9", MappingTable::MAX_REMOTES + 1)));
}

BOOST_AUTO_TEST_CASE(ForgetsTargetsWithTheirMapping)
{
    const auto id = AddPersistent(RemoteFilter::TargetHost);
    mappings.NoteRemote(id, Endpoint("9.9.9.9", 4000));
    mappings.Discard(id, 1s);
    const auto next = AddPersistent(RemoteFilter::TargetHost);
    BOOST_TEST(next.slot == id.slot);
    BOOST_TEST(!mappings.Admits(next, Endpoint("9.9.9.9", 4000)));
}

/// Junos' max-session-number.
BOOST_AUTO_TEST_CASE(HasRoomForItsMaximumOfSessions)
{
    const auto id = AddPersistent(RemoteFilter::AnyRemoteHost, 2);
    mappings.HoldForSession(id);
    mappings.Hold(id);
    BOOST_TEST(mappings.HasRoom(id));
    mappings.HoldForSession(id);
    BOOST_TEST(!mappings.HasRoom(id));
    mappings.ReleaseForSession(id, 1s);
    BOOST_TEST(mappings.HasRoom(id));
    BOOST_TEST(mappings.Find(id)->holders == 2u);
    BOOST_TEST(mappings.HasRoom(Add(1026)));
}

BOOST_AUTO_TEST_SUITE_END()
