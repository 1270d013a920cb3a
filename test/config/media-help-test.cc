// SPDX-License-Identifier: GPL-2.0-only
#include "engine-checks.h"
#include "two-parties.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

const std::string ZONES = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
)";

const std::string NAT = R"(
set security nat source rule-set out from zone private
set security nat source rule-set out to zone public
set security nat source rule-set out rule all match source-address 10.1.1.0/24
set security nat source rule-set out rule all then source-nat interface
)";

std::string
MakePolicy(const std::string& from, const std::string& to, const std::string& application)
{
    const std::string policy =
        "set security policies from-zone " + from + " to-zone " + to + " policy p ";
    return policy + "match source-address any\n" + policy + "match destination-address any\n" +
           policy + "match application " + application + "\n" + policy + "then permit\n";
}

/// What stands between the two telephones.
struct Path
{
    bool isRtpOpen; ///< the policies permit all, not SIP alone
    bool hasNat;
    bool hasHelp; ///< of the ALG, in the place of a proxy that redirects the media

    std::string MakeConfig() const
    {
        const std::string application = isRtpOpen ? "any" : "junos-sip";
        return ZONES + (hasNat ? NAT : "") + MakePolicy("private", "public", application) +
               MakePolicy("public", "private", application) +
               (hasHelp ? "" : "set security alg sip disable\n");
    }
};

/// Who hears whom: a host outside has no route to a private address that NAT hides.
std::pair<bool, bool>
Connect(const Path& path)
{
    TwoParties parties(path.MakeConfig());
    parties.Invite("c1", 4000);
    parties.now = 1s;
    parties.Answer("c1", 6000);
    parties.now = 2s;
    const bool bob = parties.DoesBobHear("c1");
    const bool isLost = path.hasNat && parties.GetAlice("c1") == "10.1.1.3:4000";
    return {bob, !isLost && parties.DoesAliceHear("c1")};
}

constexpr std::pair<bool, bool> BOTH{true, true};

} // namespace

BOOST_AUTO_TEST_SUITE(MediaHelpTest)

// B4: without help media go both ways only where RTP is open and no NAT is in use; with the ALG's,
// everywhere.
BOOST_AUTO_TEST_CASE(IsNeededWhereRtpIsBlockedOrNatInUse)
{
    for (const bool isRtpOpen : {false, true})
    {
        for (const bool hasNat : {false, true})
        {
            const bool isNeeded = !isRtpOpen || hasNat;
            BOOST_TEST((Connect({isRtpOpen, hasNat, false}) == BOTH) == !isNeeded);
            BOOST_TEST((Connect({isRtpOpen, hasNat, true}) == BOTH));
        }
    }
    BOOST_TEST((Connect({true, true, false}) == std::pair<bool, bool>{true, false}));
    BOOST_TEST((Connect({false, false, false}) == std::pair<bool, bool>{false, false}));
}

// C3: more than a hundred calls between the same two endpoints have media of their own, and each
// BYE frees its own.
BOOST_AUTO_TEST_CASE(IsGivenToEachCallOfATrunk)
{
    constexpr unsigned CALLS = 120;
    TwoParties parties(Path{false, true, true}.MakeConfig());
    FirewallEngine& engine = parties.GetEngine();
    const auto name = [](unsigned call) { return "c" + std::to_string(call); };
    std::map<std::string, unsigned> places;
    for (unsigned call = 0; call < CALLS; ++call)
    {
        parties.Invite(name(call), 20000 + 2 * call);
        parties.Answer(name(call), 40000 + 2 * call);
        ++places[parties.GetAlice(name(call))];
    }
    BOOST_TEST(places.size() == CALLS);
    BOOST_TEST(engine.GetGauges().calls == CALLS);
    for (unsigned call = 0; call < CALLS; ++call)
    {
        BOOST_TEST(parties.DoesAliceHear(name(call)));
        BOOST_TEST(parties.DoesBobHear(name(call)));
    }
    for (unsigned call = 0; call < CALLS; call += 2)
    {
        parties.Bye(name(call));
    }
    parties.now += 6s;
    engine.Advance(parties.now);
    BOOST_TEST(engine.GetGauges().calls == CALLS / 2);
    for (unsigned call = 0; call < CALLS; ++call)
    {
        BOOST_TEST(parties.DoesAliceHear(name(call)) == (call % 2 == 1));
    }
    BOOST_TEST(FindLeftover(engine, parties.now) == "");
}

BOOST_AUTO_TEST_SUITE_END()
