// SPDX-License-Identifier: GPL-2.0-only
#include "translator-fixture.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_FIXTURE_TEST_SUITE(SourceAllocatorTest, TranslatorFixture)

/// J73: interface NAT shares the one address of the egress interface.
BOOST_AUTO_TEST_CASE(UsesTheAddressOfTheEgressInterface)
{
    const auto first = Translate(phone);
    BOOST_TEST((first.kind == Kind::Mapped));
    BOOST_TEST(first.external.ToString() == "1.1.1.1:5060");
    const auto second = Translate(Endpoint("10.1.1.4", 5060));
    BOOST_TEST(second.external.ToString() == "1.1.1.1:1024");
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

/// Case 60: a pool of which every address is in use is not searched anew for each host, but for the
/// first one after an address has become free.
BOOST_AUTO_TEST_CASE(DoesNotSlowDownWithAPoolThatIsInUse)
{
    constexpr uint32_t ADDRESSES = 65'536;
    UsePool("2.2.0.0", "2.2.255.255");
    MappingId unshared;
    for (uint32_t host = 0; host < ADDRESSES; ++host)
    {
        const auto made = Translate({Address("10.0.0.0").Plus(host), 5060});
        unshared = host == 40'000 ? made.mapping : unshared;
    }
    std::set<IpAddress> shared;
    for (uint32_t host = 0; host < 30'000; ++host)
    {
        shared.insert(Translate({Address("11.0.0.0").Plus(host), 5060}).external.address);
    }
    BOOST_TEST(shared.size() == 30'000u);
    Nat().mappings.Discard(unshared, 0s);
    BOOST_TEST(Translate(Endpoint("12.0.0.1", 5060)).external.port == 5060);
}

BOOST_AUTO_TEST_CASE(PreservesAPairWithinTheTwinPorts)
{
    BOOST_TEST(TranslatePair(64001).rtp.external.port == 64001);
    const auto other = TranslatePair(Endpoint("10.1.1.4", 64002), Endpoint("10.1.1.4", 64003));
    BOOST_TEST(other.rtp.external.port == 63488);
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

/// In a pool of both families, each host gets an address of its own.
BOOST_AUTO_TEST_CASE(SearchesOnlyTheAddressesOfTheHostsFamily)
{
    UsePool("2001:db8::", "2001:db8::ffff:ffff");
    config.pools[0].addresses.push_back({Address("1.1.1.20"), Address("1.1.1.20")});
    BOOST_TEST(Translate(phone).external.ToString() == "1.1.1.20:5060");
    BOOST_TEST(Translate(Endpoint("fd00::3", 5060)).external.ToString() == "[2001:db8::]:5060");
}

/// A pool that can give nothing is given up in reasonable time.
BOOST_AUTO_TEST_CASE(GivesUpALargePoolWithoutPorts)
{
    UsePool("2001:db8::", "2001:db8::ffff:ffff");
    config.pools[0].ports = {2, 1};
    BOOST_TEST((Translate(Endpoint("fd00::3", 5060)).kind == Kind::Refused));
}

BOOST_AUTO_TEST_SUITE_END()
