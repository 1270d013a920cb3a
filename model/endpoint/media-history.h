// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_HISTORY_H
#define SIPALG_MEDIA_HISTORY_H

#include "ns3/nstime.h"

#include <algorithm>
#include <vector>

namespace ns3
{

/**
 * When the packets of a constant bit rate stream were sent: one entry for each uninterrupted run.
 * Tells how many had been sent by some time, also after the stream is gone.
 */
class MediaHistory
{
  public:
    /// Notes a packet; @p interval is the time to the next one of the same run.
    void OnSent(Time now, Time interval)
    {
        if (m_runs.empty() || m_runs.back().start + m_runs.back().interval *
                                                        static_cast<int64_t>(m_runs.back().count) !=
                                  now)
        {
            m_runs.push_back({now, interval, 0});
        }
        ++m_runs.back().count;
    }

    /// Packets sent at or before @p time.
    uint64_t CountUntil(Time time) const
    {
        uint64_t count = 0;
        for (const Run& run : m_runs)
        {
            if (run.start <= time)
            {
                const int64_t steps =
                    (time - run.start).GetNanoSeconds() / run.interval.GetNanoSeconds();
                count += std::min<uint64_t>(run.count, steps + 1);
            }
        }
        return count;
    }

    uint64_t GetCount() const
    {
        uint64_t count = 0;
        for (const Run& run : m_runs)
        {
            count += run.count;
        }
        return count;
    }

  private:
    struct Run
    {
        Time start;
        Time interval;
        uint64_t count;
    };

    std::vector<Run> m_runs;
};

} // namespace ns3

#endif
