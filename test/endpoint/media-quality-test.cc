// SPDX-License-Identifier: GPL-2.0-only
#include "media-quality.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

/// Packets from @p from to before @p to, one each 20 ms.
void
SendBetween(MediaHistory& history, Time from, Time to)
{
    for (Time at = from; at < to; at += MilliSeconds(20))
    {
        history.OnSent(at, MilliSeconds(20));
    }
}

MediaReport
MakeReport(uint64_t received)
{
    MediaReport report;
    report.codec = &G711_MU;
    report.received = received;
    report.endedAt = Seconds(10);
    report.meanDelay = MilliSeconds(20);
    report.maxDelay = MilliSeconds(20);
    return report;
}

} // namespace

BOOST_AUTO_TEST_SUITE(MediaQualityTest, *boost::unit_test::tolerance(1e-9))

BOOST_AUTO_TEST_CASE(CountsThePacketsOfInterruptedRuns)
{
    MediaHistory history;
    SendBetween(history, Seconds(0), Seconds(1));
    SendBetween(history, Seconds(5), Seconds(6));
    BOOST_TEST(history.GetCount() == 100U);
    BOOST_TEST(history.CountUntil(Seconds(0)) == 1U);
    BOOST_TEST(history.CountUntil(MilliSeconds(19)) == 1U);
    BOOST_TEST(history.CountUntil(MilliSeconds(20)) == 2U);
    BOOST_TEST(history.CountUntil(Seconds(3)) == 50U);
    BOOST_TEST(history.CountUntil(Seconds(9)) == 100U);
}

// Packets that may not have arrived by the end are not lost: 500 sent, 499 of them by 9.96 s.
BOOST_AUTO_TEST_CASE(ForgivesPacketsInFlight)
{
    MediaReport sender;
    SendBetween(sender.sent, Seconds(0), Seconds(10));
    const CallMediaRecord record = MakeMediaRecord(MakeReport(499), &sender);
    BOOST_TEST(record.loss.value() == 0.0);
    BOOST_TEST(record.packetsReceived == 499U);
}

// A stream that broke off in the middle has lost its second half, though no number is missing.
BOOST_AUTO_TEST_CASE(CountsWhatNeverCameAsLost)
{
    MediaReport sender;
    SendBetween(sender.sent, Seconds(0), Seconds(9));
    MediaReport half = MakeReport(225);
    half.expected = 225;
    BOOST_TEST(MakeMediaRecord(half, &sender).loss.value() == 0.5);
    const CallMediaRecord silent = MakeMediaRecord(MakeReport(0), &sender);
    BOOST_TEST(silent.loss.value() == 1.0);
    BOOST_TEST(!silent.mos);
    BOOST_TEST(!silent.jitterSeconds);
}

// G.711, 20 ms network, 20 ms packet, 1 % late: R = 93.2 - 0.96 - 95 / 5.3
BOOST_AUTO_TEST_CASE(CountsLatePacketsAsUnheard)
{
    MediaReport own = MakeReport(100);
    own.expected = 100;
    own.late = 1;
    const CallMediaRecord record = MakeMediaRecord(own, nullptr);
    BOOST_TEST(record.loss.value() == 0.0);
    BOOST_TEST(record.mos.value() == MeanOpinionScore(93.2 - 0.96 - 95.0 / 5.3));
}

BOOST_AUTO_TEST_CASE(CountsThinnedPacketsManyTimes)
{
    MediaReport sender;
    SendBetween(sender.sent, Seconds(0), Seconds(1));
    MediaReport own = MakeReport(40);
    own.thinning = 10;
    const CallMediaRecord record = MakeMediaRecord(own, &sender);
    BOOST_TEST(record.packetsReceived == 400U);
    BOOST_TEST(record.loss.value() == 0.2);
}

BOOST_AUTO_TEST_SUITE_END()
