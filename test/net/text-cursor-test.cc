// SPDX-License-Identifier: GPL-2.0-only
#include "text-cursor.h"

#include <boost/test/unit_test.hpp>
#include <cctype>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(TextCursorTest)

// Case 10: numbers do not wrap.
BOOST_AUTO_TEST_CASE(RefusesNumbersAboveTheLimit)
{
    BOOST_TEST(ParseNumber("65535", UINT16_MAX).value() == 65535U);
    BOOST_TEST(!ParseNumber("65536", UINT16_MAX));
    BOOST_TEST(!ParseNumber("4294967301", UINT32_MAX));
    BOOST_TEST(ParseNumber("1844674407370955160", UINT64_MAX).value() == 1844674407370955160U);
    BOOST_TEST(!ParseNumber("18446744073709551621", UINT32_MAX));
    BOOST_TEST(!ParseNumber("99999999999999999999999999", UINT64_MAX));
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNotAllDigits)
{
    BOOST_TEST(!ParseNumber("", 10));
    BOOST_TEST(!ParseNumber("-1", 10));
    BOOST_TEST(!ParseNumber("+1", 10));
    BOOST_TEST(!ParseNumber("1 ", 10));
    BOOST_TEST(!ParseNumber("0x1", 10));
    BOOST_TEST(ParseNumber("0000000000000000000000000007", 10).value() == 7U);
}

// RFC 3261 20.19: an Expires beyond 2^32-1 counts as that.
BOOST_AUTO_TEST_CASE(ClampsNumbersWhereTheFieldSaysSo)
{
    BOOST_TEST(ParseClampedNumber("99999999999999999999999", UINT32_MAX).value() == UINT32_MAX);
    BOOST_TEST(ParseClampedNumber("3600", UINT32_MAX).value() == 3600U);
    BOOST_TEST(!ParseClampedNumber("36f0", UINT32_MAX));
    BOOST_TEST(!ParseClampedNumber("", UINT32_MAX));
}

// Case 2: any letter case.
BOOST_AUTO_TEST_CASE(ComparesWithoutRegardToTheCaseOfLetters)
{
    BOOST_TEST(EqualsIgnoreCase("", ""));
    BOOST_TEST(EqualsIgnoreCase("UdP", "udp"));
    BOOST_TEST(EqualsIgnoreCase("Record-Route", "rECORD-rOUTE"));
    BOOST_TEST(EqualsIgnoreCase("P-Asserted-Identity", "p-asserted-identitY"));
    BOOST_TEST(!EqualsIgnoreCase("tag", "tog"));
    BOOST_TEST(!EqualsIgnoreCase("branch", "branchy"));
    BOOST_TEST(!EqualsIgnoreCase("Content-Length", "Content-Lengtx"));
    BOOST_TEST(!EqualsIgnoreCase("[", "{")); // differ by the case bit alone
    BOOST_TEST(!EqualsIgnoreCase("a@b@c@d@", "a`b`c`d`"));
}

// Case 3: a fold is white space.
BOOST_AUTO_TEST_CASE(TrimsFoldsAndTabs)
{
    BOOST_TEST(TrimSpace(" \t\r\n x y\r\n ") == "x y");
    BOOST_TEST(TrimSpace("x") == "x");
    BOOST_TEST(TrimSpace("\xff") == "\xff");
    BOOST_TEST(TrimSpace(" \r\n").empty());
    BOOST_TEST(TrimSpace("").empty());
}

BOOST_AUTO_TEST_CASE(FindsTheEndOfQuotedStringsWithTheirEscapes)
{
    const std::string_view text = R"("a \"b\" \\"rest)";
    const char* const end = text.data() + text.size();
    BOOST_TEST(MakeSlice(ScanQuoted(text.data(), end), end) == "rest");
}

BOOST_AUTO_TEST_CASE(FindsNoEndOfAQuotedStringThatIsNotClosed)
{
    for (const std::string_view text : {R"("abc)", R"("abc\)", R"("abc\")", R"(")"})
    {
        BOOST_TEST(!ScanQuoted(text.data(), text.data() + text.size()), text);
    }
}

BOOST_AUTO_TEST_CASE(LeavesTheCursorWhenASeparatorIsMissing)
{
    TextCursor cursor("  = 5");
    BOOST_TEST(!cursor.SkipSeparator(';'));
    BOOST_TEST(cursor.Offset() == 0U);
    BOOST_TEST(cursor.SkipSeparator('='));
    BOOST_TEST(cursor.Take(CHAR_DIGIT) == "5");
    BOOST_TEST(cursor.AtEnd());
    BOOST_TEST(cursor.Peek() == '\0');
    BOOST_TEST(!cursor.Skip('x'));
}

BOOST_AUTO_TEST_CASE(KnowsTheTokenCharactersOfRfc3261)
{
    const std::string_view punctuation = "-.!%*_+`'~";
    for (int c = 0; c < 256; ++c)
    {
        const bool isAlnum = c < 128 && std::isalnum(c);
        const bool isToken =
            isAlnum || punctuation.find(static_cast<char>(c)) != std::string_view::npos;
        BOOST_TEST(IsChar(static_cast<char>(c), CHAR_TOKEN) == isToken, "byte " << c);
    }
    BOOST_TEST(IsAllOf("z9hG4bK-_.", CHAR_TOKEN));
    BOOST_TEST(!IsAllOf("", CHAR_TOKEN));
    BOOST_TEST(!IsAllOf("a b", CHAR_TOKEN));
}

BOOST_AUTO_TEST_SUITE_END()
