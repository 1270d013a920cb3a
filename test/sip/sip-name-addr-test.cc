// SPDX-License-Identifier: GPL-2.0-only
#include "sip-name-addr.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

void
CheckError(std::string_view text, SipError error, std::size_t offset)
{
    SipNameAddr address;
    const SipResult result = address.Parse(text);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == offset, text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipNameAddrTest)

// Case 5: the URI in the display name is text.
BOOST_AUTO_TEST_CASE(FindsTheUriBehindAQuotedDisplayName)
{
    const std::string_view text = R"("a, <sip:10.0.0.9>" <sip:b@10.0.0.5>;tag=x)";
    SipNameAddr address;
    BOOST_TEST(bool(address.Parse(text)));
    BOOST_TEST(address.uri == "sip:b@10.0.0.5");
    BOOST_TEST(address.params == ";tag=x");
    BOOST_TEST(address.GetTag() == "x");
}

// RFC 4475 3.1.1.6: no space before the bracket; several tokens as a name.
BOOST_AUTO_TEST_CASE(ReadsUnquotedDisplayNames)
{
    SipNameAddr address;
    BOOST_TEST(bool(address.Parse("caller<sip:caller@example.com>;tag=323")));
    BOOST_TEST(address.uri == "sip:caller@example.com");
    BOOST_TEST(bool(address.Parse("T. Watson  <sip:t@h>")));
    BOOST_TEST(address.uri == "sip:t@h");
}

// Beyond the grammar: what telephones write for a name. What they mean is in the brackets.
BOOST_AUTO_TEST_CASE(ReadsDisplayNamesThatNeedQuotesAndHaveNone)
{
    for (const char* name : {"J\xc3\xb6rg ",
                             "Bob (home) ",
                             "sip:1001@10.1.1.3 ",
                             "R&D/Support: 1 ",
                             "\\\"arik\\\" ",
                             "OFFICE\\",
                             "\"Bob\" Smith ",
                             "O'Neil \"Bob\" "})
    {
        const std::string text = name + std::string("<sip:j@h>;tag=t");
        SipNameAddr address;
        BOOST_TEST(bool(address.Parse(text)), text);
        BOOST_TEST(address.uri == "sip:j@h");
        BOOST_TEST(address.tag == "t");
    }
}

// Case 6: without brackets a parameter belongs to the header, within them to the URI.
BOOST_AUTO_TEST_CASE(TellsHeaderParametersFromUriParameters)
{
    SipNameAddr address;
    BOOST_TEST(bool(address.Parse("sip:b@10.0.0.5;expires=60")));
    BOOST_TEST(address.uri == "sip:b@10.0.0.5");
    BOOST_TEST(address.GetExpires().value() == 60U);
    BOOST_TEST(bool(address.Parse("<sip:b@10.0.0.5;expires=60>")));
    BOOST_TEST(address.uri == "sip:b@10.0.0.5;expires=60");
    BOOST_TEST(!address.GetExpires());
}

// Case 9: what a Contact of RFC 5626 carries.
BOOST_AUTO_TEST_CASE(KeepsContactParameters)
{
    SipNameAddr address;
    BOOST_TEST(
        bool(address.Parse("<sip:a@10.1.1.3;ob>;reg-id=1;+sip.instance=\"<urn:uuid:0>\";q=0.7")));
    BOOST_TEST(address.FindParam("reg-id").value().value == "1");
    BOOST_TEST(address.FindParam("+sip.instance").value().value == "\"<urn:uuid:0>\"");
    BOOST_TEST(address.FindParam("q").value().value == "0.7");
}

// Case 51
BOOST_AUTO_TEST_CASE(ReadsTheWildcard)
{
    SipNameAddr address;
    BOOST_TEST(bool(address.Parse(" * ")));
    BOOST_TEST(address.isWildcard);
    BOOST_TEST(address.uri.empty());
    BOOST_TEST(bool(address.Parse("<*>")));
    BOOST_TEST(!address.isWildcard);
}

