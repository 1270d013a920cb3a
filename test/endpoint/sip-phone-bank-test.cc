// SPDX-License-Identifier: GPL-2.0-only
#include "one-call.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

BOOST_AUTO_TEST_SUITE(SipPhoneBankTest)

// RFC 3261 10.2, 22.2: the first REGISTER is challenged, the second accepted.
BOOST_FIXTURE_TEST_CASE(RegistersWithDigestWhenChallenged, CallNetwork)
{
    Start();
    Run(Seconds(5));
    const std::vector<std::string> expected{"registering", "registered"};
    BOOST_TEST(registrations["sip:alice@example.com"] == expected,
               boost::test_tools::per_element());
    BOOST_TEST(messages["REGISTER"] == 4U);
    BOOST_TEST(messages["SIP/2.0 401 Unauthorized"] == 2U);
}

// RFC 8760: SHA-256 instead of MD5.
BOOST_FIXTURE_TEST_CASE(RegistersWithSha256, CallNetwork)
{
    serverHelper.SetAttribute("Digest", StringValue("sha-256"));
    BOOST_TEST(CallOnce(*this).GetOutcomeText() == "answered-ok");
}

// RFC 3261 10.2.4: refreshed before it expires, with the remembered challenge: no further 401.
BOOST_FIXTURE_TEST_CASE(RefreshesARegistrationBeforeItExpires, CallNetwork)
{
    phoneHelper.SetAttribute("RegistrationExpiry", TimeValue(Seconds(60)));
    Start();
    Run(Seconds(200));
    BOOST_TEST(registrations["sip:alice@example.com"].size() == 2U);
    BOOST_TEST(messages["SIP/2.0 401 Unauthorized"] == 2U);
    BOOST_TEST(messages["REGISTER"] == 4U + 2 * 3);
    BOOST_TEST(server->GetLocationService().Find("sip:bob@example.com", Seconds(200)).size() == 1U);
}

// RFC 3261 10.2.2: an expiry of 0 removes the contact.
BOOST_FIXTURE_TEST_CASE(RemovesItsContactWhenItUnregisters, CallNetwork)
{
    Start();
    Simulator::Schedule(Seconds(5), [this]() { bob->GetPhone(0).GetRegistration().Unregister(); });
    alice->ScheduleCall(Seconds(6), 0, "bob");
    Run(Seconds(60));
    BOOST_TEST(registrations["sip:bob@example.com"].back() == "unregistered");
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().statusCode == 480);
    BOOST_TEST(calls.front().GetOutcomeText() == "no-answer");
}

// RFC 3261 10.3 step 7: 423 tells the least expiry, and the phone takes it.
BOOST_FIXTURE_TEST_CASE(AsksForLongerWhenItsExpiryIsTooBrief, CallNetwork)
{
    phoneHelper.SetAttribute("RegistrationExpiry", TimeValue(Seconds(10)));
    Start();
    Run(Seconds(5));
    BOOST_TEST(registrations["sip:alice@example.com"].back() == "registered");
    BOOST_TEST(messages["SIP/2.0 423 Interval Too Brief"] == 2U);
}

