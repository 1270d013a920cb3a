// SPDX-License-Identifier: GPL-2.0-only
#include "replay-fixture.h"
#include "shared-file.h"

#include <pcap/pcap.h>
#include <vector>

using namespace ns3::sipalg;

namespace
{

const std::string ROUTED = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application junos-sip
set security policies from-zone private to-zone public policy outgoing then permit
set security policies from-zone public to-zone private policy incoming match source-address any
set security policies from-zone public to-zone private policy incoming match destination-address any
set security policies from-zone public to-zone private policy incoming match application junos-sip
set security policies from-zone public to-zone private policy incoming then permit
)";

/// As the captures' README says: 10.1.1.3 is 1.1.1.10 outside.
const std::string STATIC = ROUTED + R"(
set security nat static rule-set phones from zone public
set security nat static rule-set phones rule phone1 match destination-address 1.1.1.10/32
set security nat static rule-set phones rule phone1 then static-nat prefix 10.1.1.3/32
)";

const std::string CAPTURES = std::string(SIPALG_SOURCE_DIR) + "/../shared/captures/";

/// From the IP header on, without what each router does its own way: the UDP checksum, which Linux
/// left to the (virtual) network card, so that the captures hold only its beginning.
std::string
Normalize(const u_char* packet, std::size_t length)
{
    std::string bytes(reinterpret_cast<const char*>(packet), length);
    constexpr std::size_t UDP_CHECKSUM = 20 + 6;
    return bytes.replace(UDP_CHECKSUM, 2, 2, '\0');
}

std::vector<std::string>
ReadPackets(const std::string& path)
{
    std::vector<std::string> packets;
    char problem[PCAP_ERRBUF_SIZE];
    pcap_t* file = pcap_open_offline(path.c_str(), problem);
    BOOST_REQUIRE_MESSAGE(file, problem);
    const std::size_t skip = pcap_datalink(file) == DLT_EN10MB ? 14 : 0;
    pcap_pkthdr* header = nullptr;
    const u_char* data = nullptr;
    while (pcap_next_ex(file, &header, &data) == 1)
    {
        const bool isUdp =
            header->caplen >= skip + 28 && data[skip] == 0x45 && data[skip + 9] == 17;
        if (isUdp)
        {
            packets.push_back(Normalize(data + skip, header->caplen - skip));
        }
    }
    pcap_close(file);
    return packets;
}

std::string
GiveBoth(const std::string& name)
{
    return "--in private=" + CAPTURES + name + "/private-in.pcap --in public=" + CAPTURES + name +
           "/public-in.pcap";
}

} // namespace

BOOST_AUTO_TEST_SUITE(ReplayTest)

// A5, J48, J53: what leaves equals what Linux' SIP helper sent, SIP and RTP, to the byte.
BOOST_AUTO_TEST_CASE(SendsWhatLinuxSent)
{
    for (const std::string name : {"sipp-static-out", "sipp-static-in", "sipp-routed-out"})
    {
        if (!ReadSharedFile("captures/" + name + "/private-in.pcap"))
        {
            return;
        }
        Replay replay(name == "sipp-routed-out" ? ROUTED : STATIC);
        const ProgramResult result = replay.Run(GiveBoth(name));
        BOOST_TEST_CONTEXT(name << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            const std::string verdict = name == "sipp-routed-out" ? "forwarded," : "translated,";
            const std::map<std::string, int> expected{{"private," + verdict, 249},
                                                      {"public," + verdict, 249}};
            BOOST_TEST((replay.CountVerdicts() == expected));
            for (const std::string zone : {"private", "public"})
            {
                BOOST_TEST((ReadPackets(replay.directory / "out/" + zone + ".pcap") ==
                            ReadPackets(CAPTURES + name + "/" + zone + "-out.pcap")));
            }
        }
    }
}

// CONTRACTS: replaying twice gives the same bytes.
BOOST_AUTO_TEST_CASE(GivesTheSameBytesTwice)
{
    if (!ReadSharedFile("captures/sipp-static-out/private-in.pcap"))
    {
        return;
    }
    Replay first(STATIC);
    Replay second(STATIC);
    first.Run(GiveBoth("sipp-static-out"));
    second.Run(GiveBoth("sipp-static-out"));
    for (const std::string file : {"out/private.pcap", "out/public.pcap", "out/verdicts.csv"})
    {
        BOOST_TEST(!ReadWholeFile(first.directory / file).empty());
        BOOST_TEST(
            (ReadWholeFile(first.directory / file) == ReadWholeFile(second.directory / file)));
    }
}

// B3: the same media without the call's signalling from inside do not pass.
BOOST_AUTO_TEST_CASE(DropsTheMediaOfNoCall)
{
    if (!ReadSharedFile("captures/sipp-static-out/public-in.pcap"))
    {
        return;
    }
    Replay replay(STATIC);
    replay.Run("--in public=" + CAPTURES + "sipp-static-out/public-in.pcap");
    const std::map<std::string, int> verdicts = replay.CountVerdicts();
    BOOST_TEST(verdicts.at("public,dropped,PolicyDenied") >= 245);
}

// CONTRACTS: a file that is no capture, or for a zone that is not: one line, status 2.
BOOST_AUTO_TEST_CASE(RefusesWhatItCannotReplay)
{
    Replay replay(STATIC);
    const std::string config = replay.directory / "config.set";
    for (const std::string& inputs : {"--in private=" + config,
                                      std::string("--in private=/no/such/file"),
                                      "--in privat=" + config,
                                      "--in " + config,
                                      std::string("")})
    {
        const ProgramResult result = replay.Run(inputs);
        BOOST_TEST_CONTEXT(inputs << "\n" << result.output)
        {
            BOOST_TEST(result.status == 2);
            BOOST_TEST(std::count(result.output.begin(), result.output.end(), '\n') == 1);
        }
    }
}

// CONTRACTS: of a file that is cut in a packet, everything before the cut is replayed, and said.
BOOST_AUTO_TEST_CASE(ReplaysACutFileUpToTheCut)
{
    const auto whole = ReadSharedFile("captures/sipp-static-out/private-in.pcap");
    if (!whole)
    {
        return;
    }
    Replay replay(STATIC);
    std::ofstream(replay.directory / "cut.pcap", std::ios::binary)
        << whole->substr(0, whole->size() / 2);
    const ProgramResult result =
        replay.Run("--in private=" + (replay.directory / "cut.pcap") + " --in public=" + CAPTURES +
                   "sipp-static-out/public-in.pcap");
    BOOST_TEST(result.status == 2);
    BOOST_TEST(result.output.find("packets before") != std::string::npos);
    BOOST_TEST(replay.CountVerdicts().at("private,translated,") > 100);
}

BOOST_AUTO_TEST_SUITE_END()
