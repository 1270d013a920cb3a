// SPDX-License-Identifier: GPL-2.0-only
#include "rtcp-timing.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr double RTCP_FRACTION = 0.05;
constexpr double SENDER_SHARE = 0.25;
constexpr uint32_t REPORTS_A_SENDER_LASTS = 2;
constexpr double FIRST_SIZE_GUESS = 100; // SR with one report, SDES, UDP and IPv4 headers

} // namespace

RtcpTiming::RtcpTiming(double sessionBandwidth, Time minimum)
    : m_rtcpBytesPerSecond(sessionBandwidth * RTCP_FRACTION / 8),
      m_minimum(minimum),
      m_averageSize(FIRST_SIZE_GUESS)
{
}

Time
RtcpTiming::Start(Time now, double uniform)
{
    m_last = now;
    return now + Randomised(uniform);
}

void
RtcpTiming::OnRtpSent()
{
    m_weSent = REPORTS_A_SENDER_LASTS;
}

void
RtcpTiming::OnRtpReceived()
{
    m_theySent = REPORTS_A_SENDER_LASTS;
    m_members = 2;
}

void
RtcpTiming::OnRtcp(uint32_t size)
{
    m_averageSize += (size - m_averageSize) / 16;
}

Time
RtcpTiming::GetDeterministicInterval() const
{
    const double senders = (m_weSent > 0 ? 1.0 : 0.0) + (m_theySent > 0 ? 1.0 : 0.0);
    double bytesPerSecond = m_rtcpBytesPerSecond;
    double sharers = m_members;
    if (senders > 0 && senders <= SENDER_SHARE * m_members)
    {
        bytesPerSecond *= m_weSent ? SENDER_SHARE : 1 - SENDER_SHARE;
        sharers = m_weSent ? senders : m_members - senders;
    }
    const double minimum = m_minimum.GetSeconds() / (m_initial ? 2 : 1);
    return Seconds(std::max(minimum, m_averageSize * sharers / bytesPerSecond));
}

Time
RtcpTiming::Randomised(double uniform) const
{
    // Reconsideration shortens the mean interval; the divisor makes up for that.
    const double compensation = std::exp(1.0) - 1.5;
    return GetDeterministicInterval() * ((uniform + 0.5) / compensation);
}

RtcpTiming::Expiry
RtcpTiming::OnTimer(Time now, double uniform)
{
    const Time due = m_last + Randomised(uniform);
    if (due > now)
    {
        return {false, due};
    }
    m_last = now;
    m_initial = false;
    const Time next = now + Randomised(uniform);
    m_weSent -= std::min(m_weSent, 1U);
    m_theySent -= std::min(m_theySent, 1U);
    return {true, next};
}

} // namespace ns3
