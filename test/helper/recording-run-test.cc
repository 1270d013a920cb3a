// SPDX-License-Identifier: GPL-2.0-only
#include "recording-run.h"
#include "recording-table.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

RunInfo
SomeRun(const std::string& parameters = "{}")
{
    RunInfo info;
    info.scenario = "three-zone";
    info.seed = 7;
    info.rngRun = 3;
    info.commandLine = "sipalg run three-zone";
    info.config = "set security alg sip";
    info.parameters = parameters;
    info.moduleVersion = "1";
    info.ns3Version = "3.37";
    return info;
}

/// Records a run with one sample, to its end or not; returns its identifier.
std::string
Record(const TemporaryDatabase& database, const RunInfo& info, bool finish = true)
{
    RecordingFile file(database.GetPath());
    RecordingRun run(file, info);
    RecordingTable(file, "sample", "at, name, value", run.GetId()).Insert(1s, "calls", 1);
    if (finish)
    {
        run.Finish(100s, 2.5, 12345);
    }
    return run.GetId();
}

} // namespace

BOOST_AUTO_TEST_SUITE(RecordingRunTest)

BOOST_AUTO_TEST_CASE(IsIncompleteUntilFinished)
{
    TemporaryDatabase database;
    const std::string state =
        "SELECT complete, sim_seconds, wall_seconds, events FROM run ORDER BY complete";
    RecordingFile file(database.GetPath());
    RecordingRun run(file, SomeRun());
    BOOST_TEST(database.Ask(state) == "0|-|-|-");
    run.Finish(100s, 2.5, 12345);
    BOOST_TEST(database.Ask(state) == "1|100.0|2.5|12345");
}

BOOST_AUTO_TEST_CASE(RecordsWhatDecidesAboutItsRows)
{
    TemporaryDatabase database;
    const std::string id = Record(database, SomeRun("{\"calls\": 4}"));
    BOOST_TEST(id.rfind("three-zone-7-3-", 0) == 0);
    BOOST_TEST(database.Ask("SELECT run_id, scenario, seed, rng_run, command_line, config, "
                            "parameters, module_version, ns3_version FROM run") ==
               id + "|three-zone|7|3|sipalg run three-zone|set security alg sip|{\"calls\": 4}|1|"
                    "3.37");
    BOOST_TEST(database.Ask("SELECT started_at_utc GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9]T"
                            "[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z' FROM run") == "1");
}

BOOST_AUTO_TEST_CASE(TakesThePlaceOfTheRunThatItRepeats)
{
    TemporaryDatabase database;
    Record(database, SomeRun());
    Record(database, SomeRun(), false);
    const std::string other = Record(database, SomeRun("{\"calls\": 4}"));
    const std::string last = Record(database, SomeRun());
    BOOST_TEST(last != other);
    BOOST_TEST(database.Ask("SELECT run_id FROM run WHERE run_id = '" + last + "'") == last);
    BOOST_TEST(database.Ask("SELECT count(*) FROM run") == "2");
    BOOST_TEST(database.Ask("SELECT count(*) FROM sample") == "2");
}

BOOST_AUTO_TEST_CASE(TakesThePlaceOfAllRunsWhenAsked)
{
    TemporaryDatabase database;
    Record(database, SomeRun("{\"calls\": 4}"));
    RunInfo info = SomeRun();
    info.otherRuns = OtherRuns::Replace;
    const std::string last = Record(database, info);
    BOOST_TEST(database.Ask("SELECT run_id FROM run") == last);
    BOOST_TEST(database.Ask("SELECT run_id FROM sample") == last);
}

// CONTRACTS 4: nothing that was there is lost.
BOOST_AUTO_TEST_CASE(TakesNoRunsPlaceBeforeItHasEnded)
{
    TemporaryDatabase database;
    const std::string first = Record(database, SomeRun());
    RunInfo info = SomeRun();
    info.otherRuns = OtherRuns::Replace;
    Record(database, info, false);
    BOOST_TEST(database.Ask("SELECT run_id FROM run WHERE complete = 1") == first);
    BOOST_TEST(database.Ask("SELECT count(*) FROM sample") == "2");
}

BOOST_AUTO_TEST_CASE(TiesCallsOfTheAlgToCallsOfTheTelephonesWhereThereIsExactlyOne)
{
    TemporaryDatabase database;
    {
        RecordingFile file(database.GetPath());
        RecordingRun run(file, SomeRun());
        RecordingTable calls(file,
                             "call",
                             "call_id, sip_call_id, caller, callee, invited_at, outcome, audio",
                             run.GetId());
        calls.Insert(1, "once", "a", "b", 1.0, "busy", "none");
        calls.Insert(2, "twice", "a", "b", 1.0, "busy", "none");
        calls.Insert(3, "twice", "a", "b", 1.0, "busy", "none");
        RecordingTable algCalls(file,
                                "alg_call",
                                "alg_call_id, sip_call_id, created_at",
                                run.GetId());
        algCalls.Insert(1, "once", 1.0);
        algCalls.Insert(2, "once", 1.0);
        algCalls.Insert(3, "twice", 1.0);
        algCalls.Insert(4, "never", 1.0);
        run.Finish(100s, 2.5, 12345);
    }
    BOOST_TEST(database.Ask("SELECT group_concat(ifnull(call_id, '-')) FROM alg_call") ==
               "1,1,-,-");
    BOOST_TEST(database.Ask("PRAGMA foreign_key_check") == "");
}

BOOST_AUTO_TEST_SUITE_END()
