// SPDX-License-Identifier: GPL-2.0-only
#include "sip-values.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

std::string
List(std::string_view line)
{
    std::string all;
    SipValues values(line);
    while (const auto value = values.Next())
    {
        all.append("[").append(*value).append("]");
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipValuesTest)

// Case 4
BOOST_AUTO_TEST_CASE(SplitsAtCommas)
{
    BOOST_TEST(List("<sip:a>,<sip:b> ,\r\n <sip:c>") == "[<sip:a>][<sip:b>][<sip:c>]");
    BOOST_TEST(List("one") == "[one]");
}

// Case 5: a comma or a bracket in a quoted string separates nothing.
BOOST_AUTO_TEST_CASE(RespectsQuotedStringsAndBrackets)
{
    BOOST_TEST(List(R"("a, <sip:10.0.0.9>" <sip:b@10.0.0.5>, <sip:c>)") ==
               R"(["a, <sip:10.0.0.9>" <sip:b@10.0.0.5>][<sip:c>])");
    BOOST_TEST(List(R"("q\", x" <sip:a,b>;p="1,2",<sip:d>)") ==
               R"(["q\", x" <sip:a,b>;p="1,2"][<sip:d>])");
}

BOOST_AUTO_TEST_CASE(GivesEmptyValuesToTheirReader)
{
    BOOST_TEST(List("").empty());
    BOOST_TEST(List(" \r\n ").empty());
    BOOST_TEST(List(",") == "[][]");
    BOOST_TEST(List("a,,b") == "[a][][b]");
}

BOOST_AUTO_TEST_CASE(TakesTheRestWhenAQuoteOrBracketIsOpen)
{
    BOOST_TEST(List(R"("a, b, c)") == R"(["a, b, c])");
    BOOST_TEST(List("<sip:a, b, c") == "[<sip:a, b, c]");
}

BOOST_AUTO_TEST_SUITE_END()
