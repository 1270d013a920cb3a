// SPDX-License-Identifier: GPL-2.0-only
#include "sip-start-line.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

void
CheckError(std::string_view text, SipError error, std::size_t offset)
{
    SipStartLine line;
    const SipResult result = line.Parse(text);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == offset, text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipStartLineTest)

BOOST_AUTO_TEST_CASE(ReadsARequestLine)
{
    SipStartLine line;
    BOOST_TEST(bool(line.Parse("SUBSCRIBE sip:b@[2001:db8::5]:5062;lr SIP/2.0")));
    BOOST_TEST((line.method == SipMethod::Subscribe));
    BOOST_TEST(line.methodText == "SUBSCRIBE");
    BOOST_TEST(line.requestUri == "sip:b@[2001:db8::5]:5062;lr");
    BOOST_TEST(line.statusCode == 0U);
}

// J36: an unknown method is a method.
BOOST_AUTO_TEST_CASE(ReadsAnUnknownMethod)
{
    SipStartLine line;
    BOOST_TEST(bool(line.Parse("!x-%47`~' tel:+1 SIP/2.0")));
    BOOST_TEST((line.method == SipMethod::Unknown));
    BOOST_TEST(line.methodText == "!x-%47`~'");
}

// RFC 4475 3.1.1.12 and 3.1.1.13: any text or none as the reason.
BOOST_AUTO_TEST_CASE(ReadsAStatusLineWithAnyReason)
{
    SipStartLine line;
    BOOST_TEST(bool(line.Parse("SIP/2.0 200 = 2**3 \xd0\xbd\t\"")));
    BOOST_TEST(line.statusCode == 200U);
    BOOST_TEST(line.reasonPhrase == "= 2**3 \xd0\xbd\t\"");
    BOOST_TEST(bool(line.Parse("SIP/2.0 100 ")));
    BOOST_TEST(line.reasonPhrase.empty());
    BOOST_TEST(bool(line.Parse("SIP/2.0 699")));
    BOOST_TEST(line.statusCode == 699U);
    BOOST_TEST(line.requestUri.empty());
}

BOOST_AUTO_TEST_CASE(AcceptsTheVersionInAnyLetterCase)
{
    SipStartLine line;
    BOOST_TEST(bool(line.Parse("INVITE sip:b@h sip/2.0")));
    BOOST_TEST(bool(line.Parse("Sip/2.0 200 OK")));
}

// RFC 4475 3.1.2.7 to 3.1.2.10, 3.1.2.16
BOOST_AUTO_TEST_CASE(RefusesBadRequestLines)
{
    CheckError("", SipError::BadStartLine, 0);
    CheckError("INVITE", SipError::BadStartLine, 6);
    CheckError("INV<ITE sip:b@h SIP/2.0", SipError::BadMethod, 3);
    CheckError(" INVITE sip:b@h SIP/2.0", SipError::BadMethod, 0);
    CheckError("INVITE\tsip:b@h SIP/2.0", SipError::BadMethod, 6);
    CheckError("INVITE sip:b@h", SipError::BadRequestUri, 14);
    CheckError("INVITE  sip:b@h SIP/2.0", SipError::BadRequestUri, 7);
    CheckError("INVITE sip:b@h;x y SIP/2.0", SipError::BadRequestUri, 17);
    CheckError("INVITE <sip:b@h> SIP/2.0", SipError::BadRequestUri, 7);
    CheckError("INVITE sip:b@h SIP/3.0", SipError::UnsupportedVersion, 15);
    CheckError("INVITE sip:b@h SIP/2.0 ", SipError::BadStartLine, 22);
    CheckError("INVITE sip:b@h SIP/2.0x", SipError::UnsupportedVersion, 15);
    CheckError("GET / HTTP/1.1", SipError::BadStartLine, 6);
}

// RFC 4475 3.1.2.19: a status code does not wrap.
BOOST_AUTO_TEST_CASE(RefusesBadStatusLines)
{
    CheckError("SIP/2.1 200 OK", SipError::UnsupportedVersion, 0);
    CheckError("SIP/2.0 99 Low", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0 099 Low", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0 700 High", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0 0200 OK", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0 4294967496 OK", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0 2x0 OK", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0  200 OK", SipError::BadStatusCode, 8);
    CheckError("SIP/2.0", SipError::BadStatusCode, 7);
}

BOOST_AUTO_TEST_SUITE_END()
