// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message-text.h"
#include "sip-transaction-layer.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;
using sipalg::IpAddress;
using sipalg::IpEndpoint;

namespace
{

const IpEndpoint HERE{IpAddress::V4(0x0a000001), 5060};
const IpEndpoint THERE{IpAddress::V4(0x0a000002), 4321};

std::string
MakeText(const std::string& method, const std::string& via, const std::string& toTag = {})
{
    return method + " sip:bob@10.0.0.1 SIP/2.0\r\nVia: " + via +
           "\r\nFrom: <sip:a@a>;tag=f\r\nTo: <sip:b@b>" + toTag + "\r\nCall-ID: c\r\nCSeq: 1 " +
           method + "\r\nContent-Length: 0\r\n\r\n";
}

/// A layer whose user and network only take notes.
struct Layer : SipTransactionUser
{
    Layer()
        : layer(timers, *this, [this](const std::string& text, const SipFlow& flow) {
              sent.push_back(text);
              destinations.push_back(flow.remote);
          })
    {
    }

    void Receive(const std::string& text)
    {
        layer.Receive(text, {HERE, THERE}, now);
    }

    void OnRequest(SipTransactionId id, const sipalg::SipMessage& request, const SipFlow&) override
    {
        requests.push_back(id);
        lastRequest = request.GetText();
    }

    void OnAck(const sipalg::SipMessage&, const SipFlow&) override
    {
        ++acks;
    }

    void OnResponse(SipTransactionId, const sipalg::SipMessage& response) override
    {
        responses.push_back(response.GetStatusCode());
    }

    void OnStrayResponse(const sipalg::SipMessage&, const SipFlow&) override
    {
        ++strays;
    }

    void OnTimeout(SipTransactionId id, SipTimer) override
    {
        timeouts.push_back(id);
    }

    void OnFinished(SipTransactionId id) override
    {
        finished.push_back(id);
    }

    TimerQueue timers;
    Time now{0};
    std::vector<std::string> sent;
    std::vector<IpEndpoint> destinations;
    std::vector<SipTransactionId> requests;
    std::vector<unsigned> responses;
    std::vector<SipTransactionId> timeouts;
    std::vector<SipTransactionId> finished;
    std::string lastRequest;
    unsigned acks{0};
    unsigned strays{0};
    SipTransactionLayer layer;
};

} // namespace

BOOST_AUTO_TEST_SUITE(SipTransactionLayerTest)

