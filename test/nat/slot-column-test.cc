// SPDX-License-Identifier: GPL-2.0-only
#include "slot-column.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SlotColumnTest)

BOOST_AUTO_TEST_CASE(HasNothingForASlotUntilItIsSet)
{
    SlotColumn column;
    BOOST_TEST(column.Get(0) == SlotColumn::NONE);
    column.Set(100, 7);
    BOOST_TEST(column.Get(100) == 7U);
    for (const uint32_t slot : {0U, 99U, 101U, 4000000U})
    {
        BOOST_TEST(column.Get(slot) == SlotColumn::NONE);
    }
}

BOOST_AUTO_TEST_CASE(KeepsItsNumbersAsItGrows)
{
    SlotColumn column;
    for (uint32_t slot = 0; slot < 10000; ++slot)
    {
        column.Set(slot, slot + 1);
    }
    column.Set(5, SlotColumn::NONE);
    column.Set(6, 60);
    for (uint32_t slot = 7; slot < 10000; ++slot)
    {
        BOOST_REQUIRE(column.Get(slot) == slot + 1);
    }
    BOOST_TEST(column.Get(5) == SlotColumn::NONE);
    BOOST_TEST(column.Get(6) == 60U);
    BOOST_TEST(column.GetMemory() <= 10000 * sizeof(uint32_t) * 5 / 4 + 100);
}

BOOST_AUTO_TEST_SUITE_END()
