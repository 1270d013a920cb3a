// SPDX-License-Identifier: GPL-2.0-only
#include "alg-decision.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(AlgDecisionTest)

BOOST_AUTO_TEST_CASE(EveryDecisionHasANameAndASentenceOfItsOwn)
{
    std::set<std::string> names;
    std::set<std::string> sentences;
    for (unsigned decision = 0; decision < static_cast<unsigned>(AlgDecision::Count); ++decision)
    {
        BOOST_REQUIRE(ToString(AlgDecision(decision)));
        names.insert(ToString(AlgDecision(decision)));
        sentences.insert(Describe(AlgDecision(decision)));
    }
    BOOST_TEST(names.size() == static_cast<std::size_t>(AlgDecision::Count));
    BOOST_TEST(sentences.size() == static_cast<std::size_t>(AlgDecision::Count));
}

BOOST_AUTO_TEST_CASE(NamesFollowTheOrderOfTheDecisions)
{
    BOOST_TEST(ToString(AlgDecision::MediaExpected) == "MediaExpected");
    BOOST_TEST(ToString(AlgDecision::MediaOfNoCall) == "MediaOfNoCall");
    BOOST_TEST(ToString(AlgDecision::BodyOfOtherType) == "BodyOfOtherType");
    BOOST_TEST(ToString(AlgDecision::AnswerToNobody) == "AnswerToNobody");
}

BOOST_AUTO_TEST_SUITE_END()
