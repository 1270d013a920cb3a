// SPDX-License-Identifier: GPL-2.0-only
#include "sip-auth.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipAuthTest)

// The uri of the credentials is found apart from the Request-URI.
BOOST_AUTO_TEST_CASE(ReadsDigestCredentials)
{
    SipAuth auth;
    BOOST_TEST(
        bool(auth.Parse("Digest username=\"bob\", realm=\"a \\\"b\\\", c\",\r\n nonce=\"84a4\", "
                        "uri=\"sip:1.1.1.3\", response=\"7587\", qop=auth, nc=00000001")));
    BOOST_TEST(auth.IsDigest());
    BOOST_TEST(auth.GetText("username") == "bob");
    BOOST_TEST(auth.GetText("realm") == "a \"b\", c");
    BOOST_TEST(auth.GetText("URI") == "sip:1.1.1.3");
    BOOST_TEST(auth.GetText("qop") == "auth");
    BOOST_TEST(auth.GetText("nc") == "00000001");
    BOOST_TEST(auth.GetText("opaque").empty());
}

// RFC 4475 3.3.7: an unknown scheme is for the end systems to refuse.
BOOST_AUTO_TEST_CASE(ReadsUnknownSchemes)
{
    SipAuth auth;
    BOOST_TEST(bool(auth.Parse("NoOneKnowsThisScheme opaque-data=here")));
    BOOST_TEST(!auth.IsDigest());
    BOOST_TEST(auth.GetText("opaque-data") == "here");
}

BOOST_AUTO_TEST_CASE(RefusesBrokenCredentials)
{
    SipAuth auth;
    BOOST_TEST((auth.Parse("").error == SipError::BadAuthentication));
    BOOST_TEST((auth.Parse("Digest").error == SipError::BadAuthentication));
    BOOST_TEST((auth.Parse("Digest realm=\"x").error == SipError::UnterminatedQuote));
    const SipResult result = auth.Parse("Digest realm=\"x\",,nonce=\"y\"");
    BOOST_TEST((result.error == SipError::BadParameter));
    BOOST_TEST(result.offset == 17U);
}

BOOST_AUTO_TEST_SUITE_END()
