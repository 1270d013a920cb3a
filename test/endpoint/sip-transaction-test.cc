// SPDX-License-Identifier: GPL-2.0-only
#include "sip-client-transaction.h"
#include "sip-message-text.h"
#include "sip-server-transaction.h"
#include "timer-queue.h"

#include <boost/test/unit_test.hpp>
#include <map>
#include <vector>

using namespace ns3;

namespace
{

const char* INVITE = "INVITE sip:bob@10.0.0.2 SIP/2.0\r\n"
                     "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
                     "Route: <sip:10.0.0.9;lr>\r\n"
                     "From: <sip:alice@a>;tag=f\r\n"
                     "To: <sip:bob@a>\r\n"
                     "Call-ID: c\r\n"
                     "CSeq: 7 INVITE\r\n"
                     "Content-Length: 0\r\n\r\n";

const char* BYE = "BYE sip:bob@10.0.0.2 SIP/2.0\r\n"
                  "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK2\r\n"
                  "From: <sip:alice@a>;tag=f\r\n"
                  "To: <sip:bob@a>;tag=t\r\n"
                  "Call-ID: c\r\n"
                  "CSeq: 8 BYE\r\n"
                  "Content-Length: 0\r\n\r\n";

/// Writes down everything a machine asks for, and runs its timers.
struct Recorder : SipTransactionHost
{
    void Transmit(SipTransactionId, const std::string& text) override
    {
        Note("send " + text.substr(0, text.find(' ', text.compare(0, 4, "SIP/") == 0 ? 8 : 0)));
        last = text;
    }

    void StartTimer(SipTransactionId id, SipTimer timer, Time delay) override
    {
        StopTimer(id, timer);
        ids[timer] = timers.Schedule(now + delay, [this, timer](Time at) {
            now = at;
            onTimer(timer);
        });
    }

    void StopTimer(SipTransactionId, SipTimer timer) override
    {
        timers.Cancel(ids[timer]);
    }

    void DeliverResponse(SipTransactionId, const sipalg::SipMessage& response) override
    {
        Note("deliver " + std::to_string(response.GetStatusCode()));
    }

    void DeliverTimeout(SipTransactionId, SipTimer timer) override
    {
        Note(std::string("timeout ") + "ABDEFGHIJKLM"[static_cast<int>(timer)]);
    }

    void Finish(SipTransactionId) override
    {
        Note("finish");
    }

    void Note(const std::string& what)
    {
        log.push_back(std::to_string(now.GetMilliSeconds()) + " " + what);
    }

    /// Lets the time pass until then.
    void RunUntil(Time end)
    {
        timers.Advance(end);
        now = end;
    }

    TimerQueue timers;
    Time now{0};
    std::map<SipTimer, TimerQueue::TimerId> ids;
    std::function<void(SipTimer)> onTimer;
    std::vector<std::string> log;
    std::string last;
};

template <class Client>
struct ClientFixture : Recorder
{
    explicit ClientFixture(const char* request)
        : client(*this, 1, request)
    {
        onTimer = [this](SipTimer timer) { client.OnTimer(timer); };
        client.Start(SipTimerValues());
    }

    void Answer(unsigned code)
    {
        sipalg::SipMessage request;
        request.Parse(client.GetRequest());
        const std::string text = MakeResponse(request, code, "t").Build();
        sipalg::SipMessage response;
        response.Parse(text);
        client.OnResponse(response);
    }

    Client client;
};

struct InviteClient : ClientFixture<SipInviteClient>
{
    InviteClient()
        : ClientFixture(INVITE)
    {
    }
};

struct NonInviteClient : ClientFixture<SipNonInviteClient>
{
    NonInviteClient()
        : ClientFixture(BYE)
    {
    }
};

template <class Server>
struct ServerFixture : Recorder
{
    ServerFixture()
        : server(*this, 1, SipTimerValues())
    {
        onTimer = [this](SipTimer timer) { server.OnTimer(timer); };
    }