// RFC 3261 18.2.1, RFC 3581 4: received and rport are filled in, and responses go there.
BOOST_FIXTURE_TEST_CASE(TellsTheSenderWhereItIs, Layer)
{
    Receive(MakeText("OPTIONS", "SIP/2.0/UDP 192.168.0.9:5070;rport;branch=z9hG4bKx"));
    BOOST_TEST(lastRequest.find("Via: SIP/2.0/UDP 192.168.0.9:5070;rport=4321;branch=z9hG4bKx;"
                                "received=10.0.0.2\r\n") != std::string::npos);
    layer.Respond(requests.front(), 200, "SIP/2.0 200 OK\r\n", now);
    BOOST_TEST(destinations.back().ToString() == "10.0.0.2:4321");
    Receive(MakeText("OPTIONS", "SIP/2.0/UDP 192.168.0.9:5070;branch=z9hG4bKy"));
    layer.Respond(requests.back(), 200, "SIP/2.0 200 OK\r\n", now);
    BOOST_TEST(destinations.back().ToString() == "10.0.0.2:5070");
    Receive(MakeText("OPTIONS", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKz"));
    BOOST_TEST(lastRequest.find("Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKz\r\n") !=
               std::string::npos);
    layer.Respond(requests.back(), 200, "SIP/2.0 200 OK\r\n", now);
    BOOST_TEST(destinations.back().ToString() == "10.0.0.2:5060");
}

// 17.2.3: the same branch, sent-by and method are the same transaction.
BOOST_FIXTURE_TEST_CASE(RecognisesARepeatedRequest, Layer)
{
    const std::string text = MakeText("INVITE", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKx");
    Receive(text);
    Receive(text);
    BOOST_TEST(requests.size() == 1U);
    Receive(MakeText("INVITE", "SIP/2.0/UDP 10.0.0.3;branch=z9hG4bKx"));
    Receive(MakeText("INVITE", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKy"));
    Receive(MakeText("OPTIONS", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKx"));
    BOOST_TEST(requests.size() == 4U);
    BOOST_TEST(layer.GetCounters().absorbed == 1U);
}

// 17.2.3: without the magic cookie Call-ID, tags, CSeq, Request-URI and Via tell them apart.
BOOST_FIXTURE_TEST_CASE(RecognisesARepeatedRequestOfOldClients, Layer)
{
    Receive(MakeText("INVITE", "SIP/2.0/UDP 10.0.0.2;branch=1"));
    Receive(MakeText("INVITE", "SIP/2.0/UDP 10.0.0.2;branch=1"));
    BOOST_TEST(requests.size() == 1U);
    std::string other = MakeText("INVITE", "SIP/2.0/UDP 10.0.0.2;branch=1");
    other.replace(other.find("Call-ID: c"), 10, "Call-ID: d");
    Receive(other);
    BOOST_TEST(requests.size() == 2U);
}

// 17.1.1.3: the ACK of a failure ends with the transaction, that of a 2xx goes to the user.
BOOST_FIXTURE_TEST_CASE(KeepsTheAckOfAFailureToItself, Layer)
{
    const char* via = "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKx";
    Receive(MakeText("INVITE", via));
    layer.Respond(requests.front(), 486, "SIP/2.0 486 Busy Here\r\n", now);
    Receive(MakeText("ACK", via, ";tag=t"));
    BOOST_TEST(acks == 0U);
    Receive(MakeText("ACK", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKother", ";tag=t"));
    BOOST_TEST(acks == 1U);
}

// 9.2: a CANCEL is for the INVITE with its branch.
BOOST_FIXTURE_TEST_CASE(FindsTheInviteThatIsCancelled, Layer)
{
    const char* via = "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKx";
    Receive(MakeText("INVITE", via));
    sipalg::SipMessage cancel;
    const std::string text = MakeText("CANCEL", via);
    cancel.Parse(text);
    BOOST_TEST(layer.FindCancelled(cancel) == requests.front());
    const std::string other = MakeText("CANCEL", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKy");
    cancel.Parse(other);
    BOOST_TEST(layer.FindCancelled(cancel) == 0U);
}

// 17.1.3: responses find their request by branch and CSeq method; others are stray.
BOOST_FIXTURE_TEST_CASE(MatchesResponsesToRequests, Layer)
{
    const std::string text = MakeText("OPTIONS", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx");
    layer.SendRequest(text, {HERE, THERE}, now);
    sipalg::SipMessage request;
    request.Parse(text);
    const std::string answer = MakeResponse(request, 200, "t").Build();
    std::string foreign = answer;
    foreign.replace(foreign.find("z9hG4bKx"), 8, "z9hG4bKy");
    Receive(foreign);
    BOOST_TEST(strays == 1U);
    BOOST_TEST(responses.empty());
    Receive(answer);
    BOOST_TEST(responses.size() == 1U);
}

// Everything is freed when the last timer has run out.
BOOST_FIXTURE_TEST_CASE(FreesTransactionsAfterTheirLastTimer, Layer)
{
    layer.SendRequest(MakeText("INVITE", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKx"),
                      {HERE, THERE},
                      now);
    layer.SendRequest(MakeText("BYE", "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bKy"), {HERE, THERE}, now);
    Receive(MakeText("OPTIONS", "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKz"));
    layer.Respond(requests.front(), 200, "SIP/2.0 200 OK\r\n", now);
    BOOST_TEST(layer.GetClientCount() == 2U);
    timers.Advance(Seconds(32));
    BOOST_TEST(timeouts.size() == 2U);
    BOOST_TEST(finished.size() == 3U);
    BOOST_TEST(layer.GetClientCount() == 0U);
    BOOST_TEST(layer.GetServerCount() == 0U);
    BOOST_TEST(timers.GetSize() == 0U);
    BOOST_TEST(layer.GetRetransmissions() == 6U + 10U);
}

// Bad input: 400 where the request can be answered, silence where not, never a crash.
BOOST_FIXTURE_TEST_CASE(RefusesMalformedRequests, Layer)
{
    const char* via = "SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKx";
    std::string bad = MakeText("INVITE", via);
    bad.replace(bad.find("<sip:b@b>"), 9, "<sip:b@b");
    Receive(bad);
    BOOST_REQUIRE(sent.size() == 1U);
    BOOST_TEST(sent.back().substr(0, 23) == "SIP/2.0 400 Bad Request");
    std::string version = MakeText("INVITE", via);
    version.replace(version.find("SIP/2.0\r\n"), 7, "SIP/3.0");
    Receive(version);
    Receive(MakeText("ACK", via).replace(0, 3, "AC\x01"));
    Receive("garbage");
    Receive("");
    Receive("\r\n\r\n");
    Receive("SIP/2.0 200 OK\r\n\r\n");
    BOOST_TEST(requests.empty());
    BOOST_TEST(layer.GetCounters().keepalives >= 1U);
    BOOST_TEST(layer.GetServerCount() == 0U);
}

// Bad input: every truncation and every changed byte of a sound message.
BOOST_FIXTURE_TEST_CASE(SurvivesDamagedMessages, Layer)
{
    const std::string text =
        MakeText("INVITE", "SIP/2.0/UDP 10.0.0.2:5060;rport;received=1.2.3.4;branch=z9hG4bKx");
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        Receive(text.substr(0, i));
        for (const char c : {'\0', '\r', '\n', '"', '<', ';', ':', '\xff'})
        {
            std::string damaged = text;
            damaged[i] = c;
            Receive(damaged);
        }
    }
    timers.Advance(Seconds(100));
    const auto& counters = layer.GetCounters();
    BOOST_TEST(counters.received == counters.delivered + counters.absorbed + counters.stray +
                                        counters.malformed + counters.keepalives +
                                        counters.overloaded);
}

BOOST_AUTO_TEST_SUITE_END()
