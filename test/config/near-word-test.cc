// SPDX-License-Identifier: GPL-2.0-only
#include "near-word.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

using Words = std::vector<std::string>;

/// The near word, or "-" for none.
std::string
Near(const std::string& word, const Words& candidates)
{
    return FindNearWord(word, candidates).value_or("-");
}

} // namespace

BOOST_AUTO_TEST_SUITE(NearWordTest)

BOOST_AUTO_TEST_CASE(CountsOneForEachKindOfSlip)
{
    const Words words{"policy", "zone"};
    BOOST_TEST(Near("zon", words) == "zone");   // a letter too few
    BOOST_TEST(Near("zonee", words) == "zone"); // one too many
    BOOST_TEST(Near("zune", words) == "zone");  // another one
    BOOST_TEST(Near("zoen", words) == "zone");  // two neighbours swapped
    BOOST_TEST(Near("zeno", words) == "-");     // two that are no neighbours
}

BOOST_AUTO_TEST_CASE(TakesWordsOfWhichAtMostAThirdDiffers)
{
    BOOST_TEST(Near("poxxcy", {"policy"}) == "policy");
    BOOST_TEST(Near("pxxxcy", {"policy"}) == "-");
    BOOST_TEST(Near("zo", {"to"}) == "to"); // one slip is always allowed
}

BOOST_AUTO_TEST_CASE(TakesNoWordThatWouldBeWrittenAnew)
{
    BOOST_TEST(Near("a", {"b"}) == "-");
    BOOST_TEST(Near("", {"b"}) == "-");
    BOOST_TEST(Near("b", {""}) == "-");
    BOOST_TEST(Near("b", {}) == "-");
}

BOOST_AUTO_TEST_CASE(TakesTheNearestAndOfEquallyNearOnesTheFirst)
{
    BOOST_TEST(Near("source-nat", {"source-map", "source-nan"}) == "source-nan");
    BOOST_TEST(Near("from-zone", {"from-zoni", "from-zona"}) == "from-zoni");
}

BOOST_AUTO_TEST_CASE(PassesOverWordsThatAreTooLong)
{
    const std::string longest(80, 'x');
    BOOST_TEST(Near(longest.substr(1), {longest}) == longest);
    BOOST_TEST(Near(longest, {longest + "x"}) == "-");
    BOOST_TEST(Near(longest + "x", {longest}) == "-");
    BOOST_TEST(Near("zon", {std::string(100'000, 'z'), "zone"}) == "zone");
}

BOOST_AUTO_TEST_CASE(SaysTheNearWordOrAllThatIsAllowed)
{
    BOOST_TEST(SayNearOrAll("zoen", {"policy", "zone"}) == "did you mean 'zone'?");
    BOOST_TEST(SayNearOrAll("nat", {"policy", "zone"}) == "allowed here: policy, zone");
}

BOOST_AUTO_TEST_CASE(NamesTwelveWordsAtMost)
{
    Words words;
    std::string all = "allowed here: word-a";
    for (char letter = 'a'; letter < 'a' + 12; ++letter)
    {
        words.push_back(std::string("word-") + letter);
        all += letter == 'a' ? "" : ", " + words.back();
    }
    BOOST_TEST(SayNearOrAll("?", words) == all);
    words.push_back("word-m");
    BOOST_TEST(SayNearOrAll("?", words) == all + ", ...");
}

BOOST_AUTO_TEST_SUITE_END()
