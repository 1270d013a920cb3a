// SPDX-License-Identifier: GPL-2.0-only
#include "call-id-hiding.h"
#include "fixed-answers.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct CallIdFixture
{
    CallIdFixture()
    {
        config.hideCallId = true;
    }

    /// The Call-ID and what follows it, after a passage at @p now.
    std::string Pass(bool isOutbound,
                     const std::string& callId,
                     Time now,
                     const std::string& method = "INFO",
                     const std::string& startLine = "")
    {
        const std::string head = (startLine.empty() ? method + " sip:b@x SIP/2.0" : startLine) +
                                 "\r\nVia: SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1\r\n"
                                 "From: <sip:a@x>;tag=" +
                                 fromTag + "\r\nTo: <sip:b@x>" +
                                 (toTag.empty() ? "" : ";tag=" + toTag) + "\r\nCSeq: 1 " + method +
                                 "\r\nMax-Forwards: 70\r\nCall-ID: ";
        const std::string text = head + callId + "\r\n\r\n";
        BOOST_REQUIRE(bool(message.Parse(text)));
        answers.Start(isOutbound);
        EditList edits;
        edits.Reset(text);
        hiding.Plan(message, edits);
        passes ? hiding.Keep(message, now) : hiding.TakeBack();
        known = message.GetCallId();
        const std::string out(edits.Apply());
        return out.substr(head.size(), out.size() - head.size() - 4);
    }

    void ServeUntil(Time now)
    {
        std::vector<TimerWheel::Token> due;
        nat.timers.Advance(now, due);
        for (const TimerWheel::Token& token : due)
        {
            hiding.ServeTimer(token, now);
        }
    }

    AlgConfig config;
    NatConfig natConfig;
    FakeRoutes routes;
    RandomChooser chooser{1};
    EventLog log;
    NatState nat{natConfig, routes, chooser, log};
    FixedAnswers answers;
    CallIdHiding hiding{config, nat, answers};
    SipMessage message;
    std::string fromTag{"a"};
    std::string toTag; ///< none
    bool passes{true}; ///< or is dropped for another reason
    std::string known; ///< the Call-ID under which the ALG knows the call
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(CallIdHidingTest, CallIdFixture)

// J29: one name inside, one outside, the same for every message; the ALG knows the inside one.
BOOST_AUTO_TEST_CASE(HidesTheHostOutsideAndRestoresItInside)
{
    BOOST_TEST(Pass(true, "f81@10.1.1.3", 0s) == "f81@1.1.1.10");
    BOOST_TEST(known == "f81@10.1.1.3");
    BOOST_TEST(Pass(false, "f81@1.1.1.10", 1s) == "f81@10.1.1.3");
    BOOST_TEST(known == "f81@10.1.1.3");
    BOOST_TEST(hiding.Size() == 1U);
}

// Two hosts behind one address that choose the same word: the second one's name stays.
BOOST_AUTO_TEST_CASE(GivesNobodyTheNameOfAnother)
{
    BOOST_TEST(Pass(true, "1@10.1.1.3", 0s) == "1@1.1.1.10");
    BOOST_TEST(Pass(true, "1@10.1.1.5", 0s) == "1@10.1.1.5");
    BOOST_TEST(Pass(false, "1@1.1.1.10", 1s) == "1@10.1.1.3");
}

// Case 7: what is not our host, or was not hidden by us, stays.
BOOST_AUTO_TEST_CASE(LeavesOtherCallIdsAlone)
{
    for (const char* callId : {"f81", "f81@host.example", "f81@10.1.1.4", "f81@110.1.1.3"})
    {
        BOOST_TEST(Pass(true, callId, 0s) == callId);
    }
    BOOST_TEST(Pass(false, "f82@1.1.1.10", 0s) == "f82@1.1.1.10");
    BOOST_TEST(hiding.Size() == 0U);
}

// RFC 3891, 3911, 4538, 3261 20.21: the other headers that name calls.
BOOST_AUTO_TEST_CASE(HidesTheCallIdsOfOtherHeaders)
{
    const std::string inside = "c1\r\nReplaces: r@10.1.1.3;to-tag=10.1.1.3;from-tag=f\r\n"
                               "Join: j@10.1.1.3;to-tag=t;from-tag=f\r\n"
                               "Target-Dialog: d@10.1.1.3 ;local-tag=l;remote-tag=r\r\n"
                               "In-Reply-To: x@10.1.1.3, y@10.1.1.3";
    const std::string outside = "c1\r\nReplaces: r@1.1.1.10;to-tag=10.1.1.3;from-tag=f\r\n"
                                "Join: j@1.1.1.10;to-tag=t;from-tag=f\r\n"
                                "Target-Dialog: d@1.1.1.10 ;local-tag=l;remote-tag=r\r\n"
                                "In-Reply-To: x@1.1.1.10, y@1.1.1.10";
    BOOST_TEST(Pass(true, inside, 0s) == outside);
    BOOST_TEST(Pass(false, outside, 1s) == inside);
    BOOST_TEST(known == "c1");
}

// Case 20: RFC 3261 19.1.1, 5589. Names in the headers of a URI, whose other escapes stay.
BOOST_AUTO_TEST_CASE(HidesTheCallIdsThatUrisEscape)
{
    const std::string inside = "c1\r\nRefer-To: <sip:c@x?Replaces=r%4010.1.1.3%3bto-tag%3D10.1.1.3>"
                               "\r\nContact: <sip:d@x?Call-ID=%69%4010.1.1.3%3A5060>";
    const std::string outside =
        "c1\r\nRefer-To: <sip:c@x?Replaces=r%401.1.1.10%3bto-tag%3D10.1.1.3>"
        "\r\nContact: <sip:d@x?Call-ID=%69%401.1.1.10%3A5060>";
    BOOST_TEST(Pass(true, inside, 0s, "REFER") == outside);
    BOOST_TEST(Pass(false, outside, 1s) == inside);
    BOOST_TEST(Pass(true, "r@10.1.1.3", 2s) == "r@1.1.1.10");
}

// Choice d2: RFC 3261 8.2.6.2. A Call-ID that came from outside is not ours to change, in whatever
// way an inside host uses it.
BOOST_AUTO_TEST_CASE(LeavesACallIdThatWasChosenOutside)
{
    fromTag = "theirs";
    BOOST_TEST(Pass(false, "f81@10.1.1.3", 0s, "INVITE") == "f81@10.1.1.3");
    BOOST_TEST(Pass(true, "f81@10.1.1.3", 1s, "INVITE") == "f81@10.1.1.3"); // forwarded
    toTag = "ours";
    BOOST_TEST(Pass(true, "f81@10.1.1.3", 1s, "INVITE", "SIP/2.0 180 Ringing") == "f81@10.1.1.3");
    std::swap(fromTag, toTag);
    BOOST_TEST(Pass(true, "f81@10.1.1.3", 2s, "BYE") == "f81@10.1.1.3");
    const std::string naming = "\r\nReplaces: f81@10.1.1.3;to-tag=theirs;from-tag=ours\r\n"
                               "In-Reply-To: f81@10.1.1.3";
    BOOST_TEST(Pass(true, "1@10.1.1.3" + naming, 3s) == "1@1.1.1.10" + naming);
    BOOST_TEST(known == "1@10.1.1.3");
}

// Case 50, choice d2: a B2BUA inside that calls on with the Call-ID of its caller has chosen it for
// its own call; the tags tell the two apart.
BOOST_AUTO_TEST_CASE(TellsTheTwoCallsOfABackToBackAgentApart)
{
    fromTag = "theirs";
    Pass(false, "1@10.1.1.3", 0s, "INVITE");
    fromTag = "ours";
    BOOST_TEST(Pass(true, "1@10.1.1.3", 1s, "INVITE") == "1@1.1.1.10");
    BOOST_TEST(Pass(false, "1@1.1.1.10", 2s, "INVITE", "SIP/2.0 180 Ringing") == "1@10.1.1.3");
    fromTag = "theirs";
    BOOST_TEST(Pass(true, "1@10.1.1.3", 2s, "INVITE", "SIP/2.0 180 Ringing") == "1@10.1.1.3");
}

// Case 60: a party of a call knows its tags and may guess its name inside; what it sends by that
// does not make the others hear it.
BOOST_AUTO_TEST_CASE(LetsNoPartyMakeTheNameShow)
{
    toTag = "theirs";
    Pass(true, "1@10.1.1.3", 0s, "INVITE");
    std::swap(fromTag, toTag);
    Pass(false, "1@10.1.1.3", 1s, "OPTIONS");
    BOOST_TEST(Pass(true, "1@10.1.1.3", 1s, "OPTIONS", "SIP/2.0 200 OK") == "1@1.1.1.10");
    std::swap(fromTag, toTag);
    BOOST_TEST(Pass(true, "1@10.1.1.3", 2s, "BYE") == "1@1.1.1.10");
    BOOST_TEST(hiding.Size() == 1U);
}

// Case 60: who knows how a Call-ID looks outside can guess it inside, before it is used again as in
// each REGISTER; it is hidden all the same.
BOOST_AUTO_TEST_CASE(LetsNoStrangerTakeANameBeforehand)
{
    fromTag = "theirs";
    Pass(false, "r@10.1.1.3", 0s, "OPTIONS");
    Pass(true, "r@10.1.1.3", 0s, "OPTIONS", "SIP/2.0 200 OK");
    Pass(false, "r@10.1.1.3", 0s, "OPTIONS", "SIP/2.0 200 OK");
    fromTag = "a";
    BOOST_TEST(Pass(true, "r@10.1.1.3", 1s, "REGISTER") == "r@1.1.1.10");
}

// Choice d2: what answers, acknowledges or cancels has the Call-ID of a request; if that was not
// hidden, it is not either.
BOOST_AUTO_TEST_CASE(BeginsToHideWithRequestsOnly)
{
    BOOST_TEST(Pass(true, "1@10.1.1.3", 0s, "INVITE", "SIP/2.0 200 OK") == "1@10.1.1.3");
    BOOST_TEST(Pass(true, "2@10.1.1.3", 0s, "ACK") == "2@10.1.1.3");
    BOOST_TEST(Pass(true, "3@10.1.1.3", 0s, "CANCEL") == "3@10.1.1.3");
    BOOST_TEST(hiding.Size() == 0U);
}

// Case 60: a request that found no room is answered by its name inside, and keeps that when there
// is room again.
BOOST_AUTO_TEST_CASE(KeepsTheNameThatPassedWhenThereWasNoRoom)
{
    config.maximumCalls = 1;
    Pass(true, "1@10.1.1.3", 0s, "OPTIONS");
    BOOST_TEST(Pass(true, "2@10.1.1.3", 1s, "INVITE") == "2@10.1.1.3");
    toTag = "theirs";
    BOOST_TEST(Pass(false, "2@10.1.1.3", 1s, "INVITE", "SIP/2.0 180 Ringing") == "2@10.1.1.3");
    ServeUntil(33s);
    BOOST_TEST(hiding.Size() == 1U);
    BOOST_TEST(Pass(true, "2@10.1.1.3", 33s, "BYE") == "2@10.1.1.3");
    toTag.clear();
    BOOST_TEST(Pass(true, "3@10.1.1.3", 33s) == "3@1.1.1.10");
}

// Case 60: names of ours that strangers make up take no room of ours, and go unless one of us
// takes part.
BOOST_AUTO_TEST_CASE(BoundsWhatIsRememberedOfOutside)
{
    config.maximumCalls = 2;
    fromTag = "theirs";
    toTag = "ours";
    for (const char* callId : {"1", "2", "3"})
    {
        Pass(false, callId + std::string("@10.1.1.3"), 0s, "BYE");
    }
    BOOST_TEST(hiding.Size() == 2U);
    BOOST_TEST(Pass(true, "3@10.1.1.3", 0s, "BYE", "SIP/2.0 481 No") == "3@10.1.1.3");
    Pass(true, "1@10.1.1.3", 0s, "INVITE", "SIP/2.0 200 OK");
    ServeUntil(33s);
    BOOST_TEST(hiding.Size() == 1U);
    std::swap(fromTag, toTag);
    BOOST_TEST(Pass(true, "1@10.1.1.3", 33s, "BYE") == "1@10.1.1.3");
    BOOST_TEST(Pass(true, "4@10.1.1.3", 33s) == "4@1.1.1.10");
    BOOST_TEST(Pass(true, "5@10.1.1.3", 33s) == "5@1.1.1.10");
}

// Case 60: other calls are named by anybody, at any length.
BOOST_AUTO_TEST_CASE(RemembersNoLongNames)
{
    const std::string name(CallIdHiding::MAX_LENGTH, 'x');
    const std::string line = "1@10.1.1.3\r\nIn-Reply-To: " + name + "@10.1.1.3";
    BOOST_TEST(Pass(true, line, 0s) == "1@1.1.1.10\r\nIn-Reply-To: " + name + "@10.1.1.3");
    BOOST_TEST(hiding.Size() == 1U);
}

// A message that is dropped leaves nothing, and takes nothing of what was there.
BOOST_AUTO_TEST_CASE(ForgetsWhatADroppedMessageBegan)
{
    Pass(true, "1@10.1.1.3", 0s);
    passes = false;
    Pass(true, "1@10.1.1.3\r\nIn-Reply-To: 2@10.1.1.3, 2@10.1.1.3", 1s);
    Pass(true, "3@10.1.1.3", 1s);
    Pass(false, "4@10.1.1.3", 1s);
    BOOST_TEST(known == "4@10.1.1.3");
    BOOST_TEST(hiding.Size() == 1U);
    BOOST_TEST(Pass(false, "1@1.1.1.10", 2s) == "1@10.1.1.3");
}

// Case 50, choice d2: on the second passage of a spiral, between two other zones, the name stays,
// and the ALG knows the call by it.
BOOST_AUTO_TEST_CASE(RestoresNothingBetweenOtherSides)
{
    Pass(true, "1@10.1.1.3", 0s);
    answers.StartRouted();
    const std::string text = "INFO sip:b@x SIP/2.0\r\nVia: SIP/2.0/UDP 1.1.1.3;branch=z9hG4bK1\r\n"
                             "From: <sip:a@x>;tag=a\r\nTo: <sip:b@x>\r\nCSeq: 1 INFO\r\n"
                             "Max-Forwards: 70\r\nCall-ID: 1@1.1.1.10\r\n\r\n";
    BOOST_REQUIRE(bool(message.Parse(text)));
    EditList edits;
    edits.Reset(text);
    hiding.Plan(message, edits);
    hiding.Keep(message, 1s);
    BOOST_TEST(edits.Empty());
    BOOST_TEST(message.GetCallId() == "1@10.1.1.3");
}

// Case 60: bounded, and forgotten when a call can no longer last.
BOOST_AUTO_TEST_CASE(RemembersForACallsDurationAndNoMoreThanItMay)
{
    config.maximumCalls = 1;
    Pass(true, "f81@10.1.1.3", 0s);
    BOOST_TEST(Pass(true, "f82@10.1.1.3", 0s) == "f82@10.1.1.3");
    ServeUntil(721min);
    BOOST_TEST(hiding.Size() == 0U);
    BOOST_TEST(Pass(false, "f81@1.1.1.10", 721min) == "f81@1.1.1.10");
}

// Case 60: until it must have been answered; then, what is no call, for a transaction or for the
// subscription's time, and a call for its longest duration.
BOOST_AUTO_TEST_CASE(ForgetsEachMethodWhenNothingMoreCanCome)
{
    Pass(true, "r@10.1.1.3", 0s, "REGISTER");
    Pass(true, "s@10.1.1.3\r\nExpires: 600", 0s, "SUBSCRIBE");
    Pass(false, "s@1.1.1.10\r\nExpires: 600", 1s, "SUBSCRIBE", "SIP/2.0 200 OK");
    Pass(true, "i@10.1.1.3", 0s, "INVITE");
    Pass(true, "c@10.1.1.3", 0s, "INVITE");
    Pass(false, "c@1.1.1.10", 1s, "INVITE", "SIP/2.0 200 OK");
    BOOST_TEST(hiding.Size() == 4U);
    ServeUntil(33s);
    BOOST_TEST(hiding.Size() == 3U);
    ServeUntil(213s);
    BOOST_TEST(hiding.Size() == 2U);
    ServeUntil(634s);
    BOOST_TEST(hiding.Size() == 1U);
    BOOST_TEST(Pass(false, "c@1.1.1.10", 700min) == "c@10.1.1.3");
}

BOOST_AUTO_TEST_SUITE_END()