// RFC 3261 13, 14, 15: a call with media both ways, ended by the caller.
BOOST_FIXTURE_TEST_CASE(CallsThroughTheProxyWithMediaBothWays, CallNetwork)
{
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(call.caller == "sip:alice@example.com");
    BOOST_TEST(call.callee == "sip:bob@example.com");
    BOOST_TEST(call.statusCode == 200);
    BOOST_TEST(ToText(call.audio) == "two-way");
    BOOST_TEST(ToText(call.endedBy) == "caller");
    BOOST_TEST((*call.answeredAt - *call.ringingAt).GetSeconds() == 2.0,
               boost::test_tools::tolerance(0.01));
    BOOST_TEST((*call.endedAt - *call.answeredAt).GetSeconds() == 10.0);
    BOOST_TEST(call.setupSeconds.value() == (*call.ringingAt - call.invitedAt).GetSeconds());
    BOOST_TEST(call.callerMedia.packetsSent == 500U, boost::test_tools::tolerance(0.01));
    BOOST_TEST(call.callerMedia.packetsReceived >= 499U);
    BOOST_TEST(call.callerMedia.loss.value() == 0.0);
    BOOST_TEST(call.calleeMedia.loss.value() == 0.0);
    BOOST_TEST(call.calleeMedia.delaySeconds.value() == 0.005, boost::test_tools::tolerance(0.05));
    // d = 5 ms network + 40 ms play-out + 20 ms packet: R = 93.2 - 1.56
    BOOST_TEST(call.calleeMedia.mos.value() == MeanOpinionScore(93.2 - 0.024 * 65),
               boost::test_tools::tolerance(0.001));
    CheckNothingIsLeft(*this);
}

// RFC 3261 15: the callee may hang up as well; calls go both ways.
BOOST_FIXTURE_TEST_CASE(EndsWhenTheCalleeHangsUp, CallNetwork)
{
    phoneHelper.SetAttribute("CalleeHoldTime",
                             StringValue("ns3::ConstantRandomVariable[Constant=3]"));
    Start();
    bob->ScheduleCall(Seconds(5), 0, "alice");
    alice->ScheduleCall(Seconds(30), 0, "bob");
    Run(Seconds(120));
    BOOST_REQUIRE(calls.size() == 2U);
    for (const CallRecord& call : calls)
    {
        BOOST_TEST(call.GetOutcomeText() == "answered-ok");
        BOOST_TEST(ToText(call.endedBy) == "callee");
        BOOST_TEST((*call.endedAt - *call.answeredAt).GetSeconds() == 3.0,
                   boost::test_tools::tolerance(0.01));
    }
    CheckNothingIsLeft(*this);
}

// RFC 3261 13.2.1: the offer in the 200, the answer in the ACK.
BOOST_FIXTURE_TEST_CASE(TalksAfterALateOffer, CallNetwork)
{
    phoneHelper.SetAttribute("LateOffer", BooleanValue(true));
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(ToText(call.audio) == "two-way");
    BOOST_TEST(call.calleeMedia.loss.value() == 0.0);
}

// RFC 3551: the first codec both have in common is spoken.
BOOST_FIXTURE_TEST_CASE(SpeaksG729WhenThatIsAllTheCallerHas, CallNetwork)
{
    Start();
    alice->SetAttribute("Codecs", StringValue("G729"));
    alice->ScheduleCall(Seconds(5), 0, "bob");
    Run(Seconds(60));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(ToText(calls.front().audio) == "two-way");
    // Ie 11; d = 5 + 40 + 20 + 5 ms
    BOOST_TEST(calls.front().callerMedia.mos.value() == MeanOpinionScore(93.2 - 11 - 0.024 * 70),
               boost::test_tools::tolerance(0.001));
}

// RFC 3261 13.3.1.3: nothing in common: 488.
BOOST_FIXTURE_TEST_CASE(FailsWith488WithoutACommonCodec, CallNetwork)
{
    Start();
    alice->SetAttribute("Codecs", StringValue("G729"));
    bob->SetAttribute("Codecs", StringValue("PCMA"));
    alice->ScheduleCall(Seconds(5), 0, "bob");
    Run(Seconds(60));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().statusCode == 488);
    BOOST_TEST(calls.front().GetOutcomeText() == "failed-by-proxy");
    CheckNothingIsLeft(*this);
}

