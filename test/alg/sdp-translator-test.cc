// SPDX-License-Identifier: GPL-2.0-only
#include "description-fixture.h"

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_FIXTURE_TEST_SUITE(SdpTranslatorTest, DescriptionFixture)

// J48, J13
BOOST_AUTO_TEST_CASE(PutsTheOutsideEndpointInOutwardDescriptions)
{
    CheckMedia("m=audio 4000 RTP/AVP 0\r\n", "m=audio 14000 RTP/AVP 0\r\n");
    BOOST_TEST(IsOpen(0));
    BOOST_TEST(Internal(0) == "10.1.1.3:4000");
    BOOST_TEST(External(0) == "1.1.1.1:14000");
    BOOST_TEST(Internal(0, 1) == "10.1.1.3:4001");
    BOOST_TEST(External(0, 1) == "1.1.1.1:14001");
}

// J48: what comes in names the peer, and stays.
BOOST_AUTO_TEST_CASE(LeavesInwardDescriptionsAsTheyAre)
{
    const std::string text = "v=0\r\no=- 1 1 IN IP4 1.1.1.9\r\ns=-\r\nc=IN IP4 1.1.1.9\r\nt=0 0\r\n"
                             "m=audio 6000 RTP/AVP 0\r\na=rtcp:6010 IN IP4 1.1.1.9\r\n"
                             "a=candidate:1 1 UDP 9 1.1.1.9 6000 typ host\r\n";
    BOOST_TEST(Translate(text, false) == text);
    BOOST_TEST(IsOpen(0));
    BOOST_TEST(External(0, 1) == "1.1.1.9:6010");
}

// Case 28, case 29: of o= the address alone; version and id stay, and so do the lines about people.
BOOST_AUTO_TEST_CASE(ChangesOfTheOriginOnlyTheAddress)
{
    const std::string tail = "i=at 10.1.1.3\r\nu=http://10.1.1.3/\r\ne=a@10.1.1.3\r\np=+1 10\r\n";
    const std::string rest = "b=AS:64\r\nk=clear:10.1.1.3\r\na=x:10.1.1.3\r\n" + T;
    BOOST_TEST(Translate(ORIGIN + tail + C + rest) == ORIGIN_OUTSIDE + tail + C_OUTSIDE + rest);
    const std::string loose = "v=0\r\no=Front Desk 7 9 IN IP4 10.1.1.3\r\nc=IN IP4 10.1.1.3 \r\n";
    BOOST_TEST(Translate(loose) ==
               "v=0\r\no=Front Desk 7 9 IN IP4 1.1.1.1\r\nc=IN IP4 1.1.1.1 \r\n");
}

// J10, case 25: the medium's own c= wins; the session's is hidden even if nobody uses it.
BOOST_AUTO_TEST_CASE(TranslatesEachLevelOfConnections)
{
    CheckMedia("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 10.7.7.7\r\nm=video 4002 RTP/AVP 31\r\n",
               "m=audio 14000 RTP/AVP 0\r\nc=IN IP4 1.1.1.1\r\nm=video 14002 RTP/AVP 31\r\n");
    BOOST_TEST(Internal(0) == "10.7.7.7:4000");
    BOOST_TEST(Internal(1) == "10.1.1.3:4002");
}

// Case 25: further c= lines of one level leak no more than the first.
BOOST_AUTO_TEST_CASE(TranslatesEveryConnectionOfALevel)
{
    const std::string twice = C + "c=IN IP4 10.1.1.4\r\nc=IN IP4 8.8.8.8\r\n";
    const std::string twiceOutside = C_OUTSIDE + C_OUTSIDE + "c=IN IP4 8.8.8.8\r\n";
    CheckMedia("m=audio 4000 RTP/AVP 0\r\n" + twice + "a=x\r\n",
               "m=audio 14000 RTP/AVP 0\r\n" + twiceOutside + "a=x\r\n");
    BOOST_TEST(Internal(0) == "10.1.1.3:4000");
    BOOST_TEST(Translate(ORIGIN + twice + T + "m=audio 4000 RTP/AVP 0\r\n") ==
               ORIGIN_OUTSIDE + twiceOutside + T + "m=audio 14000 RTP/AVP 0\r\n");
}

