// SPDX-License-Identifier: GPL-2.0-only
#include "call-fixture.h"
#include "sip-hosts.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

/// Sends messages of one call through the control, as if each had passed the firewall.
struct ControlFixture : CallFixture
{
    /// @p start is the start line; @p toTag may be empty.
    void Pass(const std::string& start,
              const std::string& cSeq,
              const std::string& toTag,
              Time now,
              const std::string& more = "")
    {
        const std::string method = cSeq.substr(cSeq.find(' ') + 1);
        std::string text = start + "\r\nVia: SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK" + cSeq.front() +
                           (method == "CANCEL" ? "INVITE" : method) +
                           "\r\nFrom: <sip:a@x>;tag=a\r\nTo: <sip:b@x>";
        text += toTag.empty() ? "" : ";tag=" + toTag;
        text += "\r\nCall-ID: c1\r\nCSeq: " + cSeq + "\r\nMax-Forwards: 70\r\n" + more + "\r\n";
        Advance(now);
        SipMessage message;
        BOOST_REQUIRE(bool(message.Parse(text)));
        // Both hosts are the unspecified one, unless a test says who answers.
        const CallHop hop{GetTopBranch(message),
                          answerer,
                          {},
                          message.GetFromTag(),
                          message.GetToTag()};
        const CallMatch match = control.Find(message, hop, now);
        if (match.id)
        {
            control.Update({message, hop}, match, now);
        }
    }

    void Request(const std::string& cSeq, const std::string& toTag, Time now)
    {
        Pass(cSeq.substr(cSeq.find(' ') + 1) + " sip:b@x SIP/2.0", cSeq, toTag, now);
    }

    void Response(const std::string& status,
                  const std::string& cSeq,
                  const std::string& toTag,
                  Time now,
                  const std::string& more = "")
    {
        Pass("SIP/2.0 " + status + " X", cSeq, toTag, now, more);
    }

    std::size_t CountCalls()
    {
        return keeper.GetTable().Size();
    }

    IpAddress answerer;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(CallControlTest, ControlFixture)

// J50, J59: INVITE makes a call, a re-INVITE none; it goes 5 s after its BYE.
BOOST_AUTO_TEST_CASE(LivesFromInviteToByeAndTheDelay)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Request("2 INVITE", "b", 2s);
    Response("200", "2 INVITE", "b", 3s);
    BOOST_TEST(CountCalls() == 1U);
    Request("3 BYE", "b", 10s);
    Advance(14s + 900ms);
    BOOST_TEST(CountCalls() == 1U);
    Advance(15s + TimerWheel::TICK);
    BOOST_TEST(WasLogged("c1 bye"));
    BOOST_TEST(CountCalls() == 0U);
}

// J45, case 48: unanswered for c-timeout, which each provisional response but 100 starts anew.
BOOST_AUTO_TEST_CASE(TimerCEndsAnUnansweredCall)
{
    Request("1 INVITE", "", 0s);
    Response("100", "1 INVITE", "", 1s);
    Response("180", "1 INVITE", "b", 100s);
    Advance(279s);
    BOOST_TEST(CountCalls() == 1U);
    Advance(281s);
    BOOST_TEST(WasLogged("c1 unanswered"));
}

// J60, case 41: CANCEL ends the call after the delay, unless a 200 crosses it.
BOOST_AUTO_TEST_CASE(A200ThatCrossesACancelSavesTheCall)
{
    Request("1 INVITE", "", 0s);
    Request("1 CANCEL", "", 1s);
    Response("200", "1 INVITE", "b", 2s);
    Advance(60s);
    BOOST_TEST(CountCalls() == 1U);
    BOOST_TEST(WasLogged("c1 answered"));
}

// Case 60: from another host than the INVITE has gone to, an answer neither answers nor refuses.
BOOST_AUTO_TEST_CASE(OnlyWhoWasAskedMayAnswer)
{
    Request("1 INVITE", "", 0s);
    answerer = *IpAddress::Parse("1.1.1.66");
    Response("200", "1 INVITE", "m", 1s);
    Response("603", "1 INVITE", "m", 2s);
    BOOST_TEST(!WasLogged("c1 answered"));
    Advance(60s);
    BOOST_TEST(CountCalls() == 1U);
    answerer = {};
    Response("200", "1 INVITE", "b", 61s);
    BOOST_TEST(WasLogged("c1 answered"));
}

