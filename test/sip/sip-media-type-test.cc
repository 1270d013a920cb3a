// SPDX-License-Identifier: GPL-2.0-only
#include "sip-media-type.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipMediaTypeTest)

BOOST_AUTO_TEST_CASE(KnowsSdpInAnyCase)
{
    SipMediaType type;
    BOOST_TEST(bool(type.Parse("Application / SDP")));
    BOOST_TEST(type.IsSdp());
    BOOST_TEST(bool(type.Parse("application/sdp-extended")));
    BOOST_TEST(!type.IsSdp());
    BOOST_TEST(bool(type.Parse("application/xyz")));
    BOOST_TEST(!type.IsSdp());
}

// Case 36
BOOST_AUTO_TEST_CASE(FindsTheBoundary)
{
    SipMediaType type;
    BOOST_TEST(bool(type.Parse("multipart/mixed; charset=x;\r\n boundary=\"b 1\"")));
    BOOST_TEST(type.IsMultipart());
    BOOST_TEST(StripQuotes(type.FindParam("BOUNDARY").value().value) == "b 1");
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNoMediaType)
{
    SipMediaType type;
    for (const std::string_view text :
         {"", "application", "application/", "/sdp", "a/b c", "a,b/c"})
    {
        BOOST_TEST((type.Parse(text).error == SipError::BadMediaType), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