// Case 25, case 27: a c= line of its own stands behind m= and i=, and ends as the others do.
BOOST_AUTO_TEST_CASE(GivesAMediumAtAnotherOutsideAddressItsOwnConnection)
{
    const std::string first = "m=audio 4000 RTP/AVP 0\r\n";
    const std::string firstOutside = "m=audio 14000 RTP/AVP 0\r\n";
    CheckMedia(first + "m=video 50000 RTP/AVP 31\r\ni=screen\r\nb=AS:9\r\n",
               firstOutside +
                   "m=video 60000 RTP/AVP 31\r\ni=screen\r\nc=IN IP4 1.1.1.2\r\nb=AS:9\r\n");
    CheckMedia(first + "m=video 50000 RTP/AVP 31\r\na=x\r\ni=late\r\n",
               firstOutside + "m=video 60000 RTP/AVP 31\r\nc=IN IP4 1.1.1.2\r\na=x\r\ni=late\r\n");
    CheckMedia(first + "m=video 50000 RTP/AVP 31",
               firstOutside + "m=video 60000 RTP/AVP 31\r\nc=IN IP4 1.1.1.2");
    CheckMedia(first + "m=video 50000 RTP/AVP 31\r\ni=x",
               firstOutside + "m=video 60000 RTP/AVP 31\r\ni=x\r\nc=IN IP4 1.1.1.2");
    BOOST_TEST(
        Translate("v=0\nc=IN IP4 10.1.1.3\nm=audio 4000 RTP/AVP 0\nm=video 50000 RTP/AVP 3") ==
        "v=0\nc=IN IP4 1.1.1.1\nm=audio 14000 RTP/AVP 0\nm=video 60000 RTP/AVP 3\n"
        "c=IN IP4 1.1.1.2");
}

// J8: an IPv6 host gets an IPv6 address, with its label.
BOOST_AUTO_TEST_CASE(TranslatesIpv6Connections)
{
    BOOST_TEST(Translate("v=0\r\nc=IN IP6 2001:db8::5\r\nm=audio 4000 RTP/AVP 0\r\n") ==
               "v=0\r\nc=IN IP6 2001:db8:1::1\r\nm=audio 14000 RTP/AVP 0\r\n");
}

// J9: the suffix of a unicast address is nobody's business.
BOOST_AUTO_TEST_CASE(KeepsTheSuffixOfAnAddress)
{
    CheckMedia("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 10.1.1.3/127\r\n",
               "m=audio 14000 RTP/AVP 0\r\nc=IN IP4 1.1.1.1/127\r\n");
}

// Case 21: RTCP's place is where a=rtcp says, and it is translated with RTP's.
BOOST_AUTO_TEST_CASE(TranslatesThePlaceOfRtcp)
{
    const std::string m = "m=audio 4000 RTP/AVP 0\r\n";
    const std::string out = "m=audio 14000 RTP/AVP 0\r\n";
    CheckMedia(m + "a=rtcp:4444\r\n", out + "a=rtcp:14001\r\n");
    BOOST_TEST(Internal(0, 1) == "10.1.1.3:4444");
    CheckMedia(m + "a=rtcp:4444 IN IP4 10.1.1.3\r\n", out + "a=rtcp:14001 IN IP4 1.1.1.1\r\n");
    CheckMedia(m + "a=rtcp:4444 IN IP4 10.1.1.4\r\n", out + "a=rtcp:14001 IN IP4 1.1.1.1\r\n");
    BOOST_TEST(Internal(0, 1) == "10.1.1.4:4444");
    CheckMedia(m + "a=rtcp-fb:* nack\r\na=rtcp-xr:rcvr-rtt\r\na=rtcp-rsize\r\n",
               out + "a=rtcp-fb:* nack\r\na=rtcp-xr:rcvr-rtt\r\na=rtcp-rsize\r\n");
}