    bool Answer(unsigned code)
    {
        return server.Respond(code, "SIP/2.0 " + std::to_string(code) + " x\r\n");
    }

    Server server;
};

using InviteServer = ServerFixture<SipInviteServer>;
using NonInviteServer = ServerFixture<SipNonInviteServer>;
using Log = std::vector<std::string>;

} // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(SipInviteClient::State)
BOOST_TEST_DONT_PRINT_LOG_VALUE(SipNonInviteClient::State)
BOOST_TEST_DONT_PRINT_LOG_VALUE(SipInviteServer::State)
BOOST_TEST_DONT_PRINT_LOG_VALUE(SipNonInviteServer::State)

BOOST_AUTO_TEST_SUITE(SipTransactionTest)

// RFC 3261 17.1.1.2: A doubles from T1, B is 64 T1.
BOOST_FIXTURE_TEST_CASE(RepeatsAnUnansweredInviteUntilTimerB, InviteClient)
{
    RunUntil(Seconds(100));
    const Log expected{"0 send INVITE",
                       "500 send INVITE",
                       "1500 send INVITE",
                       "3500 send INVITE",
                       "7500 send INVITE",
                       "15500 send INVITE",
                       "31500 send INVITE",
                       "32000 timeout B",
                       "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
    BOOST_TEST(timers.GetSize() == 0U);
}

// 17.1.1.2: a provisional response stops retransmission and timer B.
BOOST_FIXTURE_TEST_CASE(WaitsWithoutLimitAfterAProvisionalResponse, InviteClient)
{
    RunUntil(MilliSeconds(600));
    Answer(100);
    Answer(180);
    RunUntil(Seconds(500));
    const Log expected{"0 send INVITE", "500 send INVITE", "600 deliver 100", "600 deliver 180"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
    BOOST_TEST(client.GetState() == SipInviteClient::State::Proceeding);
}

// 17.1.1.2, 17.1.1.3: ACK by the transaction, again for each repetition; D is 32 s.
BOOST_FIXTURE_TEST_CASE(AcknowledgesAFailureAndItsRepetitions, InviteClient)
{
    Answer(486);
    const std::string ack = last;
    RunUntil(Seconds(1));
    Answer(486);
    BOOST_TEST(last == ack);
    RunUntil(Seconds(100));
    const Log expected{"0 send INVITE",
                       "0 send ACK",
                       "0 deliver 486",
                       "1000 send ACK",
                       "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
    BOOST_TEST(ack == "ACK sip:bob@10.0.0.2 SIP/2.0\r\n"
                      "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
                      "Route: <sip:10.0.0.9;lr>\r\n"
                      "Max-Forwards: 70\r\n"
                      "From: <sip:alice@a>;tag=f\r\n"
                      "To: <sip:bob@a>;tag=t\r\n"
                      "Call-ID: c\r\n"
                      "CSeq: 7 ACK\r\n"
                      "Content-Length: 0\r\n\r\n");
}

// RFC 6026 7.2: every 2xx is delivered for 64 T1, whichever branch it comes from.
BOOST_FIXTURE_TEST_CASE(DeliversEvery2xxInTheAcceptedState, InviteClient)
{
    Answer(200);
    RunUntil(Seconds(1));
    Answer(200);
    Answer(486); // of another branch: of no interest
    RunUntil(Seconds(100));
    const Log expected{"0 send INVITE", "0 deliver 200", "1000 deliver 200", "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// 17.1.2.2: E doubles from T1 to T2, F is 64 T1.
BOOST_FIXTURE_TEST_CASE(RepeatsAnUnansweredByeUntilTimerF, NonInviteClient)
{
    RunUntil(Seconds(100));
    const Log expected{"0 send BYE",
                       "500 send BYE",
                       "1500 send BYE",
                       "3500 send BYE",
                       "7500 send BYE",
                       "11500 send BYE",
                       "15500 send BYE",
                       "19500 send BYE",
                       "23500 send BYE",
                       "27500 send BYE",
                       "31500 send BYE",
                       "32000 timeout F",
                       "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// 17.1.2.2: in Proceeding at T2, still until F; K absorbs repetitions for T4.
BOOST_FIXTURE_TEST_CASE(SlowsDownAfterAProvisionalResponseToABye, NonInviteClient)
{
    RunUntil(MilliSeconds(600));
    Answer(100);
    RunUntil(Seconds(6));
    Answer(200);
    Answer(200);
    RunUntil(Seconds(100));
    const Log expected{"0 send BYE",
                       "500 send BYE",
                       "600 deliver 100",
                       "1500 send BYE",
                       "5500 send BYE",
                       "6000 deliver 200",
                       "11000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// 17.2.1: G doubles from T1 to T2, H is 64 T1.
BOOST_FIXTURE_TEST_CASE(RepeatsAnUnacknowledgedFailureUntilTimerH, InviteServer)
{
    Answer(486);
    RunUntil(Seconds(100));
    const Log expected{"0 send SIP/2.0 486",
                       "500 send SIP/2.0 486",
                       "1500 send SIP/2.0 486",
                       "3500 send SIP/2.0 486",
                       "7500 send SIP/2.0 486",
                       "11500 send SIP/2.0 486",
                       "15500 send SIP/2.0 486",
                       "19500 send SIP/2.0 486",
                       "23500 send SIP/2.0 486",
                       "27500 send SIP/2.0 486",
                       "31500 send SIP/2.0 486",
                       "32000 timeout H",
                       "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// 17.2.1: the ACK ends repetition; I absorbs further ACKs for T4.
BOOST_FIXTURE_TEST_CASE(IsConfirmedByTheAckOfAFailure, InviteServer)
{
    Answer(486);
    RunUntil(MilliSeconds(700));
    BOOST_TEST(server.OnAck());
    BOOST_TEST(server.OnAck());
    server.OnRetransmission();
    RunUntil(Seconds(100));
    const Log expected{"0 send SIP/2.0 486", "500 send SIP/2.0 486", "5700 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// 17.2.1: a repeated INVITE gets the last provisional response again.
BOOST_FIXTURE_TEST_CASE(RepeatsTheLastProvisionalResponse, InviteServer)
{
    server.OnRetransmission();
    Answer(100);
    Answer(180);
    server.OnRetransmission();
    const Log expected{"0 send SIP/2.0 100", "0 send SIP/2.0 180", "0 send SIP/2.0 180"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// RFC 6026 7.1: after a 2xx INVITEs are absorbed, 2xx pass, the ACK is the user's, for 64 T1.
BOOST_FIXTURE_TEST_CASE(LeavesA2xxToTheUserInTheAcceptedState, InviteServer)
{
    Answer(200);
    server.OnRetransmission();
    BOOST_TEST(Answer(200));
    BOOST_TEST(!Answer(180));
    BOOST_TEST(!Answer(486));
    BOOST_TEST(!server.OnAck());
    RunUntil(Seconds(100));
    const Log expected{"0 send SIP/2.0 200", "0 send SIP/2.0 200", "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// 17.2.2: silent while Trying, then the last response again; J is 64 T1.
BOOST_FIXTURE_TEST_CASE(RepeatsTheFinalResponseToABye, NonInviteServer)
{
    server.OnRetransmission();
    Answer(200);
    RunUntil(Seconds(31));
    server.OnRetransmission();
    BOOST_TEST(!Answer(500));
    RunUntil(Seconds(100));
    const Log expected{"0 send SIP/2.0 200", "31000 send SIP/2.0 200", "32000 finish"};
    BOOST_TEST(log == expected, boost::test_tools::per_element());
}

// RFC 3261 appendix A: all times follow T1.
BOOST_AUTO_TEST_CASE(DerivesItsTimersFromT1)
{
    SipTimerValues values;
    values.t1 = Seconds(1);
    BOOST_TEST(values.GetLimit().GetSeconds() == 64.0);
    BOOST_TEST(values.GetTimerD().GetSeconds() == 64.0);
}

BOOST_AUTO_TEST_SUITE_END()
