// SPDX-License-Identifier: GPL-2.0-only
#include "ip-endpoint.h"

#include <boost/test/unit_test.hpp>
#include <unordered_set>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(IpEndpointTest)

// CONTRACTS 4: endpoints are text address:port, [v6]:port.
BOOST_AUTO_TEST_CASE(WritesIpv6InBrackets)
{
    const IpEndpoint v4{IpAddress::Parse("10.1.1.3").value(), 5060};
    const IpEndpoint v6{IpAddress::Parse("2001:db8::5").value(), 5062};
    BOOST_TEST(v4.ToString() == "10.1.1.3:5060");
    BOOST_TEST(v6.ToString() == "[2001:db8::5]:5062");
}

BOOST_AUTO_TEST_CASE(OrdersByAddressThenPort)
{
    const IpAddress low = IpAddress::V4(1);
    const IpAddress high = IpAddress::V4(2);
    BOOST_TEST((IpEndpoint{low, 9} < IpEndpoint{high, 1}));
    BOOST_TEST((IpEndpoint{low, 1} < IpEndpoint{low, 9}));
    BOOST_TEST((IpEndpoint{low, 1} != IpEndpoint{low, 9}));
}

BOOST_AUTO_TEST_CASE(HashesAddressAndPort)
{
    std::unordered_set<IpEndpoint> set;
    for (uint16_t port = 1; port <= 100; ++port)
    {
        set.insert({IpAddress::V4(port % 10), port});
    }
    BOOST_TEST(set.size() == 100U);
    BOOST_TEST(set.count({IpAddress::V4(5), 15}) == 1U);
    BOOST_TEST(set.count({IpAddress::V4(6), 15}) == 0U);
}

BOOST_AUTO_TEST_CASE(WritesItselfWithAndWithoutThePortInPlace)
{
    const IpEndpoint v4{*IpAddress::Parse("255.10.0.1"), 65535};
    const IpEndpoint v6{*IpAddress::Parse("2001:db8:1111:2222:3333:4444:5555:6666"), 5060};
    char room[IpEndpoint::MAX_TEXT];
    BOOST_TEST(std::string(room, v4.Write(room)) == "255.10.0.1:65535");
    BOOST_TEST(std::string(room, v4.WriteHost(room)) == "255.10.0.1");
    BOOST_TEST(std::string(room, v4.address.Write(room)) == "255.10.0.1");
    BOOST_TEST(std::string(room, v6.Write(room)) ==
               "[2001:db8:1111:2222:3333:4444:5555:6666]:5060");
    BOOST_TEST(std::string(room, v6.WriteHost(room)) == "[2001:db8:1111:2222:3333:4444:5555:6666]");
    BOOST_TEST(std::string(room, v6.address.Write(room)) ==
               "2001:db8:1111:2222:3333:4444:5555:6666");
}

// The port lies in what would be padding behind the address, and assigning the one keeps the other.
BOOST_AUTO_TEST_CASE(KeepsThePortWhenTheAddressIsAssigned)
{
    IpEndpoint endpoint{*IpAddress::Parse("10.1.1.3"), 5060};
    endpoint.address = *IpAddress::Parse("2001:db8::5");
    BOOST_TEST(endpoint.port == 5060);
    endpoint.port = 1;
    BOOST_TEST(endpoint.ToString() == "[2001:db8::5]:1");
    BOOST_TEST(sizeof(IpEndpoint) == sizeof(IpAddress));
}

BOOST_AUTO_TEST_SUITE_END()