// RFC 3605: RTCP that does not come out next to RTP must be told.
BOOST_AUTO_TEST_CASE(TellsWhereRtcpIsWhenNotNextToRtp)
{
    rtcpDistance = 7;
    CheckMedia("m=audio 4000 RTP/AVP 0\r\na=x\r\nm=audio 4002 RTP/AVP 0",
               "m=audio 14000 RTP/AVP 0\r\na=x\r\na=rtcp:14007\r\n"
               "m=audio 14002 RTP/AVP 0\r\na=rtcp:14009");
    const std::string inward = "v=0\r\nc=IN IP4 1.1.1.9\r\nm=audio 4000 RTP/AVP 0\r\n";
    BOOST_TEST(Translate(inward, false) == inward);
}

// Case 23
BOOST_AUTO_TEST_CASE(TakesOddPortsAsTheyAre)
{
    CheckMedia("m=audio 4001 RTP/AVP 0\r\n", "m=audio 14001 RTP/AVP 0\r\n");
    BOOST_TEST(Internal(0, 1) == "10.1.1.3:4002");
}

// Case 24: each pair is a channel of the call, behind those that have an m= line.
BOOST_AUTO_TEST_CASE(MapsEveryPairOfAPortCount)
{
    CheckMedia("m=audio 4000/2 RTP/AVP 0\r\nm=video 4100 RTP/AVP 31\r\n",
               "m=audio 14000/2 RTP/AVP 0\r\nm=video 14100 RTP/AVP 31\r\n");
    BOOST_REQUIRE(media.size() == 3U);
    BOOST_TEST(External(0, 1) == "1.1.1.1:14001");
    BOOST_TEST(Internal(2) == "10.1.1.3:4002");
    BOOST_TEST(External(2, 1) == "1.1.1.1:14003");
    BOOST_TEST(media[2].channel.group == 2);
    BOOST_TEST((media[2].state == State::Active));
    const std::string inward = "v=0\r\nc=IN IP4 1.1.1.9\r\nm=audio 4000/2 RTP/AVP 0\r\n";
    BOOST_TEST(Translate(inward, false) == inward);
    BOOST_TEST(External(1, 1) == "1.1.1.9:4003");
}

// Case 26: port 0 stays, takes nothing and names no inside host.
BOOST_AUTO_TEST_CASE(LeavesRefusedMediaRefused)
{
    CheckMedia("m=audio 0 RTP/AVP 0\r\n" + C +
                   "a=rtcp:0 IN IP4 10.1.1.3\r\nm=video 0 RTP/AVP 31\r\n"
                   "a=bundle-only\r\n",
               "m=audio 0 RTP/AVP 0\r\n" + C_OUTSIDE +
                   "a=rtcp:0 IN IP4 1.1.1.1\r\nm=video 0 RTP/AVP 31\r\na=bundle-only\r\n");
    BOOST_TEST((media[0].state == State::Refused));
    BOOST_TEST((media[1].state == State::Refused));
}

// J17: hold by 0.0.0.0 takes nothing, and hides what else it names.
BOOST_AUTO_TEST_CASE(HidesWhatAHeldMediumNames)
{
    const std::string zero = "m=audio 4000 RTP/AVP 0\r\nc=IN IP4 0.0.0.0\r\n";
    CheckMedia(
        zero + "a=rtcp:4001 IN IP4 10.1.1.3\r\na=candidate:1 1 UDP 9 10.1.1.3 4000 typ host\r\n",
        zero + "a=rtcp:4001 IN IP4 1.1.1.1\r\n");
    BOOST_TEST((media[0].state == State::Held));
    BOOST_TEST(Internal(0) == "0.0.0.0:0");
}

// J11, J83
BOOST_AUTO_TEST_CASE(SaysWhyADescriptionIsDropped)
{
    Translate(ORIGIN + T + "m=audio 4000 RTP/AVP 0\r\n");
    BOOST_TEST((reason == DropReason::NoConnectionData));
    Translate(HEAD + "m=audio 99999 RTP/AVP 0\r\n");
    BOOST_TEST((reason == DropReason::MalformedSdp));
    std::string many = HEAD;
    for (std::size_t i = 0; i <= SdpSession::MAX_MEDIA; ++i)
    {
        many += "m=audio 0 RTP/AVP 0\r\n";
    }
    Translate(many);
    BOOST_TEST((reason == DropReason::TooManyMedia));
}

BOOST_AUTO_TEST_SUITE_END()
