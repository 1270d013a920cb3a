// SPDX-License-Identifier: GPL-2.0-only
#include "sip-params.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

std::string
List(std::string_view text, char separator = ';')
{
    std::string all;
    SipParams params(text, separator);
    while (const auto param = params.Next())
    {
        all.append("[").append(param->name);
        all.append(param->hasValue ? "=" : "").append(param->value).append("]");
    }
    return all + (params.GetResult() ? "" : "!");
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipParamsTest)

// Case 9: parameters with and without values, in order.
BOOST_AUTO_TEST_CASE(ListsParametersInOrder)
{
    BOOST_TEST(List(";transport=udp;lr;ob;line=ab12;+sip.instance=\"<urn:uuid:1;2>\";reg-id=1") ==
               "[transport=udp][lr][ob][line=ab12][+sip.instance=\"<urn:uuid:1;2>\"][reg-id=1]");
    BOOST_TEST(List("").empty());
    BOOST_TEST(List("first;second=2") == "[first][second=2]");
}

// Case 3: white space and folds around the separators.
BOOST_AUTO_TEST_CASE(AllowsSpaceAroundSeparatorsAndEquals)
{
    BOOST_TEST(List("  ;\r\n tag \t=\r\n x1 ; q = 0.33 ") == "[tag=x1][q=0.33]");
}

// Case 8: an IPv6 address as a value, with brackets and without.
BOOST_AUTO_TEST_CASE(TakesIpv6AddressesAsValues)
{
    BOOST_TEST(List(";received=2001:db8::9:255;branch=1") ==
               "[received=2001:db8::9:255][branch=1]");
    BOOST_TEST(List(";received=[2001:db8::9:255]") == "[received=[2001:db8::9:255]]");
}

// RFC 3581 3: "rport" and "rport=" ask alike.
BOOST_AUTO_TEST_CASE(TellsAnEmptyValueFromAValue)
{
    const auto bare = FindSipParam(";rport;a=1", "RPORT").value();
    BOOST_TEST(!bare.hasValue);
    BOOST_TEST(bare.slice == "rport");
    const auto empty = FindSipParam(";rport=;a=1", "rport").value();
    BOOST_TEST(!empty.hasValue);
    BOOST_TEST(empty.slice == "rport=");
    const std::string_view text = ";rport=5060";
    const auto full = FindSipParam(text, "rport").value();
    BOOST_TEST(full.hasValue);
    BOOST_TEST(full.value == "5060");
    BOOST_TEST((full.slice.data() == text.data() + 1));
}

BOOST_AUTO_TEST_CASE(RefusesEmptyAndBrokenParameters)
{
    BOOST_TEST(List(";;a") == "!");
    BOOST_TEST(List(";a;,;") == "[a]!");
    BOOST_TEST(List(";a=\"x") == "!");
    BOOST_TEST(List(";a b") == "[a]!");
    BOOST_TEST(List(";a=\"x\"y") == "[a=\"x\"]!");
    SipParams params(";abc;;");
    BOOST_TEST(params.Next().has_value());
    BOOST_TEST(!params.Next());
    BOOST_TEST(!params.Next());
    BOOST_TEST(params.GetResult().offset == 5U);
}

BOOST_AUTO_TEST_CASE(SplitsTheParametersOfADigest)
{
    BOOST_TEST(List("realm=\"a, b\", nonce=\"c\",stale=FALSE", ',') ==
               "[realm=\"a, b\"][nonce=\"c\"][stale=FALSE]");
}

BOOST_AUTO_TEST_CASE(ResolvesQuotedPairs)
{
    BOOST_TEST(Unquote(R"("a \"b\" \\c")") == R"(a "b" \c)");
    BOOST_TEST(Unquote("token") == "token");
    BOOST_TEST(Unquote("\"\"").empty());
    BOOST_TEST(Unquote("\"") == "\"");
    BOOST_TEST(StripQuotes("\"x y\"") == "x y");
    BOOST_TEST(StripQuotes("x") == "x");
}

BOOST_AUTO_TEST_SUITE_END()
