// SPDX-License-Identifier: GPL-2.0-only
#include "one-call.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

BOOST_AUTO_TEST_SUITE(SipPhoneBankFailureTest)

// RFC 3261 9: given up while it rings.
BOOST_FIXTURE_TEST_CASE(CancelsACallThatRings, CallNetwork)
{
    SipCallPlan plan;
    plan.cancelAfter = Seconds(1);
    const CallRecord call = CallOnce(*this, plan);
    BOOST_TEST(call.GetOutcomeText() == "cancelled");
    BOOST_TEST(call.statusCode == 487);
    BOOST_TEST(!call.answeredAt);
    BOOST_TEST(messages["CANCEL"] == 2U);
    CheckNothingIsLeft(*this);
}

// RFC 3261 9.1: the CANCEL that crosses the 200 ends the call with a BYE.
BOOST_FIXTURE_TEST_CASE(EndsTheCallWhenCancelCrossesTheAnswer, CallNetwork)
{
    SipCallPlan plan;
    plan.cancelAfter = MilliSeconds(2032); // INVITE takes 31 ms to bob, who answers 2 s later
    const CallRecord call = CallOnce(*this, plan);
    BOOST_TEST(call.GetOutcomeText() == "cancelled");
    BOOST_TEST(call.statusCode == 200);
    BOOST_TEST(messages["BYE"] > 0U);
    BOOST_TEST(messages["CANCEL"] > 0U);
    CheckNothingIsLeft(*this);
}

// RFC 3261 21.4.24, 21.6.2, 21.4.18: what a callee may say.
BOOST_AUTO_TEST_CASE(RecordsWhyTheCalleeRefused)
{
    struct Case
    {
        AnswerMode mode;
        unsigned code;
        const char* outcome;
    };

    for (const Case& refusal : {Case{AnswerMode::Busy, 486, "busy"},
                                Case{AnswerMode::Decline, 603, "declined"},
                                Case{AnswerMode::NoAnswer, 480, "no-answer"}})
    {
        CallNetwork network;
        network.Start();
        network.bob->GetPhone(0).SetAnswerMode(refusal.mode);
        network.alice->ScheduleCall(Seconds(5), 0, "bob");
        network.Run(Seconds(200));
        BOOST_REQUIRE(network.calls.size() == 1U);
        BOOST_TEST(network.calls.front().GetOutcomeText() == refusal.outcome);
        BOOST_TEST(network.calls.front().statusCode == refusal.code);
        BOOST_TEST(ToText(network.calls.front().endedBy) == "callee");
        CheckNothingIsLeft(network);
    }
}

// One call a phone: the second caller hears that it is busy.
BOOST_FIXTURE_TEST_CASE(IsBusyWhileItTalks, CallNetwork)
{
    Start();
    alice->SetAttribute("MaxCalls", UintegerValue(2));
    alice->ScheduleCall(Seconds(5), 0, "bob");
    alice->ScheduleCall(Seconds(9), 0, "bob");
    Run(Seconds(60));
    BOOST_REQUIRE(calls.size() == 2U);
    BOOST_TEST(calls.front().GetOutcomeText() == "busy");
    BOOST_TEST(calls.back().GetOutcomeText() == "answered-ok");
}

// RFC 3261 16.5: 404 for a user the domain does not know.
BOOST_FIXTURE_TEST_CASE(Gets404ForAnUnknownUser, CallNetwork)
{
    Start();
    alice->ScheduleCall(Seconds(5), 0, "carol");
    Run(Seconds(60));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().statusCode == 404);
    BOOST_TEST(calls.front().GetOutcomeText() == "failed-by-proxy");
}

// RFC 3261 17.1.1.2: timer B, 32 s after the INVITE that nobody answers.
BOOST_FIXTURE_TEST_CASE(GivesUpAfterTimerBWithoutAServer, CallNetwork)
{
    phoneHelper.SetAttribute("Register", BooleanValue(false));
    Start();
    server->SetStopTime(Seconds(1));
    alice->ScheduleCall(Seconds(5), 0, "bob");
    Run(Seconds(100));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().GetOutcomeText() == "failed-no-response(timer-b)");
    BOOST_TEST((*calls.front().endedAt - calls.front().invitedAt).GetSeconds() == 32.0);
    BOOST_TEST(messages["INVITE"] == 7U);
}

// RFC 3261 17.1.2.2: the BYE that nobody answers.
BOOST_FIXTURE_TEST_CASE(RecordsALostBye, CallNetwork)
{
    serverHelper.SetAttribute("RecordRoute", BooleanValue(false));
    Start();
    alice->ScheduleCall(Seconds(5), 0, "bob");
    bob->SetStopTime(Seconds(12));
    Run(Seconds(100));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().GetOutcomeText() == "lost-bye");
    BOOST_TEST(calls.front().callerMedia.packetsReceived > 0U);
}

// RFC 3261 13.3.1.4: a 200 that is never acknowledged ends the call after 64 T1.
BOOST_FIXTURE_TEST_CASE(CutsACallWhoseAckNeverComes, CallNetwork)
{
    phoneHelper.SetAttribute("HoldTime", StringValue("ns3::ConstantRandomVariable[Constant=100]"));
    Lose(2, "ACK sip:");
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "cut-by-timer(no-ack)");
    BOOST_TEST((*call.endedAt - *call.answeredAt).GetSeconds() == 32.0,
               boost::test_tools::tolerance(0.01));
    BOOST_TEST(messages["SIP/2.0 200 OK"] > 2 * 10U);
    CheckNothingIsLeft(*this);
}

// RFC 3261 13.2.2.4: the caller acknowledges every copy of the 200.
BOOST_FIXTURE_TEST_CASE(AcknowledgesEveryCopyOfTheAnswer, CallNetwork)
{
    phoneHelper.SetAttribute("HoldTime", StringValue("ns3::ConstantRandomVariable[Constant=100]"));
    Lose(2, "ACK sip:");
    Simulator::Schedule(Seconds(15), [this]() { Lose(2, "nothing"); });
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST((*call.endedAt - *call.answeredAt).GetSeconds() == 100.0);
}

// A phone that hears nothing ends the call. The first packet, with the marker bit, comes through.
BOOST_FIXTURE_TEST_CASE(EndsACallInWhichNothingIsHeard, CallNetwork)
{
    phoneHelper.SetAttribute("MediaTimeout", TimeValue(Seconds(20)));
    phoneHelper.SetAttribute("HoldTime", StringValue("ns3::ConstantRandomVariable[Constant=100]"));
    Start();
    alice->ScheduleCall(Seconds(5), 0, "bob");
    Lose(0, std::string("\x80\x00", 2)); // RTP with payload type 0, from bob
    Run(Seconds(200));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().GetOutcomeText() == "cut-by-timer(media-timeout)");
    BOOST_TEST((*calls.front().endedAt - *calls.front().answeredAt).GetSeconds() == 40.0);
    BOOST_TEST(calls.front().callerMedia.packetsReceived == 1U);
    CheckNothingIsLeft(*this);
}

BOOST_AUTO_TEST_SUITE_END()
