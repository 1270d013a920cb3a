// SPDX-License-Identifier: GPL-2.0-only
#include "call-network.h"

#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

using namespace ns3;

namespace
{

bool
HasTshark()
{
    return std::system("command -v tshark >/dev/null 2>&1") == 0;
}

/// How many frames of the capture match the display filter.
std::size_t
CountFrames(const std::string& capture, const std::string& filter)
{
    const std::string command =
        "tshark -n -o ip.check_checksum:TRUE -o udp.check_checksum:TRUE -r " + capture + " -Y '" +
        filter + "' 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    BOOST_REQUIRE(pipe);
    std::size_t lines = 0;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe))
    {
        lines += c == '\n' ? 1 : 0;
    }
    BOOST_REQUIRE(pclose(pipe) == 0);
    return lines;
}

struct Capture : CallNetwork
{
    Capture()
        : folder(std::filesystem::temp_directory_path() /
                 ("sip-alg-capture-" + std::to_string(getpid())))
    {
        std::filesystem::create_directories(folder);
        csma.EnablePcap((folder / "lan").string(), devices.Get(1), true);
    }

    ~Capture()
    {
        std::filesystem::remove_all(folder);
    }

    std::string GetFile() const
    {
        return (folder / "lan-1-0.pcap").string();
    }

    std::filesystem::path folder;
};

} // namespace

BOOST_AUTO_TEST_SUITE(WiresharkTest)

// Real text on the wire: every packet of a call is dissected, none is malformed or has a wrong
// checksum. The capture sees the whole LAN.
BOOST_FIXTURE_TEST_CASE(DissectsEveryPacketOfACall, Capture)
{
    if (!HasTshark())
    {
        BOOST_TEST_MESSAGE("skipped: there is no tshark");
        return;
    }
    SipCallPlan plan;
    plan.hold = Seconds(20);
    plan.holdAfter = Seconds(5);
    plan.resumeAfter = Seconds(5);
    Start();
    alice->ScheduleCall(Seconds(5), 0, "bob", plan);
    Run(Seconds(60));
    Close();
    const std::string file = GetFile();
    BOOST_TEST(CountFrames(file, "sip") == 38U);
    BOOST_TEST(CountFrames(file, "sip.Method == \"INVITE\"") == 7U);
    BOOST_TEST(CountFrames(file, "rtp") ==
               calls.front().callerMedia.packetsSent + calls.front().calleeMedia.packetsSent);
    BOOST_TEST(CountFrames(file, "rtcp.pt == 200") >= 4U);
    BOOST_TEST(CountFrames(file, "rtcp.pt == 203") == 2U);
    BOOST_TEST(CountFrames(file, "_ws.malformed") == 0U);
    BOOST_TEST(CountFrames(file, "_ws.expert.severity == error") == 0U);
    BOOST_TEST(CountFrames(file, "udp.checksum.status == 0 || ip.checksum.status == 0") == 0U);
    BOOST_TEST(CountFrames(file, "udp && !(sip || rtp || rtcp)") == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
