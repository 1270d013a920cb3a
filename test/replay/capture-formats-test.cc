// SPDX-License-Identifier: GPL-2.0-only
#include "captured-frames.h"
#include "replay-fixture.h"
#include "temporary-database.h"

using namespace ns3::sipalg;

namespace
{

const std::string NAT = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source rule-set out from zone private
set security nat source rule-set out to zone public
set security nat source rule-set out rule all match source-address 10.1.1.0/24
set security nat source rule-set out rule all then source-nat interface
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application any
set security policies from-zone private to-zone public policy outgoing then permit
)";

const std::string MACS(12, '\x02');

/// What stands before the IP header on links of a type, for a packet of version 4.
struct Link
{
    const char* name;
    int type;
    std::string header;
};

const Link LINKS[] = {
    {"Ethernet", DLT_EN10MB, MACS + BigEndian(0x0800, 2)},
    {"802.1Q", DLT_EN10MB, MACS + BigEndian(0x81000007, 4) + BigEndian(0x0800, 2)},
    {"802.1ad",
     DLT_EN10MB,
     MACS + BigEndian(0x88a80007, 4) + BigEndian(0x81000008, 4) + BigEndian(0x0800, 2)},
    {"Linux cooked", DLT_LINUX_SLL, std::string(14, '\0') + BigEndian(0x0800, 2)},
    {"Linux cooked 2", DLT_LINUX_SLL2, BigEndian(0x0800, 2) + std::string(18, '\0')},
    {"null", DLT_NULL, HostOrder(2, 4)},
    {"loop-back", DLT_LOOP, BigEndian(2, 4)},
    {"raw", DLT_RAW, ""},
    {"IPv4", DLT_IPV4, ""},
};

std::vector<std::string>
MakeFrames(const Link& link)
{
    return {link.header + MakeDatagram("one"), link.header + MakeDatagram("two")};
}

/// The payloads of the UDP datagrams in a capture of raw IP packets from 1.1.1.@p host.
std::vector<std::string>
ReadPayloads(const std::string& path, char host = 1)
{
    std::vector<std::string> payloads;
    char problem[PCAP_ERRBUF_SIZE];
    pcap_t* file = pcap_open_offline(path.c_str(), problem);
    BOOST_REQUIRE_MESSAGE(file, problem);
    BOOST_TEST(pcap_datalink(file) == DLT_RAW);
    pcap_pkthdr* header = nullptr;
    const u_char* data = nullptr;
    while (pcap_next_ex(file, &header, &data) == 1)
    {
        const std::string packet(reinterpret_cast<const char*>(data), header->caplen);
        BOOST_TEST(packet.substr(12, 4) == std::string(3, '\x01') + host);
        payloads.push_back(packet.substr(28));
    }
    pcap_close(file);
    return payloads;
}

struct NatReplay : Replay
{
    NatReplay()
        : Replay(NAT)
    {
    }

    std::string Write(const std::string& bytes)
    {
        std::ofstream(directory / "in.pcap", std::ios::binary) << bytes;
        return directory / "in.pcap";
    }

    std::vector<std::string> GetPayloads() const
    {
        return ReadPayloads(directory / "out/public.pcap");
    }
};

const std::vector<std::string> BOTH{"one", "two"};
const std::map<std::string, int> TWO_TRANSLATED{{"private,translated,", 2}};

} // namespace

BOOST_AUTO_TEST_SUITE(CaptureFormatsTest)

// CONTRACTS 3: pcap of Ethernet, raw IP, Linux cooked, null and loop-back links.
BOOST_AUTO_TEST_CASE(ReadsEveryLinkType)
{
    for (const Link& link : LINKS)
    {
        NatReplay replay;
        WriteCapture(replay.directory / "in.pcap", link.type, MakeFrames(link));
        const ProgramResult result = replay.Run("--in private=" + (replay.directory / "in.pcap"));
        BOOST_TEST_CONTEXT(link.name << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            BOOST_TEST((replay.CountVerdicts() == TWO_TRANSLATED));
            BOOST_TEST(replay.GetPayloads() == BOTH, boost::test_tools::per_element());
        }
    }
}

