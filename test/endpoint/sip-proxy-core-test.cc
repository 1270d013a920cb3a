// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message-text.h"
#include "sip-proxy-core.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;
using sipalg::IpAddress;
using sipalg::IpEndpoint;

namespace
{

const IpEndpoint PROXY{IpAddress::V4(0x0a000004), 5060};
const IpEndpoint CALLER{IpAddress::V4(0x0a000001), 5060};
const IpEndpoint FIRST{IpAddress::V4(0x0a000007), 5060};
const IpEndpoint SECOND{IpAddress::V4(0x0a000008), 5060};

const char* INVITE = "INVITE sip:bob@example.com SIP/2.0\r\n"
                     "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
                     "Max-Forwards: 70\r\n"
                     "From: <sip:alice@example.com>;tag=f\r\n"
                     "To: <sip:bob@example.com>\r\n"
                     "Call-ID: c\r\n"
                     "CSeq: 1 INVITE\r\n"
                     "Content-Length: 0\r\n\r\n";

/// A proxy that forks every INVITE to two contacts; the test plays caller and callees.
struct Proxy : SipTransactionUser
{
    Proxy()
        : tokens(CreateObject<UniformRandomVariable>()),
          layer(timers,
                *this,
                [this](const std::string& text, const SipFlow& flow) {
                    sent.push_back({text, flow.remote});
                }),
          core(timers, layer, tokens)
    {
        core.SetSettings({PROXY, true, Seconds(185)});
        layer.Receive(INVITE, {PROXY, CALLER}, now);
        forwarded[0] = sent[0].first;
        forwarded[1] = sent[1].first;
        sent.clear();
    }

    void OnRequest(SipTransactionId id, const sipalg::SipMessage& request, const SipFlow&) override
    {
        server = id;
        core.Forward(id,
                     request,
                     {},
                     {{"sip:bob@10.0.0.7", FIRST}, {"sip:bob@10.0.0.8", SECOND}},
                     now);
    }

    void OnAck(const sipalg::SipMessage&, const SipFlow&) override
    {
    }

    void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) override
    {
        core.OnResponse(id, response, now);
    }

    void OnStrayResponse(const sipalg::SipMessage& response, const SipFlow&) override
    {
        core.OnStrayResponse(response);
    }

    void OnTimeout(SipTransactionId id, SipTimer) override
    {
        core.OnTimeout(id, now);
    }

    void OnFinished(SipTransactionId id) override
    {
        core.OnFinished(id);
    }

    /// Callee 0 or 1 answers its INVITE, or the last request it got.
    void Answer(int callee, unsigned code)
    {
        AnswerText(callee, forwarded[callee], code);
    }

    void AnswerText(int callee, const std::string& request, unsigned code)
    {
        sipalg::SipMessage message;
        BOOST_REQUIRE(message.Parse(request));
        const std::string tag = "t" + std::to_string(callee);
        const std::string text = MakeResponse(message, code, tag).Build();
        layer.Receive(text, {PROXY, callee == 0 ? FIRST : SECOND}, now);
    }

    void RunUntil(Time end)
    {
        while (timers.GetNextDeadline() <= end)
        {
            now = timers.GetNextDeadline();
            timers.Advance(now);
        }
        now = end;
    }

    /// First words of what was sent since the last call, with the last byte of the destination.
    std::vector<std::string> TakeSent()
    {
        std::vector<std::string> lines;
        for (const auto& [text, remote] : sent)
        {
            const bool isResponse = text.compare(0, 8, "SIP/2.0 ") == 0;
            const std::string what =
                isResponse ? text.substr(8, 3) : text.substr(0, text.find(' '));
            lines.push_back(what + " > " + std::to_string(remote.address.ToV4() & 0xff));
        }
        sent.clear();
        return lines;
    }

    TimerQueue timers;
    Time now{0};
    SipTokens tokens;
    std::vector<std::pair<std::string, IpEndpoint>> sent;
    std::string forwarded[2];
    SipTransactionId server{0};
    SipTransactionLayer layer;
    SipProxyCore core;
};

using Lines = std::vector<std::string>;

void
CheckSent(Proxy& proxy, const Lines& expected)
{
    BOOST_TEST(proxy.TakeSent() == expected, boost::test_tools::per_element());
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipProxyCoreTest)

// Each contact gets its own copy, with its own branch.
BOOST_FIXTURE_TEST_CASE(ForksToAllTargetsAtOnce, Proxy)
{
    BOOST_TEST(forwarded[0].substr(0, 32) == "INVITE sip:bob@10.0.0.7 SIP/2.0\r");
    BOOST_TEST(forwarded[1].substr(0, 32) == "INVITE sip:bob@10.0.0.8 SIP/2.0\r");
    BOOST_TEST(forwarded[0].find("Max-Forwards: 69\r\n") != std::string::npos);
    BOOST_TEST(forwarded[0].find("Record-Route: <sip:10.0.0.4:5060;lr>\r\n") != std::string::npos);
}

