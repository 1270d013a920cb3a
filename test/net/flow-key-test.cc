// SPDX-License-Identifier: GPL-2.0-only
#include "flow-key.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(FlowKeyTest)

BOOST_AUTO_TEST_CASE(ReversesToTheKeyOfTheReply)
{
    const IpEndpoint inside{IpAddress::V4(0x0a010103), 5060};
    const IpEndpoint outside{IpAddress::V4(0x01010102), 5080};
    const FlowKey key{IpProtocol::Udp, inside, outside};
    const FlowKey reply{IpProtocol::Udp, outside, inside};
    BOOST_TEST((key.Reversed() == reply));
    BOOST_TEST((key.Reversed().Reversed() == key));
    BOOST_TEST((key != reply));
}

BOOST_AUTO_TEST_CASE(TellsProtocolsAndDirectionsApartByHash)
{
    const IpEndpoint a{IpAddress::V4(1), 10};
    const IpEndpoint b{IpAddress::V4(2), 20};
    const FlowKey udp{IpProtocol::Udp, a, b};
    const FlowKey tcp{IpProtocol::Tcp, a, b};
    BOOST_TEST(udp.Hash() != tcp.Hash());
    BOOST_TEST(udp.Hash() != udp.Reversed().Hash());
    BOOST_TEST(udp.Hash() == FlowKey(udp).Hash());
}

BOOST_AUTO_TEST_SUITE_END()