// RFC 3264 8.4: while on hold nobody is heard who was put on hold; both are after the resumption.
BOOST_AUTO_TEST_CASE(HoldsAndResumes)
{
    for (const char* style : {"sendonly", "inactive", "zero"})
    {
        CallNetwork network;
        network.phoneHelper.SetAttribute("HoldStyle", StringValue(style));
        SipCallPlan plan;
        plan.hold = Seconds(20);
        plan.holdAfter = Seconds(5);
        plan.resumeAfter = Seconds(5);
        const CallRecord call = CallOnce(network, plan);
        BOOST_TEST_CONTEXT(style)
        {
            BOOST_TEST(call.GetOutcomeText() == "answered-ok");
            BOOST_TEST(network.messages["INVITE"] == 3U + 2 * 2);
            BOOST_TEST(call.calleeMedia.packetsSent >= 740U); // 15 s of 20
            BOOST_TEST(call.calleeMedia.packetsSent <= 760U);
            const bool isHeard = std::string(style) == "sendonly" || std::string(style) == "zero";
            BOOST_TEST(call.callerMedia.packetsSent >= (isHeard ? 990U : 740U));
            BOOST_TEST(call.callerMedia.packetsSent <= (isHeard ? 1010U : 760U));
            BOOST_TEST(call.callerMedia.loss.value() == 0.0);
            BOOST_TEST(call.calleeMedia.loss.value() == 0.0);
            CheckNothingIsLeft(network);
        }
    }
}

// The end of a simulation in the middle of a call: recorded as such, and nothing is sent any more.
BOOST_AUTO_TEST_CASE(EndsInTheMiddleOfACall)
{
    for (const bool isRecorded : {true, false})
    {
        CallNetwork network;
        network.Start();
        network.alice->ScheduleCall(Seconds(5), 0, "bob");
        Simulator::Stop(Seconds(12));
        Simulator::Run();
        if (isRecorded)
        {
            network.phoneHelper.GetLedger()->FinishAll();
            BOOST_REQUIRE(network.calls.size() == 1U);
            BOOST_TEST(network.calls.front().GetOutcomeText() == "in-progress");
            BOOST_TEST(ToText(network.calls.front().audio) == "two-way");
            BOOST_TEST(!network.calls.front().endedAt);
        }
        const uint32_t sent = network.messages["SIP/2.0 200 OK"];
        network.Close();
        BOOST_TEST(network.messages["SIP/2.0 200 OK"] == sent);
        BOOST_TEST(network.calls.size() == (isRecorded ? 1U : 0U));
    }
}

// Phones that are switched off in the middle of a call fall silent.
BOOST_FIXTURE_TEST_CASE(FallsSilentWhenTheApplicationStops, CallNetwork)
{
    Start();
    alice->SetStopTime(Seconds(12));
    bob->SetStopTime(Seconds(12));
    alice->ScheduleCall(Seconds(5), 0, "bob");
    alice->ScheduleCall(Seconds(20), 0, "bob");
    Run(Seconds(100));
    BOOST_REQUIRE(calls.size() == 1U);
    BOOST_TEST(calls.front().GetOutcomeText() == "in-progress");
    BOOST_TEST(messages["BYE"] == 0U);
    BOOST_TEST(alice->GetNode()->GetObject<UdpDemultiplexer>()->GetBoundCount() == 0U);
}

// RFC 3261 16.6: without Record-Route the ACK and the BYE go straight to the other phone.
BOOST_FIXTURE_TEST_CASE(GoesPastAProxyThatDoesNotRecordItsRoute, CallNetwork)
{
    serverHelper.SetAttribute("RecordRoute", BooleanValue(false));
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(messages["BYE"] == 1U);
    CheckNothingIsLeft(*this);
}

// RFC 3261 17: retransmissions make up for loss; every call completes, most with loss in the media.
BOOST_FIXTURE_TEST_CASE(CompletesEveryCallOnALossyNetwork, CallNetwork)
{
    SetLoss(0.05);
    Start();
    for (uint32_t i = 0; i < 20; ++i)
    {
        alice->ScheduleCall(Seconds(60 + 100 * i), 0, "bob");
    }
    Run(Seconds(2300));
    BOOST_TEST(calls.size() == 20U);
    double loss = 0;
    for (const CallRecord& call : calls)
    {
        BOOST_TEST(call.GetOutcomeText() == "answered-ok");
        loss += call.callerMedia.loss.value() / 20;
    }
    BOOST_TEST(loss == 0.05, boost::test_tools::tolerance(0.2));
    BOOST_TEST(alice->GetTransactionLayer().GetRetransmissions() > 0U);
    CheckNothingIsLeft(*this);
}

