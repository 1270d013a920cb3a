// SPDX-License-Identifier: GPL-2.0-only
#include "invite-text.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SipMessageFramingTest)

// Case 54
BOOST_AUTO_TEST_CASE(TakesTheBodyToTheEndWithoutContentLength)
{
    const std::string text = MakeInvite("", "to the end");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetBody() == "to the end");
    BOOST_TEST(message.GetSurplus().empty());
}

// Case 54
BOOST_AUTO_TEST_CASE(ReportsWhatFollowsTheBodyAsSurplus)
{
    const std::string text = MakeInvite("Content-Length: 4\r\n", "bodysurplus");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetBody() == "body");
    BOOST_TEST(message.GetSurplus() == "surplus");
}

// Case 54
BOOST_AUTO_TEST_CASE(RefusesABodyShorterThanContentLength)
{
    CheckError(MakeInvite("Content-Length: 5\r\n", "body"),
               SipError::BodyTooShort,
               "5\r\n\r\nbody");
}

// Case 54, stream: Content-Length is mandatory, what follows is the next message.
BOOST_AUTO_TEST_CASE(FramesMessagesOnAStream)
{
    const std::string none = MakeInvite("");
    const SipResult missing = ParseExact(none, SipFraming::Stream);
    BOOST_TEST((missing.error == SipError::MissingContentLength));

    const std::string two = MakeInvite("l: 2\r\n", "ab") + MakeInvite("l: 0\r\n");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(two, SipFraming::Stream)));
    BOOST_TEST(message.GetBody() == "ab");
    const std::string_view second = message.GetSurplus();
    BOOST_TEST(bool(message.Parse(second, SipFraming::Stream)));
    BOOST_TEST(message.GetSurplus().empty());
}

// Case 10: the parser never reads past a cut, and every cut inside the headers is told as such.
BOOST_AUTO_TEST_CASE(RefusesEveryProperPrefixOfAStreamMessage)
{
    const std::string text = MakeInvite("Subject: a\r\n b\r\nContent-Length: 4\r\n", "body");
    BOOST_TEST(bool(ParseExact(text, SipFraming::Stream)));
    for (std::size_t size = 0; size < text.size(); ++size)
    {
        const SipResult result = ParseExact(text.substr(0, size), SipFraming::Stream);
        BOOST_TEST(!result, "prefix of " << size);
        BOOST_TEST(result.offset <= size);
    }
}

// Case 10: Content-Length 2^32+5 is malformed, not 5.
BOOST_AUTO_TEST_CASE(RefusesAContentLengthThatIsNoNumberBelow2To32)
{
    for (const std::string value : {"4294967301", "-1", "+5", "5 5", "5,5", "0x5", "five", ""})
    {
        const std::string text = MakeInvite("Content-Length: " + value + "\r\n", "12345");
        const SipResult result = ParseExact(text);
        BOOST_TEST((result.error == SipError::BadContentLength), value);
    }
    CheckError(MakeInvite("Content-Length: 4294967301\r\n", "12345"),
               SipError::BadContentLength,
               "4294967301");
}

BOOST_AUTO_TEST_SUITE_END()
