// SPDX-License-Identifier: GPL-2.0-only
#include "engine-time.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(EngineTimeTest)

BOOST_AUTO_TEST_CASE(KeepsATimeoutInFourBytes)
{
    BOOST_TEST(sizeof(PackedTimeout) == 4U);
    for (const Time timeout : {Time(0s), Time(1ms), Time(120s), Time(24h * 40), NEVER})
    {
        BOOST_TEST(bool(PackedTimeout(timeout) == timeout));
        BOOST_TEST(bool(Time(PackedTimeout(timeout)) == timeout));
    }
    BOOST_TEST(bool(1s + PackedTimeout(2s) == Time(3s)));
    BOOST_TEST(bool(PackedTimeout(2s) != Time(3s)));
}

BOOST_AUTO_TEST_CASE(TakesForEverWhatIsLongerThanItsReach)
{
    BOOST_TEST(bool(PackedTimeout(24h * 50) == NEVER));
}

BOOST_AUTO_TEST_SUITE_END()
