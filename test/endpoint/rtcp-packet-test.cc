// SPDX-License-Identifier: GPL-2.0-only
#include "rtcp-packet.h"

#include "ns3/packet.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

using Bytes = std::vector<uint8_t>;

RtcpPacket
MakeReport()
{
    RtcpPacket report;
    report.ssrc = 0x01020304;
    report.cname = "a@b";
    report.senderInfo = RtcpSenderInfo{0x83aa7e8000000000, 160, 2, 320};
    RtcpReportBlock block;
    block.ssrc = 0x0a0b0c0d;
    block.fractionLost = 64;
    block.cumulativeLost = -1;
    block.extendedHighestSequence = 0x10005;
    block.jitter = 7;
    block.lastSenderReport = 0x7e800000;
    block.delaySinceLastSenderReport = 0x10000;
    report.reports.push_back(block);
    return report;
}

Bytes
Write(const RtcpPacket& report)
{
    Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(report);
    Bytes bytes(packet->GetSize());
    packet->CopyData(bytes.data(), bytes.size());
    return bytes;
}

RtcpPacket
Read(const Bytes& bytes)
{
    Ptr<Packet> packet = Create<Packet>(bytes.data(), bytes.size());
    RtcpPacket report;
    packet->RemoveHeader(report);
    return report;
}

} // namespace

BOOST_AUTO_TEST_SUITE(RtcpPacketTest)

// RFC 3550 6.4.1, 6.5, 6.6: SR with one block, SDES with CNAME, BYE
BOOST_AUTO_TEST_CASE(WritesACompoundPacket)
{
    RtcpPacket report = MakeReport();
    report.bye = true;
    const Bytes expected{
        0x81, 200, 0x00, 12, 1, 2, 3, 4, 0x83, 0xaa, 0x7e, 0x80, 0,    0,    0,  0,    0,    0,
        0,    160, 0,    0,  0, 2, 0, 0, 0x01, 0x40, 0x0a, 0x0b, 0x0c, 0x0d, 64, 0xff, 0xff, 0xff,
        0,    1,   0,    5,  0, 0, 0, 7, 0x7e, 0x80, 0,    0,    0,    1,    0,  0, // SDES
        0x81, 202, 0,    3,  1, 2, 3, 4, 1,    3,    'a',  '@',  'b',  0,    0,  0, // BYE
        0x81, 203, 0,    1,  1, 2, 3, 4};
    BOOST_TEST(Write(report) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ReadsWhatItWrites)
{
    RtcpPacket report = MakeReport();
    report.bye = true;
    const RtcpPacket read = Read(Write(report));
    BOOST_TEST(read.IsValid());
    BOOST_TEST(read.ssrc == report.ssrc);
    BOOST_TEST(read.cname == "a@b");
    BOOST_TEST(read.bye);
    BOOST_TEST(read.senderInfo->octetCount == 320U);
    BOOST_REQUIRE(read.reports.size() == 1U);
    BOOST_TEST(read.reports.front().cumulativeLost == -1);
    BOOST_TEST(read.reports.front().delaySinceLastSenderReport == 0x10000U);
}

// 6.4.2: without sender information it is a receiver report.
BOOST_AUTO_TEST_CASE(WritesAReceiverReportWhenNothingWasSent)
{
    RtcpPacket report = MakeReport();
    report.senderInfo.reset();
    const Bytes bytes = Write(report);
    BOOST_TEST(bytes[1] == 201);
    BOOST_TEST(!Read(bytes).senderInfo);
    BOOST_TEST(Read(bytes).reports.size() == 1U);
}

// Every CNAME length is filled up to 32 bits with at least one zero.
BOOST_AUTO_TEST_CASE(PadsTheCanonicalName)
{
    for (std::size_t length : {0, 1, 2, 3, 4, 5, 255, 300})
    {
        RtcpPacket report = MakeReport();
        report.cname = std::string(length, 'x');
        const Bytes bytes = Write(report);
        BOOST_TEST(bytes.size() % 4 == 0U);
        BOOST_TEST(Read(bytes).cname.size() == std::min<std::size_t>(length, 255));
    }
}

// Bad input: cut anywhere, it is refused or read without its last packets, never past the end.
BOOST_AUTO_TEST_CASE(SurvivesEveryTruncationAndWrongLengths)
{
    Bytes bytes = Write(MakeReport());
    for (std::size_t length = 0; length < bytes.size(); ++length)
    {
        const RtcpPacket read = Read(Bytes(bytes.begin(), bytes.begin() + length));
        BOOST_TEST(read.IsValid() == (length == 52));
    }
    for (std::size_t i = 0; i < bytes.size(); ++i)
    {
        for (const int value : {0x00, 0x7f, 0x9f, 0xff})
        {
            Bytes changed = bytes;
            changed[i] = static_cast<uint8_t>(value);
            Read(changed);
        }
    }
    BOOST_TEST(Read(bytes).IsValid());
}

// RFC 3550 4: seconds since 1900 and their fraction
BOOST_AUTO_TEST_CASE(CountsNtpTimeFrom1970)
{
    BOOST_TEST(ToNtpTimestamp(MilliSeconds(1500)) == ((2208988801ULL << 32) | 0x80000000ULL));
    BOOST_TEST(ToShortNtp(ToNtpTimestamp(MilliSeconds(1500))) ==
               ((2208988801ULL & 0xffff) << 16 | 0x8000));
}

BOOST_AUTO_TEST_SUITE_END()
