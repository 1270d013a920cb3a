// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RTCP_TIMING_H
#define SIPALG_RTCP_TIMING_H

#include "ns3/nstime.h"

#include <cstdint>

namespace ns3
{

/**
 * When a participant of a two-party session sends its next RTCP packet (RFC 3550 6.3 and A.7):
 * the deterministic interval from the RTCP bandwidth, at least 5 s (half of it before the first
 * packet), times a random factor from 0.5 to 1.5, divided by e - 3/2, and reconsidered with fresh
 * figures when the timer expires. Time-out of silent members is not modelled.
 */
class RtcpTiming
{
  public:
    /**
     * @param sessionBandwidth bits per second of the session; 5 % of it are for RTCP
     * @param minimum shortest deterministic interval, RFC 3550 6.2: 5 s
     */
    RtcpTiming(double sessionBandwidth, Time minimum);

    /// Begins the session; @p uniform is from 0 to 1. Gives the time of the first timer.
    Time Start(Time now, double uniform);
    void OnRtpSent();
    /// A packet of the other member; @p size is that of RTCP with its UDP and IP headers.
    void OnRtpReceived();
    void OnRtcp(uint32_t size);

    struct Expiry
    {
        bool send; ///< a packet is due now
        Time next; ///< when the timer shall go off next
    };

    /// The timer went off.
    Expiry OnTimer(Time now, double uniform);

    /// The deterministic interval Td with the present figures.
    Time GetDeterministicInterval() const;

  private:
    Time Randomised(double uniform) const;

    double m_rtcpBytesPerSecond;
    Time m_minimum;
    Time m_last;
    double m_averageSize;
    bool m_initial{true};
    uint32_t m_weSent{0}; ///< counts down from 2 with each report: RFC 3550 6.3.8
    uint32_t m_theySent{0};
    uint32_t m_members{1};
};

} // namespace ns3

#endif
