// SPDX-License-Identifier: GPL-2.0-only
#include "sip-forwarding.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

const std::string REQUEST = "INVITE sip:bob@example.com SIP/2.0\r\n"
                            "v: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
                            "Route: <sip:10.0.0.4;lr>, <sip:10.0.0.5;lr>\r\n"
                            "Max-Forwards: 70\r\n"
                            "f: <sip:alice@example.com>;tag=f\r\n"
                            "To:   <sip:bob@example.com>\r\n"
                            "Subject: folded\r\n  line\r\n"
                            "Call-ID: c\r\n"
                            "CSeq: 1 INVITE\r\n"
                            "Content-Length: 4\r\n\r\nbody";

bool
IsOwn(std::string_view uri)
{
    return uri == "sip:10.0.0.4;lr" || uri == "sip:10.0.0.4";
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipForwardingTest)

// RFC 3261 16.6; DESIGN: what is not changed keeps its bytes.
BOOST_AUTO_TEST_CASE(ChangesOnlyWhatAProxyChanges)
{
    sipalg::SipMessage request;
    BOOST_REQUIRE(request.Parse(REQUEST));
    SipForwarding change;
    change.requestUri = "sip:bob@10.0.0.7";
    change.via = "SIP/2.0/UDP 10.0.0.4;branch=z9hG4bK2";
    change.recordRoute = "<sip:10.0.0.4;lr>";
    change.maxForwards = 69;
    std::string uri;
    change.routes = TakeRoutes(request, IsOwn, uri);
    BOOST_TEST(uri == "sip:bob@example.com");
    BOOST_TEST(MakeForwardedRequest(request, change) ==
               "INVITE sip:bob@10.0.0.7 SIP/2.0\r\n"
               "Via: SIP/2.0/UDP 10.0.0.4;branch=z9hG4bK2\r\n"
               "Record-Route: <sip:10.0.0.4;lr>\r\n"
               "Route: <sip:10.0.0.5;lr>\r\n"
               "Max-Forwards: 69\r\n"
               "v: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
               "f: <sip:alice@example.com>;tag=f\r\n"
               "To:   <sip:bob@example.com>\r\n"
               "Subject: folded\r\n  line\r\n"
               "Call-ID: c\r\n"
               "CSeq: 1 INVITE\r\n"
               "Content-Length: 4\r\n\r\nbody");
}

// 16.4: a strict router has put this proxy into the Request-URI and the target last in Route.
BOOST_AUTO_TEST_CASE(RestoresTheRequestUriOfAStrictRouter)
{
    std::string text = REQUEST;
    text.replace(text.find("sip:bob@example.com"), 19, "sip:10.0.0.4");
    text.replace(text.find("<sip:10.0.0.4;lr>, <sip:10.0.0.5;lr>"), 36, "<sip:bob@10.0.0.7>");
    sipalg::SipMessage request;
    BOOST_REQUIRE(request.Parse(text));
    std::string uri;
    BOOST_TEST(TakeRoutes(request, IsOwn, uri).empty());
    BOOST_TEST(uri == "sip:bob@10.0.0.7");
}

// 16.7 step 3: one Via value goes, however they are written.
BOOST_AUTO_TEST_CASE(RemovesTheTopmostViaOfAResponse)
{
    const std::string rest = "From: <sip:a@a>;tag=f\r\nTo: <sip:b@b>\r\nCall-ID: c\r\n"
                             "CSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n";
    const std::string line = "SIP/2.0 200 OK\r\n";
    const std::string own = "SIP/2.0/UDP 10.0.0.4;branch=z9hG4bK2";
    const std::string next = "SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1";
    for (const std::string& vias :
         {"Via: " + own + "\r\nVia: " + next + "\r\n", "v: " + own + " ,\r\n " + next + "\r\n"})
    {
        const std::string text = line + vias + rest;
        sipalg::SipMessage response;
        BOOST_REQUIRE(response.Parse(text));
        BOOST_TEST(MakeForwardedResponse(response) == line + "Via: " + next + "\r\n" + rest);
    }
}

// 16.7 step 6
BOOST_AUTO_TEST_CASE(PrefersTheResponseThatSaysMost)
{
    BOOST_TEST(RankFailure(603) < RankFailure(302));
    BOOST_TEST(RankFailure(302) < RankFailure(404));
    BOOST_TEST(RankFailure(407) < RankFailure(404));
    BOOST_TEST(RankFailure(404) == RankFailure(486));
    BOOST_TEST(RankFailure(486) < RankFailure(503));
}

// 16.6 step 8: the mark stays while the request does and changes with its target.
BOOST_AUTO_TEST_CASE(MarksRequestsByWhatRoutesThem)
{
    sipalg::SipMessage request;
    BOOST_REQUIRE(request.Parse(REQUEST));
    std::string other = REQUEST;
    other.replace(other.find("bob@example.com"), 3, "eve");
    sipalg::SipMessage changed;
    BOOST_REQUIRE(changed.Parse(other));
    BOOST_TEST(MakeLoopMark(request) == MakeLoopMark(request));
    BOOST_TEST(MakeLoopMark(request) != MakeLoopMark(changed));
}

BOOST_AUTO_TEST_SUITE_END()
