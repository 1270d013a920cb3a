// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RTP_RECEPTION_H
#define SIPALG_RTP_RECEPTION_H

#include "rtcp-packet.h"

#include "ns3/nstime.h"

namespace ns3
{

/**
 * What a receiver knows of one RTP source: extended sequence numbers (RFC 3550 A.1), loss (A.3)
 * and interarrival jitter (A.8). A jump of at least 3000 in the sequence is taken for a restart of
 * the sender when the next number follows it, as in A.1; packets late by up to 100 are reordered
 * ones. The probation of a new source is left out: signalling has already named the sender.
 */
class RtpReception
{
  public:
    RtpReception(uint32_t ssrc, uint32_t clockRate);

    /// Counts a packet; false when its sequence number makes no sense yet.
    bool OnPacket(uint16_t sequence, uint32_t timestamp, Time now);
    /// Notes the NTP time of a sender report, for the round trip computation of the sender.
    void OnSenderReport(const RtcpSenderInfo& info, Time now);

    uint32_t GetSsrc() const;
    uint64_t GetReceived() const;
    /// Highest minus first sequence number plus one.
    uint64_t GetExpected() const;
    /// Expected minus received; negative when there were duplicates (A.3).
    int64_t GetLost() const;
    /// In RTP timestamp units.
    double GetJitter() const;
    double GetJitterSeconds() const;

    /// The report of the interval since the last one, which it ends.
    RtcpReportBlock MakeReport(Time now);

  private:
    void Restart(uint16_t sequence);
    bool UpdateSequence(uint16_t sequence);
    void UpdateJitter(uint32_t timestamp, Time now);
    uint8_t TakeFractionLost();

    uint32_t m_ssrc;
    uint32_t m_clockRate;
    bool m_started{false};
    uint16_t m_highest{0};
    uint32_t m_cycles{0};
    uint32_t m_first{0};
    uint32_t m_restartAt{0}; ///< sequence number that would prove a restart; above 65535: none
    uint64_t m_received{0};
    uint64_t m_expectedBefore{0}; ///< of finished runs of the sender
    uint64_t m_expectedAtReport{0};
    uint64_t m_receivedAtReport{0};
    bool m_hasTransit{false};
    uint32_t m_transit{0};
    double m_jitter{0};
    uint32_t m_lastSenderReport{0};
    Time m_senderReportAt;
};

} // namespace ns3

#endif
