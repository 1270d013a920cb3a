// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct Fixture
{
    std::optional<uint16_t> TakeAny(uint16_t low, uint16_t high)
    {
        return ports.TakeAny(IpProtocol::Udp, address, {low, high}, first);
    }

    std::optional<uint16_t> TakePair(uint16_t low, uint16_t high, bool odd = false)
    {
        return ports.TakePair(address, {low, high}, odd, first);
    }

    PortAllocator ports;
    SequentialChooser first;
    const IpAddress address = Address("1.1.1.1");
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(PortAllocatorTest, Fixture)

BOOST_AUTO_TEST_CASE(TakesAPortOnce)
{
    BOOST_TEST(ports.Take(IpProtocol::Udp, {address, 5060}));
    BOOST_TEST(!ports.Take(IpProtocol::Udp, {address, 5060}));
    BOOST_TEST(ports.IsTaken(IpProtocol::Udp, {address, 5060}));
    BOOST_TEST(ports.GetTakenCount() == 1u);
    ports.Release(IpProtocol::Udp, {address, 5060});
    BOOST_TEST(ports.Take(IpProtocol::Udp, {address, 5060}));
}

BOOST_AUTO_TEST_CASE(CountsProtocolsAndAddressesApart)
{
    BOOST_TEST(ports.Take(IpProtocol::Udp, {address, 5060}));
    BOOST_TEST(ports.Take(IpProtocol::Tcp, {address, 5060}));
    BOOST_TEST(ports.Take(IpProtocol::Udp, {Address("1.1.1.2"), 5060}));
    BOOST_TEST(ports.GetTakenCount() == 3u);
    BOOST_TEST(ports.GetTakenCount(address) == 2u);
    BOOST_TEST(ports.GetTakenCount(Address("1.1.1.3")) == 0u);
}

BOOST_AUTO_TEST_CASE(ReleasesOnlyWhatIsTaken)
{
    ports.Take(IpProtocol::Udp, {address, 1});
    ports.Release(IpProtocol::Udp, {address, 2});
    ports.Release(IpProtocol::Tcp, {address, 1});
    BOOST_TEST(ports.GetTakenCount() == 1u);
    ports.Release(IpProtocol::Udp, {address, 1});
    ports.Release(IpProtocol::Udp, {address, 1});
    BOOST_TEST(ports.GetTakenCount() == 0u);
}

BOOST_AUTO_TEST_CASE(KeepsNoMemoryOfAnAddressWithoutTakenPorts)
{
    const std::size_t empty = ports.GetMemory();
    ports.Take(IpProtocol::Udp, {address, 1});
    const std::size_t one = ports.GetMemory();
    ports.Take(IpProtocol::Udp, {address, 65535});
    BOOST_TEST(one > empty);
    BOOST_TEST(ports.GetMemory() > one);
    ports.Release(IpProtocol::Udp, {address, 1});
    ports.Release(IpProtocol::Udp, {address, 65535});
    ports.Take(IpProtocol::Udp, {address, 2});
    BOOST_TEST(ports.GetMemory() == one);
}

BOOST_AUTO_TEST_CASE(TakesEveryPortOfARangeAndNoOther)
{
    std::set<uint16_t> taken;
    for (int i = 0; i < 300; ++i)
    {
        const auto port = TakeAny(60, 359);
        BOOST_REQUIRE(port);
        BOOST_REQUIRE((60 <= *port && *port <= 359));
        BOOST_REQUIRE(taken.insert(*port).second);
    }
    BOOST_TEST(!TakeAny(60, 359));
    BOOST_TEST(ports.GetRefusals() == 1u);
    ports.Release(IpProtocol::Udp, {address, 200});
    BOOST_TEST(TakeAny(60, 359).value() == 200);
}

BOOST_AUTO_TEST_CASE(GoesRoundOnceFromAChosenPlace)
{
    RandomChooser random(9);
    std::set<uint16_t> taken;
    for (int i = 0; i < 100; ++i)
    {
        taken.insert(ports.TakeAny(IpProtocol::Tcp, address, {65436, 65535}, random).value());
    }
    BOOST_TEST(taken.size() == 100u);
    BOOST_TEST(!ports.TakeAny(IpProtocol::Tcp, address, {65436, 65535}, random));
}

/// Case 23, RFC 4787 REQ-4.
BOOST_AUTO_TEST_CASE(KeepsTheParityOfAPair)
{
    BOOST_TEST(TakePair(63488, 65535, false).value() == 63488);
    BOOST_TEST(TakePair(63488, 65535, true).value() == 63491);
    BOOST_TEST(TakePair(63488, 65535, true).value() == 63493);
    BOOST_TEST(ports.IsTaken(IpProtocol::Udp, {address, 63494}));
    BOOST_TEST(!ports.IsTaken(IpProtocol::Udp, {address, 63490}));
}

/// An odd pair that lies across two words of the bit map.
BOOST_AUTO_TEST_CASE(FindsAPairAcrossWords)
{
    BOOST_TEST(TakePair(127, 128, true).value() == 127);
    BOOST_TEST(!TakePair(127, 128, true));
    BOOST_TEST(ports.GetTakenCount() == 2u);
}

/// J51: a pool of three ports that starts odd gives one pair.
BOOST_AUTO_TEST_CASE(GivesOnePairOutOfThreePortsThatStartOdd)
{
    BOOST_TEST(TakePair(63489, 63491).value() == 63490);
    BOOST_TEST(!TakePair(63489, 63491));
    BOOST_TEST(ports.GetRefusals() == 1u);
}

BOOST_AUTO_TEST_CASE(TakesNeitherPortWhenOneOfThePairIsTaken)
{
    ports.Take(IpProtocol::Udp, {address, 1001});
    BOOST_TEST(!TakePair(1000, 1001));
    BOOST_TEST(ports.GetTakenCount() == 1u);
    BOOST_TEST(!ports.IsTaken(IpProtocol::Udp, {address, 1000}));
}

/// Case 24: four ports in a row, the first of the wanted parity; all of them or none.
BOOST_AUTO_TEST_CASE(TakesARunOfPortsOrNone)
{
    const auto takeRun = [this](uint16_t low, uint16_t high, bool odd) {
        return ports.TakeRun(address, {low, high}, odd, 4, first);
    };
    ports.Take(IpProtocol::Udp, {address, 1002});
    BOOST_TEST(takeRun(1000, 1011, false).value() == 1004);
    BOOST_TEST(ports.IsTaken(IpProtocol::Udp, {address, 1007}));
    BOOST_TEST(!ports.IsTaken(IpProtocol::Udp, {address, 1008}));
    BOOST_TEST(!takeRun(1000, 1010, false));
    BOOST_TEST(ports.GetTakenCount() == 5u);
    BOOST_TEST(ports.GetRefusals() == 1u);
    BOOST_TEST(takeRun(1008, 1012, true).value() == 1009);
    BOOST_TEST(!takeRun(2000, 2002, false));
    BOOST_TEST(takeRun(65532, 65535, false).value() == 65532);
}

/// Case 24: the run starts behind whatever is taken, and goes round the end of the range.
BOOST_AUTO_TEST_CASE(FindsTheOnlyRunThereIs)
{
    for (unsigned port = 1000; port < 2000; ++port)
    {
        if (port < 1500 || port > 1505 || port == 1501)
        {
            ports.Take(IpProtocol::Udp, {address, static_cast<uint16_t>(port)});
        }
    }
    BOOST_TEST(!ports.TakeRun(address, {1000, 1999}, true, 4, first));
    BOOST_TEST(ports.TakeRun(address, {1000, 1999}, false, 4, first).value() == 1502);
    BOOST_TEST(!ports.TakeRun(address, {1000, 1999}, false, 4, first));
}

BOOST_AUTO_TEST_CASE(KnowsTheHolderOfAPortUntilItIsReleased)
{
    const IpEndpoint one{address, 5060};
    const IpEndpoint other{address, 5061};
    const auto getHolder = [this](const IpEndpoint& of) {
        return ports.GetHolder(IpProtocol::Udp, of);
    };
    BOOST_TEST(getHolder(one) == PortAllocator::NOBODY);
    ports.Take(IpProtocol::Udp, one);
    ports.Take(IpProtocol::Udp, other);
    ports.SetHolder(IpProtocol::Udp, one, 7);
    BOOST_TEST(getHolder(one) == 7u);
    BOOST_TEST(getHolder(other) == PortAllocator::NOBODY);
    BOOST_TEST(ports.GetHolder(IpProtocol::Tcp, one) == PortAllocator::NOBODY);
    ports.SetHolder(IpProtocol::Udp, other, 8);
    ports.Release(IpProtocol::Udp, one);
    BOOST_TEST(getHolder(one) == PortAllocator::NOBODY);
    BOOST_TEST(getHolder(other) == 8u);
    const std::size_t used = ports.GetMemory();
    ports.Release(IpProtocol::Udp, other);
    BOOST_TEST(ports.GetMemory() < used);
    ports.Take(IpProtocol::Udp, other);
    BOOST_TEST(getHolder(other) == PortAllocator::NOBODY);
}

/// The third port of the first two places is taken.
BOOST_AUTO_TEST_CASE(FindsThreePortsInARow)
{
    ports.Take(IpProtocol::Udp, {address, 1002});
    ports.Take(IpProtocol::Udp, {address, 1006});
    BOOST_TEST(ports.TakeRun(address, {1000, 1999}, false, 3, first).value() == 1008);
}

/// Someone who asks for as many ports as they can gets none that costs much, however far apart
/// they lie.
BOOST_AUTO_TEST_CASE(KeepsLittleForAPortWithoutNeighbours)
{
    const auto takeEvery = [this](unsigned distance) {
        for (unsigned port = 0; port < 65536; port += distance)
        {
            const IpEndpoint external{address, static_cast<uint16_t>(port)};
            ports.Take(IpProtocol::Udp, external);
            ports.SetHolder(IpProtocol::Udp, external, port);
        }
    };
    takeEvery(2048);
    BOOST_TEST(ports.GetMemory() <= 65536 / 2048 * 1024u);
    takeEvery(64);
    const std::size_t all = ports.GetMemory();
    BOOST_TEST(all <= 65536 / 64 * 300u);
    BOOST_TEST(all >= 65536 * sizeof(uint32_t));
    takeEvery(1);
    BOOST_TEST(ports.GetMemory() == all);
}

BOOST_AUTO_TEST_CASE(FindsNothingInAnEmptyRange)
{
    BOOST_TEST(!TakeAny(2000, 1999));
    BOOST_TEST(!TakePair(2000, 2000));
    BOOST_TEST(!TakePair(0, 0));
    BOOST_TEST(ports.GetTakenCount() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
