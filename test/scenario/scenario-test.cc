// SPDX-License-Identifier: GPL-2.0-only
#include "run-program.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <regex>

using namespace ns3::sipalg;

namespace
{

const char* const SCENARIOS[] = {"two-zone", "three-zone"};

ProgramResult
Run(const std::string& scenario, const std::string& arguments, const TemporaryDirectory& directory)
{
    return RunProgram("scenarios/" + scenario,
                      arguments + " --db=" + (directory / scenario) + ".sqlite");
}

/// The number of a row of the summary; 0 if it has no such row.
int
GetRow(const std::string& output, const std::string& name)
{
    std::smatch match;
    return std::regex_search(output, match, std::regex("\n +" + name + " +([0-9]+)"))
               ? std::stoi(match[1])
               : 0;
}

} // namespace

BOOST_AUTO_TEST_SUITE(ScenarioTest)

// J74, J78: with the ALG every call is answered, and both sides hear each other.
BOOST_AUTO_TEST_CASE(ConnectsEveryCallWithTheAlg)
{
    for (const char* scenario : SCENARIOS)
    {
        const TemporaryDirectory directory;
        const ProgramResult result = Run(scenario, "--calls=10", directory);
        BOOST_TEST_CONTEXT(scenario << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            BOOST_TEST(GetRow(result.output, "answered-ok") == 10);
            BOOST_TEST(GetRow(result.output, "audio two-way") == 10);
            BOOST_TEST(GetRow(result.output, "dropped") == 0);
            BOOST_TEST(std::filesystem::exists(directory / scenario + std::string(".sqlite")));
        }
    }
}

// J78: without the ALG no call comes in, and who calls out is heard but hears nothing.
BOOST_AUTO_TEST_CASE(FailsOrIsOneWayWithoutTheAlg)
{
    for (const char* scenario : SCENARIOS)
    {
        const TemporaryDirectory directory;
        const ProgramResult result = Run(scenario, "--calls=10 --alg=off", directory);
        BOOST_TEST_CONTEXT(scenario << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            BOOST_TEST(GetRow(result.output, "answered-ok") == 0);
            BOOST_TEST(GetRow(result.output, "answered-one-way") == 5);
            BOOST_TEST(GetRow(result.output, "audio callee-only") == 5);
            BOOST_TEST(GetRow(result.output, "audio none") == 5);
            BOOST_TEST(GetRow(result.output, "pinholes opened") == 0);
        }
    }
}

// CONTRACTS: same seed and run, same packets; another seed, others.
BOOST_AUTO_TEST_CASE(RepeatsItsCapturesWithTheSameSeed)
{
    const TemporaryDirectory a;
    const TemporaryDirectory b;
    const TemporaryDirectory c;
    const std::string options = "--calls=3 --hold=2 --loss=0.02 --pcap=";
    BOOST_TEST(Run("three-zone", options + (a / "p"), a).status == 0);
    BOOST_TEST(Run("three-zone", options + (b / "p"), b).status == 0);
    BOOST_TEST(Run("three-zone", options + (c / "p") + " --seed=2", c).status == 0);
    for (const char* zone : {"private", "dmz", "public"})
    {
        const std::string file = std::string("p/") + zone + ".pcap";
        BOOST_TEST(ReadWholeFile(a / file).size() > 1000U);
        BOOST_TEST((ReadWholeFile(a / file) == ReadWholeFile(b / file)));
        BOOST_TEST((ReadWholeFile(a / file) != ReadWholeFile(c / file)));
    }
}

// J75: with ports translated 22 hosts share 21 addresses.
BOOST_AUTO_TEST_CASE(SharesAPoolsAddressesByPorts)
{
    const TemporaryDirectory directory;
    const ProgramResult result = Run("source-pool", "--calls=12 --media=thinned", directory);
    BOOST_TEST_CONTEXT(result.output)
    {
        BOOST_TEST(GetRow(result.output, "answered-ok") == 12);
        BOOST_TEST(GetRow(result.output, "audio two-way") == 12);
        BOOST_TEST(GetRow(result.output, "dropped") == 0);
    }
}

// J75: address-only, the 22nd host gets no address, and whatever it sends is dropped.
BOOST_AUTO_TEST_CASE(RefusesTheHostForWhichAPoolHasNoAddress)
{
    const TemporaryDirectory directory;
    const ProgramResult result =
        Run("source-pool", "--calls=4 --media=thinned --variant=address-only", directory);
    BOOST_TEST_CONTEXT(result.output)
    {
        BOOST_TEST(result.status == 0);
        BOOST_TEST(GetRow(result.output, "registrations seen") == 21);
        BOOST_TEST(GetRow(result.output, "SourcePoolExhausted") > 0);
    }
}

