// SPDX-License-Identifier: GPL-2.0-only
#include "short-vector.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <vector>

using namespace ns3::sipalg;

namespace
{

using Shared = std::shared_ptr<int>;
using Pair = ShortVector<Shared, 2>;

std::vector<int>
Read(const Pair& vector)
{
    std::vector<int> values;
    for (const Shared& element : vector)
    {
        values.push_back(*element);
    }
    return values;
}

const Shared ONE = std::make_shared<int>(1);
const Shared TWO = std::make_shared<int>(2);
const Shared THREE = std::make_shared<int>(3);

} // namespace

BOOST_AUTO_TEST_SUITE(ShortVectorTest)

BOOST_AUTO_TEST_CASE(KeepsTheFirstElementsOffTheHeap)
{
    ShortVector<uint64_t, 2> vector;
    BOOST_TEST(sizeof(vector) == 8U + 2 * 8U);
    BOOST_TEST(vector.empty());
    vector.resize(2);
    BOOST_TEST(vector[1] == 0U);
    BOOST_TEST(vector.GetMemory() == 0U);
    vector.reserve(3);
    BOOST_TEST(vector.GetMemory() == 3 * 8U);
    BOOST_TEST(vector.size() == 2U);
}

BOOST_AUTO_TEST_CASE(GrowsAndShrinksLikeAVector)
{
    Pair vector{ONE, TWO};
    vector.emplace_back(THREE);
    BOOST_TEST(Read(vector) == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST((vector.back() == THREE));
    vector.erase(vector.begin());
    BOOST_TEST(Read(vector) == (std::vector<int>{2, 3}), boost::test_tools::per_element());
    vector.pop_back();
    BOOST_TEST(Read(vector) == std::vector<int>{2}, boost::test_tools::per_element());
    vector.clear();
    BOOST_TEST(vector.empty());
    BOOST_TEST(ONE.use_count() == 1);
    BOOST_TEST(THREE.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(CopiesAndMovesItsElements)
{
    for (const Pair& original : {Pair{ONE}, Pair{ONE, TWO, THREE}})
    {
        const auto values = Read(original);
        const long count = ONE.use_count();
        Pair copy(original);
        BOOST_TEST(ONE.use_count() == count + 1);
        Pair moved(std::move(copy));
        BOOST_TEST(ONE.use_count() == count + 1);
        BOOST_TEST(Read(moved) == values, boost::test_tools::per_element());
        BOOST_TEST(copy.empty());
        copy = {TWO};
        copy = std::move(moved);
        BOOST_TEST(ONE.use_count() == count + 1);
        BOOST_TEST(Read(copy) == values, boost::test_tools::per_element());
    }
    BOOST_TEST(ONE.use_count() == 1);
    BOOST_TEST(TWO.use_count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