// RFC 3261 16.7 steps 5 and 10: the first 2xx goes to the caller, the other branch is cancelled.
BOOST_FIXTURE_TEST_CASE(CancelsTheOthersWhenOneAnswers, Proxy)
{
    Answer(0, 180);
    Answer(1, 180);
    CheckSent(*this, {"180 > 1", "180 > 1"});
    Answer(0, 200);
    CheckSent(*this, {"200 > 1", "CANCEL > 8"});
    Answer(1, 487);
    CheckSent(*this, {"ACK > 8"});
    RunUntil(Seconds(100));
    BOOST_TEST(core.GetContextCount() == 0U);
    BOOST_TEST(timers.GetSize() == 0U);
}

// RFC 3261 16.7: a second 2xx, which crossed the CANCEL, reaches the caller too.
BOOST_FIXTURE_TEST_CASE(PassesOnEvery2xx, Proxy)
{
    Answer(0, 200);
    Answer(1, 200);
    Answer(1, 200);
    CheckSent(*this, {"200 > 1", "200 > 1", "200 > 1"});
}

// 16.7 step 6: one refusal ends nothing while the other branch rings.
BOOST_FIXTURE_TEST_CASE(SendsTheBestFailureWhenAllHaveFailed, Proxy)
{
    Answer(1, 180);
    TakeSent();
    Answer(0, 503);
    CheckSent(*this, {"ACK > 7"});
    Answer(1, 486);
    CheckSent(*this, {"ACK > 8", "486 > 1"});
}

// 16.7 step 5: a 6xx cancels the others, and wins when they are done.
BOOST_FIXTURE_TEST_CASE(ObeysAGlobalFailure, Proxy)
{
    Answer(1, 180);
    TakeSent();
    Answer(0, 603);
    CheckSent(*this, {"ACK > 7", "CANCEL > 8"});
    Answer(1, 487);
    CheckSent(*this, {"ACK > 8", "603 > 1"});
}

// 9.1, 16.10: a branch that has said nothing yet is cancelled when it does.
BOOST_FIXTURE_TEST_CASE(CancelsABranchOnlyAfterItsFirstResponse, Proxy)
{
    Answer(0, 100);
    core.Cancel(server, now);
    CheckSent(*this, {"CANCEL > 7"});
    Answer(1, 100);
    CheckSent(*this, {"CANCEL > 8"});
    Answer(0, 487);
    Answer(1, 487);
    CheckSent(*this, {"ACK > 7", "ACK > 8", "487 > 1"});
}

// 16.8: timer C cancels what has rung; 64 T1 later it counts as 408. 18x restarts it.
BOOST_FIXTURE_TEST_CASE(GivesUpAfterTimerC, Proxy)
{
    Answer(0, 486);
    Answer(1, 180);
    RunUntil(Seconds(100));
    Answer(1, 183);
    TakeSent();
    RunUntil(Seconds(284));
    CheckSent(*this, {});
    RunUntil(Seconds(286));
    CheckSent(*this, {"CANCEL > 8", "CANCEL > 8"}); // and its repetition
    RunUntil(Seconds(318));
    const Lines sentLast = TakeSent();
    BOOST_TEST(sentLast.back() == "486 > 1");
    RunUntil(Seconds(400));
    BOOST_TEST(core.GetContextCount() == 0U);
    BOOST_TEST(layer.GetClientCount() == 0U);
}

// 16.9: a callee that never answers is a 408.
BOOST_FIXTURE_TEST_CASE(AnswersForCalleesThatNeverDo, Proxy)
{
    RunUntil(MilliSeconds(31900));
    TakeSent();
    RunUntil(MilliSeconds(32000));
    CheckSent(*this, {"408 > 1"});
}

// 16.3 step 4: the forwarded request is known again if it comes back.
BOOST_FIXTURE_TEST_CASE(NoticesALoop, Proxy)
{
    sipalg::SipMessage request;
    std::string back = forwarded[0];
    BOOST_REQUIRE(request.Parse(back));
    BOOST_TEST(!core.IsLooping(request)); // another Request-URI: a spiral
    back.replace(0, 31, "INVITE sip:bob@example.com SIP/2.0");
    BOOST_REQUIRE(request.Parse(back));
    BOOST_TEST(core.IsLooping(request));
    BOOST_REQUIRE(request.Parse(INVITE));
    BOOST_TEST(!core.IsLooping(request));
}

// 16.7: a 2xx that comes when all is forgotten goes by its second Via.
BOOST_FIXTURE_TEST_CASE(ForwardsAStrayResponseByItsVia, Proxy)
{
    Answer(0, 200);
    Answer(1, 486);
    RunUntil(Seconds(100));
    TakeSent();
    BOOST_TEST(core.GetContextCount() == 0U);
    Answer(0, 200);
    CheckSent(*this, {"200 > 1"});
}

BOOST_AUTO_TEST_SUITE_END()
