// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message-builder.h"
#include "sip-message.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipMessageBuilderTest)

BOOST_AUTO_TEST_CASE(WritesARequestWithABody)
{
    SipMessageBuilder builder = SipMessageBuilder::Request("INVITE", "sip:b@h");
    builder.Add("Via", "SIP/2.0/UDP h").SetBody("application/sdp", "v=0\r\n");
    BOOST_TEST(builder.Build() ==
               "INVITE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP h\r\n"
               "Content-Type: application/sdp\r\nContent-Length: 5\r\n\r\nv=0\r\n");
}

BOOST_AUTO_TEST_CASE(WritesAResponseThatTheReaderReads)
{
    SipMessageBuilder builder = SipMessageBuilder::Response(180, "Ringing");
    builder.Add("Via", "SIP/2.0/UDP h").Add("From", "<sip:a@h>;tag=1").Add("To", "<sip:b@h>;tag=2");
    const std::string text = builder.Add("Call-ID", "c").Add("CSeq", "1 INVITE").Build();
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text, SipFraming::Stream)));
    BOOST_TEST(message.GetStatusCode() == 180U);
    BOOST_TEST(message.GetReasonPhrase() == "Ringing");
    BOOST_TEST(message.GetToTag() == "2");
    BOOST_TEST(message.GetBody().empty());
    BOOST_TEST(message.GetValue(SipHeaderId::ContentLength) == "0");
}

BOOST_AUTO_TEST_SUITE_END()
