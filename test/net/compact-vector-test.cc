// SPDX-License-Identifier: GPL-2.0-only
#include "compact-vector.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <vector>

using namespace ns3::sipalg;

namespace
{

std::vector<int>
Read(const CompactVector<std::shared_ptr<int>>& vector)
{
    std::vector<int> values;
    for (const auto& element : vector)
    {
        values.push_back(*element);
    }
    return values;
}

const std::shared_ptr<int> ONE = std::make_shared<int>(1);
const std::shared_ptr<int> TWO = std::make_shared<int>(2);
const std::shared_ptr<int> THREE = std::make_shared<int>(3);

} // namespace

BOOST_AUTO_TEST_SUITE(CompactVectorTest)

BOOST_AUTO_TEST_CASE(TakesEightBytesAndNoHeapWhenEmpty)
{
    const CompactVector<uint64_t> vector;
    BOOST_TEST(sizeof(vector) == 8U);
    BOOST_TEST(vector.empty());
    BOOST_TEST(vector.GetMemory() == 0U);
    BOOST_TEST((vector.begin() == vector.end()));
}

BOOST_AUTO_TEST_CASE(HasNoMoreRoomThanWasAskedFor)
{
    CompactVector<uint64_t> vector;
    vector.resize(3);
    BOOST_TEST(vector.size() == 3U);
    BOOST_TEST(vector.GetMemory() == 8U + 3 * 8U);
    BOOST_TEST(vector[2] == 0U);
}

BOOST_AUTO_TEST_CASE(GrowsAndShrinksLikeAVector)
{
    CompactVector<std::shared_ptr<int>> vector{ONE, TWO};
    vector.push_back(THREE);
    BOOST_TEST(Read(vector) == (std::vector<int>{1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST((vector.back() == THREE));
    vector.erase(vector.begin());
    BOOST_TEST(Read(vector) == (std::vector<int>{2, 3}), boost::test_tools::per_element());
    vector.erase(vector.begin(), vector.end());
    BOOST_TEST(vector.empty());
    BOOST_TEST(ONE.use_count() == 1);
    BOOST_TEST(THREE.use_count() == 1);
}

BOOST_AUTO_TEST_CASE(CopiesAndMovesItsElements)
{
    {
        CompactVector<std::shared_ptr<int>> first{ONE, TWO};
        CompactVector<std::shared_ptr<int>> copy(first);
        BOOST_TEST(ONE.use_count() == 3);
        CompactVector<std::shared_ptr<int>> moved(std::move(first));
        BOOST_TEST(ONE.use_count() == 3);
        copy = {THREE};
        BOOST_TEST(ONE.use_count() == 2);
        BOOST_TEST(Read(moved) == (std::vector<int>{1, 2}), boost::test_tools::per_element());
    }
    BOOST_TEST(ONE.use_count() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
