// SPDX-License-Identifier: GPL-2.0-only
#include "rtp-header.h"

#include "ns3/packet.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

using Bytes = std::vector<uint8_t>;

RtpHeader
Read(const Bytes& bytes, uint32_t& left)
{
    Ptr<Packet> packet = Create<Packet>(bytes.data(), bytes.size());
    RtpHeader header;
    packet->RemoveHeader(header);
    left = packet->GetSize();
    return header;
}

} // namespace

BOOST_AUTO_TEST_SUITE(RtpHeaderTest)

// RFC 3550 5.1
BOOST_AUTO_TEST_CASE(WritesTheFixedHeader)
{
    RtpHeader header;
    header.SetMarker(true);
    header.SetPayloadType(18);
    header.SetSequence(0x1234);
    header.SetTimestamp(0x89abcdef);
    header.SetSsrc(0xdeadbeef);
    Ptr<Packet> packet = Create<Packet>();
    packet->AddHeader(header);
    Bytes bytes(packet->GetSize());
    packet->CopyData(bytes.data(), bytes.size());
    const Bytes expected{0x80, 0x92, 0x12, 0x34, 0x89, 0xab, 0xcd, 0xef, 0xde, 0xad, 0xbe, 0xef};
    BOOST_TEST(bytes == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(SkipsContributingSourcesAndExtension)
{
    uint32_t left = 0;
    const RtpHeader header = Read({0x91, 0x08, 0x00, 0x07, 0, 0, 0, 1, 0, 0, 0, 2, // CC 1, X
                                   0xaa, 0xaa, 0xaa, 0xaa,                         // CSRC
                                   0xbe, 0xde, 0x00, 0x01, 1, 2, 3, 4,             // extension
                                   0x55},
                                  left);
    BOOST_TEST(header.IsValid());
    BOOST_TEST(header.GetPayloadType() == 8);
    BOOST_TEST(header.GetSequence() == 7);
    BOOST_TEST(header.GetTimestamp() == 1U);
    BOOST_TEST(header.GetSsrc() == 2U);
    BOOST_TEST(left == 1U);
}

// Bad input: nothing is consumed, nothing is read past the end.
BOOST_AUTO_TEST_CASE(RefusesWhatIsNoRtp)
{
    const Bytes full{0x80, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2};
    for (std::size_t length = 0; length < full.size(); ++length)
    {
        uint32_t left = 0;
        BOOST_TEST(!Read(Bytes(full.begin(), full.begin() + length), left).IsValid());
        BOOST_TEST(left == length);
    }
    for (const Bytes& bad : {Bytes{0x40, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2}, // version 1
                             Bytes{0x8f, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2}, // 15 CSRCs
                             Bytes{0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2}, // extension missing
                             Bytes{0x90, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0xff, 0xff}})
    {
        uint32_t left = 0;
        BOOST_TEST(!Read(bad, left).IsValid());
        BOOST_TEST(left == bad.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()
