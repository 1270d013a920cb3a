// SPDX-License-Identifier: GPL-2.0-only
#include "rtp-reception.h"

#include <algorithm>
#include <cmath>

namespace ns3
{

namespace
{

constexpr uint32_t SEQUENCE_MODULUS = 1 << 16;
constexpr uint32_t NO_RESTART = SEQUENCE_MODULUS + 1;
constexpr uint16_t MAX_DROPOUT = 3000; // RFC 3550 A.1
constexpr uint16_t MAX_MISORDER = 100;

/// RTP timestamp units since time 0, modulo 2^32.
uint32_t
ToTimestampUnits(Time time, uint32_t clockRate)
{
    const uint64_t nanoseconds = time.GetNanoSeconds();
    const uint64_t second = 1000000000;
    return (nanoseconds / second) * clockRate + (nanoseconds % second) * clockRate / second;
}

} // namespace

RtpReception::RtpReception(uint32_t ssrc, uint32_t clockRate)
    : m_ssrc(ssrc),
      m_clockRate(clockRate),
      m_restartAt(NO_RESTART)
{
}

bool
RtpReception::OnPacket(uint16_t sequence, uint32_t timestamp, Time now)
{
    if (!UpdateSequence(sequence))
    {
        return false;
    }
    ++m_received;
    UpdateJitter(timestamp, now);
    return true;
}

void
RtpReception::Restart(uint16_t sequence)
{
    m_expectedBefore = m_started ? GetExpected() : 0;
    m_started = true;
    m_first = sequence;
    m_highest = sequence;
    m_cycles = 0;
    m_restartAt = NO_RESTART;
    m_hasTransit = false;
}

bool
RtpReception::UpdateSequence(uint16_t sequence)
{
    if (!m_started)
    {
        Restart(sequence);
        return true;
    }
    const uint16_t ahead = sequence - m_highest;
    if (ahead < MAX_DROPOUT)
    {
        m_cycles += sequence < m_highest ? SEQUENCE_MODULUS : 0;
        m_highest = sequence;
    }
    else if (ahead <= SEQUENCE_MODULUS - MAX_MISORDER)
    {
        if (sequence != m_restartAt)
        {
            m_restartAt = (sequence + 1) & (SEQUENCE_MODULUS - 1);
            return false;
        }
        Restart(sequence);
    }
    return true;
}

void
RtpReception::UpdateJitter(uint32_t timestamp, Time now)
{
    const uint32_t transit = ToTimestampUnits(now, m_clockRate) - timestamp;
    if (m_hasTransit)
    {
        const auto difference = static_cast<int32_t>(transit - m_transit);
        m_jitter += (std::abs(static_cast<double>(difference)) - m_jitter) / 16;
    }
    m_hasTransit = true;
    m_transit = transit;
}

void
RtpReception::OnSenderReport(const RtcpSenderInfo& info, Time now)
{
    m_lastSenderReport = ToShortNtp(info.ntpTimestamp);
    m_senderReportAt = now;
}

uint32_t
RtpReception::GetSsrc() const
{
    return m_ssrc;
}

uint64_t
RtpReception::GetReceived() const
{
    return m_received;
}

uint64_t
RtpReception::GetExpected() const
{
    return m_started ? m_expectedBefore + m_cycles + m_highest - m_first + 1 : 0;
}

int64_t
RtpReception::GetLost() const
{
    return static_cast<int64_t>(GetExpected()) - static_cast<int64_t>(m_received);
}

double
RtpReception::GetJitter() const
{
    return m_jitter;
}

double
RtpReception::GetJitterSeconds() const
{
    return m_jitter / m_clockRate;
}

uint8_t
RtpReception::TakeFractionLost()
{
    const auto expected = static_cast<int64_t>(GetExpected() - m_expectedAtReport);
    const auto received = static_cast<int64_t>(m_received - m_receivedAtReport);
    m_expectedAtReport = GetExpected();
    m_receivedAtReport = m_received;
    const int64_t lost = expected - received;
    return expected == 0 || lost <= 0 ? 0 : std::min<int64_t>(255, lost * 256 / expected);
}

RtcpReportBlock
RtpReception::MakeReport(Time now)
{
    RtcpReportBlock block;
    block.ssrc = m_ssrc;
    block.fractionLost = TakeFractionLost();
    block.cumulativeLost = std::clamp<int64_t>(GetLost(), -0x800000, 0x7fffff);
    block.extendedHighestSequence = m_cycles + m_highest;
    block.jitter = static_cast<uint32_t>(m_jitter);
    block.lastSenderReport = m_lastSenderReport;
    if (m_lastSenderReport != 0)
    {
        block.delaySinceLastSenderReport = (now - m_senderReportAt).GetSeconds() * 65536;
    }
    return block;
}

} // namespace ns3
