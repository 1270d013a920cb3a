// SPDX-License-Identifier: GPL-2.0-only
#include "description-fixture.h"

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_FIXTURE_TEST_SUITE(SdpAttributeTranslatorTest, DescriptionFixture)

// Case 30, RFC 8839 4.2.5: the default destination stays among the candidates; no other inside
// address is told.
BOOST_AUTO_TEST_CASE(KeepsCandidatesInStepWithTheMedium)
{
    const std::string m = "m=audio 4000 RTP/AVP 0\r\na=ice-ufrag:8hhY\r\n";
    const std::string out = "m=audio 14000 RTP/AVP 0\r\na=ice-ufrag:8hhY\r\n";
    const std::string pre = "a=candidate:1 1 UDP 2130706431 ";
    const std::pair<std::string, std::string> rows[] = {
        {pre + "10.1.1.3 4000 typ host\r\n", pre + "1.1.1.1 14000 typ host\r\n"},
        {pre + "10.1.1.3 4001 typ host generation 0\r\n",
         pre + "1.1.1.1 14001 typ host generation 0\r\n"},
        {pre + "10.1.1.4 4000 typ host\r\n", ""},
        {"a=candidate:1 1 TCP 1 10.1.1.3 4000 typ host tcptype passive\r\n", ""},
        {pre + "172.17.0.1 4000 typ host\r\n", ""},
        {pre + "fe80::1 4000 typ host\r\n", ""},
        {pre + "abc.local 4000 typ host\r\n", pre + "abc.local 4000 typ host\r\n"},
        {pre + "8.8.8.8 4000 typ srflx raddr 10.1.1.3 rport 4000\r\n",
         pre + "8.8.8.8 4000 typ srflx raddr 0.0.0.0 rport 9\r\n"},
        {pre + "8.8.8.8 4000 typ relay raddr 9.9.9.9 rport 1\r\n",
         pre + "8.8.8.8 4000 typ relay raddr 9.9.9.9 rport 1\r\n"},
        {"a=candidate:garbage 10.1.1.3\r\n", "a=candidate:garbage 10.1.1.3\r\n"},
        {"a=remote-candidates:1 8.8.8.8 9\r\n", "a=remote-candidates:1 8.8.8.8 9\r\n"},
    };
    for (const auto& [before, after] : rows)
    {
        CheckMedia(m + before + "a=x\r\n", out + after + "a=x\r\n");
    }
}

// Case 30: or they are left alone, or all of ICE goes, in both directions.
BOOST_AUTO_TEST_CASE(DoesWithIceWhatItIsTold)
{
    const std::string session = "a=ice-lite\r\na=ice-options:trickle\r\n";
    const std::string m = "m=audio 4000 RTP/AVP 0\r\n";
    const std::string ice =
        "a=ice-ufrag:u\r\na=ice-pwd:p\r\na=candidate:1 1 UDP 9 10.1.1.3 4000 typ "
        "host\r\na=end-of-candidates\r\na=alt:1 1 : x y 10.1.1.3 4000\r\n";
    config.ice = IcePolicy::Keep;
    BOOST_TEST(Translate(HEAD + session + m + ice) ==
               HEAD_OUTSIDE + session + "m=audio 14000 RTP/AVP 0\r\n" + ice);
    config.ice = IcePolicy::Remove;
    BOOST_TEST(Translate(HEAD + session + m + ice + "a=x\r\n") ==
               HEAD_OUTSIDE + "m=audio 14000 RTP/AVP 0\r\na=x\r\n");
    const std::string peer = "v=0\r\nc=IN IP4 1.1.1.9\r\n";
    BOOST_TEST(Translate(peer + session + m + ice + "a=x", false) == peer + m + "a=x");
}

