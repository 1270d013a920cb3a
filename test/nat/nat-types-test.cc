// SPDX-License-Identifier: GPL-2.0-only
#include "nat-types.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(NatTypesTest)

BOOST_AUTO_TEST_CASE(SaysWhyARowWentAway)
{
    BOOST_TEST(ToString(RemovalReason::Expired) == std::string("expired"));
    BOOST_TEST(ToString(RemovalReason::Consumed) == std::string("consumed"));
    BOOST_TEST(ToString(RemovalReason::Replaced) == std::string("replaced"));
    BOOST_TEST(ToString(RemovalReason::Released) == std::string("released"));
    BOOST_TEST(ToString(RemovalReason::Cleared) == std::string("cleared"));
}

BOOST_AUTO_TEST_CASE(SaysWhatAPinholeIsFor)
{
    BOOST_TEST(ToString(PinholeKind::Rtp) == std::string("rtp"));
    BOOST_TEST(ToString(PinholeKind::Rtcp) == std::string("rtcp"));
    BOOST_TEST(ToString(PinholeKind::Signal) == std::string("signal"));
}

BOOST_AUTO_TEST_SUITE_END()
