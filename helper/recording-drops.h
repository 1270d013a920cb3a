// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_DROPS_H
#define SIPALG_RECORDING_DROPS_H

#include "recording-table.h"

#include <map>
#include <tuple>

namespace ns3::sipalg
{

/**
 * The rows of a run in the table `drop`: dropped packets, added up per second of simulated time,
 * zone pair, reason and method. Holds the counts of the current second only; what it knows of
 * earlier seconds is in the file. Time must not go back.
 */
class RecordingDrops
{
  public:
    /// What packets have in common to be counted in one row; empty where it is not known.
    struct Kind
    {
        std::string fromZone;
        std::string toZone;
        std::string reason;
        std::string method;

        friend bool operator<(const Kind& a, const Kind& b)
        {
            return std::tie(a.reason, a.fromZone, a.toZone, a.method) <
                   std::tie(b.reason, b.fromZone, b.toZone, b.method);
        }
    };

    RecordingDrops(RecordingFile& file, const std::string& runId);

    void Count(Time now, const Kind& kind, uint64_t bytes);

    /// Writes the counts of the current second.
    void Flush();

  private:
    struct Total
    {
        uint64_t packets{0};
        uint64_t bytes{0};
    };

    RecordingTable m_table;
    std::chrono::seconds m_second{0};
    std::map<Kind, Total> m_totals;
};

} // namespace ns3::sipalg

#endif
