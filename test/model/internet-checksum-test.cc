// SPDX-License-Identifier: GPL-2.0-only
#include "internet-checksum.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace ns3::sipalg;

namespace
{

uint16_t
Compute(const std::vector<uint16_t>& words)
{
    uint32_t sum = 0;
    for (const uint16_t word : words)
    {
        sum += word;
    }
    sum = (sum & 0xffff) + (sum >> 16);
    sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<uint16_t>(~sum);
}

} // namespace

BOOST_AUTO_TEST_SUITE(InternetChecksumTest)

// RFC 1624 section 4, example: 0x5555 becomes 0x3285 under checksum 0xdd2f.
BOOST_AUTO_TEST_CASE(GivesTheExampleOfTheRfc)
{
    ChecksumUpdate update(0xdd2f);
    update.Replace(0x5555, 0x3285);
    BOOST_TEST(update.Get() == 0x0000);
}

// RFC 1624 section 3: the same as computing it anew.
BOOST_AUTO_TEST_CASE(EqualsAChecksumThatIsComputedAnew)
{
    for (uint32_t i = 1; i < 5000; ++i)
    {
        const auto a = static_cast<uint16_t>(i * 40503u);
        const auto b = static_cast<uint16_t>(i * 30011u + 7);
        std::vector<uint16_t> words{0x4500, a, 0x1234, 0xffff};
        ChecksumUpdate update(Compute(words));
        update.Replace(a, b);
        words[1] = b;
        BOOST_TEST_REQUIRE(update.Get() == Compute(words));
    }
}

// RFC 768: both halves of an address, and the port.
BOOST_AUTO_TEST_CASE(CoversAddressAndPort)
{
    const IpEndpoint before{IpAddress::V4(0x0a010103), 5060};
    const IpEndpoint after{IpAddress::V4(0x01010101), 1024};
    ChecksumUpdate update(Compute({0x0a01, 0x0103, 5060, 99}));
    update.Replace(before, after);
    BOOST_TEST(update.Get() == Compute({0x0101, 0x0101, 1024, 99}));
}

BOOST_AUTO_TEST_SUITE_END()
