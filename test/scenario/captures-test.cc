// SPDX-License-Identifier: GPL-2.0-only
// The captures that each scenario writes, as Wireshark reads them.
#include "run-program.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <regex>
#include <vector>

using namespace ns3::sipalg;

namespace
{

bool
HasTshark()
{
    return std::system("command -v tshark >/dev/null 2>&1") == 0;
}

const std::string WRONG = "_ws.malformed || ip.checksum.status==0 || udp.checksum.status==0 || "
                          "_ws.expert.severity==8388608";
/// An address of the private zone, but in Call-ID and in what the phones call themselves in RTCP,
/// where none is translated.
const std::string PRIVATE =
    "ip.addr==10.0.0.0/8 || sdp contains \"10.1.1.\" || sip.r-uri contains \"10.1.1.\" || "
    "sip.Via contains \"10.1.1.\" || sip.Contact contains \"10.1.1.\" || "
    "sip.Record-Route contains \"10.1.1.\" || sip.Route contains \"10.1.1.\" || "
    "sip.From contains \"10.1.1.\" || sip.To contains \"10.1.1.\"";

/// How many frames of a capture match each of the filters.
std::vector<int>
CountFrames(const std::string& capture, const std::vector<std::string>& filters)
{
    std::string command = "tshark -n -q -o ip.check_checksum:TRUE -o udp.check_checksum:TRUE -r " +
                          capture + " -z 'io,stat,0";
    for (const std::string& filter : filters)
    {
        command += "," + filter;
    }
    const ProgramResult result = RunCommand(command + "'");
    std::smatch row;
    BOOST_REQUIRE_MESSAGE(
        std::regex_search(result.output, row, std::regex("<> +[0-9.]+ \\|([0-9 |]+)")),
        capture << "\n"
                << result.output);
    const std::string cells = row[1];
    std::vector<int> frames;
    const std::regex pair(" *([0-9]+) \\| +[0-9]+ \\|");
    for (std::sregex_iterator cell(cells.begin(), cells.end(), pair), end; cell != end; ++cell)
    {
        frames.push_back(std::stoi((*cell)[1]));
    }
    BOOST_REQUIRE(frames.size() == filters.size());
    return frames;
}

struct Play
{
    const char* scenario;
    const char* arguments;
    bool isTranslated; ///< the public zone sees no address of the private one
};

} // namespace

BOOST_AUTO_TEST_SUITE(CapturesTest)

// What crosses the links is what Wireshark knows: SIP and RTP, nothing malformed, no bad
// checksum; and outside there is no private address where translation is due.
BOOST_AUTO_TEST_CASE(HasNothingWrongOrPrivateInCaptures)
{
    if (!HasTshark())
    {
        BOOST_TEST_MESSAGE("skipped: there is no tshark");
        return;
    }
    for (const Play& play : {Play{"two-zone", "", true},
                             Play{"three-zone", "", true},
                             Play{"source-pool", "", true},
                             Play{"static-nat", "", true},
                             Play{"private-proxy", "", true},
                             Play{"forking", "--phones=3", true},
                             Play{"forking", "--phones=3 --variant=first-answer", true},
                             Play{"dos-protection", "", true},
                             Play{"media-timeout", "", true},
                             Play{"hold", "", true},
                             Play{"hold", "--variant=inactive", true},
                             Play{"registration-expiry", "", true},
                             Play{"two-zone", "--alg=off", false}})
    {
        const TemporaryDirectory directory;
        const std::string options =
            " --calls=2 --hold=1 --rate=0.3 --db=" + (directory / "x.sqlite") +
            " --pcap=" + (directory / "pcap");
        const ProgramResult result =
            RunProgram(std::string("scenarios/") + play.scenario, play.arguments + options);
        BOOST_REQUIRE_MESSAGE(result.status == 0, result.output);
        BOOST_TEST_CONTEXT(play.scenario << " " << play.arguments)
        {
            const std::string zones = directory / "pcap/";
            const auto inside = CountFrames(zones + "private.pcap", {"sip", "rtp", WRONG});
            const auto outside = CountFrames(zones + "public.pcap", {"sip", "rtp", WRONG, PRIVATE});
            BOOST_TEST((inside[0] > 10 && outside[0] > 10));
            BOOST_TEST((inside[1] > 10 && outside[1] > 10));
            BOOST_TEST((inside[2] == 0 && outside[2] == 0));
            BOOST_TEST((outside[3] == 0) == play.isTranslated);
        }
    }
}

// J79: no medium and no private address crosses the DMZ.
BOOST_AUTO_TEST_CASE(KeepsMediaOutOfTheDmz)
{
    if (!HasTshark())
    {
        BOOST_TEST_MESSAGE("skipped: there is no tshark");
        return;
    }
    const TemporaryDirectory directory;
    const std::string options =
        "--calls=2 --hold=1 --db=" + (directory / "x.sqlite") + " --pcap=" + (directory / "pcap");
    BOOST_REQUIRE(RunProgram("scenarios/three-zone", options).status == 0);
    const auto frames = CountFrames(directory / "pcap/dmz.pcap", {"sip", "rtp", WRONG, PRIVATE});
    BOOST_TEST(frames[0] > 10);
    BOOST_TEST(frames[1] == 0);
    BOOST_TEST(frames[2] == 0);
    BOOST_TEST(frames[3] == 0);
}

BOOST_AUTO_TEST_SUITE_END()
