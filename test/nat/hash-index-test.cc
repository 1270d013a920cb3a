// SPDX-License-Identifier: GPL-2.0-only
#include "hash-index.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>

using namespace ns3::sipalg;

namespace
{

/// All values of a hash, sorted.
std::vector<uint32_t>
FindAll(const HashIndex& index, uint64_t hash)
{
    std::vector<uint32_t> values;
    index.Find(hash, [&](uint32_t value) {
        values.push_back(value);
        return false;
    });
    std::sort(values.begin(), values.end());
    return values;
}

} // namespace

BOOST_AUTO_TEST_SUITE(HashIndexTest)

BOOST_AUTO_TEST_CASE(FindsNothingWhenEmpty)
{
    HashIndex index;
    BOOST_TEST(index.Find(1, [](uint32_t) { return true; }) == HashIndex::NONE);
    index.Erase(1, 1);
    BOOST_TEST(index.Size() == 0u);
}

BOOST_AUTO_TEST_CASE(KeepsSeveralValuesOfOneHash)
{
    HashIndex index;
    index.Insert(5, 1);
    index.Insert(5, 2);
    index.Insert(6, 3);
    BOOST_TEST(FindAll(index, 5) == (std::vector<uint32_t>{1, 2}),
               boost::test_tools::per_element());
    BOOST_TEST(index.Find(5, [](uint32_t value) { return value == 2; }) == 2u);
    index.Erase(5, 1);
    BOOST_TEST(FindAll(index, 5) == (std::vector<uint32_t>{2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(PutsAPairBehindWhatItHasOfEither)
{
    for (const uint64_t even : {uint64_t{6}, uint64_t{0xfffffffe}})
    {
        HashIndex index;
        BOOST_TEST(!index.HasPair(even));
        index.Insert(even - 1, 1);
        index.Insert(even - 2, 2);
        BOOST_TEST(!index.HasPair(even));
        index.InsertPair(even, 3, 4);
        BOOST_TEST(index.HasPair(even));
        index.InsertPair(even, 5, 6);
        const auto first = [](uint32_t) { return true; };
        BOOST_TEST(index.Find(even, first) == 3u);
        BOOST_TEST(index.Find(even + 1, first) == 4u);
        BOOST_TEST(FindAll(index, even) == (std::vector<uint32_t>{3, 5}),
                   boost::test_tools::per_element());
        BOOST_TEST(FindAll(index, even + 1) == (std::vector<uint32_t>{4, 6}),
                   boost::test_tools::per_element());
        index.Erase(even, 3);
        index.Erase(even, 5);
        BOOST_TEST(index.HasPair(even));
        BOOST_TEST(index.Size() == 4u);
    }
}

/// Few different hashes, so that the runs of places collide and wrap round the end.
BOOST_AUTO_TEST_CASE(AgreesWithAMultimap)
{
    std::mt19937 random(3);
    std::multimap<uint64_t, uint32_t> model;
    HashIndex index;
    for (uint32_t step = 0; step < 20000; ++step)
    {
        const uint64_t hash = 0xfffffff0u + random() % 48;
        const bool grows = model.size() < 20 || (random() % 2 == 0 && model.size() < 90);
        if (grows && hash % 2 == 0)
        {
            model.emplace(hash, step);
            model.emplace(hash + 1, step);
            index.InsertPair(hash, step, step);
        }
        else if (grows)
        {
            model.emplace(hash, step);
            index.Insert(hash, step);
        }
        else
        {
            const auto victim = std::next(model.begin(), random() % model.size());
            index.Erase(victim->first, victim->second);
            model.erase(victim);
        }
        const auto [begin, end] = model.equal_range(hash);
        std::vector<uint32_t> expected;
        std::transform(begin, end, std::back_inserter(expected), [](auto& p) { return p.second; });
        std::sort(expected.begin(), expected.end());
        BOOST_REQUIRE((FindAll(index, hash) == expected));
        const uint64_t even = hash & ~uint64_t{1};
        BOOST_REQUIRE(index.HasPair(even) == (model.count(even) + model.count(even + 1) > 0));
        BOOST_REQUIRE(index.Size() == model.size());
    }
}

BOOST_AUTO_TEST_CASE(StaysSmallUnderConstantChange)
{
    HashIndex index;
    for (uint32_t i = 0; i < 100000; ++i)
    {
        index.Insert(i * 2654435761u, i);
        if (i >= 10)
        {
            index.Erase((i - 10) * 2654435761u, i - 10);
        }
    }
    BOOST_TEST(index.Size() == 10u);
    BOOST_TEST(index.GetMemory() <= 32u * 8u);
}

BOOST_AUTO_TEST_SUITE_END()