// J76, J77: one public address per phone, and a proxy inside: everybody reaches everybody.
BOOST_AUTO_TEST_CASE(ConnectsEveryCallThroughStaticNat)
{
    for (const char* scenario : {"static-nat", "private-proxy"})
    {
        const TemporaryDirectory directory;
        const ProgramResult result = Run(scenario, "--calls=6", directory);
        BOOST_TEST_CONTEXT(scenario << "\n" << result.output)
        {
            BOOST_TEST(GetRow(result.output, "answered-ok") == 6);
            BOOST_TEST(GetRow(result.output, "audio two-way") == 6);
        }
        const ProgramResult without = Run(scenario, "--calls=6 --alg=off", directory);
        BOOST_TEST_CONTEXT(scenario << "\n" << without.output)
        {
            BOOST_TEST(without.status == 0);
            BOOST_TEST(GetRow(without.output, "audio two-way") == 0);
        }
    }
}

// J64, case 42: of 2 to 5 answers to one INVITE the caller keeps the last; first-answer opens
// nothing for it.
BOOST_AUTO_TEST_CASE(HearsTheAnswerThatIsKeptOfSeveral)
{
    int silent = 0;
    for (const char* branches : {"2", "3", "4", "5"})
    {
        const TemporaryDirectory directory;
        const std::string options = std::string("--calls=4 --media=thinned --phones=") + branches;
        const ProgramResult all = Run("forking", options, directory);
        const ProgramResult first = Run("forking", options + " --variant=first-answer", directory);
        const ProgramResult off = Run("forking", options + " --alg=off", directory);
        BOOST_TEST_CONTEXT(branches << "\n" << all.output << first.output << off.output)
        {
            BOOST_TEST(GetRow(all.output, "audio two-way") == 4);
            BOOST_TEST(GetRow(off.output, "audio none") == 4);
            silent += GetRow(first.output, "audio none");
        }
    }
    BOOST_TEST(silent > 0);
}

// J40, J41, J63: silence closes the media, and only one reading ends the call with them.
BOOST_AUTO_TEST_CASE(ClosesSilentMediaInThreeReadings)
{
    for (const char* variant : {"terminate", "keep-call", "remove-at-bye", "lost-bye"})
    {
        const TemporaryDirectory directory;
        const ProgramResult result =
            Run("media-timeout", std::string("--calls=2 --variant=") + variant, directory);
        const bool isEnded =
            std::string(variant) == "terminate" || std::string(variant) == "lost-bye";
        BOOST_TEST_CONTEXT(variant << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            BOOST_TEST(GetRow(result.output, "ALG calls ended by inactive-media") ==
                       (isEnded ? 2 : 0));
            BOOST_TEST(GetRow(result.output, "ALG calls ended by bye") == (isEnded ? 0 : 2));
        }
    }
}

// J42: the longest call is cut though media flow.
BOOST_AUTO_TEST_CASE(CutsTheLongestCall)
{
    const TemporaryDirectory directory;
    const ProgramResult result =
        Run("media-timeout", "--calls=1 --media=thinned --variant=maximum-duration", directory);
    BOOST_TEST_CONTEXT(result.output)
    {
        BOOST_TEST(GetRow(result.output, "ALG calls ended by max-duration") == 1);
    }
}

// J46, J47, case 32: calls survive each kind of hold, and are heard again.
BOOST_AUTO_TEST_CASE(HearsCallsAgainAfterHold)
{
    for (const char* variant : {"zero", "sendonly", "inactive", "retain"})
    {
        const TemporaryDirectory directory;
        const ProgramResult result =
            Run("hold", std::string("--calls=4 --variant=") + variant, directory);
        BOOST_TEST_CONTEXT(variant << "\n" << result.output)
        {
            BOOST_TEST(GetRow(result.output, "answered-ok") == 4);
            BOOST_TEST(GetRow(result.output, "audio two-way") == 4);
        }
    }
}

// A3, case 53: the way in lasts as long as the registration; without the ALG as long as it is used.
BOOST_AUTO_TEST_CASE(ReachesRegisteredPhonesAfterTheIdleTimeout)
{
    const TemporaryDirectory directory;
    const std::string options = "--calls=3 --media=thinned";
    const ProgramResult with = Run("registration-expiry", options, directory);
    const ProgramResult without = Run("registration-expiry", options + " --alg=off", directory);
    const ProgramResult kept =
        Run("registration-expiry", options + " --alg=off --variant=keepalive", directory);
    BOOST_TEST_CONTEXT(with.output << without.output << kept.output)
    {
        BOOST_TEST(GetRow(with.output, "audio two-way") == 3);
        BOOST_TEST(GetRow(without.output, "audio none") == 3);
        BOOST_TEST(GetRow(kept.output, "audio caller-only") == 3);
    }
}

