// SPDX-License-Identifier: GPL-2.0-only
#include "call-fixture.h"
#include "media-channels.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct ChannelsFixture : CallFixture
{
    MediaChannel& Add(CallParty party, uint32_t dialog, uint16_t port)
    {
        MediaChannel channel = Wants(Alice(port)).channel;
        channel.party = party;
        channel.dialog = dialog;
        call.groups.resize(2);
        call.channels.push_back(channel);
        return call.channels.back();
    }

    Call call;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(MediaChannelsTest, ChannelsFixture)

// RFC 3264 5: the m= line's place, the party and the dialog tell where a channel belongs.
BOOST_AUTO_TEST_CASE(TellsWhichChannelsCompete)
{
    const MediaChannel channel = Wants(Alice(4000)).channel;
    MediaChannel other = Wants(Alice(4010)).channel;
    BOOST_TEST(IsSamePlace(channel, other));
    other.group = 1;
    BOOST_TEST(!IsSamePlace(channel, other));
    other.group = 0;
    other.dialog = 7;
    BOOST_TEST(!IsSamePlace(channel, other));
    BOOST_TEST(IsOf(channel, 7));
    BOOST_TEST(!IsOf(other, 8));
}

// Case 50: the passages of a spiral keep a channel each, where one endpoint is known by two.
BOOST_AUTO_TEST_CASE(LetsThePassagesOfASpiralStandBesideOneAnother)
{
    MediaChannel dmz = Wants(Alice(4000)).channel;
    MediaChannel outside = dmz;
    dmz.side = PRIVATE;
    outside.side = PUBLIC;
    BOOST_TEST(IsSamePlace(dmz, outside));
    outside.external[RTP] = Endpoint("1.1.1.1", 5000);
    BOOST_TEST(!IsSamePlace(dmz, outside));
    dmz.external[RTP] = Endpoint("192.168.2.3", 4000);
    BOOST_TEST(!IsSamePlace(dmz, outside));
    outside.internal[RTP] = Alice(4002);
    BOOST_TEST(IsSamePlace(dmz, outside));
}

// Case 39, case 50: the same endpoints, or what an earlier passage has made of them.
BOOST_AUTO_TEST_CASE(KnowsAnEndpointByEitherOfItsNames)
{
    MediaChannel kept = Wants(Alice(4000)).channel;
    kept.external[RTP] = Endpoint("1.1.1.1", 5000);
    const MediaChannel again = Wants(Alice(4000)).channel;
    const MediaChannel later = Wants(Endpoint("1.1.1.1", 5000)).channel;
    BOOST_TEST(NamesSameEndpoints(kept, kept));
    BOOST_TEST(NamesSameEndpoints(kept, again));
    BOOST_TEST(NamesSameEndpoints(kept, later));
    BOOST_TEST(!NamesSameEndpoints(kept, Wants(Alice(4002)).channel));
    MediaChannel tcp = again;
    tcp.protocol = IpProtocol::Tcp;
    BOOST_TEST(!NamesSameEndpoints(kept, tcp));
}

// Case 45, case 50: what stands for a medium on one side, passed on to another as it is.
BOOST_AUTO_TEST_CASE(NotesToWhichSideAnEndpointWasPassedOn)
{
    MediaChannel& kept = Add(CallParty::Caller, 0, 4000);
    kept.side = PRIVATE;
    MediaChannel named = kept;
    NotePassage(kept, named);
    BOOST_TEST(!HasPassage(call, PUBLIC));
    named.passedTo = PUBLIC;
    NotePassage(kept, named);
    BOOST_TEST(HasPassage(call, PUBLIC));
    BOOST_TEST(!HasPassage(call, PRIVATE));
}

// Case 44: what was offered takes the old one's place when it is accepted.
BOOST_AUTO_TEST_CASE(ReplacesWhatAnAcceptedOfferNamesAnew)
{
    Add(CallParty::Caller, 7, 4000);
    BOOST_TEST(!IsReplaced(call, call.channels[0]));
    Add(CallParty::Caller, 7, 4010).pending = true;
    BOOST_TEST(IsReplaced(call, call.channels[0]));
    BOOST_TEST(!IsReplaced(call, call.channels[1]));
}

// Case 42: the caller's channel serves all branches until the only one has its own.
BOOST_AUTO_TEST_CASE(KeepsTheChannelOfAllBranchesWhileThereAreSeveral)
{
    Add(CallParty::Caller, 0, 4000);
    Add(CallParty::Caller, 7, 4010);
    Add(CallParty::Callee, 7, 6000);
    BOOST_TEST(!IsForked(call));
    BOOST_TEST(HasCallerChannel(call, 7));
    BOOST_TEST(!HasCallerChannel(call, 8));
    BOOST_TEST(IsOvertaken(call, call.channels[0]));
    Add(CallParty::Callee, 8, 6010);
    BOOST_TEST(IsForked(call));
    BOOST_TEST(!IsOvertaken(call, call.channels[0]));
}

// Case 24, case 26: a refusal counts for the pairs behind the first, and for who is alone with it.
BOOST_AUTO_TEST_CASE(TellsWhatARefusalTakes)
{
    MediaChannel& pair = Add(CallParty::Caller, 0, 4000);
    pair.group = 1;
    pair.behind = 1;
    BOOST_TEST(!IsRefused(call, call.channels[0], 7));
    call.groups[0].isRefused = true;
    BOOST_TEST(IsRefused(call, call.channels[0], 7));
    Add(CallParty::Callee, 8, 6000).group = 1;
    BOOST_TEST(!IsRefused(call, call.channels[0], 7));
}

BOOST_AUTO_TEST_SUITE_END()
