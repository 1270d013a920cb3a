// SPDX-License-Identifier: GPL-2.0-only
#include "packed-endpoint.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace ns3::sipalg;

namespace
{

IpEndpoint
MakeEndpoint(const char* address, uint16_t port)
{
    return {IpAddress::Parse(address).value(), port};
}

const IpEndpoint V4 = MakeEndpoint("255.10.1.3", 65535);
const IpEndpoint V6 = MakeEndpoint("2001:db8::5", 5062);

} // namespace

BOOST_AUTO_TEST_SUITE(PackedEndpointTest)

BOOST_AUTO_TEST_CASE(KeepsAnEndpointInEightBytes)
{
    BOOST_TEST(sizeof(PackedEndpoint) == 8U);
    for (const IpEndpoint& endpoint : {IpEndpoint(), V4, V6})
    {
        const PackedEndpoint packed(endpoint);
        BOOST_TEST(bool(IpEndpoint(packed) == endpoint));
        BOOST_TEST(bool(packed.GetAddress() == endpoint.address));
        BOOST_TEST(packed.GetPort() == endpoint.port);
        BOOST_TEST(packed.ToString() == endpoint.ToString());
        BOOST_TEST(packed.Hash() == endpoint.Hash());
    }
    BOOST_TEST(bool(PackedEndpoint() == IpEndpoint()));
}

BOOST_AUTO_TEST_CASE(IsEqualToWhatItKeepsAndNothingElse)
{
    const std::vector<IpEndpoint> all{{},
                                      V4,
                                      V6,
                                      MakeEndpoint("255.10.1.3", 1),
                                      MakeEndpoint("2001:db8::5", 1),
                                      MakeEndpoint("::ffff:255.10.1.3", 65535)};
    for (const IpEndpoint& a : all)
    {
        for (const IpEndpoint& b : all)
        {
            BOOST_TEST((PackedEndpoint(a) == b) == (a == b));
            BOOST_TEST((a != PackedEndpoint(b)) == (a != b));
            BOOST_TEST((PackedEndpoint(a) == PackedEndpoint(b)) == (a == b));
        }
    }
}

BOOST_AUTO_TEST_CASE(CopiesAreOnTheirOwn)
{
    PackedEndpoint first(V6);
    PackedEndpoint second(first);
    first = V4;
    BOOST_TEST(bool(second == V6));
    first = second;
    second = std::move(first);
    BOOST_TEST(bool(second == V6));
    BOOST_TEST(bool(first == IpEndpoint()));
}

BOOST_AUTO_TEST_CASE(TellsNoAddressFromTheUnspecifiedOne)
{
    BOOST_TEST(!PackedAddress());
    BOOST_TEST(!PackedAddress(std::optional<IpAddress>()));
    const PackedAddress unspecified{IpAddress()};
    BOOST_TEST(bool(unspecified));
    BOOST_TEST(bool(unspecified == IpAddress()));
    BOOST_TEST(!(PackedAddress() == IpAddress()));
    const PackedAddress address(std::optional<IpAddress>(V6.address));
    BOOST_TEST(bool(*address == V6.address));
}

BOOST_AUTO_TEST_CASE(KeepsAFlow)
{
    const FlowKey flow{IpProtocol::Tcp, V4, V6};
    const PackedFlow packed(flow);
    BOOST_TEST(bool(FlowKey(packed) == flow));
    BOOST_TEST(bool(packed.Reversed() == flow.Reversed()));
    BOOST_TEST(packed.Hash() == flow.Hash());
    BOOST_TEST(bool(packed == flow));
    BOOST_TEST(bool(packed != flow.Reversed()));
    BOOST_TEST(bool(packed != FlowKey{IpProtocol::Udp, V4, V6}));
}

BOOST_AUTO_TEST_SUITE_END()
