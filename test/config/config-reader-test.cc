// SPDX-License-Identifier: GPL-2.0-only
#include "config-examples.h"
#include "config-printer.h"
#include "config-reader.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ConfigReaderTest)

namespace
{

FirewallConfig
ReadGood(const std::string& text)
{
    const ConfigResult result = ReadConfig(text, "fw.conf");
    BOOST_REQUIRE_MESSAGE(result, result.Explain());
    return *result.config;
}

} // namespace

// J32, J37, J40, J75, J76
BOOST_AUTO_TEST_CASE(ReadsEveryStatementOfTheBasicExample)
{
    const FirewallConfig config = ReadGood(BASIC_EXAMPLE);
    BOOST_TEST(config.interfaces.size() == 2U);
    BOOST_TEST(config.interfaces[1].name == "ge-0/0/2.0");
    BOOST_TEST(config.interfaces[1].addresses[0].ToString() == "1.1.1.1/24");
    BOOST_TEST(config.routes[0].nextHop.ToString() == "1.1.1.254");
    BOOST_TEST(config.security.zones[0].addressBook.addresses.at("phone1").ToString() ==
               "10.1.1.3/32");
    BOOST_TEST(config.nat.pools[0].addresses[0].high.ToString() == "1.1.1.40");
    const SourceNatRule& rule = config.nat.sourceRuleSets[0].rules[0];
    BOOST_TEST(static_cast<int>(rule.action) == static_cast<int>(SourceNatRule::Action::Pool));
    BOOST_TEST(rule.sources[0].ToString() == "10.1.1.0/24");
    BOOST_TEST(config.nat.staticRuleSets[0].rules[0].prefix.ToString() == "10.1.1.3/32");
    BOOST_TEST(config.nat.proxyArp[0].addresses[0].low.ToString() == "1.1.1.20");
    BOOST_TEST(config.security.policies[0].applications[0] == "junos-sip");
    BOOST_TEST((config.alg.inactiveMediaTimeout == 90s));
    BOOST_TEST(config.alg.permitUnknownNatApplied);
    BOOST_TEST(!config.alg.permitUnknownRouted);
    BOOST_TEST(config.alg.protectDeny);
    BOOST_TEST(config.alg.protectedServers[0].ToString() == "1.1.1.3/32");
    BOOST_TEST((config.alg.denyTimeout == 5s));
}

BOOST_AUTO_TEST_CASE(PrintsWhatItReads)
{
    const FirewallConfig config = ReadGood(BASIC_EXAMPLE);
    const std::string printed = PrintConfig(config);
    BOOST_TEST(PrintConfig(ReadGood(printed)) == printed);
}

BOOST_AUTO_TEST_SUITE_END()
