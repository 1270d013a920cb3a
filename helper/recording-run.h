// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_RUN_H
#define SIPALG_RECORDING_RUN_H

#include "engine-time.h"
#include "recording-file.h"

#include <cstdint>
#include <string>

namespace ns3::sipalg
{

/// What becomes of the other runs in the file when a run has ended well.
enum class OtherRuns : uint8_t
{
    KeepDifferent, ///< only those that this run repeats go
    Replace,       ///< all go: the file holds the latest run
};

/// What is known of a run when it begins (table `run` in docs/database.md).
struct RunInfo
{
    std::string scenario;
    uint64_t seed{1};
    uint64_t rngRun{1};
    std::string commandLine;
    std::string config;           ///< the firewall's `set` lines
    std::string parameters{"{}"}; ///< a JSON object
    std::string moduleVersion;
    std::string ns3Version;
    OtherRuns otherRuns{OtherRuns::KeepDifferent};
};

/**
 * The row of a run in the table `run`: there, with complete = 0, from the beginning, and brought to
 * its end by Finish. It must not outlive its file.
 */
class RecordingRun
{
  public:
    RecordingRun(RecordingFile& file, const RunInfo& info);

    /// Unique to this execution: scenario, seed, run number and a random part.
    const std::string& GetId() const
    {
        return m_id;
    }

    /**
     * In one transaction: removes the runs whose place this one takes, ties the ALG's calls to the
     * telephones' calls, makes the indices, and marks the run as complete.
     */
    void Finish(Time simulated, double wallSeconds, uint64_t events);

  private:
    void Insert(const RunInfo& info);
    void RemoveReplacedRuns();
    void TieCalls();
    void Complete(Time simulated, double wallSeconds, uint64_t events);

    RecordingFile& m_file;
    std::string m_id;
    OtherRuns m_otherRuns;
};

} // namespace ns3::sipalg

#endif
