// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-result.h"

#include <boost/test/unit_test.hpp>
#include <set>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(SdpResultTest)

// Every reason has its own sentence.
BOOST_AUTO_TEST_CASE(DescribesEveryErrorDifferently)
{
    std::set<std::string_view> sentences;
    const int last = static_cast<int>(SdpError::TooManyMedia);
    for (int i = 0; i <= last; ++i)
    {
        sentences.insert(Describe(static_cast<SdpError>(i)));
    }
    BOOST_TEST(sentences.size() == static_cast<std::size_t>(last) + 1);
    BOOST_TEST(sentences.count("unknown error") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
