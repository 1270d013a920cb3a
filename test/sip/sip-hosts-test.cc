// SPDX-License-Identifier: GPL-2.0-only
#include "sip-hosts.h"
#include "sip-message-builder.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

SipMessageBuilder
MakeRequest(std::string_view uri = "sip:b@h")
{
    SipMessageBuilder builder = SipMessageBuilder::Request("REGISTER", uri);
    builder.Add("Via", "SIP/2.0/UDP h").Add("From", "<sip:a@h>").Add("To", "<sip:a@h>");
    return builder.Add("Call-ID", "c").Add("CSeq", "1 REGISTER");
}

void
Check(const std::string& text, SipError error, std::string_view at = "")
{
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    const SipResult result = CheckSipMessage(message);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == (at.empty() ? 0 : text.find(at)), text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipHostsTest)

BOOST_AUTO_TEST_CASE(AcceptsWhatAnAlgCanRead)
{
    Check(MakeRequest().Build(), SipError::None);
    Check(MakeRequest().Add("Contact", "*").Build(), SipError::None);
    Check(MakeRequest("tel:+1").Add("Date", "no date").Add("Require", "x").Build(), SipError::None);
    Check(MakeRequest().Add("Contact", "").Build(), SipError::None);
}

BOOST_AUTO_TEST_CASE(LocatesTheErrorInTheMessage)
{
    Check(MakeRequest("sip:b@h:70000").Build(), SipError::BadPort, "70000");
    Check(MakeRequest().Add("Via", "SIP/2.0/UDP x, bad").Build(), SipError::BadVia, "\r\nContent");
    Check(MakeRequest().Add("Contact", "<sip:a@b>, <sip:a@?>").Build(), SipError::BadHost, "?>");
    Check(MakeRequest().Add("Route", "<sip:p;lr>,,<sip:q>").Build(), SipError::BadUri, ",<sip:q>");
    Check(MakeRequest().Add("Refer-To", "\"x <sip:a>").Build(), SipError::UnterminatedQuote, "\"x");
    Check(MakeRequest().Add("Path", "<sip:p").Build(), SipError::UnterminatedBracket, "<sip:p");
    Check(MakeRequest().Add("P-Asserted-Identity", "<a>").Build(),
          SipError::BadUri,
          ">\r\nContent");
}

BOOST_AUTO_TEST_SUITE_END()
