// SPDX-License-Identifier: GPL-2.0-only
#include "call-fixture.h"
#include "via-hiding.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct ViaFixture : CallFixture
{
    ViaFixture()
    {
        config.hideVia = true;
    }

    /// What becomes of a message with these Via lines that passes.
    std::string Pass(const std::string& start,
                     const std::string& vias,
                     const std::string& cSeq,
                     Time now)
    {
        const std::string text =
            start + "\r\n" + vias +
            "From: <sip:a@x>;tag=a\r\nTo: <sip:b@x>\r\nCall-ID: c1\r\nCSeq: " + cSeq +
            "\r\nMax-Forwards: 70\r\n\r\n";
        SipMessage message;
        SipHosts hosts;
        BOOST_REQUIRE(bool(message.Parse(text)));
        BOOST_REQUIRE(bool(hosts.Read(message)));
        EditList edits;
        edits.Reset(text);
        hiding.Plan(message, hosts, edits);
        hiding.Keep(message, now);
        const std::string out(edits.Apply());
        return out.substr(start.size() + 2, out.find("From:") - start.size() - 2);
    }

    std::string Request(const std::string& vias, Time now)
    {
        return Pass("INFO sip:b@x SIP/2.0", vias, "1 INFO", now);
    }

    std::string Response(const std::string& vias, Time now)
    {
        return Pass("SIP/2.0 200 OK", vias, "1 INFO", now);
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

    const std::string top = "Via: SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1\r\n";
    const std::string lower = "v: SIP/2.0/UDP 10.1.1.7;branch=z9hG4bK2\r\n";
    ViaHiding hiding{config, nat};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(ViaHidingTest, ViaFixture)

// I7: the far side sees one Via; the response gets all back, each time it comes.
BOOST_AUTO_TEST_CASE(TakesOutTheLowerViasAndPutsThemBack)
{
    BOOST_TEST(Request(top + lower, 0s) == top);
    BOOST_TEST(Request(top + lower, 1s) == top);
    BOOST_TEST(hiding.Size() == 1U);
    BOOST_TEST(Response(top, 2s) == top + lower);
    BOOST_TEST(Response(top, 3s) == top + lower);
}

// 64 times T1 after the last request, the transaction is over.
BOOST_AUTO_TEST_CASE(ForgetsThemWithTheTransaction)
{
    Request(top + lower, 0s);
    Request(top + lower, 10s);
    ServeUntil(41s);
    BOOST_TEST(hiding.Size() == 1U);
    ServeUntil(43s);
    BOOST_TEST(hiding.Size() == 0U);
    BOOST_TEST(Response(top, 44s) == top);
}

// One Via is not touched, and nothing is kept.
BOOST_AUTO_TEST_CASE(KeepsNothingOfASingleVia)
{
    BOOST_TEST(Request(top, 0s) == top);
    BOOST_TEST(hiding.Size() == 0U);
}

// Case 60: neither long Vias nor many requests take memory without bound; what is not kept passes.
BOOST_AUTO_TEST_CASE(PassesWhatItCannotKeep)
{
    const std::string longVia =
        "Via: SIP/2.0/UDP 10.1.1.7;branch=" + std::string(ViaHiding::MAX_TEXT, 'x') + "\r\n";
    BOOST_TEST(Request(top + longVia, 0s) == top + longVia);
    config.maximumCalls = 0;
    BOOST_TEST(Request(top + lower, 0s) == top + lower);
    BOOST_TEST(hiding.Size() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
