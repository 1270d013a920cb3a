// SPDX-License-Identifier: GPL-2.0-only
#include "call-fixture.h"
#include "media-channels.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

constexpr uint32_t BOB = 7;   // the dialog with his phone
constexpr uint32_t CAROL = 9; // another branch's

struct MediaFixture : CallFixture
{
    MediaFixture()
    {
        id = keeper.GetTable().Add({"c1", "a", "", true}, 0s);
        call = keeper.GetTable().Get(id);
    }

    void Offer(const std::vector<NamedMedia>& offered, bool isReoffer, Time now)
    {
        media.Apply(id, *call, {CallParty::Caller, 0, isReoffer, 100s}, offered, now);
    }

    void Answer(const std::vector<NamedMedia>& answered, uint32_t dialog, Time now)
    {
        media.Apply(id, *call, {CallParty::Callee, dialog, false, 100s}, answered, now);
        call->hashes.Add(CallHashes::Dialog, dialog);
        media.Commit(*call, dialog, now);
        media.Refresh(id, *call, now);
    }

    CallId id;
    Call* call;
    CallMedia media{config, nat};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(CallMediaTest, MediaFixture)

// J12: each party's endpoint opens when it is named.
BOOST_AUTO_TEST_CASE(OpensWhatOfferAndAnswerName)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    BOOST_TEST(CountOpen() == 2U);
    Answer({Wants(Bob(6000))}, BOB, 1s);
    BOOST_TEST(CountOpen() == 4U);
}

// Case 39: nor does it take memory.
BOOST_AUTO_TEST_CASE(NeedsNoHeapForWhatIsDescribedAgain)
{
    for (const Time now : {0s, 1s})
    {
        Offer({Wants(Alice(4000))}, false, now);
        Answer({Wants(Bob(6000))}, BOB, now);
    }
    BOOST_TEST(call->channels.size() == 2U);
    BOOST_TEST(call->channels.GetMemory() == 0U);
}

// J86, case 39: the same description again changes nothing; a new port takes the old one's place.
BOOST_AUTO_TEST_CASE(KeepsTheLatestEndpointOfAParty)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    Offer({Wants(Alice(4000))}, false, 0s);
    BOOST_TEST(call->channels.size() == 1U);
    Offer({Wants(Alice(4010))}, false, 1s);
    BOOST_TEST(!IsOpen(Alice(4000)));
    BOOST_TEST(IsOpen(Alice(4010)));
}

// Case 44: until a re-offer is answered, both endpoints are open.
BOOST_AUTO_TEST_CASE(KeepsTheOldMediaUntilAReofferIsAnswered)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    Answer({Wants(Bob(6000))}, BOB, 1s);
    Offer({Wants(Alice(4010))}, true, 2s);
    BOOST_TEST((IsOpen(Alice(4000)) && IsOpen(Alice(4010))));
    media.Discard(*call, BOB, CallParty::Caller, 3s);
    BOOST_TEST((IsOpen(Alice(4000)) && !IsOpen(Alice(4010))));
    Offer({Wants(Alice(4020))}, true, 4s);
    Answer({Wants(Bob(6000))}, BOB, 5s);
    BOOST_TEST((!IsOpen(Alice(4000)) && IsOpen(Alice(4020))));
}

// J61, case 26: video is added, and refused again with port 0; both parties' ends go.
BOOST_AUTO_TEST_CASE(AddsAndRemovesAMedium)
{
    NamedMedia aliceVideo = Wants(Alice(5000));
    NamedMedia bobVideo = Wants(Bob(7000));
    NamedMedia none = Refuses();
    aliceVideo.channel.group = bobVideo.channel.group = none.channel.group = 1;
    Offer({Wants(Alice(4000)), aliceVideo}, false, 0s);
    Answer({Wants(Bob(6000)), bobVideo}, BOB, 1s);
    BOOST_TEST(CountOpen() == 8U);
    Offer({Wants(Alice(4000)), none}, true, 2s);
    BOOST_TEST(CountOpen() == 8U);
    Answer({Wants(Bob(6000)), none}, BOB, 3s);
    BOOST_TEST(CountOpen() == 4U);
    BOOST_TEST((IsOpen(Alice(4000)) && IsOpen(Bob(6000))));
}

// J46, J47: hold closes the holder's pinholes and the medium's sessions, or keeps them.
BOOST_AUTO_TEST_CASE(HoldReleasesUnlessItIsToRetain)
{
    for (const bool retains : {false, true})
    {
        config.retainHoldResource = retains;
        Offer({Wants(Alice(4000))}, false, 0s);
        Answer({Wants(Bob(6000))}, BOB, 1s);
        Offer({Wants(Alice(4000), NamedMedia::State::Held)}, true, 2s);
        BOOST_TEST(IsOpen(Alice(4000)));
        Answer({Wants(Bob(6000))}, BOB, 3s);
        BOOST_TEST(IsOpen(Alice(4000)) == retains);
        media.Release(*call, 4s);
    }
}

