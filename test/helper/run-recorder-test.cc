// SPDX-License-Identifier: GPL-2.0-only
#include "run-recorder.h"
#include "temporary-database.h"

#include "ns3/simulator.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

sipalg::RunInfo
SomeRun()
{
    sipalg::RunInfo info;
    info.scenario = "two-zone";
    return info;
}

CallRecord
SomeCall()
{
    CallRecord record;
    record.sipCallId = "a@10.1.1.3";
    record.outcome = CallOutcome::AnsweredOk;
    return record;
}

} // namespace

BOOST_AUTO_TEST_SUITE(RunRecorderTest)

BOOST_AUTO_TEST_CASE(StampsSamplesAndTheEndWithSimulatedTime)
{
    sipalg::TemporaryDatabase database;
    RunRecorder recorder(database.GetPath(), SomeRun(), {});
    Simulator::Schedule(Seconds(1.5), [&] { recorder.RecordSample({}); });
    Simulator::Stop(Seconds(42));
    Simulator::Run();
    recorder.Finish(0.5, Simulator::GetEventCount());
    Simulator::Destroy();
    BOOST_TEST(database.Ask("SELECT DISTINCT at FROM sample") == "1.5");
    BOOST_TEST(database.Ask("SELECT sim_seconds, wall_seconds, events, complete FROM run") ==
               "42.0|0.5|2|1");
}

BOOST_AUTO_TEST_CASE(TiesTheFirewallsCallToTheTelephones)
{
    sipalg::TemporaryDatabase database;
    RunRecorder recorder(database.GetPath(), SomeRun(), {});
    recorder.RecordCall(SomeCall());
    sipalg::CallEvent event;
    event.id = {1, 1};
    event.sipCallId = "a@10.1.1.3";
    recorder.CallCreated(event, event.createdAt);
    recorder.Finish(0.5, 1);
    Simulator::Destroy();
    BOOST_TEST(database.Ask("SELECT alg_call_id, alg_call.call_id, outcome FROM alg_call JOIN "
                            "call USING (run_id, call_id)") == "1|1|answered-ok");
    BOOST_TEST(database.Ask("PRAGMA foreign_key_check") == "");
}

BOOST_AUTO_TEST_CASE(CountsAsIncompleteUntilFinished)
{
    sipalg::TemporaryDatabase database;
    {
        RunRecorder recorder(database.GetPath(), SomeRun(), {});
        recorder.RecordCall(SomeCall());
    }
    BOOST_TEST(database.Ask("SELECT complete, (SELECT count(*) FROM call) FROM run") == "0|1");
}

BOOST_AUTO_TEST_SUITE_END()
