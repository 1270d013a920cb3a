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

BOOST_AUTO_TEST_CASE(WritesEveryPortAndLength)
{
    for (uint32_t number = 0; number <= MAX_WRITTEN_NUMBER; ++number)
    {
        BOOST_REQUIRE(Write(number) == std::to_string(number));
    }
}

BOOST_AUTO_TEST_CASE(WritesEveryOctetInEveryPlace)
{
    for (uint32_t octet = 0; octet < 256; ++octet)
    {
        const std::string text = std::to_string(octet);
        char room[16];
        BOOST_TEST(std::string(room, WriteDottedQuad(room, octet << 24)) == text + ".0.0.0");
        BOOST_TEST(std::string(room, WriteDottedQuad(room, octet << 16 | 9)) ==
                   "0." + text + ".0.9");
        BOOST_TEST(std::string(room, WriteDottedQuad(room, octet * 0x01010101)) ==
                   text + "." + text + "." + text + "." + text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
