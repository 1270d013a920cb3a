// SPDX-License-Identifier: GPL-2.0-only
#include "sip-dialog.h"
#include "sip-message-text.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

const std::string HEADERS = "Via: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK1\r\n"
                            "Record-Route: <sip:p2;lr>, <sip:p1;lr>\r\n"
                            "From: \"A\" <sip:alice@a>;tag=f\r\n"
                            "To: <sip:bob@b>;tag=t\r\n"
                            "Call-ID: c\r\n"
                            "CSeq: 5 INVITE\r\n"
                            "Contact: <sip:x@10.0.0.9:5070>\r\n\r\n";

} // namespace

BOOST_AUTO_TEST_SUITE(SipDialogTest)

// RFC 3261 12.1.2: the caller takes Record-Route in reverse order.
BOOST_AUTO_TEST_CASE(ReversesTheRouteForTheCaller)
{
    const std::string text = "SIP/2.0 200 OK\r\n" + HEADERS;
    sipalg::SipMessage response;
    BOOST_REQUIRE(response.Parse(text));
    SipDialog dialog;
    dialog.local = "<sip:alice@a>;tag=f";
    dialog.callId = "c";
    dialog.LearnFromResponse(response);
    BOOST_TEST(dialog.GetNextHop() == "sip:p1;lr");
    BOOST_TEST(dialog.GetRequestUri() == "sip:x@10.0.0.9:5070");
    BOOST_TEST(dialog.GetRemoteTag() == "t");
    auto builder = sipalg::SipMessageBuilder::Request("BYE", dialog.GetRequestUri());
    dialog.AddHeaders(builder, "BYE", 6);
    BOOST_TEST(builder.Build() == "BYE sip:x@10.0.0.9:5070 SIP/2.0\r\n"
                                  "Route: <sip:p1;lr>\r\n"
                                  "Route: <sip:p2;lr>\r\n"
                                  "From: <sip:alice@a>;tag=f\r\n"
                                  "To: <sip:bob@b>;tag=t\r\n"
                                  "Call-ID: c\r\n"
                                  "CSeq: 6 BYE\r\n"
                                  "Content-Length: 0\r\n\r\n");
}

// 12.1.1: the callee takes it as it stands.
BOOST_AUTO_TEST_CASE(KeepsTheRouteForTheCallee)
{
    std::string text = "INVITE sip:bob@b SIP/2.0\r\n" + HEADERS;
    text.replace(text.find(";tag=t"), 6, "");
    sipalg::SipMessage invite;
    BOOST_REQUIRE(invite.Parse(text));
    const SipDialog dialog = SipDialog::FromRequest(invite, "mine");
    BOOST_TEST(dialog.GetNextHop() == "sip:p2;lr");
    BOOST_TEST(dialog.local == "<sip:bob@b>;tag=mine");
    BOOST_TEST(dialog.remote == "\"A\" <sip:alice@a>;tag=f");
    BOOST_TEST(dialog.remoteCSeq.value() == 5U);
}

// 12.2.1.1: a first hop without lr is a strict router.
BOOST_AUTO_TEST_CASE(ObeysAStrictRouter)
{
    SipDialog dialog;
    dialog.remoteTarget = "sip:x@10.0.0.9";
    dialog.routes = {"<sip:p1>", "<sip:p2;lr>"};
    BOOST_TEST(dialog.GetRequestUri() == "sip:p1");
    auto builder = sipalg::SipMessageBuilder::Request("BYE", dialog.GetRequestUri());
    dialog.AddHeaders(builder, "BYE", 1);
    const std::string text = builder.Build();
    BOOST_TEST(text.find("Route: <sip:p2;lr>\r\nRoute: <sip:x@10.0.0.9>\r\n") != std::string::npos);
}

// 12.2.1.2: the target of a re-INVITE or its 2xx
BOOST_AUTO_TEST_CASE(MovesWithTheContact)
{
    SipDialog dialog;
    dialog.remoteTarget = "sip:old@10.0.0.1";
    const std::string text = "SIP/2.0 200 OK\r\n" + HEADERS;
    sipalg::SipMessage response;
    BOOST_REQUIRE(response.Parse(text));
    dialog.RefreshTarget(response);
    BOOST_TEST(dialog.GetNextHop() == "sip:x@10.0.0.9:5070");
}

BOOST_AUTO_TEST_SUITE_END()
