// SPDX-License-Identifier: GPL-2.0-only
#include "alg-profile.h"
#include "config-printer.h"
#include "configured-firewall.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>

using namespace ns3::sipalg;

BOOST_AUTO_TEST_SUITE(AlgProfileTest)

namespace
{

constexpr const char* TWO_ZONES = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application junos-sip
set security policies from-zone private to-zone public policy outgoing then permit
)";

constexpr const char* INTERFACE_NAT = R"(
set security nat source rule-set nat from zone private
set security nat source rule-set nat to zone public
set security nat source rule-set nat rule all match source-address 10.1.1.0/24
set security nat source rule-set nat rule all then source-nat interface
)";

const std::string PHONE = "10.1.1.3:5060";
const std::string SERVER = "1.1.1.9:5060";

/// The profiles that forward a method; all others drop it as an unknown message.
struct MethodRow
{
    const char* method;
    std::set<std::string> forwarding;
};

std::ostream&
operator<<(std::ostream& out, const MethodRow& row)
{
    return out << row.method;
}

const std::set<std::string> ALL{"", "junos", "ios-xe", "alliedware", "ingate", "rfc"};
const std::set<std::string> NOT_LISTED{"", "ios-xe", "alliedware", "ingate", "rfc"};
const std::set<std::string> PERMITTING{"ios-xe", "ingate", "rfc"};

/// Every method in the IANA registry, and tokens that are none.
const MethodRow METHODS[] = {
    {"ACK", ALL},
    {"BYE", ALL},
    {"CANCEL", ALL},
    {"INFO", ALL},
    {"INVITE", ALL},
    {"MESSAGE", NOT_LISTED},
    {"NOTIFY", ALL},
    {"OPTIONS", ALL},
    {"PRACK", NOT_LISTED},
    {"PUBLISH", NOT_LISTED},
    {"REFER", ALL},
    {"REGISTER", ALL},
    {"SUBSCRIBE", ALL},
    {"UPDATE", ALL},
    {"FOO", PERMITTING},
    {"invite", PERMITTING},
};

std::string
SelectProfile(const std::string& name)
{
    return name.empty() ? "" : "set security alg sip profile " + name + "\n";
}

std::string
MakeHeaders(const std::string& method)
{
    return "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK1\r\n"
           "From: <sip:alice@example.com>;tag=a1\r\n"
           "To: <sip:bob@example.com>\r\n"
           "Call-ID: one\r\n"
           "CSeq: 1 " +
           method + "\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
}

std::string
MakeRequest(const std::string& method)
{
    return method + " sip:bob@1.1.1.9 SIP/2.0\r\n" + MakeHeaders(method);
}

} // namespace

// J26, J36, J37, J85, choice j: each method of the IANA registry, by profile and mode.
BOOST_DATA_TEST_CASE(ForwardsTheMethodsOfEachProfile, boost::unit_test::data::make(METHODS), row)
{
    for (const std::string& profile : ALL)
    {
        for (const char* nat : {"", INTERFACE_NAT})
        {
            ConfiguredFirewall firewall(TWO_ZONES + SelectProfile(profile) + nat);
            const Verdict verdict = firewall.Send(0, PHONE, SERVER, MakeRequest(row.method));
            const bool isForwarded = verdict.action != Verdict::Action::Dropped;
            BOOST_TEST(isForwarded == (row.forwarding.count(profile) == 1),
                       row.method << " with profile '" << profile << "'");
            const auto reason = isForwarded ? DropReason::None : DropReason::UnknownMethod;
            BOOST_TEST(ToString(verdict.reason) == ToString(reason));
        }
    }
}

// J37, J85: what a profile says of unknown messages, a statement undoes, in its mode alone.
BOOST_AUTO_TEST_CASE(StatementsUndoWhatAProfilePermits)
{
    const std::string flag = "set security alg sip application-screen unknown-message no-permit-";
    for (const bool isRouted : {true, false})
    {
        const std::string lines = std::string(TWO_ZONES) + (isRouted ? "" : INTERFACE_NAT) +
                                  SelectProfile("rfc") + flag + "routed\n";
        ConfiguredFirewall firewall(lines);
        const Verdict verdict = firewall.Send(0, PHONE, SERVER, MakeRequest("FOO"));
        BOOST_TEST((verdict.action == Verdict::Action::Dropped) == isRouted);
    }
}

