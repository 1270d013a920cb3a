// SPDX-License-Identifier: GPL-2.0-only
#include "recording-calls.h"
#include "temporary-database.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

CallRecord
AnsweredCall()
{
    CallRecord record;
    record.sipCallId = "a1@10.1.1.3";
    record.caller = "sip:alice@example.com";
    record.callee = "sip:bob@example.com";
    record.invitedAt = Seconds(10);
    record.ringingAt = Seconds(10.5);
    record.answeredAt = Seconds(12);
    record.endedAt = Seconds(42);
    record.outcome = CallOutcome::AnsweredOneWay;
    record.statusCode = 200;
    record.endedBy = CallParty::Callee;
    record.audio = CallAudio::CallerOnly;
    record.setupSeconds = 0.5;
    record.callerMedia = {1500, 1485, 0.01, 0.002, 0.02, 4.1};
    record.calleeMedia.packetsSent = 1500;
    return record;
}

void
Record(const sipalg::TemporaryDatabase& database, const std::vector<CallRecord>& records)
{
    sipalg::RecordingFile file(database.GetPath());
    RecordingCalls calls(file, "r");
    for (const CallRecord& record : records)
    {
        calls.Record(record);
    }
}

} // namespace

BOOST_AUTO_TEST_SUITE(RecordingCallsTest)

BOOST_AUTO_TEST_CASE(KeepsWhatTheCallerSaw)
{
    sipalg::TemporaryDatabase database;
    Record(database, {AnsweredCall()});
    BOOST_TEST(database.Ask("SELECT run_id, call_id, sip_call_id, caller, callee, invited_at, "
                            "ringing_at, answered_at, ended_at, outcome, status_code, ended_by, "
                            "audio, setup_seconds FROM call") ==
               "r|1|a1@10.1.1.3|sip:alice@example.com|sip:bob@example.com|10.0|10.5|12.0|42.0|"
               "answered-one-way|200|callee|caller-only|0.5");
}

BOOST_AUTO_TEST_CASE(KeepsTheMediaOfEachSideApart)
{
    sipalg::TemporaryDatabase database;
    Record(database, {AnsweredCall()});
    BOOST_TEST(database.Ask("SELECT packets_sent_caller, packets_received_caller, loss_caller, "
                            "jitter_seconds_caller, delay_seconds_caller, mos_caller FROM call") ==
               "1500|1485|0.01|0.002|0.02|4.1");
    BOOST_TEST(database.Ask("SELECT packets_sent_callee, packets_received_callee, loss_callee, "
                            "jitter_seconds_callee, delay_seconds_callee, mos_callee FROM call") ==
               "1500|0|-|-|-|-");
}

BOOST_AUTO_TEST_CASE(WhatDidNotHappenIsNull)
{
    sipalg::TemporaryDatabase database;
    CallRecord record;
    record.outcome = CallOutcome::FailedNoResponse;
    record.detail = "timer B";
    Record(database, {record});
    BOOST_TEST(database.Ask("SELECT ringing_at, answered_at, ended_at, outcome, status_code, "
                            "ended_by, audio, setup_seconds FROM call") ==
               "-|-|-|failed-no-response(timer B)|-|-|none|-");
}

BOOST_AUTO_TEST_CASE(CountsCallsFromOne)
{
    sipalg::TemporaryDatabase database;
    Record(database, {AnsweredCall(), AnsweredCall()});
    BOOST_TEST(database.Ask("SELECT group_concat(call_id) FROM call") == "1,2");
}

BOOST_AUTO_TEST_SUITE_END()
