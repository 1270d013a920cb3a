// SPDX-License-Identifier: GPL-2.0-only
#include "nat-fixture.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct Fixture
{
    Fixture()
    {
        config.staticRuleSets = {{"incoming-sip",
                                  PUBLIC,
                                  {{"phone1", Prefix("1.1.1.3/32"), Prefix("10.1.1.3/32")},
                                   {"office", Prefix("2.2.2.0/24"), Prefix("10.1.2.0/24")},
                                   {"v6", Prefix("2001:db8:1::/48"), Prefix("fd00:0:1::/48")}}}};
        SourceNatRule off;
        off.name = "keep";
        off.sources = {Prefix("10.1.1.0/24")};
        off.destinations = {Prefix("9.9.9.0/24")};
        SourceNatRule pool = MakePoolRule();
        pool.sources = {Prefix("10.1.1.3/24")};
        config.sourceRuleSets = {{"rs", {PRIVATE, DMZ}, {PUBLIC}, {off, pool}}};
        config.pools = {MakePool("1.1.1.20", "1.1.1.40")};
    }

    NatConfig config;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(NatRulesTest, Fixture)

/// J76
BOOST_AUTO_TEST_CASE(TranslatesStaticallyBothWays)
{
    const NatRules rules(config);
    const auto in = rules.TranslateDestination(PUBLIC, Address("1.1.1.3"));
    BOOST_REQUIRE(in);
    BOOST_TEST((in->translated == Address("10.1.1.3")));
    const auto out = rules.TranslateSource(PUBLIC, Address("10.1.1.3"));
    BOOST_REQUIRE(out);
    BOOST_TEST((out->translated == Address("1.1.1.3")));
    BOOST_TEST((out->ref.kind == NatRuleRef::Kind::Static));
}

BOOST_AUTO_TEST_CASE(KeepsTheHostBitsOfAPrefix)
{
    const NatRules rules(config);
    BOOST_TEST((rules.TranslateDestination(PUBLIC, Address("2.2.2.77"))->translated ==
                Address("10.1.2.77")));
    BOOST_TEST((rules.TranslateSource(PUBLIC, Address("fd00:0:1:aa:bb::77"))->translated ==
                Address("2001:db8:1:aa:bb::77")));
}

BOOST_AUTO_TEST_CASE(TranslatesStaticallyOnlyTowardsItsZone)
{
    const NatRules rules(config);
    BOOST_TEST(!rules.TranslateDestination(DMZ, Address("1.1.1.3")));
    BOOST_TEST(!rules.TranslateSource(DMZ, Address("10.1.1.3")));
    BOOST_TEST(!rules.TranslateSource(PUBLIC, Address("10.1.1.4")));
}

/// J75: the rule's match 10.1.1.3/24 covers its network.
BOOST_AUTO_TEST_CASE(DecidesByTheFirstRuleThatMatches)
{
    const NatRules rules(config);
    const auto kept =
        rules.FindSourceRule({PRIVATE, PUBLIC}, Address("10.1.1.9"), Address("9.9.9.9"));
    BOOST_REQUIRE(kept.rule);
    BOOST_TEST((kept.action == SourceNatRule::Action::Off));
    BOOST_TEST(kept.ref.rule == 0);
    const auto pool = rules.FindSourceRule({DMZ, PUBLIC}, Address("10.1.1.9"), Address("8.8.8.8"));
    BOOST_TEST((pool.action == SourceNatRule::Action::Pool));
    BOOST_TEST(pool.ref.rule == 1);
}

BOOST_AUTO_TEST_CASE(HasNoRuleForOtherZonesAndSources)
{
    const NatRules rules(config);
    const auto find = [&](ZonePair zones, const char* source) {
        return rules.FindSourceRule(zones, Address(source), Address("8.8.8.8")).rule;
    };
    BOOST_TEST(!find({PRIVATE, DMZ}, "10.1.1.9"));
    BOOST_TEST(!find({PUBLIC, PRIVATE}, "10.1.1.9"));
    BOOST_TEST(!find({PRIVATE, PUBLIC}, "10.1.2.9"));
}

BOOST_AUTO_TEST_CASE(KnowsItsPublicAddresses)
{
    const NatRules rules(config);
    BOOST_TEST(rules.IsTranslatedAddress(Address("1.1.1.3")));
    BOOST_TEST(rules.IsTranslatedAddress(Address("1.1.1.20")));
    BOOST_TEST(rules.IsTranslatedAddress(Address("1.1.1.40")));
    BOOST_TEST(!rules.IsTranslatedAddress(Address("1.1.1.41")));
    BOOST_TEST(!rules.IsTranslatedAddress(Address("10.1.1.3")));
}

/// J81
BOOST_AUTO_TEST_CASE(CountsTheHitsOfEachRule)
{
    NatRules rules(config);
    const auto fixed = rules.TranslateSource(PUBLIC, Address("10.1.2.5"))->ref;
    const auto pool =
        rules.FindSourceRule({PRIVATE, PUBLIC}, Address("10.1.1.9"), Address("8.8.8.8")).ref;
    rules.CountHit(fixed);
    rules.CountHit(fixed);
    rules.CountHit(pool);
    rules.CountHit({});
    BOOST_TEST(rules.GetHits(fixed) == 2u);
    BOOST_TEST(rules.GetHits(pool) == 1u);
    BOOST_TEST(rules.GetHits({NatRuleRef::Kind::Static, 0, 0}) == 0u);
    BOOST_TEST(rules.GetHits({}) == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
