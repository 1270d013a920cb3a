// SPDX-License-Identifier: GPL-2.0-only
#include "config-examples.h"
#include "config-reader.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ConfigErrorsTest)

namespace
{

/// Lines after the basic example, and the one error that they must give.
struct Mistake
{
    const char* lines;
    const char* error;
};

std::ostream&
operator<<(std::ostream& out, const Mistake& mistake)
{
    return out << mistake.lines;
}

/// The basic example has 24 lines.
const Mistake MISTAKES[] = {
    {"set security alg sip inactive-media-timout 90",
     "fw.conf:25: unknown statement 'set security alg sip inactive-media-timout': did you mean "
     "'inactive-media-timeout'?"},
    {"\nset security alg sip inactive-media-timeout 9",
     "fw.conf:26: inactive-media-timeout 9 is out of range: 10..2550 (seconds)"},
    {"set security alg sip t1-interval soon",
     "fw.conf:25: t1-interval soon is not a whole number: 500..5000 (milliseconds)"},
    {"set security alg sip header-table corected",
     "fw.conf:25: header-table corected is not allowed: did you mean 'corrected'?"},
    {"set security alg sip inactive-media-timeout 100",
     "fw.conf:25: 'security alg sip inactive-media-timeout 100' contradicts '90' in line 21"},
    {"set security alg sip retain-hold-resource\nset security alg sip no-retain-hold-resource",
     "fw.conf:26: 'security alg sip retain-hold-resource off' contradicts 'on' in line 25"},
    {"delete security alg sip", "fw.conf:25: a statement begins with 'set', not with 'delete'"},
    {"set security alg sip t4-interval",
     "fw.conf:25: incomplete statement 'set security alg sip t4-interval': allowed here: <5..10 "
     "seconds>"},
    {"set security alg sip disable now",
     "fw.conf:25: 'now' cannot follow 'set security alg sip disable': "},
    {"set security zones security-zone public interfaces ge-0/0/1.0",
     "fw.conf:25: interface 'ge-0/0/1.0' is not defined: did you mean 'ge-0/0/0.0'?"},
    {"set security zones security-zone public interfaces ge-0/0/0.0",
     "fw.conf:25: interface ge-0/0/0.0 is already in zone 'private'; it can be in one zone only"},
    {"set security nat static rule-set more from zone publc",
     "fw.conf:25: zone 'publc' is not defined: did you mean 'public'?"},
    {"set security nat source rule-set sip-nat rule r2 then source-nat pool sip-nat-pol",
     "fw.conf:25: pool 'sip-nat-pol' is not defined: did you mean 'sip-nat-pool'?"},
    {"set security nat source rule-set sip-nat rule r2 match source-address 10.2.0.0/16",
     "fw.conf:25: source NAT rule 'r2' lacks 'then source-nat {off|interface|pool <pool>}'"},
    {"set security nat source rule-set sip-nat rule sip-r1 then source-nat interface",
     "contradicts 'pool' in line 11"},
    {"set security nat source rule-set sip-nat rule r2 then source-nat interface persistent-nat "
     "permit some",
     "fw.conf:25: permit some is not allowed: allowed here: any-remote-host, target-host, "
     "target-host-port"},
    {"set security nat static rule-set incoming-sip rule two match destination-address 1.1.1.3/32\n"
     "set security nat static rule-set incoming-sip rule two then static-nat prefix 10.1.1.4/32",
     "fw.conf:25: 1.1.1.3/32 is already translated by rule 'phone1' of rule-set 'incoming-sip': "
     "one public address for each private address"},
    {"set security nat static rule-set incoming-sip rule two match destination-address 1.1.1.5/32\n"
     "set security nat static rule-set incoming-sip rule two then static-nat prefix 10.1.1.3/32",
     "fw.conf:26: 10.1.1.3/32 already has a public address by rule 'phone1'"},
    {"set security nat static rule-set incoming-sip rule two match destination-address 1.1.2.0/24\n"
     "set security nat static rule-set incoming-sip rule two then static-nat prefix 10.1.2.0/25",
     "fw.conf:26: 10.1.2.0/25 is not of the same length as 1.1.2.0/24"},
    {"set security nat static rule-set incoming-sip rule two match destination-address 1.1.1.5/32",
     "fw.conf:25: static NAT rule 'two' lacks 'then static-nat prefix <prefix>'"},
    {"set security nat source pool wide address 1.1.1.1/32",
     "fw.conf:25: pool 'wide' overlaps 1.1.1.1, the address of interface ge-0/0/2.0"},
    {"set security nat source pool empty port range 2000 to 3000",
     "fw.conf:25: pool 'empty' has no address"},
    {"set security nat source pool back address 1.1.1.60/32 to 1.1.1.50/32",
     "fw.conf:25: address 1.1.1.60/32 to 1.1.1.50/32 is reversed: the lower address comes first"},
    {"set security policies from-zone private to-zone public policy p match source-address any",
     "fw.conf:25: policy 'p' from private to public lacks 'match destination-address'"},
    {"set security policies from-zone private to-zone public policy outgoing match source-address "
     "phone2",
     "fw.conf:25: address 'phone2' is not in the address book of zone 'private', nor in the global "
     "one: did you mean 'phone1'?"},
    {"set security policies from-zone private to-zone public policy outgoing match application "
     "junos-spi",
     "fw.conf:25: application 'junos-spi' is not defined: did you mean 'junos-sip'?"},
    {"set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.300/24",
     "fw.conf:25: address 10.1.1.300/24 is not a prefix such as 10.1.1.0/24 or 2001:db8::/32"},
    {"set security alg sip port [ 5060 5070", "fw.conf:25: a list is not closed: ']' is missing"},
    {"set interfaces \"ge-0/0/0 description x", "fw.conf:25: a quoted word is not closed"},
    {"set applications application x destination-port 5060",
     "fw.conf:25: application 'x' has ports, so it needs 'protocol udp' or 'protocol tcp'"},
};

} // namespace

