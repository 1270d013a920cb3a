// SPDX-License-Identifier: GPL-2.0-only
#include "timer-queue.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace ns3;

BOOST_AUTO_TEST_SUITE(TimerQueueTest)

BOOST_AUTO_TEST_CASE(RunsActionsInOrderOfDeadlineThenOfScheduling)
{
    TimerQueue queue;
    std::vector<int> order;
    queue.Schedule(Seconds(2), [&](Time) { order.push_back(3); });
    queue.Schedule(Seconds(1), [&](Time) { order.push_back(1); });
    queue.Schedule(Seconds(1), [&](Time) { order.push_back(2); });
    queue.Schedule(Seconds(3), [&](Time) { order.push_back(4); });
    queue.Advance(Seconds(2));
    BOOST_TEST(order == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST(queue.GetNextDeadline() == Seconds(3));
}

BOOST_AUTO_TEST_CASE(LeavesNothingOfACancelledTimer)
{
    TimerQueue queue;
    bool hasRun = false;
    const auto id = queue.Schedule(Seconds(1), [&](Time) { hasRun = true; });
    queue.Cancel(id);
    queue.Cancel(id);
    queue.Cancel(0);
    BOOST_TEST(queue.GetSize() == 0U);
    BOOST_TEST(queue.GetNextDeadline() == Time::Max());
    queue.Advance(Seconds(2));
    BOOST_TEST(!hasRun);
}

BOOST_AUTO_TEST_CASE(RunsWhatActionsAddWhenItIsDue)
{
    TimerQueue queue;
    std::vector<int64_t> times;
    std::function<void(Time)> again = [&](Time now) {
        times.push_back(now.GetTimeStep() / Seconds(1).GetTimeStep());
        queue.Schedule(now + Seconds(1), again);
    };
    queue.Schedule(Seconds(1), again);
    queue.Advance(Seconds(3));
    BOOST_TEST(times == (std::vector<int64_t>{1, 2, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(TellsOnlyOfAnEarlierFirstDeadline)
{
    TimerQueue queue;
    std::vector<Time> wakeUps;
    queue.SetWakeUp([&](Time deadline) { wakeUps.push_back(deadline); });
    queue.Schedule(Seconds(5), [](Time) {});
    queue.Schedule(Seconds(6), [](Time) {});
    queue.Schedule(Seconds(4), [](Time) {});
    BOOST_TEST(wakeUps == (std::vector<Time>{Seconds(5), Seconds(4)}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