// Media statistics of a thinned call are those of the full one.
BOOST_FIXTURE_TEST_CASE(CountsThinnedMediaAsIfItWereFull, CallNetwork)
{
    phoneHelper.SetAttribute("Media", StringValue("thinned"));
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(call.callerMedia.packetsSent == 500U, boost::test_tools::tolerance(0.03));
    BOOST_TEST(call.callerMedia.loss.value() == 0.0);
    BOOST_TEST(ToText(call.audio) == "two-way");
}

BOOST_FIXTURE_TEST_CASE(CompletesCallsWithoutMedia, CallNetwork)
{
    phoneHelper.SetAttribute("Media", StringValue("none"));
    const CallRecord call = CallOnce(*this);
    BOOST_TEST(call.GetOutcomeText() == "answered-ok");
    BOOST_TEST(call.callerMedia.packetsSent == 0U);
    BOOST_TEST(!call.callerMedia.loss);
}

// One node acts for many phones, each with an address of its own.
BOOST_FIXTURE_TEST_CASE(HostsManyPhonesOnOneNode, CallNetwork)
{
    constexpr uint32_t PHONES = 40;
    // CSMA sends one packet at a time for the whole propagation delay.
    devices.Get(0)->GetChannel()->SetAttribute("Delay", TimeValue(MicroSeconds(10)));
    serverHelper.AddUsers("a", PHONES);
    serverHelper.AddUsers("b", PHONES);
    phoneHelper.SetAttribute("MaxCalls", UintegerValue(2));
    Config::SetDefault("ns3::ArpCache::PendingQueueSize", UintegerValue(1000));
    Start();
    auto left = phoneHelper.InstallBank(nodes.Get(0), "a", PHONES, "10.1.1.65", "255.255.255.192");
    auto right =
        phoneHelper.InstallBank(nodes.Get(2), "b", PHONES, "10.1.1.129", "255.255.255.192");
    SipPhoneHelper::AssignStreams(left, 1000);
    SipPhoneHelper::AssignStreams(right, 2000);
    Ptr<SipPhoneBank> bank = left.Get(0)->GetObject<SipPhoneBank>();
    for (uint32_t i = 0; i < PHONES; ++i)
    {
        bank->ScheduleCall(Seconds(5 + 0.1 * i), i, "b" + std::to_string(i));
    }
    Run(Seconds(100));
    BOOST_TEST(calls.size() == PHONES);
    for (const CallRecord& call : calls)
    {
        BOOST_TEST(call.GetOutcomeText() == "answered-ok");
        BOOST_TEST(call.calleeMedia.loss.value() == 0.0);
    }
    BOOST_TEST(bank->GetCallCount() == 0U);
    BOOST_TEST(bank->GetTransactionLayer().GetClientCount() == 0U);
    BOOST_TEST(nodes.Get(0)->GetObject<UdpDemultiplexer>()->GetBoundCount() == PHONES + 1);
}

// CONTRACTS 1: the same seed and run give the same run.
BOOST_AUTO_TEST_CASE(RepeatsExactlyWithTheSameSeed)
{
    std::vector<std::string> texts[2];
    for (auto& log : texts)
    {
        CallNetwork network;
        network.SetLoss(0.1);
        network.Start();
        network.onMessage = [&log](const std::string& text) {
            log.push_back(std::to_string(Simulator::Now().GetNanoSeconds()) + " " + text);
        };
        network.alice->ScheduleCall(Seconds(50), 0, "bob");
        network.Run(Seconds(100));
    }
    BOOST_TEST(texts[0].size() > 10U);
    BOOST_TEST(texts[0] == texts[1], boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
