// SPDX-License-Identifier: GPL-2.0-only
#include "drop-reason.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(DropReasonTest)

// J83: each drop has a reason code, traceable and stored.
BOOST_AUTO_TEST_CASE(EveryReasonHasANameAndASentenceOfItsOwn)
{
    std::set<std::string> names;
    std::set<std::string> sentences;
    for (unsigned reason = 0; reason < static_cast<unsigned>(DropReason::Count); ++reason)
    {
        BOOST_REQUIRE(ToString(DropReason(reason)));
        names.insert(ToString(DropReason(reason)));
        sentences.insert(Describe(DropReason(reason)));
    }
    BOOST_TEST(names.size() == static_cast<std::size_t>(DropReason::Count));
    BOOST_TEST(sentences.size() == static_cast<std::size_t>(DropReason::Count));
}

BOOST_AUTO_TEST_CASE(NamesFollowTheOrderOfTheReasons)
{
    BOOST_TEST(ToString(DropReason::NoRoute) == "NoRoute");
    BOOST_TEST(ToString(DropReason::SessionTableFull) == "SessionTableFull");
    BOOST_TEST(ToString(DropReason::MalformedSip) == "MalformedSip");
    BOOST_TEST(ToString(DropReason::NoPortPair) == "NoPortPair");
    BOOST_TEST(ToString(DropReason::MessageTooLong) == "MessageTooLong");
    BOOST_TEST(ToString(DropReason::TooManyHosts) == "TooManyHosts");
}

BOOST_AUTO_TEST_SUITE_END()