// J31: sources that repeat what the proxy refuses cost legitimate calls nothing.
BOOST_AUTO_TEST_CASE(ConnectsLegitimateCallsBesideAFlood)
{
    for (const char* variant : {"screen", "open", "flood-screen", "flood-open"})
    {
        const TemporaryDirectory directory;
        const ProgramResult result =
            Run("dos-protection",
                std::string("--calls=3 --media=thinned --messages=off --variant=") + variant,
                directory);
        BOOST_TEST_CONTEXT(variant << "\n" << result.output)
        {
            BOOST_TEST(GetRow(result.output, "answered-ok") == 3);
            BOOST_TEST(GetRow(result.output, "audio two-way") == 3);
            const bool isScreened = std::string(variant).find("screen") != std::string::npos;
            BOOST_TEST((GetRow(result.output, "denials") > 0) == isScreened);
            BOOST_TEST((GetRow(result.output, "DeniedBySource") > 0) == isScreened);
        }
    }
}

// An option wins over what the configuration says.
BOOST_AUTO_TEST_CASE(TakesTheProfileOfTheOptionBeforeTheConfigurations)
{
    const TemporaryDirectory directory;
    const std::string config = directory / "fw.conf";
    std::ofstream(config) << "set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24\n"
                             "set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24\n"
                             "set security zones security-zone private interfaces ge-0/0/0.0\n"
                             "set security zones security-zone public interfaces ge-0/0/2.0\n"
                             "set security alg sip profile rfc\n";
    const ProgramResult result =
        Run("two-zone", "--calls=1 --profile=ios-xe --config=" + config, directory);
    BOOST_TEST_CONTEXT(result.output)
    {
        BOOST_TEST(result.status == 0);
    }
}

// More phones than a /24 has room for, on each side.
BOOST_AUTO_TEST_CASE(HasRoomForThousandsOfPhones)
{
    for (const char* scenario : SCENARIOS)
    {
        const TemporaryDirectory directory;
        const ProgramResult result =
            Run(scenario, "--phones=1000 --calls=100 --rate=10 --hold=2 --media=none", directory);
        BOOST_TEST_CONTEXT(scenario << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            BOOST_TEST(GetRow(result.output, "answered-ok") == 100);
            BOOST_TEST(GetRow(result.output, "dropped") == 0);
        }
    }
}

// CONTRACTS: a configuration of the user's that has no room for the phones is refused in one line.
BOOST_AUTO_TEST_CASE(RefusesAConfigurationWithoutRoomForThePhones)
{
    const TemporaryDirectory directory;
    const std::string config = directory / "fw.conf";
    std::ofstream(config) << "set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/29\n"
                             "set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24\n"
                             "set security zones security-zone private interfaces ge-0/0/0.0\n"
                             "set security zones security-zone public interfaces ge-0/0/2.0\n";
    const ProgramResult result = Run("two-zone", "--phones=9 --config=" + config, directory);
    BOOST_TEST(result.status == 2);
    BOOST_TEST(result.output == "two-zone: zone private has no room for phones 10.1.1.3 to "
                                "10.1.1.11 in 10.1.1.1/29\n");
}

// CONTRACTS: one line that says what is wrong and what is near, and status 2; 1 for the database.
BOOST_AUTO_TEST_CASE(ExplainsBadOptionsInOneLine)
{
    struct Case
    {
        const char* arguments;
        int status;
        const char* text;
    };

    for (const Case& bad : {Case{"--cals=3", 2, "unknown option --cals, did you mean '--calls'?"},
                            Case{"--calls=abc", 2, "--calls: 'abc' is no whole number from 0 to"},
                            Case{"--calls=-1", 2, "--calls: '-1' is no whole number"},
                            Case{"--run=-1", 2, "--run: '-1' is no whole number"},
                            Case{"--seed=99999999999999999999", 2, "from 1 to 4294967295"},
                            Case{"--alg=maybe", 2, "--alg: 'maybe' is unknown, allowed here: on"},
                            Case{"--profile=juno", 2, "did you mean 'junos'?"},
                            Case{"--phones=0", 2, "--phones: '0' is no whole number from 1 to"},
                            Case{"--loss=2", 2, "--loss: '2' is no number from 0 to 1"},
                            Case{"--rate=nan", 2, "--rate: 'nan' is no number from"},
                            Case{"--duration=", 2, "--duration"},
                            Case{"stray", 2, "stray"},
                            Case{"--config=/no/such/file", 2, "/no/such/file"},
                            Case{"--db=/no/such/directory/x.sqlite", 1, "/no/such/directory"}})
    {
        const ProgramResult result = RunProgram("scenarios/two-zone", bad.arguments);
        BOOST_TEST_CONTEXT(bad.arguments << "\n" << result.output)
        {
            BOOST_TEST(result.status == bad.status);
            BOOST_TEST(result.output.find(bad.text) != std::string::npos);
            BOOST_TEST(std::count(result.output.begin(), result.output.end(), '\n') == 1);
        }
    }
    BOOST_TEST(RunProgram("scenarios/two-zone", "--help").status == 0);
}

BOOST_AUTO_TEST_SUITE_END()