// Cases 32, 44: what a refused resume opened is closed again, though it was sent twice.
BOOST_AUTO_TEST_CASE(ARefusedResumeLeavesTheHold)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    Answer({Wants(Bob(6000))}, BOB, 1s);
    Offer({Wants(Alice(4000), NamedMedia::State::Held)}, true, 2s);
    Answer({Wants(Bob(6000))}, BOB, 3s);
    Offer({Wants(Alice(4000))}, true, 4s);
    Offer({Wants(Alice(4000))}, true, 4s);
    BOOST_TEST(IsOpen(Alice(4000)));
    media.Discard(*call, BOB, CallParty::Caller, 5s);
    BOOST_TEST(!IsOpen(Alice(4000)));
    BOOST_TEST(bool(call->channels[0].held));
}

// Cases 42, 43: each branch has its own media; what one refuses, the other keeps.
BOOST_AUTO_TEST_CASE(BranchesOfAForkStayApart)
{
    NamedMedia video = Wants(Alice(5000));
    NamedMedia none = Refuses();
    video.channel.group = none.channel.group = 1;
    Offer({Wants(Alice(4000)), video}, false, 0s);
    NamedMedia bobVideo = Wants(Bob(7000));
    bobVideo.channel.group = 1;
    Answer({Wants(Bob(6000)), bobVideo}, BOB, 1s);
    BOOST_TEST(!IsForked(*call));
    Answer({Wants(Endpoint("1.1.1.5", 6000)), none}, CAROL, 2s);
    BOOST_TEST(IsForked(*call));
    BOOST_TEST((IsOpen(Bob(7000)) && IsOpen(Alice(5000))));
    media.RemoveDialog(*call, CAROL, 3s);
    BOOST_TEST(!IsOpen(Endpoint("1.1.1.5", 6000)));
    BOOST_TEST((IsOpen(Bob(6000)) && IsOpen(Alice(4000))));
}

// Case 42: what the caller tells one branch only does not change what the others know.
BOOST_AUTO_TEST_CASE(AChangeForOneBranchLeavesTheOthers)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    Answer({Wants(Bob(6000))}, BOB, 1s);
    Answer({Wants(Endpoint("1.1.1.5", 6000))}, CAROL, 2s);
    media.Apply(id, *call, {CallParty::Caller, CAROL, true, 100s}, {Wants(Alice(4010))}, 3s);
    media.Commit(*call, CAROL, 4s);
    BOOST_TEST((IsOpen(Alice(4000)) && IsOpen(Alice(4010))));
    BOOST_TEST(HasCallerChannel(*call, CAROL));
    // With Bob's dialog gone, nobody is left who was told of the first endpoint.
    media.RemoveDialog(*call, BOB, 5s);
    media.Commit(*call, CAROL, 6s);
    BOOST_TEST((!IsOpen(Alice(4000)) && IsOpen(Alice(4010))));
}

// RFC 3261 13.2.2.4: branches that never answered go.
BOOST_AUTO_TEST_CASE(RemovesTheBranchesThatDidNotAnswer)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    media.Apply(id, *call, {CallParty::Callee, CAROL, false, 100s}, {Wants(Bob(7000))}, 1s);
    Answer({Wants(Bob(6000))}, BOB, 2s);
    media.RemoveUnanswered(*call, 3s);
    BOOST_TEST((!IsOpen(Bob(7000)) && IsOpen(Bob(6000)) && IsOpen(Alice(4000))));
}

// J39, J40: RTCP alone keeps the group; silence of all closes it.
BOOST_AUTO_TEST_CASE(FindsSilenceOfTheWholeGroup)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    Answer({Wants(Bob(6000))}, BOB, 0s);
    BOOST_TEST(Send(Bob(6001), Alice(4001), PUBLIC, 10s));
    media.AddSession(id,
                     *call,
                     0,
                     nat.sessions.Find({IpProtocol::Udp, Bob(6001), Alice(4001)}).id,
                     10s);
    BOOST_TEST(Send(Bob(6001), Alice(4001), PUBLIC, 100s));
    call->answeredAt = 0s;
    BOOST_TEST((media.GetSilenceDeadline(*call) == Time{220s}));
    BOOST_TEST(!media.CloseSilent(*call, 219s));
    BOOST_TEST(media.CloseSilent(*call, 220s));
    BOOST_TEST(CountOpen() == 0U);
    BOOST_TEST(nat.sessions.GetRows().Size() == 0U);
}

// Case 60: a flood of new tags cannot make a call grow without bound.
BOOST_AUTO_TEST_CASE(CapsTheChannelsOfACall)
{
    Offer({Wants(Alice(4000))}, false, 0s);
    for (uint16_t i = 0; i < 1000; ++i)
    {
        const auto port = static_cast<uint16_t>(10000 + 2 * i);
        media.Apply(id, *call, {CallParty::Callee, 100u + i, false, 100s}, {Wants(Bob(port))}, 1s);
    }
    BOOST_TEST(call->channels.size() == 256U);
}

BOOST_AUTO_TEST_SUITE_END()
