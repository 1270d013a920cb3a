// SPDX-License-Identifier: GPL-2.0-only
#include "id-table.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

using Table = IdTable<std::string>;

} // namespace

BOOST_AUTO_TEST_SUITE(IdTableTest)

BOOST_AUTO_TEST_CASE(FindsARowUntilItIsRemoved)
{
    Table table;
    const auto id = table.Add("one");
    BOOST_REQUIRE(table.Find(id));
    BOOST_TEST(*table.Find(id) == "one");
    table.Remove(id);
    BOOST_TEST(!table.Find(id));
    BOOST_TEST(table.Size() == 0u);
}

BOOST_AUTO_TEST_CASE(KnowsAStaleIdWhenItsSlotIsUsedAgain)
{
    Table table;
    const auto old = table.Add("old");
    table.Remove(old);
    const auto fresh = table.Add("new");
    BOOST_TEST(fresh.slot == old.slot);
    BOOST_TEST((fresh != old));
    BOOST_TEST(!table.Find(old));
    table.Remove(old);
    BOOST_TEST(*table.Find(fresh) == "new");
}

BOOST_AUTO_TEST_CASE(HasNoRowForTheNullId)
{
    Table table;
    table.Add("one");
    BOOST_TEST(!Table::Id());
    BOOST_TEST(!table.Find(Table::Id()));
}

BOOST_AUTO_TEST_CASE(KeepsItsIdsWhenItGrows)
{
    Table table;
    std::vector<Table::Id> ids;
    for (int i = 0; i < 1000; ++i)
    {
        ids.push_back(table.Add(std::to_string(i)));
    }
    for (int i = 0; i < 1000; ++i)
    {
        BOOST_REQUIRE(table.Find(ids[i]));
        BOOST_REQUIRE(*table.Find(ids[i]) == std::to_string(i));
        BOOST_REQUIRE((table.GetId(ids[i].slot) == ids[i]));
        BOOST_REQUIRE(&table.GetRow(ids[i].slot) == table.Find(ids[i]));
    }
}

BOOST_AUTO_TEST_CASE(FillsARowOfDefaultValuesInItsPlace)
{
    struct Row
    {
        int first{1};
        int second{2};
    };

    IdTable<Row> table;
    table.Remove(table.Add({3, 4}));
    const auto id = table.Make([](Row& row) { row.second = 5; });
    BOOST_TEST(table.Find(id)->first == 1);
    BOOST_TEST(table.Find(id)->second == 5);
    BOOST_TEST(table.FindRow(id.slot) == table.Find(id));
}

BOOST_AUTO_TEST_CASE(FindsNoRowInASlotThatHoldsNone)
{
    Table table;
    const auto id = table.Add("one");
    BOOST_TEST(*table.FindRow(id.slot) == "one");
    BOOST_TEST(!table.FindRow(id.slot + 1));
    BOOST_TEST(!table.FindRow(UINT32_MAX));
    table.Remove(id);
    BOOST_TEST(!table.FindRow(id.slot));
}

BOOST_AUTO_TEST_CASE(VisitsRowsInSlotOrder)
{
    Table table;
    table.Add("a");
    const auto b = table.Add("b");
    table.Add("c");
    table.Remove(b);
    std::string seen;
    table.ForEach([&](Table::Id, const std::string& row) { seen += row; });
    BOOST_TEST(seen == "ac");
    table.Add("d");
    seen.clear();
    table.ForEach([&](Table::Id, const std::string& row) { seen += row; });
    BOOST_TEST(seen == "adc");
}

BOOST_AUTO_TEST_SUITE_END()