// CONTRACTS 3: pcapng of the same; an interface serves instead of its zone.
BOOST_AUTO_TEST_CASE(ReadsPcapng)
{
    for (const Link& link : LINKS)
    {
        NatReplay replay;
        const std::string path = replay.Write(MakePcapng(link.type, MakeFrames(link)));
        const ProgramResult result = replay.Run("--in ge-0/0/0.0=" + path);
        BOOST_TEST_CONTEXT(link.name << "\n" << result.output)
        {
            BOOST_TEST(result.status == 0);
            BOOST_TEST(replay.CountVerdicts()["ge-0/0/0.0,translated,"] == 2);
            BOOST_TEST(replay.GetPayloads() == BOTH, boost::test_tools::per_element());
        }
    }
}

// CONTRACTS 3: of a file that is cut anywhere, what is whole is replayed, and said; status 2.
BOOST_AUTO_TEST_CASE(ReplaysWhatIsWholeOfACutFile)
{
    const Link& link = LINKS[0];
    NatReplay replay;
    WriteCapture(replay.directory / "whole.pcap", link.type, MakeFrames(link));
    const std::string pcap = ReadWholeFile(replay.directory / "whole.pcap");
    const std::string pcapng = MakePcapng(link.type, MakeFrames(link));
    for (const std::string& whole : {pcap, pcapng})
    {
        for (const std::size_t missing : {std::size_t{1}, link.header.size() + 31})
        {
            const ProgramResult result =
                replay.Run("--in private=" + replay.Write(whole.substr(0, whole.size() - missing)));
            BOOST_TEST_CONTEXT(result.output)
            {
                BOOST_TEST(result.status == 2);
                BOOST_TEST(result.output.find("replaying the 1 packets before") !=
                           std::string::npos);
                BOOST_TEST(replay.GetPayloads() == std::vector<std::string>{"one"},
                           boost::test_tools::per_element());
            }
        }
    }
}

// CONTRACTS 3: no capture, in one line that names the file; status 2.
BOOST_AUTO_TEST_CASE(RefusesWhatIsNoCapture)
{
    NatReplay replay;
    const std::string pcap = MakePcapng(DLT_EN10MB, {});
    for (const std::string& bytes : {std::string(), std::string("text\n"), pcap.substr(0, 20)})
    {
        const ProgramResult result = replay.Run("--in private=" + replay.Write(bytes));
        BOOST_TEST_CONTEXT(result.output)
        {
            BOOST_TEST(result.status == 2);
            BOOST_TEST(result.output.find("in.pcap") != std::string::npos);
            BOOST_TEST(std::count(result.output.begin(), result.output.end(), '\n') == 1);
        }
    }
    WriteCapture(replay.directory / "radio.pcap", DLT_IEEE802_11, {"x"});
    const ProgramResult result = replay.Run("--in private=" + (replay.directory / "radio.pcap"));
    BOOST_TEST(result.status == 2);
    BOOST_TEST(result.output.find("link type 105 is not supported") != std::string::npos);
}

// CONTRACTS 3: a zone that is not there, by its name, and those that are.
BOOST_AUTO_TEST_CASE(NamesTheZonesThatThereAre)
{
    NatReplay replay;
    const ProgramResult result = replay.Run("--in dmz=" + replay.Write(MakePcapng(DLT_RAW, {})));
    BOOST_TEST(result.status == 2);
    for (const char* word : {"dmz", "private", "public"})
    {
        BOOST_TEST(result.output.find(word) != std::string::npos, word);
    }
}

// CONTRACTS 3: each frame gets one row, also what is no packet of version 4 or is cut short.
BOOST_AUTO_TEST_CASE(SaysOfEachFrameWhatBecameOfIt)
{
    NatReplay replay;
    const std::string ethernet = LINKS[0].header;
    const std::string arp = MACS + BigEndian(0x0806, 2) + std::string(28, '\0');
    const std::string v6 = MACS + BigEndian(0x86dd, 2) + '\x60' + std::string(39, '\0');
    std::string damaged = ethernet + MakeDatagram("bad");
    damaged[ethernet.size() + 8] = '\x01'; // another TTL under the same checksum
    const std::string padded = ethernet + MakeDatagram("padded") + std::string(12, '\0');
    const std::string cut = ethernet + MakeDatagram("longer").substr(0, 30);
    WriteCapture(replay.directory / "in.pcap", DLT_EN10MB, {arp, v6, damaged, padded, cut, "x"});
    const ProgramResult result = replay.Run("--in private=" + (replay.directory / "in.pcap"));
    BOOST_TEST(result.status == 0);
    const std::map<std::string, int> expected{{"private,consumed,", 2},
                                              {"private,dropped,MalformedPacket", 2},
                                              {"private,dropped,NoRoute", 1},
                                              {"private,translated,", 1}};
    BOOST_TEST((replay.CountVerdicts() == expected));
    BOOST_TEST(replay.GetPayloads() == std::vector<std::string>{"padded"},
               boost::test_tools::per_element());
}

