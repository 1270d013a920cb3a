// SPDX-License-Identifier: GPL-2.0-only
// What phones do when they are told to behave badly or unusually, for the scenarios that need it.
#include "call-network.h"
#include "local-prefix-routing.h"

#include <boost/test/unit_test.hpp>
#include <regex>

using namespace ns3;

namespace
{

/// One call from alice to bob, @p talk seconds long, and its record.
CallRecord
CallOnce(CallNetwork& network, double talk)
{
    SipCallPlan plan;
    plan.hold = Seconds(talk);
    network.Start();
    network.alice->ScheduleCall(Seconds(5), 0, "bob", plan);
    network.Run(Seconds(150));
    BOOST_REQUIRE(network.calls.size() == 1U);
    return network.calls.front();
}

/// Bob has two phones, which answer at once.
struct ForkedNetwork : CallNetwork
{
    void PlayForkedCall()
    {
        server = serverHelper.Install(nodes.Get(1)).Get(0)->GetObject<SipServer>();
        alice = phoneHelper.Install(nodes.Get(0), "alice").Get(0)->GetObject<SipPhoneBank>();
        const Ipv4Address first("10.1.1.16");
        LocalPrefixRouting::Of(nodes.Get(2))->AddPrefix({sipalg::IpAddress::V4(first.Get()), 31});
        bob = phoneHelper.InstallBranches(nodes.Get(2), "bob", 2, first)
                  .Get(0)
                  ->GetObject<SipPhoneBank>();
        phoneHelper.GetLedger()->TraceConnectWithoutContext(
            "Call",
            MakeCallback(&CallNetwork::OnCall, this));
        bob->TraceConnectWithoutContext("Tx", MakeCallback(&ForkedNetwork::OnBobsMessage, this));
        alice->TraceConnectWithoutContext("Tx",
                                          MakeCallback(&ForkedNetwork::OnAlicesMessage, this));
        alice->ScheduleCall(Seconds(5), 0, "bob");
        Run(Seconds(100));
        BOOST_REQUIRE(calls.size() == 1U);
    }

    void OnBobsMessage(const std::string& text, const SipFlow&)
    {
        std::smatch contact;
        const bool isAnswer = text.compare(0, 11, "SIP/2.0 200") == 0 &&
                              text.find(" INVITE\r\n") != std::string::npos;
        if (isAnswer && std::regex_search(text, contact, std::regex("\nContact: <([^>]*)>")))
        {
            answers.push_back(contact[1]);
        }
    }

    void OnAlicesMessage(const std::string& text, const SipFlow&)
    {
        if (text.compare(0, 4, "BYE ") == 0)
        {
            byes.push_back(text.substr(4, text.find(' ', 4) - 4));
        }
    }

    std::vector<std::string> answers; ///< contacts, in the order in which they answered
    std::vector<std::string> byes;    ///< to whom
};

} // namespace

BOOST_AUTO_TEST_SUITE(SipPhoneHabitsTest)

// RFC 3261 13.2.2.4: of several answers the caller keeps one and ends the others at once; which
// one, is its choice.
BOOST_FIXTURE_TEST_CASE(KeepsTheFirstOfSeveralAnswers, ForkedNetwork)
{
    PlayForkedCall();
    BOOST_REQUIRE(answers.size() == 2U);
    BOOST_REQUIRE(byes.size() == 2U);
    BOOST_TEST(byes.front() == answers.back());
    BOOST_TEST(byes.back() == answers.front());
    BOOST_TEST(calls.front().GetOutcomeText() == "answered-ok");
}

BOOST_FIXTURE_TEST_CASE(KeepsTheLastOfSeveralAnswersWhenToldTo, ForkedNetwork)
{
    phoneHelper.SetAttribute("TakeLastBranch", BooleanValue(true));
    PlayForkedCall();
    BOOST_REQUIRE(answers.size() == 2U);
    BOOST_REQUIRE(byes.size() == 2U);
    BOOST_TEST(byes.front() == answers.front());
    BOOST_TEST(byes.back() == answers.back());
    BOOST_TEST(calls.front().GetOutcomeText() == "answered-ok");
}

