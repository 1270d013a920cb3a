// SPDX-License-Identifier: GPL-2.0-only
#include "timer-wheel.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace ns3::sipalg;

namespace
{

struct Fixture
{
    void Arm(Time deadline, uint32_t slot)
    {
        wheel.Arm(deadline, {slot, 3});
    }

    /// The slots of the timers that are due, in order.
    std::vector<uint32_t> Advance(Time now)
    {
        std::vector<TimerWheel::Token> due;
        wheel.Advance(now, due);
        std::vector<uint32_t> slots;
        for (const auto& token : due)
        {
            slots.push_back(token.slot);
        }
        return slots;
    }

    TimerWheel wheel;
};

using Slots = std::vector<uint32_t>;

} // namespace

BOOST_FIXTURE_TEST_SUITE(TimerWheelTest, Fixture)

BOOST_AUTO_TEST_CASE(FiresAtTheFirstTickAtOrAfterTheDeadline)
{
    Arm(25ms, 1);
    Arm(30ms, 2);
    BOOST_TEST(Advance(29ms).empty());
    BOOST_TEST(Advance(30ms) == (Slots{1, 2}), boost::test_tools::per_element());
    BOOST_TEST(wheel.Size() == 0u);
}

BOOST_AUTO_TEST_CASE(FiresTimersOfOneTickByDeadlineAndThenByArming)
{
    Arm(29ms, 1);
    Arm(25ms, 2);
    Arm(29ms, 3);
    Arm(21ms, 4);
    BOOST_TEST(Advance(1s) == (Slots{4, 2, 1, 3}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ReturnsTheTokenAsArmed)
{
    wheel.Arm(10ms, {0xfffffff0, 63});
    std::vector<TimerWheel::Token> due;
    wheel.Advance(10ms, due);
    BOOST_REQUIRE(due.size() == 1u);
    BOOST_TEST(due[0].slot == 0xfffffff0);
    BOOST_TEST(int(due[0].table) == 63);
}

BOOST_AUTO_TEST_CASE(FiresADeadlineThatHasPassedAtTheNextTick)
{
    BOOST_TEST(Advance(1s).empty());
    Arm(500ms, 1);
    BOOST_TEST(Advance(1s).empty());
    BOOST_TEST((wheel.GetNextDeadline() == 1010ms));
    BOOST_TEST(Advance(1010ms) == (Slots{1}), boost::test_tools::per_element());
}

/// The next tick may lie in another slot of a higher level than the deadline.
BOOST_AUTO_TEST_CASE(FiresADeadlineThatHasPassedAcrossASlotsEnd)
{
    Advance(2550ms);
    Arm(2550ms, 1);
    BOOST_TEST(Advance(2560ms) == (Slots{1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(NeverArmsNever)
{
    Arm(NEVER, 1);
    BOOST_TEST(wheel.Size() == 0u);
    BOOST_TEST((wheel.GetNextDeadline() == NEVER));
}

BOOST_AUTO_TEST_CASE(KeepsADeadlineBeyondTheEndOfTheWheel)
{
    const Time far = 24h * 1200;
    Arm(far, 1);
    BOOST_TEST(Advance(far - 10ms).empty());
    BOOST_TEST(wheel.Size() == 1u);
    BOOST_TEST(Advance(far) == (Slots{1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(WakesNoMoreOftenThanThereAreLevels)
{
    Arm(300s, 1);
    unsigned wakes = 0;
    while (wheel.Size() > 0)
    {
        BOOST_REQUIRE((wheel.GetNextDeadline() <= 300s));
        Advance(wheel.GetNextDeadline());
        ++wakes;
    }
    BOOST_TEST(wakes <= 4u);
}

/// Random arming and steps of very different lengths, against a sorted list.
BOOST_AUTO_TEST_CASE(AgreesWithASortedList)
{
    struct Armed
    {
        uint64_t tick;
        Time deadline;
        uint32_t slot;
    };

    std::mt19937 random(1);
    std::vector<Armed> model;
    uint64_t tick = 0;
    uint32_t slot = 0;
    const auto chooseSpan = [&] {
        return Time(random() >> (random() % 30)) * (random() % 2 ? 1 : 300000);
    };
    for (int step = 0; step < 4000; ++step)
    {
        const Time now = Time(tick * TimerWheel::TICK);
        for (unsigned i = random() % 4; i > 0; --i)
        {
            const Time deadline = now + chooseSpan();
            const auto due =
                static_cast<uint64_t>((deadline + TimerWheel::TICK - 1ns) / TimerWheel::TICK);
            Arm(deadline, slot);
            model.push_back({std::max(due, tick + 1), deadline, slot++});
        }
        Time next = now + chooseSpan();
        if (random() % 2)
        {
            next = std::min(next, wheel.GetNextDeadline());
        }
        tick = std::max<uint64_t>(tick, next / TimerWheel::TICK);
        std::stable_sort(model.begin(), model.end(), [](const Armed& a, const Armed& b) {
            return a.tick != b.tick ? a.tick < b.tick : a.deadline < b.deadline;
        });
        Slots expected;
        while (!model.empty() && model.front().tick <= tick)
        {
            expected.push_back(model.front().slot);
            model.erase(model.begin());
        }
        BOOST_REQUIRE((Advance(next) == expected));
        BOOST_REQUIRE(wheel.Size() == model.size());
        const bool isEarly = model.empty()
                                 ? wheel.GetNextDeadline() == NEVER
                                 : wheel.GetNextDeadline() <= model.front().tick * TimerWheel::TICK;
        BOOST_REQUIRE(isEarly);
    }
    BOOST_TEST(slot > 1000u);
}

BOOST_AUTO_TEST_CASE(GrowsNoMoreWhenTimersAreArmedAgain)
{
    for (uint32_t i = 0; i < 100; ++i)
    {
        Arm(10ms, i);
    }
    Advance(10ms);
    const std::size_t memory = wheel.GetMemory();
    for (int round = 2; round < 1000; ++round)
    {
        for (uint32_t i = 0; i < 100; ++i)
        {
            Arm(round * 10ms, i);
        }
        BOOST_REQUIRE(Advance(round * 10ms).size() == 100u);
    }
    BOOST_TEST(wheel.GetMemory() == memory);
}

BOOST_AUTO_TEST_SUITE_END()
