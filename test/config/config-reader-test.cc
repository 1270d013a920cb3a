// SPDX-License-Identifier: GPL-2.0-only
#include "config-examples.h"
#include "config-printer.h"
#include "config-reader.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace ns3::sipalg;
using boost::test_tools::per_element;

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

// The documents' examples.
BOOST_DATA_TEST_CASE(PrintsWhatItReads,
                     boost::unit_test::data::make({BASIC_EXAMPLE,
                                                   INTERFACE_EXAMPLE,
                                                   POOL_EXAMPLE,
                                                   STATIC_EXAMPLE,
                                                   PRIVATE_PROXY_EXAMPLE,
                                                   THREE_ZONE_EXAMPLE}),
                     example)
{
    const std::string printed = PrintConfig(ReadGood(example));
    BOOST_TEST(PrintConfig(ReadGood(printed)) == printed);
    // Nothing but what stood for something else is lost.
    std::istringstream lines(example);
    for (std::string line; std::getline(lines, line);)
    {
        const bool isAlias = line.find_first_of("#[") != std::string::npos ||
                             line.find("address-book") != std::string::npos ||
                             line.find("-name ") != std::string::npos ||
                             line.find("application") != std::string::npos ||
                             line.find("interfaces ge-0/0/") != std::string::npos;
        BOOST_TEST((isAlias || printed.find(line) != std::string::npos), line + " in " + printed);
    }
}

BOOST_AUTO_TEST_CASE(PrintsNothingOfTheDefaults)
{
    BOOST_TEST(PrintConfig(FirewallConfig{}).empty());
    BOOST_TEST(PrintConfig(ReadGood("set security alg sip t1-interval 500\n")).empty());
}

BOOST_AUTO_TEST_CASE(ReadsSeveralStatementsAndListsOfOneLine)
{
    const FirewallConfig config = ReadGood(INTERFACE_EXAMPLE);
    const PolicyConfig& policy = config.security.policies[0];
    BOOST_TEST(policy.sources == std::vector<std::string>{"phone1"}, per_element());
    BOOST_TEST(policy.destinations == std::vector<std::string>{"outside"}, per_element());
    BOOST_TEST(policy.applications == (std::vector<std::string>{"junos-sip", "junos-icmp-ping"}),
               per_element());
    const SourceNatRule& rule = config.nat.sourceRuleSets[0].rules[0];
    BOOST_REQUIRE(rule.persistent.has_value());
    BOOST_TEST((rule.persistent->permit == RemoteFilter::AnyRemoteHost));
    BOOST_TEST((rule.persistent->inactivityTimeout == 7200s));
    BOOST_TEST((rule.action == SourceNatRule::Action::Interface));
}

BOOST_AUTO_TEST_CASE(ResolvesWhatIsNamedBeforeItIsDefined)
{
    const FirewallConfig config = ReadGood(POOL_EXAMPLE);
    const SourceNatRuleSet& ruleSet = config.nat.sourceRuleSets[0];
    BOOST_TEST(GetZoneName(config, ruleSet.from[0]) == "private");
    BOOST_TEST(config.nat.pools[ruleSet.rules[0].pool].ports.low == 20000);
    BOOST_TEST(config.nat.pools[ruleSet.rules[0].pool].twinPorts.high == 50000);
    BOOST_TEST((ruleSet.rules[0].persistent->permit == RemoteFilter::TargetHost));
    BOOST_TEST(ruleSet.rules[0].sources[0].Contains(*IpAddress::Parse("10.1.1.200")));
    const auto& zones = config.security.zones;
    BOOST_TEST(config.interfaces[static_cast<std::size_t>(zones[0].interfaces[0])].name ==
               "ge-0/0/2.0");
}

