// SPDX-License-Identifier: GPL-2.0-only
#include "recording-run.h"

#include "recording-table.h"

#include <ctime>
#include <random>

namespace ns3::sipalg
{

namespace
{

/// Tables with rows of a run, those that refer to others first; `run` itself is the last to go.
constexpr const char* TABLES[] = {"pinhole",
                                  "alg_call",
                                  "call",
                                  "mapping",
                                  "registration",
                                  "denial",
                                  "drop",
                                  "sample",
                                  "sip_message",
                                  "show_answer",
                                  "run"};

/// Twelve hexadecimal digits. Not from the simulation's streams: recording must not change a run.
std::string
RandomPart()
{
    std::random_device device;
    std::string digits;
    for (int i = 0; i < 12; ++i)
    {
        digits += "0123456789abcdef"[device() % 16];
    }
    return digits;
}

std::string
MakeRunId(const RunInfo& info)
{
    return info.scenario + "-" + std::to_string(info.seed) + "-" + std::to_string(info.rngRun) +
           "-" + RandomPart();
}

/// "2026-01-31T12:00:00Z"
std::string
UtcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[sizeof "2026-01-31T12:00:00Z"];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text, length};
}

} // namespace

RecordingRun::RecordingRun(RecordingFile& file, const RunInfo& info)
    : m_file(file),
      m_id(MakeRunId(info)),
      m_otherRuns(info.otherRuns)
{
    Insert(info);
    m_file.Commit();
}

void
RecordingRun::Insert(const RunInfo& info)
{
    RecordingTable run(m_file,
                       "run",
                       "scenario, seed, rng_run, command_line, config, parameters, "
                       "module_version, ns3_version, started_at_utc",
                       m_id);
    run.Insert(info.scenario,
               info.seed,
               info.rngRun,
               info.commandLine,
               info.config,
               info.parameters,
               info.moduleVersion,
               info.ns3Version,
               UtcNow());
}

void
RecordingRun::Finish(Time simulated, double wallSeconds, uint64_t events)
{
    m_file.Commit();
    m_file.MakeIndices();
    RemoveReplacedRuns();
    TieCalls();
    Complete(simulated, wallSeconds, events);
    m_file.Commit();
}

void
RecordingRun::RemoveReplacedRuns()
{
    // Repeated are runs that are equal in what decides about their rows.
    const std::string others =
        m_otherRuns == OtherRuns::Replace
            ? "SELECT run_id FROM run WHERE run_id <> ?1"
            : "SELECT old.run_id FROM run AS old JOIN run AS new ON new.run_id = ?1 WHERE "
              "old.run_id <> ?1 AND old.scenario = new.scenario AND old.seed = new.seed AND "
              "old.rng_run = new.rng_run AND old.parameters = new.parameters AND "
              "old.config = new.config";
    for (const char* table : TABLES)
    {
        SQLite::Statement remove = m_file.Prepare("DELETE FROM \"" + std::string(table) +
                                                  "\" WHERE run_id IN (" + others + ")");
        remove.bind(1, m_id);
        m_file.Write(remove);
    }
}

void
RecordingRun::TieCalls()
{
    SQLite::Statement tie = m_file.Prepare(
        "UPDATE alg_call SET call_id = (SELECT CASE count(*) WHEN 1 THEN min(call_id) END FROM "
        "call WHERE call.run_id = ?1 AND call.sip_call_id = alg_call.sip_call_id) "
        "WHERE run_id = ?1");
    tie.bind(1, m_id);
    m_file.Write(tie);
}

void
RecordingRun::Complete(Time simulated, double wallSeconds, uint64_t events)
{
    SQLite::Statement complete =
        m_file.Prepare("UPDATE run SET sim_seconds = ?, wall_seconds = ?, events = ?, "
                       "complete = 1 WHERE run_id = ?");
    complete.bind(1, ToSeconds(simulated));
    complete.bind(2, wallSeconds);
    complete.bind(3, static_cast<int64_t>(events));
    complete.bind(4, m_id);
    m_file.Write(complete);
}

} // namespace ns3::sipalg
