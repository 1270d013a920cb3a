// SPDX-License-Identifier: GPL-2.0-only
#include "row-timers.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

/// A table of rows that are nothing but there.
struct Fixture
{
    RowId<int> Fire(uint32_t slot, Time now)
    {
        return timers.Fire({slot, 1}, rows, now);
    }

    TimerWheel wheel;
    RowTimers timers{wheel, 1};
    IdTable<int> rows;
    RowId<int> row{rows.Add(0)};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(RowTimersTest, Fixture)

BOOST_AUTO_TEST_CASE(ArmsNothingWhenTheDeadlineMovesAway)
{
    timers.Ensure(row, 10s);
    timers.Ensure(row, 20s);
    timers.Ensure(row, NEVER);
    BOOST_TEST(wheel.Size() == 1u);
}

BOOST_AUTO_TEST_CASE(IgnoresTheForerunnerOfANearerTimer)
{
    timers.Ensure(row, 20s);
    timers.Ensure(row, 10s);
    BOOST_TEST(wheel.Size() == 2u);
    BOOST_TEST((Fire(0, 10s) == row));
    timers.Ensure(row, 30s);
    BOOST_TEST(!Fire(0, 20s));
    BOOST_TEST((Fire(0, 30s) == row));
}

// Case 60: a flood of rows that are removed at once leaves one timer for each slot, not for each
// row.
BOOST_AUTO_TEST_CASE(ATimerOutlivesItsRowAndServesTheNext)
{
    for (unsigned i = 0; i < 1000; ++i)
    {
        timers.Ensure(row, Time(300s) + Time(i));
        rows.Remove(row);
        row = rows.Add(0);
    }
    timers.Ensure(row, 400s);
    BOOST_TEST(wheel.Size() == 1u);
    BOOST_TEST((Fire(0, 300s) == row));
}

BOOST_AUTO_TEST_CASE(FindsNoRowInAnEmptySlot)
{
    timers.Ensure(row, 10s);
    rows.Remove(row);
    BOOST_TEST(!Fire(0, 10s));
    BOOST_TEST(!Fire(7, 10s));
}

BOOST_AUTO_TEST_SUITE_END()
