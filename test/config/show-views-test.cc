// SPDX-License-Identifier: GPL-2.0-only
#include "config-examples.h"
#include "config-reader.h"
#include "show-views.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(ShowViewsTest)

namespace
{

std::string
Ask(const std::string& config, const std::string& what, const ShowState& state = {})
{
    const ConfigResult result = ReadConfig(config, "fw.conf");
    BOOST_REQUIRE_MESSAGE(result, result.Explain());
    return Show(*result.config, state, what).value_or("no such view");
}

bool
Says(const std::string& text, const std::string& label, const std::string& value)
{
    return text.find(ShowLine(0, label, value)) != std::string::npos ||
           text.find("\n" + ShowLine(2, label, value)) != std::string::npos;
}

} // namespace

// J81
BOOST_AUTO_TEST_CASE(SaysWhetherTheAlgIsOn)
{
    BOOST_TEST(Says(Ask("", "security alg status"), "SIP", "Enabled"));
    BOOST_TEST(Says(Ask("set security alg sip disable", "security alg status"), "SIP", "Disabled"));
}

// J81
BOOST_AUTO_TEST_CASE(SaysEveryKnobOfTheAlg)
{
    const std::string text = Ask(BASIC_EXAMPLE, "security alg sip");
    BOOST_TEST(Says(text, "Profile", "none"), text);
    BOOST_TEST(Says(text, "inactive-media-timeout", "90 seconds (set)"), text);
    BOOST_TEST(Says(text, "application-screen protect deny timeout", "5 seconds (set)"), text);
    BOOST_TEST(Says(text, "application-screen protect deny destination-ip", "1.1.1.3/32 (set)"),
               text);
    BOOST_TEST(Says(text, "retain-hold-resource", "off (default)"), text);
    BOOST_TEST(Says(text, "maximum-call-duration", "720 minutes (default)"), text);
    BOOST_TEST(text.find("no-retain") == std::string::npos);
}

// 1.6: which of the documents' choices holds, and who chose it.
BOOST_AUTO_TEST_CASE(SaysWhetherAKnobIsDefaultOfTheProfileOrSet)
{
    const std::string text = Ask("set security alg sip profile junos\n"
                                 "set security alg sip no-ignore-session-timers\n"
                                 "set security alg sip t1-interval 1000\n",
                                 "security alg sip");
    BOOST_TEST(Says(text, "Profile", "junos"), text);
    BOOST_TEST(Says(text, "header-table", "literal (profile junos)"), text);
    BOOST_TEST(Says(text, "ignore-session-timers", "off (set)"), text);
    BOOST_TEST(Says(text, "t1-interval", "1000 milliseconds (set)"), text);
    BOOST_TEST(Says(text, "t4-interval", "5 seconds (default)"), text);
}

// J81
BOOST_AUTO_TEST_CASE(CountsTranslationHitsByRuleAndPool)
{
    ShowState state;
    state.sourceHits[{0, 0}] = 17;
    state.staticHits[{0, 0}] = 4;
    state.portsInUse[0] = 6;
    BOOST_TEST(
        Says(Ask(BASIC_EXAMPLE, "security nat source rule all", state), "Translation hits", "17"));
    BOOST_TEST(
        Says(Ask(BASIC_EXAMPLE, "security nat static rule all", state), "Translation hits", "4"));
    const std::string pool = Ask(BASIC_EXAMPLE, "security nat source pool all", state);
    BOOST_TEST(Says(pool, "Translation hits", "17"), pool);
    BOOST_TEST(Says(pool, "Ports in use", "6"), pool);
    BOOST_TEST(Says(pool, "Total addresses", "21"), pool);
    BOOST_TEST(Says(pool, "Addresses", "1.1.1.20/32 to 1.1.1.40/32"), pool);
}

BOOST_AUTO_TEST_CASE(AConfigurationHasNoHitsCallsOrSessions)
{
    BOOST_TEST(Says(Ask(BASIC_EXAMPLE, "security nat source rule all"), "Translation hits", "0"));
    BOOST_TEST(Says(Ask(BASIC_EXAMPLE, "security alg sip calls"), "Total number of calls", "0"));
    BOOST_TEST(Says(Ask(BASIC_EXAMPLE, "security flow session"), "Total sessions", "0"));
    BOOST_TEST(Says(Ask(BASIC_EXAMPLE, "security flow gate"), "Total gates", "0"));
}

BOOST_AUTO_TEST_CASE(EveryViewOfTheContractHasAnAnswer)
{
    for (const char* view : {"security alg status",
                             "security alg sip",
                             "security alg sip calls",
                             "security alg sip counters",
                             "security alg sip registrations",
                             "security alg sip denials",
                             "security nat source rule all",
                             "security nat source pool all",
                             "security nat static rule all",
                             "security flow session",
                             "security flow gate"})
    {
        BOOST_TEST(Ask(INTERFACE_EXAMPLE, view) != "no such view", view);
    }
    BOOST_TEST(Ask("", " show  security alg   status") == Ask("", "security alg status"));
}

BOOST_AUTO_TEST_CASE(NamesTheNearestViewOfAnUnknownOne)
{
    BOOST_TEST(Ask("", "security alg stat") == "no such view");
    BOOST_TEST(SayUnknownView("security alg statsu") ==
               "no view 'security alg statsu': did you mean 'security alg status'?");
}

BOOST_AUTO_TEST_SUITE_END()