// Case 10: expires above 2^32 does not become a short time.
BOOST_AUTO_TEST_CASE(ClampsExpires)
{
    SipNameAddr address;
    BOOST_TEST(bool(address.Parse("<sip:a@h>;expires=4294967356")));
    BOOST_TEST(address.GetExpires().value() == UINT32_MAX);
    BOOST_TEST(bool(address.Parse("<sip:a@h>;expires=\"3600\"")));
    BOOST_TEST(address.GetExpires().value() == 3600U);
    BOOST_TEST(bool(address.Parse("<sip:a@h>;expires=soon")));
    BOOST_TEST(!address.GetExpires());
}

// Case 6: a user with a parameter of its own, and no brackets.
BOOST_AUTO_TEST_CASE(ReadsSemicolonsOfAUserWithoutBrackets)
{
    SipNameAddr address;
    BOOST_TEST(bool(address.Parse("sip:a;phone-context=b@10.0.0.5:5060;tag=x;q=1")));
    BOOST_TEST(address.uri == "sip:a;phone-context=b@10.0.0.5:5060");
    BOOST_TEST(address.tag == "x");
    BOOST_TEST(bool(address.Parse("sip:10.0.0.5;tag=x@y;q=1")));
    BOOST_TEST(address.uri == "sip:10.0.0.5");
    BOOST_TEST(bool(address.Parse("sip:10.0.0.5;q=1;Tag=x@y")));
    BOOST_TEST(address.uri == "sip:10.0.0.5");
    BOOST_TEST(address.tag == "x@y");
    BOOST_TEST(bool(address.Parse("sip:a@10.0.0.5;q=b@c")));
    BOOST_TEST(address.uri == "sip:a@10.0.0.5");
    BOOST_TEST(bool(address.Parse("sip:a;q=1;ob")));
    BOOST_TEST(address.uri == "sip:a");
    CheckError("sip:a;b@h,c", SipError::UriNeedsBrackets, 9);
}

// Case 3
BOOST_AUTO_TEST_CASE(AllowsFoldsBetweenItsParts)
{
    SipNameAddr address;
    BOOST_TEST(
        bool(address.Parse("\"J Rosenberg \\\\\\\"\"\r\n <sip:j@h>\r\n  ;\r\n  tag = 98asjd8")));
    BOOST_TEST(address.uri == "sip:j@h");
    BOOST_TEST(address.tag == "98asjd8");
}

BOOST_AUTO_TEST_CASE(RefusesBrokenAddresses)
{
    CheckError("", SipError::BadUri, 0);
    CheckError("\"Mr. J. User <sip:j@h>", SipError::UnterminatedQuote, 0);
    CheckError("\"A\" sip:a@h", SipError::BadDisplayName, 4);
    CheckError("Bell, Alexander <sip:a@h>", SipError::BadDisplayName, 0);
    CheckError("Bell; <sip:a@h>", SipError::BadDisplayName, 0);
    CheckError("Bell\x01 <sip:a@h>", SipError::BadDisplayName, 0);
    CheckError("Bell \"<sip:a@h>", SipError::UnterminatedQuote, 5);
    CheckError("\\\"Bell\" <sip:a@h>", SipError::UnterminatedQuote, 6);
    CheckError("\\", SipError::BadUri, 0);
    CheckError("A <sip:a@h", SipError::UnterminatedBracket, 2);
    CheckError("A <>", SipError::BadUri, 3);
    CheckError("A < sip:a@h >", SipError::BadUri, 3);
    CheckError("<sip:a@h> x", SipError::BadNameAddr, 10);
    CheckError("sip:a@h x", SipError::BadNameAddr, 8);
    CheckError("<sip:a@h>;;tag=1", SipError::BadParameter, 10);
    CheckError("sip:a@h?Route=%3Csip:b%3E", SipError::UriNeedsBrackets, 7);
    CheckError("sip:a,b@h", SipError::UriNeedsBrackets, 5);
}

BOOST_AUTO_TEST_SUITE_END()
