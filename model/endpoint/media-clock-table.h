// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_CLOCK_TABLE_H
#define SIPALG_MEDIA_CLOCK_TABLE_H

#include "ns3/nstime.h"

#include <optional>
#include <unordered_map>

namespace ns3
{

/**
 * When each packet of each sender in the simulation was sent: the time base of every live SSRC. A
 * receiver turns the SSRC and timestamp of a packet into its sending time, whatever has been
 * rewritten on the way, for a timestamp is exact when senders work in whole sampling intervals.
 */
class MediaClockTable
{
  public:
    /// False when the SSRC is taken; choose another (RFC 3550 8.1).
    bool Add(uint32_t ssrc, uint32_t firstTimestamp, Time firstSample, uint32_t clockRate)
    {
        return m_clocks.try_emplace(ssrc, Clock{firstTimestamp, firstSample, clockRate}).second;
    }

    void Remove(uint32_t ssrc)
    {
        m_clocks.erase(ssrc);
    }

    /// When the packet was sent; nothing for a sender outside this simulation.
    std::optional<Time> GetSendingTime(uint32_t ssrc, uint32_t timestamp) const
    {
        const auto found = m_clocks.find(ssrc);
        if (found == m_clocks.end())
        {
            return std::nullopt;
        }
        const Clock& clock = found->second;
        const int64_t samples = static_cast<uint32_t>(timestamp - clock.firstTimestamp);
        return clock.firstSample + NanoSeconds(samples * 1000000000 / clock.rate);
    }

    std::size_t GetSize() const
    {
        return m_clocks.size();
    }

  private:
    struct Clock
    {
        uint32_t firstTimestamp;
        Time firstSample;
        uint32_t rate;
    };

    std::unordered_map<uint32_t, Clock> m_clocks;
};

} // namespace ns3

#endif
