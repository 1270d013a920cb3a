// SPDX-License-Identifier: GPL-2.0-only
#include "call-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct KeeperFixture : CallFixture
{
    /// An answered call with media both ways.
    CallId MakeCall(Time now)
    {
        const CallId id = keeper.GetTable().Add({"c1", "a", "", true}, now);
        Call& call = *keeper.GetTable().Get(id);
        call.seenAt = now;
        call.hashes.Add(CallHashes::Dialog, 7);
        keeper.GetMedia().Apply(id,
                                call,
                                {CallParty::Caller, 0, false, 100s},
                                {Wants(Alice(4000))},
                                now);
        keeper.Establish(id, now);
        keeper.Watch(id, now);
        return id;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(CallKeeperTest, KeeperFixture)

// J42, J63: however much flows, a call ends at maximum-call-duration, with all that it owns.
BOOST_AUTO_TEST_CASE(EndsACallThatIsTooOld)
{
    config.maximumCallDuration = 3min;
    MakeCall(0s);
    BOOST_TEST(FromBob(Alice(4000), 1s));
    for (Time now = 10s; now < 180s; now += 10s)
    {
        Advance(now);
        BOOST_TEST(FromBob(Alice(4000), now));
    }
    Advance(180s + TimerWheel::TICK);
    BOOST_TEST(WasLogged("c1 max-duration"));
    BOOST_TEST(nat.sessions.GetRows().Size() == 0U);
    BOOST_TEST(CountOpen() == 0U);
}

// J40, J41, choice a1: silence ends the call, or its media only.
BOOST_AUTO_TEST_CASE(SilenceEndsTheCallOrItsMedia)
{
    for (const auto action : {InactiveMediaAction::Terminate, InactiveMediaAction::KeepCall})
    {
        config.inactiveMediaAction = action;
        const Time start = action == InactiveMediaAction::Terminate ? 0s : 1000s;
        const CallId id = MakeCall(start);
        BOOST_TEST(FromBob(Alice(4000), start + 60s));
        Advance(start + 179s);
        BOOST_TEST(bool(HasMedia(*keeper.GetTable().Get(id))));
        Advance(start + 181s);
        const Call* call = keeper.GetTable().Get(id);
        BOOST_TEST(bool(call) == (action == InactiveMediaAction::KeepCall));
        BOOST_TEST(CountOpen() == 0U);
        BOOST_TEST((!call || !HasMedia(*call)));
    }
    BOOST_TEST(WasLogged("c1 inactive-media"));
}

// J40: a call that rang for longer than that is not silent, but new.
BOOST_AUTO_TEST_CASE(SilenceCountsFromTheAnswer)
{
    const CallId id = keeper.GetTable().Add({"c1", "a", "", true}, 0s);
    const CallMedia::Source caller{CallParty::Caller, 0, false, 500s};
    keeper.GetMedia().Apply(id, *keeper.GetTable().Get(id), caller, {Wants(Alice(4000))}, 0s);
    keeper.Watch(id, 0s);
    Advance(149s);
    keeper.Establish(id, 150s);
    Advance(269s);
    BOOST_TEST(CountOpen() == 2U);
    Advance(271s);
    BOOST_TEST(WasLogged("c1 inactive-media"));
}

// C7: neither message nor media for the time that is set.
BOOST_AUTO_TEST_CASE(ForgetsAStalledCall)
{
    config.stalledCallTimeout = 200s;
    config.inactiveMediaTimeout = 2550s;
    MakeCall(0s);
    BOOST_TEST(FromBob(Alice(4000), 90s));
    Advance(289s);
    BOOST_TEST(keeper.GetTable().Size() == 1U);
    Advance(291s);
    BOOST_TEST(WasLogged("c1 stalled"));
}

// Far deadlines leave no timer behind that lasts for hours: 64 calls, one after the other.
BOOST_AUTO_TEST_CASE(EndedCallsLeaveNoLongTimers)
{
    for (unsigned i = 0; i < 64; ++i)
    {
        keeper.Remove(MakeCall(0s), CallRemovalReason::Bye, 0s);
    }
    Advance(181s);
    BOOST_TEST(nat.timers.Size() == 0U);
}

// C3: each call frees its own.
BOOST_AUTO_TEST_CASE(RemovingACallLeavesTheOthers)
{
    const CallId first = MakeCall(0s);
    const CallId second = keeper.GetTable().Add({"c2", "a", "", true}, 0s);
    keeper.GetMedia().Apply(second,
                            *keeper.GetTable().Get(second),
                            {CallParty::Caller, 0, false, 100s},
                            {Wants(Alice(5000))},
                            0s);
    keeper.Remove(first, CallRemovalReason::Bye, 1s);
    BOOST_TEST((!IsOpen(Alice(4000)) && IsOpen(Alice(5000))));
}

BOOST_AUTO_TEST_SUITE_END()