// A phone that crashes ends its call without a word; so does the other one, when its own time
// comes.
BOOST_FIXTURE_TEST_CASE(SaysNoByeWhenToldNotTo, CallNetwork)
{
    phoneHelper.SetAttribute("SendBye", BooleanValue(false));
    phoneHelper.SetAttribute("CalleeHoldTime",
                             StringValue("ns3::ConstantRandomVariable[Constant=40]"));
    const CallRecord call = CallOnce(*this, 10);
    BOOST_TEST(messages["BYE"] == 0U);
    BOOST_TEST(call.GetOutcomeText() == "lost-bye");
    BOOST_TEST(alice->GetCallCount() == 0U);
    BOOST_TEST(bob->GetCallCount() == 0U);
}

// Media end in the middle of a call, and neither phone says so.
BOOST_FIXTURE_TEST_CASE(FallsSilentSoLongAfterTheAnswer, CallNetwork)
{
    phoneHelper.SetAttribute("MuteAfter", TimeValue(Seconds(5)));
    const CallRecord call = CallOnce(*this, 30);
    const uint64_t fiveSeconds = 5 * 50;
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(call.callerMedia.packetsSent >= fiveSeconds);
    BOOST_TEST(call.callerMedia.packetsSent <= fiveSeconds + 2);
    BOOST_TEST(call.calleeMedia.packetsSent <= fiveSeconds + 2);
    BOOST_TEST(messages["BYE"] == 2U);
}

// RFC 5626 3.5.1: an empty line now and then, from each phone.
BOOST_FIXTURE_TEST_CASE(SendsKeepalivesToItsProxy, CallNetwork)
{
    phoneHelper.SetAttribute("KeepaliveInterval", TimeValue(Seconds(20)));
    Start();
    Run(Seconds(90));
    BOOST_TEST(server->GetTransactionLayer().GetCounters().keepalives == 2 * 4U);
}

// RFC 3261 10.2.4: without a refresh a registration ends when it was granted to end.
BOOST_FIXTURE_TEST_CASE(LetsARegistrationEndWhenToldTo, CallNetwork)
{
    phoneHelper.SetAttribute("RefreshRegistration", BooleanValue(false));
    phoneHelper.SetAttribute("RegistrationExpiry", TimeValue(Seconds(60)));
    Start();
    Run(Seconds(150));
    SipLocationService& locations = server->GetLocationService();
    BOOST_TEST(messages["REGISTER"] == 4U);
    BOOST_TEST(locations.Find("sip:bob@example.com", Seconds(59)).size() == 1U);
    BOOST_TEST(locations.Find("sip:bob@example.com", Seconds(62)).empty());
}

// A registrar that looks for old contacts now and then only goes on using them; what it grants is
// the same.
BOOST_FIXTURE_TEST_CASE(ReachesAPhoneInTheGraceAfterItsRegistration, CallNetwork)
{
    phoneHelper.SetAttribute("RefreshRegistration", BooleanValue(false));
    phoneHelper.SetAttribute("RegistrationExpiry", TimeValue(Seconds(60)));
    serverHelper.SetAttribute("ExpiryGrace", TimeValue(Seconds(100)));
    uint32_t granted = 0;
    onMessage = [&granted](const std::string& text) {
        granted += text.find(";expires=60\r\n") != std::string::npos ? 1 : 0;
    };
    Start();
    alice->ScheduleCall(Seconds(120), 0, "bob");
    alice->ScheduleCall(Seconds(180), 0, "bob");
    Run(Seconds(250));
    BOOST_TEST(granted == 2U);
    BOOST_REQUIRE(calls.size() == 2U);
    BOOST_TEST(calls.front().GetOutcomeText() == "answered-ok");
    BOOST_TEST(calls.back().statusCode == 480);
}

BOOST_AUTO_TEST_SUITE_END()
