// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-translator.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

struct ToldMediaFixture
{
    /// A description of one medium at port @p inside that comes out at port @p outside.
    void Tell(std::string_view version, uint16_t inside, uint16_t outside)
    {
        SdpOrigin origin;
        origin.sessionId = "7";
        origin.sessionVersion = version;
        NamedMedia medium;
        medium.channel.internal[RTP] = {*IpAddress::Parse("10.1.1.3"), inside};
        medium.channel.external[RTP] = {*IpAddress::Parse("1.1.1.1"), outside};
        told.Follow(origin, {medium});
    }

    ToldMedia told;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(ToldMediaTest, ToldMediaFixture)

// Case 28: retransmissions, and what the phone changes itself, are the phone's to count.
BOOST_AUTO_TEST_CASE(RaisesNothingForWhatThePhoneSays)
{
    Tell("1", 4000, 14000);
    Tell("1", 4000, 14000);
    BOOST_TEST(told.raised == 0);
    Tell("2", 4000, 14002);
    BOOST_TEST(told.raised == 0);
    Tell("2", 4010, 14010);
    BOOST_TEST(told.raised == 0);
}

// Case 28: the firewall's own change counts, once, and for good.
BOOST_AUTO_TEST_CASE(RaisesTheVersionWhenOnlyTheOutsideChanges)
{
    Tell("1", 4000, 14000);
    Tell("1", 4000, 14002);
    BOOST_TEST(told.raised == 1);
    Tell("1", 4000, 14002);
    BOOST_TEST(told.raised == 1);
    Tell("2", 4000, 14004);
    BOOST_TEST(told.raised == 1);
    Tell("2", 4000, 14006);
    BOOST_TEST(told.raised == 2);
}

BOOST_AUTO_TEST_SUITE_END()
