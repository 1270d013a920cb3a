// SPDX-License-Identifier: GPL-2.0-only
#include "media-endpoints.h"

#include <boost/test/unit_test.hpp>
#include <vector>

using namespace ns3::sipalg;

namespace
{

IpEndpoint
MakeEndpoint(const char* address, uint16_t port)
{
    return {IpAddress::Parse(address).value(), port};
}

const IpEndpoint MEDIA = MakeEndpoint("10.1.1.3", 4000);
const IpEndpoint CONTROL = MakeEndpoint("10.1.1.3", 4001);
const IpEndpoint ELSEWHERE = MakeEndpoint("10.1.1.4", 9);
const IpEndpoint V6 = MakeEndpoint("2001:db8::5", 4000);

bool
Holds(const MediaEndpoints& endpoints, const IpEndpoint& rtp, const IpEndpoint& rtcp)
{
    return endpoints[RTP] == rtp && endpoints[RTCP] == rtcp;
}

} // namespace

BOOST_AUTO_TEST_SUITE(MediaEndpointsTest)

BOOST_AUTO_TEST_CASE(KeepsAnyTwoEndpoints)
{
    BOOST_TEST(sizeof(MediaEndpoints) == 8U);
    BOOST_TEST(Holds({}, {}, {}));
    const std::vector<IpEndpoint> all{{},
                                      MEDIA,
                                      CONTROL,
                                      ELSEWHERE,
                                      V6,
                                      MakeEndpoint("2001:db8::5", 4001),
                                      MakeEndpoint("10.1.1.3", 65535),
                                      MakeEndpoint("10.1.1.3", 0)};
    for (const IpEndpoint& rtp : all)
    {
        for (const IpEndpoint& rtcp : all)
        {
            const MediaEndpoints endpoints(rtp, rtcp);
            const MediaEndpoints copy(endpoints);
            BOOST_TEST(Holds(copy, rtp, rtcp));
        }
    }
}

BOOST_AUTO_TEST_CASE(TellsWhichComponentsAreShared)
{
    std::vector<MediaEndpoints> all;
    for (const IpEndpoint& rtp : {IpEndpoint(), MEDIA, CONTROL, V6})
    {
        for (const IpEndpoint& rtcp : {IpEndpoint(), CONTROL, ELSEWHERE})
        {
            all.emplace_back(rtp, rtcp);
        }
    }
    for (const MediaEndpoints& one : all)
    {
        for (const MediaEndpoints& other : all)
        {
            BOOST_TEST(one.Shares(RTP, other) == (one[RTP] == other[RTP]));
            BOOST_TEST(one.Shares(RTCP, other) == (one[RTCP] == other[RTCP]));
        }
    }
}

BOOST_AUTO_TEST_CASE(IsWrittenLikeAnArray)
{
    MediaEndpoints endpoints;
    MediaEndpoints others;
    endpoints[RTP] = others[RTP] = MEDIA;
    BOOST_TEST(Holds(endpoints, MEDIA, {}));
    BOOST_TEST(Holds(others, MEDIA, {}));
    endpoints[RTCP] = CONTROL;
    BOOST_TEST(Holds(endpoints, MEDIA, CONTROL));
    endpoints[RTCP] = ELSEWHERE;
    others[RTP] = endpoints[RTCP];
    BOOST_TEST(Holds(endpoints, MEDIA, ELSEWHERE));
    BOOST_TEST(Holds(others, ELSEWHERE, {}));
    endpoints = others;
    endpoints[RTP] = V6;
    BOOST_TEST(Holds(endpoints, V6, {}));
    BOOST_TEST(endpoints[RTP].port == 4000);
}

BOOST_AUTO_TEST_SUITE_END()