// A packet that the capture does not hold whole cannot be sent on.
BOOST_AUTO_TEST_CASE(DropsWhatTheSnapshotLengthHasCut)
{
    NatReplay replay;
    const std::vector<std::string> frames{LINKS[0].header + MakeDatagram("one"),
                                          LINKS[0].header + MakeDatagram("longer than this")};
    WriteCapture(replay.directory / "in.pcap", DLT_EN10MB, frames, frames[0].size());
    const ProgramResult result = replay.Run("--in private=" + (replay.directory / "in.pcap"));
    BOOST_TEST(result.status == 0);
    const std::map<std::string, int> expected{{"private,dropped,MalformedPacket", 1},
                                              {"private,translated,", 1}};
    BOOST_TEST((replay.CountVerdicts() == expected));
}

// CONTRACTS 3, case 60: what the firewall answers itself leaves towards the zone of the asker.
BOOST_AUTO_TEST_CASE(WritesWhatTheFirewallAnswersItself)
{
    Replay replay(NAT +
                  "set security alg sip port 7\nset security alg sip refused-request reject\n");
    const std::string request = "FOO sip:1.1.1.3 SIP/2.0\r\n"
                                "Via: SIP/2.0/UDP 10.1.1.3:4000;branch=z9hG4bK1\r\n"
                                "From: <sip:a@10.1.1.3>;tag=a\r\nTo: <sip:1.1.1.3>\r\n"
                                "Call-ID: c\r\nCSeq: 1 FOO\r\nContent-Length: 0\r\n\r\n";
    WriteCapture(replay.directory / "in.pcap", DLT_RAW, {MakeDatagram(request)});
    BOOST_TEST(replay.Run("--in private=" + (replay.directory / "in.pcap")).status == 0);
    const std::map<std::string, int> expected{{"private,dropped,UnknownMethod", 1}};
    BOOST_TEST((replay.CountVerdicts() == expected));
    const auto answers = ReadPayloads(replay.directory / "out/private.pcap", 3);
    BOOST_REQUIRE(answers.size() == 1U);
    BOOST_TEST(answers[0].substr(0, 27) == "SIP/2.0 501 Not Implemented");
    BOOST_TEST(ReadPayloads(replay.directory / "out/public.pcap").empty());
}

// CONTRACTS 3, 4: the run is recorded as any other; and twice gives the same bytes.
BOOST_AUTO_TEST_CASE(RecordsTheRunAndRepeatsIt)
{
    NatReplay first;
    NatReplay second;
    const TemporaryDatabase database;
    const std::string bytes = MakePcapng(DLT_RAW, MakeFrames(LINKS[7]));
    BOOST_TEST(
        first.Run("--in private=" + first.Write(bytes) + " --db=" + database.GetPath()).status ==
        0);
    BOOST_TEST(second.Run("--in private=" + second.Write(bytes)).status == 0);
    BOOST_TEST(database.Ask("SELECT scenario, complete, sim_seconds > 300 FROM run") ==
               "replay|1|1");
    BOOST_TEST(database.Ask("SELECT protocol, internal_endpoint, external_endpoint FROM mapping") ==
               "udp|10.1.1.3:4000|1.1.1.1:4000");
    for (const std::string file : {"out/private.pcap", "out/public.pcap", "out/verdicts.csv"})
    {
        BOOST_TEST(!ReadWholeFile(first.directory / file).empty());
        BOOST_TEST(
            (ReadWholeFile(first.directory / file) == ReadWholeFile(second.directory / file)));
    }
}

BOOST_AUTO_TEST_SUITE_END()
