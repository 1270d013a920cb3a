// SPDX-License-Identifier: GPL-2.0-only
#include "text-hash.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(TextHashTest)

BOOST_AUTO_TEST_CASE(IsTheSameWhereverTheTextLies)
{
    const std::string text = "843817637684230@998sdasdh09";
    for (std::size_t before = 0; before < 8; ++before)
    {
        const std::string copy = std::string(before, 'x') + text + "y";
        BOOST_TEST(HashText(std::string_view(copy).substr(before, text.size())) == HashText(text));
    }
}

// In both halves, for tables use the one and digests the other.
BOOST_AUTO_TEST_CASE(DependsOnEachCharacterAndOnTheLength)
{
    std::set<uint32_t> lower;
    std::set<uint32_t> upper;
    const auto add = [&](const std::string& text) {
        lower.insert(static_cast<uint32_t>(HashText(text)));
        upper.insert(static_cast<uint32_t>(HashText(text) >> 32));
    };
    std::size_t added = 0;
    for (std::size_t size = 1; size < 30; ++size)
    {
        std::string text(size, '\0');
        add(text);
        for (char& c : text)
        {
            c = 'a';
            add(text);
            c = 'b';
            add(text);
            added += 2;
        }
        ++added;
    }
    BOOST_TEST(lower.size() == added);
    BOOST_TEST(upper.size() == added);
}

BOOST_AUTO_TEST_SUITE_END()
