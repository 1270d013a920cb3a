// SPDX-License-Identifier: GPL-2.0-only
#include "rtcp-timing.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace ns3;

namespace
{

const double COMPENSATION = std::exp(1.0) - 1.5; // RFC 3550 6.3.1

} // namespace

BOOST_AUTO_TEST_SUITE(RtcpTimingTest, *boost::unit_test::tolerance(1e-6))

// RFC 3550 6.2: 5 s, half of that before the first packet
BOOST_AUTO_TEST_CASE(KeepsToTheMinimumIntervalOnAFastSession)
{
    RtcpTiming timing(80000, Seconds(5));
    BOOST_TEST(timing.Start(Seconds(0), 0.5).GetSeconds() == 2.5 / COMPENSATION);
    const auto expiry = timing.OnTimer(Seconds(10), 0.5);
    BOOST_TEST(expiry.send);
    BOOST_TEST((expiry.next - Seconds(10)).GetSeconds() == 5 / COMPENSATION);
}

// 6.3.1: from 0.5 to 1.5 times the interval
BOOST_AUTO_TEST_CASE(SpreadsTheIntervalByTheRandomNumber)
{
    for (const double uniform : {0.0, 0.25, 1.0})
    {
        RtcpTiming timing(80000, Seconds(5));
        BOOST_TEST(timing.Start(Seconds(0), uniform).GetSeconds() ==
                   2.5 * (uniform + 0.5) / COMPENSATION);
    }
}

// 6.3.6: the interval is drawn anew when the timer expires, and what is not due waits.
BOOST_AUTO_TEST_CASE(ReconsidersWhenTheTimerExpires)
{
    RtcpTiming timing(80000, Seconds(5));
    const Time first = timing.Start(Seconds(0), 0);
    const auto expiry = timing.OnTimer(first, 1);
    BOOST_TEST(!expiry.send);
    BOOST_TEST(expiry.next.GetSeconds() == 2.5 * 1.5 / COMPENSATION);
    BOOST_TEST(timing.OnTimer(expiry.next, 1).send);
}

// 6.2: 5 % of the session bandwidth; a sender among few gets a share of the bandwidth for itself.
BOOST_AUTO_TEST_CASE(SlowsDownOnASlowSession)
{
    RtcpTiming timing(1000, Seconds(5)); // 6.25 bytes a second for RTCP
    timing.OnRtpReceived();
    // one sender of two members is more than a quarter: all share all
    BOOST_TEST(timing.GetDeterministicInterval().GetSeconds() == 100 * 2 / 6.25);
    timing.OnRtcp(100 + 160);
    BOOST_TEST(timing.GetDeterministicInterval().GetSeconds() == 110 * 2 / 6.25);
}

BOOST_AUTO_TEST_SUITE_END()
