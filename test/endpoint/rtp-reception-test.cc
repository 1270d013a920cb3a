// SPDX-License-Identifier: GPL-2.0-only
#include "rtp-reception.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

/// Packet @p index of a G.711 stream comes @p lateMs after its turn.
void
Receive(RtpReception& reception, uint32_t index, double lateMs = 0, uint16_t first = 0)
{
    reception.OnPacket(static_cast<uint16_t>(first + index),
                       160 * index,
                       MilliSeconds(20 * index) + MicroSeconds(1000 * lateMs));
}

} // namespace

BOOST_AUTO_TEST_SUITE(RtpReceptionTest)

// RFC 3550 A.8: J += (|D| - J) / 16; 10 ms late once is D = +80 and -80 units.
BOOST_AUTO_TEST_CASE(ComputesJitterAsTheRfcDoes)
{
    RtpReception reception(1, 8000);
    Receive(reception, 0);
    Receive(reception, 1);
    BOOST_TEST(reception.GetJitter() == 0.0);
    Receive(reception, 2, 10);
    BOOST_TEST(reception.GetJitter() == 5.0); // 80 / 16
    Receive(reception, 3);
    BOOST_TEST(reception.GetJitter() == 5.0 + (80 - 5.0) / 16);
    BOOST_TEST(reception.GetJitterSeconds() == reception.GetJitter() / 8000);
}

// A.3: 10 expected, 3 lost; the fraction counts from report to report.
BOOST_AUTO_TEST_CASE(CountsLossFromSequenceNumbers)
{
    RtpReception reception(1, 8000);
    for (const uint32_t index : {0, 1, 2, 5, 6, 8, 9})
    {
        Receive(reception, index);
    }
    BOOST_TEST(reception.GetExpected() == 10U);
    BOOST_TEST(reception.GetLost() == 3);
    RtcpReportBlock block = reception.MakeReport(Seconds(1));
    BOOST_TEST(block.fractionLost == 3 * 256 / 10);
    BOOST_TEST(block.cumulativeLost == 3);
    BOOST_TEST(block.extendedHighestSequence == 9U);
    Receive(reception, 10);
    block = reception.MakeReport(Seconds(2));
    BOOST_TEST(block.fractionLost == 0);
    BOOST_TEST(block.cumulativeLost == 3);
}

// A.1: the sequence number wraps.
BOOST_AUTO_TEST_CASE(ExtendsTheSequenceNumberOverItsWrap)
{
    RtpReception reception(1, 8000);
    for (uint32_t index = 0; index < 10; ++index)
    {
        Receive(reception, index, 0, 65530);
    }
    BOOST_TEST(reception.GetExpected() == 10U);
    BOOST_TEST(reception.GetLost() == 0);
    BOOST_TEST(reception.MakeReport(Seconds(1)).extendedHighestSequence == 65536U + 3);
}

// A.1: late packets count; duplicates make the loss negative.
BOOST_AUTO_TEST_CASE(TakesReorderedAndRepeatedPackets)
{
    RtpReception reception(1, 8000);
    for (const uint32_t index : {0, 2, 1, 3, 3})
    {
        Receive(reception, index);
    }
    BOOST_TEST(reception.GetExpected() == 4U);
    BOOST_TEST(reception.GetLost() == -1);
    BOOST_TEST(reception.MakeReport(Seconds(1)).fractionLost == 0);
}

// A.1: one wild packet is ignored, two in sequence are a sender that began anew.
BOOST_AUTO_TEST_CASE(RestartsAfterTwoPacketsOfANewSequence)
{
    RtpReception reception(1, 8000);
    Receive(reception, 0);
    Receive(reception, 1);
    BOOST_TEST(!reception.OnPacket(30000, 0, Seconds(1)));
    BOOST_TEST(reception.GetExpected() == 2U);
    BOOST_TEST(reception.OnPacket(30001, 160, Seconds(1)));
    BOOST_TEST(reception.GetExpected() == 3U);
}

// 6.4.1: the time since the last sender report in 1/65536 s
BOOST_AUTO_TEST_CASE(TellsTheDelaySinceTheLastSenderReport)
{
    RtpReception reception(1, 8000);
    Receive(reception, 0);
    BOOST_TEST(reception.MakeReport(Seconds(1)).delaySinceLastSenderReport == 0U);
    reception.OnSenderReport({0x1111222233334444, 0, 0, 0}, Seconds(2));
    const RtcpReportBlock block = reception.MakeReport(MilliSeconds(2500));
    BOOST_TEST(block.lastSenderReport == 0x22223333U);
    BOOST_TEST(block.delaySinceLastSenderReport == 32768U);
}

BOOST_AUTO_TEST_SUITE_END()
