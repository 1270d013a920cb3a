// SPDX-License-Identifier: GPL-2.0-only
#include "row-timers.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

struct Id
{
    uint32_t slot;
    uint32_t generation;
};

struct Fixture
{
    TimerWheel wheel;
    RowTimers timers{wheel, 1};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(RowTimersTest, Fixture)

BOOST_AUTO_TEST_CASE(ArmsNothingWhenTheDeadlineMovesAway)
{
    timers.Ensure(Id{0, 0}, 10s);
    timers.Ensure(Id{0, 0}, 20s);
    timers.Ensure(Id{0, 0}, NEVER);
    BOOST_TEST(wheel.Size() == 1u);
}

BOOST_AUTO_TEST_CASE(IgnoresTheForerunnerOfANearerTimer)
{
    timers.Ensure(Id{0, 0}, 20s);
    timers.Ensure(Id{0, 0}, 10s);
    BOOST_TEST(wheel.Size() == 2u);
    BOOST_TEST(timers.Fire(0, 10s));
    timers.Ensure(Id{0, 0}, 30s);
    BOOST_TEST(!timers.Fire(0, 20s));
    BOOST_TEST(timers.Fire(0, 30s));
}

BOOST_AUTO_TEST_CASE(ForgetsTheTimerOfARemovedRow)
{
    timers.Ensure(Id{0, 0}, 10s);
    timers.Forget(0);
    timers.Ensure(Id{0, 1}, 50s);
    BOOST_TEST(wheel.Size() == 2u);
    BOOST_TEST(!timers.Fire(0, 10s));
}

BOOST_AUTO_TEST_SUITE_END()