// J40, J76 and the errors of common slips: file, line, what is wrong, what is allowed
BOOST_DATA_TEST_CASE(RefusesWithFileAndLine, boost::unit_test::data::make(MISTAKES), mistake)
{
    const ConfigResult result = ReadConfig(std::string(BASIC_EXAMPLE) + mistake.lines, "fw.conf");
    BOOST_TEST(!result);
    BOOST_TEST(result.errors.size() == 1U, result.Explain());
    BOOST_TEST(result.Explain().find(mistake.error) != std::string::npos, result.Explain());
}

BOOST_AUTO_TEST_CASE(NothingOfAFileWithAnErrorTakesEffect)
{
    const ConfigResult result = ReadConfig("set security alg sip disable\nset nonsense\n", "f");
    BOOST_TEST(!result.config.has_value());
    BOOST_TEST(result.errors.size() == 1U);
}

BOOST_AUTO_TEST_CASE(ReportsErrorsInTheOrderOfLines)
{
    const ConfigResult result =
        ReadConfig("set a\nset security alg sip t4-interval 1\nset b\n", "f");
    BOOST_REQUIRE(result.errors.size() == 3U);
    BOOST_TEST(result.errors[0].line == 1U);
    BOOST_TEST(result.errors[1].line == 2U);
    BOOST_TEST(result.errors[2].line == 3U);
}

BOOST_AUTO_TEST_CASE(StopsAfterSomeErrors)
{
    std::string text;
    for (int i = 0; i < 100'000; ++i)
    {
        text += "set x" + std::to_string(i) + "\n";
    }
    const ConfigResult result = ReadConfig(text, "f");
    BOOST_TEST(result.errors.size() == MAX_CONFIG_ERRORS);
    BOOST_TEST(result.errors.back().text == "and more errors");
}

BOOST_AUTO_TEST_CASE(StopsAfterSomeUndefinedNames)
{
    std::string text;
    for (int i = 0; i < 20'000; ++i)
    {
        text += "set security nat static rule-set r" + std::to_string(i) + " from zone z" +
                std::to_string(i) + "\n";
    }
    BOOST_TEST(ReadConfig(text, "f").errors.size() == MAX_CONFIG_ERRORS);
}

BOOST_AUTO_TEST_CASE(RefusesHugeFilesLongLinesAndControls)
{
    BOOST_TEST(!ReadConfig(std::string(100'000'000, 'a'), "f"));
    BOOST_TEST(!ReadConfig("set " + std::string(20'000, 'a'), "f"));
    BOOST_TEST(!ReadConfig(std::string("set a\0b", 7), "f"));
    BOOST_TEST(
        !ReadConfig("set security alg sip port [ " + std::string(16'000, ' ') + "5 ] \x01", "f"));
}

BOOST_AUTO_TEST_CASE(SaysThatAFileCannotBeRead)
{
    const ConfigResult result = ReadConfigFile("/nowhere/fw.conf");
    BOOST_TEST(result.Explain() == "/nowhere/fw.conf: cannot be read\n");
}

BOOST_AUTO_TEST_SUITE_END()