// J26: the choice alone, without a profile.
BOOST_AUTO_TEST_CASE(KnownMethodsAreAChoiceOfTheirOwn)
{
    ConfiguredFirewall firewall(std::string(TWO_ZONES) +
                                "set security alg sip known-methods listed\n");
    BOOST_TEST(ToString(firewall.Send(0, PHONE, SERVER, MakeRequest("PRACK")).reason) ==
               "UnknownMethod");
    BOOST_TEST(ToString(firewall.Send(0, PHONE, SERVER, MakeRequest("OPTIONS")).reason) == "None");
}

// C14, J1: a port more is handled like the first; without the ALG payloads stay.
BOOST_AUTO_TEST_CASE(ReadsAllPortsThatAreNamedAndNoneWhenItIsOff)
{
    const std::string lines = std::string(TWO_ZONES) + INTERFACE_NAT +
                              "set applications application other protocol udp\n"
                              "set applications application other destination-port 5060-5080\n"
                              "set security policies from-zone private to-zone public policy "
                              "outgoing match application other\n"
                              "set security alg sip port [ 5060 5070 ]\n";
    for (const char* disable : {"", "set security alg sip disable\n"})
    {
        ConfiguredFirewall firewall(lines + disable);
        for (const char* server : {"1.1.1.9:5060", "1.1.1.9:5070"})
        {
            const Verdict verdict = firewall.Send(0, PHONE, server, MakeRequest("OPTIONS"));
            BOOST_TEST((verdict.action == Verdict::Action::Translated));
            BOOST_TEST(verdict.payload.has_value() == (*disable == 0), server);
        }
        BOOST_TEST(!firewall.Send(0, PHONE, "1.1.1.9:5080", MakeRequest("OPTIONS")).payload);
    }
}

// J30, J70, choice j: the document's 47 codes (its second 502 is 503), and others by their class.
BOOST_AUTO_TEST_CASE(TranslatesResponsesOfEveryClass)
{
    const int codes[] = {100, 180, 181, 182, 183, 200, 202, 300, 301, 302, 305, 380, 400, 401, 402,
                         403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 414, 415, 420, 480, 481,
                         482, 483, 484, 485, 486, 487, 488, 500, 501, 502, 503, 504, 505, 600, 603,
                         604, 606, 199, 299, 399, 422, 489, 491, 493, 494, 580, 599, 607, 699};
    for (const std::string& profile : ALL)
    {
        for (const int code : codes)
        {
            ConfiguredFirewall firewall(std::string(TWO_ZONES) + INTERFACE_NAT +
                                        SelectProfile(profile));
            firewall.Send(0, PHONE, SERVER, MakeRequest("OPTIONS"));
            const std::string outside = firewall.GetLeaving().source.ToString();
            std::string response =
                "SIP/2.0 " + std::to_string(code) + " Some\r\n" + MakeHeaders("OPTIONS");
            response.replace(response.find(PHONE), PHONE.size(), outside);
            const Verdict verdict = firewall.Send(1, SERVER, outside, response);
            BOOST_REQUIRE_MESSAGE(verdict.payload, code << " with profile '" << profile << "'");
            BOOST_TEST(verdict.payload->find("UDP 10.1.1.3:5060") != std::string_view::npos, code);
            const auto& counters = firewall.GetEngine().GetAlg().GetCounters();
            BOOST_TEST(counters.GetResponses(static_cast<unsigned>(code) / 100) == 1U, code);
        }
    }
}

BOOST_AUTO_TEST_CASE(EveryProfileIsPrintedByItsNameAlone)
{
    for (const AlgProfile profile : ALG_PROFILES)
    {
        FirewallConfig config;
        config.alg = MakeProfile(profile);
        BOOST_TEST(PrintConfig(config) == SelectProfile(ToString(profile)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