BOOST_AUTO_TEST_CASE(ReplacesNamesByWhatTheyStandFor)
{
    const FirewallConfig config = ReadGood(PRIVATE_PROXY_EXAMPLE);
    BOOST_TEST(config.nat.staticRuleSets[0].rules[0].prefix.ToString() == "10.1.1.4/32");
    BOOST_TEST(config.nat.sourceRuleSets[0].rules[0].sources[0].ToString() == "10.1.1.3/32");
    const ApplicationConfig& voice = config.security.applications[1];
    BOOST_TEST(voice.name == "voice");
    BOOST_TEST(voice.terms.size() >= 2U);
    BOOST_TEST(voice.terms[0].destinationPorts.high == 5080);
}

// J80: ten hours are 600 minutes.
BOOST_AUTO_TEST_CASE(ReadsListsOfZonesAndSeveralAddressesOfAnInterface)
{
    const FirewallConfig config = ReadGood(THREE_ZONE_EXAMPLE);
    BOOST_TEST(config.nat.sourceRuleSets[0].to.size() == 2U);
    BOOST_TEST(config.interfaces[1].addresses.size() == 2U);
    BOOST_TEST((config.alg.maximumCallDuration == 600min));
}

BOOST_AUTO_TEST_CASE(ReadsCarriageReturnsBlanksCommentsAndQuotes)
{
    const FirewallConfig config =
        ReadGood("  # nothing\r\n\r\n\tset  security alg sip \"t4-interval\" 7  # more \r\n"
                 "set interfaces ge-0/0/0 description \"to the \\\"phones\\\"\" \r\n"
                 "set interfaces ge-0/0/0 unit 5 family inet address 10.0.0.1/8");
    BOOST_TEST((config.alg.t4 == 7s));
    BOOST_TEST(config.interfaces[0].name == "ge-0/0/0.5");
}

BOOST_AUTO_TEST_CASE(NamingAPortReplacesTheDefault)
{
    BOOST_TEST(ReadGood("set security alg sip port [ 5070 5080 ]").alg.ports ==
                   (std::vector<uint16_t>{5070, 5080}),
               per_element());
}

BOOST_AUTO_TEST_CASE(StatementsWinOverTheProfileWhereverTheyStand)
{
    const FirewallConfig config = ReadGood("set security alg sip header-table corrected\n"
                                           "set security alg sip profile junos\n");
    BOOST_TEST((config.alg.headerTable == HeaderTable::Corrected));
    BOOST_TEST(
        (ReadGood("set security alg sip profile junos").alg.headerTable == HeaderTable::Literal));
    BOOST_TEST(!ReadGood("set security alg sip profile ingate").alg.oneShotPinholes);
}

// 1.6: every choice of a profile can be undone alone, and is printed so.
BOOST_AUTO_TEST_CASE(PrintsTheProfileAndWhatDiffersFromIt)
{
    const std::string text = "set security alg sip profile rfc\n"
                             "set security alg sip no-retain-hold-resource\n"
                             "set security alg sip application-screen unknown-message "
                             "no-permit-routed\n";
    const FirewallConfig config = ReadGood(text);
    BOOST_TEST(!config.alg.retainHoldResource);
    BOOST_TEST(!config.alg.permitUnknownRouted);
    BOOST_TEST(config.alg.permitUnknownNatApplied);
    BOOST_TEST(PrintConfig(config) == text);
}

BOOST_AUTO_TEST_CASE(PoolsWithoutPortsOfTheirOwnTakeTheDefaultRange)
{
    const FirewallConfig config =
        ReadGood("set security nat source pool a address 1.1.1.2/32\n"
                 "set security nat source pool a port range 5000 to 6000\n"
                 "set security nat source pool-default-port-range 2000 to 3000\n"
                 "set security nat source pool b address 1.1.1.3/32\n");
    BOOST_TEST(config.nat.pools[0].ports.low == 5000);
    BOOST_TEST(config.nat.pools[1].ports.low == 2000);
}

// C17; C1 and choice a: the ALG is on unless a configuration says otherwise.
BOOST_AUTO_TEST_CASE(AnEmptyFileIsAConfiguration)
{
    BOOST_TEST((ReadGood("").security.defaultAction == PolicyConfig::Action::Deny));
    BOOST_TEST(ReadGood("").alg.enabled);
}

BOOST_AUTO_TEST_SUITE_END()
