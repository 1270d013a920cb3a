// SPDX-License-Identifier: GPL-2.0-only
#include "sip-header-line.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

/// "name|value" of the first line, or the sentence of the error and its offset.
std::string
ReadLine(std::string_view text)
{
    SipHeaderReader reader(text, text.data());
    SipHeaderField header;
    const SipError error = reader.Read(header);
    if (error != SipError::None)
    {
        return std::string(Describe(error)) + "@" +
               std::to_string(reader.GetPosition() - text.data());
    }
    return std::string(header.name) + "|" + std::string(header.value);
}

std::string
Failure(SipError error, std::size_t offset)
{
    return std::string(Describe(error)) + "@" + std::to_string(offset);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipHeaderLineTest)

// Case 2
BOOST_AUTO_TEST_CASE(ReadsNameAndValueWithoutTheSpaceAround)
{
    BOOST_TEST(ReadLine("Via: a\r\nx") == "Via|a");
    BOOST_TEST(ReadLine("Via \t :\t a b \t\r\nx") == "Via|a b");
    BOOST_TEST(ReadLine("Via:a\r\n") == "Via|a");
    BOOST_TEST(ReadLine("Via:\r\n\r\n") == "Via|");
    BOOST_TEST(ReadLine("Via: a:b: c\nx") == "Via|a:b: c");
    BOOST_TEST(ReadLine("X: a\tb\r\n\r\n") == "X|a\tb");
}

// Case 3
BOOST_AUTO_TEST_CASE(ReadsFoldsAsPartOfTheValue)
{
    BOOST_TEST(ReadLine("Via:\r\n a\r\n\tb\r\nx") == "Via|a\r\n\tb");
    BOOST_TEST(ReadLine("Via: a\n b\nx") == "Via|a\n b");
    BOOST_TEST(ReadLine("Via: a\r\n \r\nx") == "Via|a");
}

// RFC 4475 3.1.1.2: a control character is legal as a quoted pair only.
BOOST_AUTO_TEST_CASE(AllowsControlsInQuotedPairsOnly)
{
    using namespace std::string_literals;
    BOOST_TEST(ReadLine("X: \"\\\0\"\r\n"s) == "X|\"\\\0\""s);
    BOOST_TEST(ReadLine("X: \"\\\1\\\2\" \"\\\\\\\3\"\r\n"s) == "X|\"\\\1\\\2\" \"\\\\\\\3\""s);
    BOOST_TEST(ReadLine("X: \"\\\1\"\\\2\r\n"s) == Failure(SipError::ControlCharacter, 8));
    BOOST_TEST(ReadLine("X: \"\0\"\r\n"s) == Failure(SipError::ControlCharacter, 4));
    BOOST_TEST(ReadLine("X: \\\0\r\n"s) == Failure(SipError::ControlCharacter, 4));
    BOOST_TEST(ReadLine("X: \"\\\\\0\"\r\n"s) == Failure(SipError::ControlCharacter, 6));
    BOOST_TEST(ReadLine("X: \"\\\r\"\r\n"s) == Failure(SipError::ControlCharacter, 5));
}

BOOST_AUTO_TEST_CASE(RefusesBrokenLines)
{
    BOOST_TEST(ReadLine("no colon\r\n") == Failure(SipError::MissingColon, 0));
    BOOST_TEST(ReadLine("nocolon\r\n:") == Failure(SipError::MissingColon, 0));
    BOOST_TEST(ReadLine(": x\r\n") == Failure(SipError::BadHeaderName, 0));
    BOOST_TEST(ReadLine("a(b: x\r\n") == Failure(SipError::BadHeaderName, 0));
    BOOST_TEST(ReadLine("Via") == Failure(SipError::UnterminatedHeaders, 0));
    BOOST_TEST(ReadLine("Via ") == Failure(SipError::UnterminatedHeaders, 0));
    BOOST_TEST(ReadLine("Via: a") == Failure(SipError::UnterminatedHeaders, 6));
    BOOST_TEST(ReadLine("Via: a\r") == Failure(SipError::ControlCharacter, 6));
    BOOST_TEST(ReadLine("Via: a\rb\r\n") == Failure(SipError::ControlCharacter, 6));
}

BOOST_AUTO_TEST_CASE(StepsOverBlankLinesOfBothKinds)
{
    const std::string_view text = "\r\n\nX";
    SipHeaderReader reader(text, text.data());
    BOOST_TEST(reader.SkipBlankLine());
    BOOST_TEST(reader.SkipBlankLine());
    BOOST_TEST(!reader.SkipBlankLine());
    BOOST_TEST(!reader.AtEnd());
}

BOOST_AUTO_TEST_SUITE_END()
