// SPDX-License-Identifier: GPL-2.0-only
#include "inline-vector.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(InlineVectorTest)

BOOST_AUTO_TEST_CASE(KeepsItsElementsWhenItMovesToTheHeap)
{
    InlineVector<int, 4> numbers;
    for (int i = 0; i < 100; ++i)
    {
        numbers.Append(i);
        BOOST_TEST(numbers.Last() == i);
    }
    BOOST_TEST(numbers.Size() == 100U);
    int expected = 0;
    for (const int number : numbers)
    {
        BOOST_TEST(number == expected++);
    }
}

BOOST_AUTO_TEST_CASE(HoldsTheFirstElementsInsideItself)
{
    InlineVector<int, 4> numbers;
    const auto* begin = reinterpret_cast<const char*>(&numbers);
    for (int i = 0; i < 4; ++i)
    {
        const auto* place = reinterpret_cast<const char*>(&numbers.Append(i));
        BOOST_TEST((place >= begin && place < begin + sizeof(numbers)));
    }
}

BOOST_AUTO_TEST_CASE(CanBeUsedAgainAfterClear)
{
    InlineVector<int, 2> numbers;
    numbers.Append(1);
    numbers.Append(2);
    numbers.Append(3);
    numbers.RemoveLast();
    BOOST_TEST(numbers.Size() == 2U);
    numbers.Clear();
    BOOST_TEST((numbers.begin() == numbers.end()));
    numbers.Append(4);
    BOOST_TEST(numbers[0] == 4);
}

BOOST_AUTO_TEST_SUITE_END()