// RFC 6947, RFC 4570, RFC 7006, RFC 2326, TS 29.079: no other attribute tells an inside address.
BOOST_AUTO_TEST_CASE(HidesWhatOtherAttributesName)
{
    const std::pair<std::string, std::string> rows[] = {
        {"altc:1 IP4 10.1.1.3 4000", "altc:1 IP4 1.1.1.1 14000"},
        {"altc:2 IP6 2001:db8::5 4000", ""},
        {"altc:2 IP6 2001:db8:9::5 4000", "altc:2 IP6 2001:db8:9::5 4000"},
        {"visited-realm:1 a.example IN IP4 10.1.1.3 4000",
         "visited-realm:1 a.example IN IP4 1.1.1.1 14000"},
        {"secondary-realm:2 b.example IN IP4 10.1.1.4 4000", ""},
        {"source-filter: incl IN IP4 10.1.1.3 8.8.8.8 10.1.1.4",
         "source-filter: incl IN IP4 1.1.1.1 8.8.8.8 1.1.1.1"},
        {"source-filter: excl IN IP4 * 8.8.8.8", "source-filter: excl IN IP4 * 8.8.8.8"},
        {"ccap:1 IN IP4 10.1.1.4", "ccap:1 IN IP4 1.1.1.1"},
        {"control:rtsp://10.1.1.3:554/audio", "control:rtsp://1.1.1.1:554/audio"},
        {"control:trackID=1", "control:trackID=1"},
        {"connection:new", "connection:new"},
        {"content:main", "content:main"},
        {"x-ip:10.1.1.3", "x-ip:10.1.1.3"},
    };
    for (const auto& [before, after] : rows)
    {
        const std::string line = after.empty() ? "" : "a=" + after + "\r\n";
        CheckMedia("m=audio 4000 RTP/AVP 0\r\na=" + before + "\r\n",
                   "m=audio 14000 RTP/AVP 0\r\n" + line);
    }
    BOOST_TEST(Translate(HEAD + "a=source-filter: incl IN IP4 10.1.1.3 8.8.8.8\r\n"
                                "a=rtcp:4001 IN IP4 10.1.1.3\r\n") ==
               HEAD_OUTSIDE + "a=source-filter: incl IN IP4 1.1.1.1 8.8.8.8\r\n");
}

// Case 21: the first a=rtcp counts; another one does not tell what the first hides.
BOOST_AUTO_TEST_CASE(TakesTheFirstPlaceOfRtcp)
{
    const std::string first = "a=rtcp:4001 IN IP4 10.1.1.3\r\n";
    const std::string firstOutside = "a=rtcp:14001 IN IP4 1.1.1.1\r\n";
    CheckMedia("m=audio 4000 RTP/AVP 0\r\n" + first + "a=rtcp:5000 IN IP4 10.1.1.3\r\n",
               "m=audio 14000 RTP/AVP 0\r\n" + firstOutside);
    BOOST_TEST(Internal(0, 1) == "10.1.1.3:4001");
    CheckMedia("m=audio 4000 RTP/AVP 0\r\n" + first + "a=rtcp:5000 IN IP4 8.8.8.8\r\n",
               "m=audio 14000 RTP/AVP 0\r\n" + firstOutside + "a=rtcp:5000 IN IP4 8.8.8.8\r\n");
}

// Case 30: what the peer names of ours comes back as the phone knows it.
BOOST_AUTO_TEST_CASE(RestoresRemoteCandidatesInward)
{
    const std::string peer = "v=0\r\nc=IN IP4 1.1.1.9\r\nm=audio 6000 RTP/AVP 0\r\n";
    const std::string before = "a=remote-candidates:1 1.1.1.1 14000 2 1.1.1.1 14001\r\n";
    const std::string after = "a=remote-candidates:1 10.1.1.3 4000 2 10.1.1.3 4001\r\n";
    BOOST_TEST(Translate(peer + before, false) == peer + after);
}

// Case 30: the candidates that phones wrote before ICE.
BOOST_AUTO_TEST_CASE(TranslatesOldAlternatives)
{
    CheckMedia("m=audio 4000 RTP/AVP 0\r\na=alt:1 2 : QlrSnKXo MQxLHVxS 10.1.1.3 4000\r\n"
               "a=alt:2 1 : 3WQbVVzZ 0Fkm1yRX 192.168.56.1 4000\r\n",
               "m=audio 14000 RTP/AVP 0\r\na=alt:1 2 : QlrSnKXo MQxLHVxS 1.1.1.1 14000\r\n");
}

// J48, case 38: an MSRP path names the host, too.
BOOST_AUTO_TEST_CASE(HidesTheHostOfAnMsrpPath)
{
    CheckMedia("m=message 7654 TCP/MSRP *\r\n"
               "a=path:msrp://8.8.8.8:9/r;tcp msrps://bob@10.1.1.3:7654/jshA7w;tcp\r\n",
               "m=message 7654 TCP/MSRP *\r\n"
               "a=path:msrp://8.8.8.8:9/r;tcp msrps://bob@1.1.1.1:7654/jshA7w;tcp\r\n");
    CheckMedia("m=message 7654 TCP/MSRP *\r\na=path:\r\na=path:x\r\na=path:msrp://\r\n",
               "m=message 7654 TCP/MSRP *\r\na=path:\r\na=path:x\r\na=path:msrp://\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
