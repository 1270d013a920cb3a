// SPDX-License-Identifier: GPL-2.0-only
#include "call-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

/// A call with a channel of Alice's, and one of Bob's that tells from where her media will come.
struct GatesFixture : CallFixture
{
    GatesFixture()
    {
        id = keeper.GetTable().Add({"c1", "a", "", true}, 0s);
        call = keeper.GetTable().Get(id);
        call->groups.resize(1);
        call->channels = {Wants(Alice(4000)).channel, Wants(Bob(6000)).channel};
        call->channels[1].party = CallParty::Callee;
    }

    MediaChannel& AliceChannel()
    {
        return call->channels[0];
    }

    void Open(Time lifetime, Time now)
    {
        gates.Open(id, *call, AliceChannel(), lifetime, now);
    }

    CallId id;
    Call* call;
    MediaGates gates{config, nat};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(MediaGatesTest, GatesFixture)

// J12, J13, J14: RTP and RTCP, from any source, for the lifetime and no longer.
BOOST_AUTO_TEST_CASE(OpensRtpAndRtcpForTheLifetime)
{
    Open(100s, 0s);
    BOOST_TEST(IsOpen(Alice(4000)));
    BOOST_TEST(IsOpen(Alice(4001)));
    Advance(100s - TimerWheel::TICK);
    BOOST_TEST(CountOpen() == 2U);
    Advance(100s + TimerWheel::TICK);
    BOOST_TEST(CountOpen() == 0U);
}

// J55: a later message moves the deadline of what is open, and opens again what has run out.
BOOST_AUTO_TEST_CASE(MovesTheDeadlineOfWhatIsUnused)
{
    Open(100s, 0s);
    Open(100s, 50s);
    Advance(149s);
    BOOST_TEST(CountOpen() == 2U);
    Advance(151s);
    BOOST_TEST(CountOpen() == 0U);
    Open(100s, 152s);
    BOOST_TEST(CountOpen() == 2U);
}

// A pinhole that lasts is wanted as long as its sessions, and is opened again like any other.
BOOST_AUTO_TEST_CASE(MovesTheDeadlineOfALastingPinholeInUse)
{
    config.oneShotPinholes = false;
    Open(100s, 0s);
    BOOST_TEST(FromBob(Alice(4000), 1s));
    Open(100s, 50s);
    Advance(149s);
    BOOST_TEST(IsOpen(Alice(4000)));
    Advance(151s);
    Open(100s, 152s);
    BOOST_TEST(IsOpen(Alice(4000)));
}

// Case 58: the phone sends first. Its pinhole goes once that is answered, and does not come back.
BOOST_AUTO_TEST_CASE(WithdrawsThePinholeWhenThePhonesOwnSessionIsAnswered)
{
    Open(100s, 0s);
    gates.Open(id, *call, call->channels[1], 100s, 0s);
    BOOST_TEST(Send(Alice(4000), Bob(6000), PRIVATE, 1s));
    gates.Withdraw(*call, 0, 1s);
    BOOST_TEST(IsOpen(Alice(4000)));
    nat.sessions.Find({IpProtocol::Udp, Bob(6000), Alice(4000)}).session->packets[1] = 1;
    gates.Withdraw(*call, 0, 1s);
    BOOST_TEST((!IsOpen(Alice(4000)) && IsOpen(Alice(4001))));
    Open(100s, 2s);
    BOOST_TEST(!IsOpen(Alice(4000)));
    BOOST_TEST(IsOpen(Alice(4001)));
}

// J15: one shot; the pinhole does not come back while its session lives.
BOOST_AUTO_TEST_CASE(DoesNotReopenWhatServesTheNamedHost)
{
    Open(100s, 0s);
    BOOST_TEST(FromBob(Alice(4000), 1s));
    Open(100s, 2s);
    BOOST_TEST(!IsOpen(Alice(4000)));
    BOOST_TEST(IsOpen(Alice(4001)));
}

// Case 58: RTP comes from another port of the named host than the one that was named.
BOOST_AUTO_TEST_CASE(TakesAnyPortOfTheNamedHostForServed)
{
    Open(100s, 0s);
    BOOST_TEST(FromBob(Alice(4000), 1s, 7777));
    Open(100s, 2s);
    BOOST_TEST(!IsOpen(Alice(4000)));
}

// Cases 34, 42: a stranger, or early media, came first; the named host still finds a way.
BOOST_AUTO_TEST_CASE(ReopensForANamedHostThatHasNoSession)
{
    Open(100s, 0s);
    BOOST_TEST(Send(Endpoint("1.1.1.9", 6000), Alice(4000), PUBLIC, 1s));
    BOOST_TEST(!FromBob(Alice(4000), 2s));
    Open(100s, 3s);
    BOOST_TEST(FromBob(Alice(4000), 4s));
}

// Case 22: one pinhole once both parties share RTP's port; two as long as one does not.
BOOST_AUTO_TEST_CASE(WithdrawsTheRtcpPinholeOnceBothPartiesMux)
{
    AliceChannel().muxed = true;
    Open(100s, 0s);
    BOOST_TEST(CountOpen() == 2U);
    call->channels[1].muxed = true;
    Open(100s, 1s);
    BOOST_TEST(IsOpen(Alice(4000)));
    BOOST_TEST(!IsOpen(Alice(4001)));
}

// J86: with an endpoint go the sessions that reach it or come from it, and no others.
BOOST_AUTO_TEST_CASE(ClosesTheSessionsOfAnEndpointOnly)
{
    Open(100s, 0s);
    gates.Open(id, *call, call->channels[1], 100s, 0s);
    BOOST_TEST(FromBob(Alice(4000), 1s));
    BOOST_TEST(Send(Alice(4444), Bob(6001), PRIVATE, 1s));
    gates.CloseSessions(*call, AliceChannel(), RemovalReason::Replaced, 2s);
    BOOST_TEST(nat.sessions.GetRows().Size() == 1U);
    gates.CloseSessions(*call, 0, RemovalReason::Released, 3s);
    BOOST_TEST(nat.sessions.GetRows().Size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