// Case 60, RFC 3261 9.1: a CANCEL of another transaction cancels nothing.
BOOST_AUTO_TEST_CASE(OnlyItsOwnTransactionCanBeCancelled)
{
    Request("1 INVITE", "", 0s);
    Request("2 CANCEL", "", 1s);
    Advance(60s);
    BOOST_TEST(CountCalls() == 1U);
    Request("1 CANCEL", "", 61s);
    Advance(67s);
    BOOST_TEST(WasLogged("c1 cancelled"));
}

// RFC 4028: a call that is refreshed for hours knows its last transactions, not its first ones.
BOOST_AUTO_TEST_CASE(KnowsTheAnswersOfItsLatestInvites)
{
    Request("0 INVITE", "", 0s);
    Response("200", "0 INVITE", "b", 1s);
    for (int i = 1; i <= 40; ++i)
    {
        const std::string cSeq = std::to_string(i) + " INVITE";
        Request(cSeq, "b", i * 60s);
        Response("200", cSeq, "b", i * 60s + 1s, "Session-Expires: 90\r\n");
    }
    Advance(40 * 60s + 89s);
    BOOST_TEST(CountCalls() == 1U);
    Response("200", "40 INVITE", "b", 40 * 60s + 89s, "Session-Expires: 90\r\n");
    Advance(40 * 60s + 120s);
    BOOST_TEST(CountCalls() == 1U);
}

// Case 40: a challenged INVITE comes again; the call is the same.
BOOST_AUTO_TEST_CASE(AChallengedInviteGoesOn)
{
    Request("1 INVITE", "", 0s);
    Response("407", "1 INVITE", "p", 1s);
    Request("2 INVITE", "", 2s);
    Response("200", "2 INVITE", "b", 3s);
    Advance(60s);
    BOOST_TEST(CountCalls() == 1U);
    BOOST_TEST(log.events.size() == 2U);
}

BOOST_AUTO_TEST_CASE(ARefusedCallEndsAfterTheDelay)
{
    Request("1 INVITE", "", 0s);
    Response("486", "1 INVITE", "b", 1s);
    Advance(7s);
    BOOST_TEST(WasLogged("c1 rejected"));
}

// Case 42: the call ends with the BYE of its last dialog; a retransmitted 200 does not revive it.
BOOST_AUTO_TEST_CASE(EndsWithItsLastDialog)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Response("200", "1 INVITE", "c", 1s);
    Request("2 BYE", "b", 2s);
    Response("200", "2 BYE", "b", 2s);
    Advance(30s);
    BOOST_TEST(CountCalls() == 1U);
    Request("2 BYE", "c", 31s);
    Response("200", "1 INVITE", "c", 32s);
    Advance(37s);
    BOOST_TEST(CountCalls() == 0U);
}

// Case 42: the caller ends the first dialog before another branch answers; that one lives, unless
// the first answer alone counts (J64).
BOOST_AUTO_TEST_CASE(AnotherBranchMayAnswerAfterTheFirstOneIsOver)
{
    for (const auto forking : {Forking::AllDialogs, Forking::FirstAnswer})
    {
        config.forking = forking;
        const Time start = forking == Forking::AllDialogs ? 0s : 1000s;
        Request("1 INVITE", "", start);
        Response("200", "1 INVITE", "b", start + 1s);
        Request("2 BYE", "b", start + 2s);
        Response("200", "1 INVITE", "c", start + 3s);
        Advance(start + 60s);
        BOOST_TEST(CountCalls() == (forking == Forking::AllDialogs ? 1U : 0U));
        Request("2 BYE", "c", start + 61s);
        Advance(start + 70s);
        BOOST_TEST(CountCalls() == 0U);
    }
}

