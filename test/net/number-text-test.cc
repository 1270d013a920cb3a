// SPDX-License-Identifier: GPL-2.0-only
#include "number-text.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

std::string
Write(uint32_t number)
{
    char text[MAX_NUMBER_TEXT];
    return {text, WriteNumber(text, number)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(NumberTextTest)

BOOST_AUTO_TEST_CASE(WritesNumbersOfAnyLength)
{
    uint32_t first = 1; // with its number of digits
    while (true)
    {
        BOOST_TEST(Write(first - 1) == std::to_string(first - 1));
        BOOST_TEST(Write(first) == std::to_string(first));
        if (first > UINT32_MAX / 10)
        {
            break;
        }
        first *= 10;
    }
    BOOST_TEST(Write(UINT32_MAX) == "4294967295");
}

BOOST_AUTO_TEST_CASE(WritesEveryPort)
{
    for (uint32_t port = 0; port <= UINT16_MAX; ++port)
    {
        BOOST_REQUIRE(Write(port) == std::to_string(port));
    }
}

BOOST_AUTO_TEST_SUITE_END()
