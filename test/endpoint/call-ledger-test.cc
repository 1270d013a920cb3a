// SPDX-License-Identifier: GPL-2.0-only
#include "call-ledger.h"

#include "ns3/simulator.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

MediaReport
MakeMedia(uint64_t sent, uint64_t received)
{
    MediaReport media;
    media.codec = &G711_MU;
    for (uint64_t i = 0; i < sent; ++i)
    {
        media.sent.OnSent(MilliSeconds(20 * i), MilliSeconds(20));
    }
    media.received = received;
    media.endedAt = Seconds(100);
    return media;
}

struct Ledger
{
    Ledger()
        : ledger(CreateObject<CallLedger>())
    {
        ledger->TraceConnectWithoutContext("Call", MakeCallback(&Ledger::OnCall, this));
    }

    ~Ledger()
    {
        Simulator::Destroy();
    }

    void OnCall(const CallRecord& record)
    {
        records.push_back(record);
    }

    static CallLedger::CallerReport MakeAnswered(uint64_t sent, uint64_t received)
    {
        CallLedger::CallerReport report;
        report.record.sipCallId = "c";
        report.calleeTag = "t";
        report.record.answeredAt = Seconds(1);
        report.record.outcome = CallOutcome::AnsweredOk;
        report.media = MakeMedia(sent, received);
        return report;
    }

    void Open()
    {
        ledger->OpenCaller("c", []() { return MakeAnswered(10, 0); });
        ledger->OpenCallee("c", "t", []() { return MakeMedia(0, 10); });
    }

    Ptr<CallLedger> ledger;
    std::vector<CallRecord> records;
};

} // namespace

BOOST_AUTO_TEST_SUITE(CallLedgerTest)

// REQUIREMENTS 4: who heard whom decides how an answered call ended.
BOOST_AUTO_TEST_CASE(TellsOneWayAudioFromSilence)
{
    struct Case
    {
        uint64_t callerReceived;
        uint64_t calleeReceived;
        const char* outcome;
        const char* audio;
    };

    for (const Case& c : {Case{10, 10, "answered-ok", "two-way"},
                          Case{10, 0, "answered-one-way", "caller-only"},
                          Case{0, 10, "answered-one-way", "callee-only"},
                          Case{0, 0, "answered-silent", "none"}})
    {
        Ledger test;
        test.Open();
        test.ledger->FinishCallee("c", "t", MakeMedia(10, c.calleeReceived));
        BOOST_TEST(test.records.empty());
        test.ledger->FinishCaller("c", Ledger::MakeAnswered(10, c.callerReceived));
        BOOST_REQUIRE(test.records.size() == 1U);
        BOOST_TEST(test.records.front().GetOutcomeText() == c.outcome);
        BOOST_TEST(ToText(test.records.front().audio) == c.audio);
        BOOST_TEST(test.ledger->GetOpenCalls() == 0U);
    }
}

// A callee that does not end in time is recorded as it stands.
BOOST_FIXTURE_TEST_CASE(LosesPatienceWithACalleeThatDoesNotEnd, Ledger)
{
    Open();
    ledger->FinishCaller("c", MakeAnswered(10, 0));
    BOOST_TEST(records.empty());
    Simulator::Run();
    BOOST_TEST(Simulator::Now().GetSeconds() == 40.0);
    BOOST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records.front().calleeMedia.packetsReceived == 10U);
    ledger->FinishCallee("c", "t", MakeMedia(0, 10));
    BOOST_TEST(records.size() == 1U);
}

// Of two callees that answered, the one the caller talked to counts.
BOOST_FIXTURE_TEST_CASE(RecordsTheCalleeThatTheCallerChose, Ledger)
{
    Open();
    ledger->OpenCallee("c", "other", []() { return MakeMedia(0, 0); });
    ledger->FinishCallee("c", "other", MakeMedia(0, 0));
    ledger->FinishCaller("c", MakeAnswered(10, 10));
    BOOST_TEST(records.empty());
    ledger->FinishCallee("c", "t", MakeMedia(10, 10), "no-ack");
    BOOST_REQUIRE(records.size() == 1U);
    BOOST_TEST(ToText(records.front().audio) == "two-way");
    BOOST_TEST(records.front().GetOutcomeText() == "cut-by-timer(no-ack)");
}

// A call that failed does not wait for anybody.
BOOST_FIXTURE_TEST_CASE(RecordsAFailedCallAtOnce, Ledger)
{
    Open();
    CallLedger::CallerReport report;
    report.record.outcome = CallOutcome::FailedNoResponse;
    report.record.detail = "timer-b";
    ledger->FinishCaller("c", report);
    BOOST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records.front().GetOutcomeText() == "failed-no-response(timer-b)");
    BOOST_TEST(records.front().calleeMedia.packetsReceived == 0U);
}

// Without the callee's half nobody knows what it heard.
BOOST_FIXTURE_TEST_CASE(JudgesByTheCallerAloneWhenTheCalleeIsElsewhere, Ledger)
{
    ledger->OpenCaller("c", []() { return MakeAnswered(10, 10); });
    ledger->FinishCaller("c", MakeAnswered(10, 10));
    BOOST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records.front().GetOutcomeText() == "answered-ok");
    BOOST_TEST(ToText(records.front().audio) == "caller-only");
}

BOOST_FIXTURE_TEST_CASE(RecordsCallsInProgressAtTheEnd, Ledger)
{
    ledger->OpenCaller("c", []() { return CallLedger::CallerReport(); });
    ledger->FinishAll();
    BOOST_REQUIRE(records.size() == 1U);
    BOOST_TEST(records.front().GetOutcomeText() == "in-progress");
    BOOST_TEST(!records.front().endedAt);
}

BOOST_FIXTURE_TEST_CASE(DoesNotRecordWhatItIsToForget, Ledger)
{
    Open();
    ledger->Forget("c");
    ledger->FinishCallee("c", "t", MakeMedia(0, 0));
    ledger->FinishAll();
    BOOST_TEST(records.empty());
}

BOOST_AUTO_TEST_SUITE_END()