// A copy of the INVITE that comes behind the BYE begins nothing; the next attempt does.
BOOST_AUTO_TEST_CASE(ALateCopyOfTheInviteReopensNothing)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Request("2 BYE", "b", 2s);
    Request("1 INVITE", "", 3s);
    Advance(8s);
    BOOST_TEST(CountCalls() == 0U);
    Request("1 INVITE", "", 10s);
    Response("404", "1 INVITE", "b", 11s);
    Request("2 INVITE", "", 12s);
    Advance(60s);
    BOOST_TEST(CountCalls() == 1U);
}

// Case 47: the refusal of a BYE to a dialog that never stood adds none.
BOOST_AUTO_TEST_CASE(ARefusedByeToAnotherTagLeavesTheCallToItsOwn)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Request("2 BYE", "x", 2s);
    Response("500", "2 BYE", "x", 3s);
    Request("3 BYE", "b", 4s);
    Advance(10s);
    BOOST_TEST(CountCalls() == 0U);
}

// Case 47: 408 and 481 to a BYE leave it ended; another refusal says that the dialog stands.
BOOST_AUTO_TEST_CASE(TheAnswerToAByeDecides)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Request("2 BYE", "b", 2s);
    Response("500", "2 BYE", "b", 3s);
    Advance(60s);
    BOOST_TEST(CountCalls() == 1U);
    Request("3 BYE", "b", 61s);
    Response("408", "3 BYE", "b", 62s);
    Advance(67s);
    BOOST_TEST(CountCalls() == 0U);
}

// Case 47: nor does a dialog outlive a re-INVITE that is answered 481.
BOOST_AUTO_TEST_CASE(A481ToAReinviteEndsTheDialog)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Request("2 INVITE", "b", 2s);
    Response("488", "2 INVITE", "b", 3s);
    Advance(30s);
    BOOST_TEST(CountCalls() == 1U);
    Request("3 INVITE", "b", 31s);
    Response("481", "3 INVITE", "b", 32s);
    Advance(38s);
    BOOST_TEST(CountCalls() == 0U);
}

// A caller that ends an early dialog has not given up its INVITE (RFC 3261 15).
BOOST_AUTO_TEST_CASE(AByeInAnEarlyDialogLeavesTheInvite)
{
    Request("1 INVITE", "", 0s);
    Response("183", "1 INVITE", "b", 1s);
    Request("2 BYE", "b", 2s);
    Response("200", "1 INVITE", "c", 20s);
    BOOST_TEST(WasLogged("c1 answered"));
}

// A call whose beginning was not seen begins with its re-INVITE, or UPDATE; other messages make
// none.
BOOST_AUTO_TEST_CASE(AdoptsADialogThatItHasNotSeenBegin)
{
    Request("7 BYE", "b", 0s);
    Request("7 INFO", "b", 0s);
    Response("200", "7 INVITE", "b", 0s);
    BOOST_TEST(CountCalls() == 0U);
    Request("8 UPDATE", "b", 0s);
    Response("200", "8 UPDATE", "b", 1s);
    BOOST_TEST(WasLogged("c1 answered"));
}

// Case 45: a session timer that is not refreshed ends the call; never below Min-SE (RFC 4028 4).
BOOST_AUTO_TEST_CASE(SessionExpiresUnlessItIsRefreshed)
{
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 0s, "Session-Expires: 0;refresher=uas\r\n");
    Advance(80s);
    Request("2 UPDATE", "b", 80s);
    Response("200", "2 UPDATE", "b", 80s, "Session-Expires: 100\r\n");
    Advance(179s);
    BOOST_TEST(CountCalls() == 1U);
    Advance(181s);
    BOOST_TEST(WasLogged("c1 session-expired"));
}

// J64: with first-answer, the second 200 is not part of the call: the first one's BYE ends it.
BOOST_AUTO_TEST_CASE(FirstAnswerCountsOneDialogOnly)
{
    config.forking = Forking::FirstAnswer;
    Request("1 INVITE", "", 0s);
    Response("200", "1 INVITE", "b", 1s);
    Response("200", "1 INVITE", "c", 1s);
    Request("2 BYE", "b", 2s);
    Advance(8s);
    BOOST_TEST(WasLogged("c1 bye"));
}

BOOST_AUTO_TEST_SUITE_END()
