// SPDX-License-Identifier: GPL-2.0-only
#include "description-fixture.h"

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

BOOST_FIXTURE_TEST_SUITE(MediaJudgeTest, DescriptionFixture)

// J7, J9: what is no unicast address of ours stays, and opens nothing.
BOOST_AUTO_TEST_CASE(OpensNothingAtConnectionsOfOtherKinds)
{
    const std::pair<std::string, AlgDecision> rows[] = {
        {"c=ATM NSAP 47.0091.8100\r\n", AlgDecision::MediaForeignNetwork},
        {"c=IN IP7 10.1.1.3\r\n", AlgDecision::MediaForeignNetwork},
        {"c=IN IP6 10.1.1.3\r\n", AlgDecision::MediaForeignNetwork},
        {"c=IN IP4 224.2.1.1/127\r\n", AlgDecision::MediaMulticast},
        {"c=IN IP4 224.2.1.1/127/3\r\n", AlgDecision::MediaMulticast},
        {"c=IN IP4 phone.example.com\r\n", AlgDecision::MediaNamed},
        {"c=IN IP4 8.8.8.8\r\n", AlgDecision::MediaThirdHost},
        {"c=IN IP4 127.0.0.1\r\n", AlgDecision::MediaThirdHost},
    };
    for (const auto& [line, decision] : rows)
    {
        CheckMedia("m=audio 4000 RTP/AVP 0\r\n" + line, "m=audio 4000 RTP/AVP 0\r\n" + line);
        BOOST_TEST(ToString(media[0].decision) == ToString(decision), line);
        BOOST_TEST((media[0].state == State::Unsupported), line);
        BOOST_TEST(Internal(0) == "0.0.0.0:0", line);
    }
    CheckMedia("m=audio 80 RTP/AVP 0\r\n", "m=audio 80 RTP/AVP 0\r\n");
    BOOST_TEST((media[0].decision == AlgDecision::MediaPrivilegedPort));
}

// J9, 1.6 k: no name is resolved; what becomes of it is the operator's choice.
BOOST_AUTO_TEST_CASE(DoesWithDomainNamesWhatItIsTold)
{
    const std::string text = "v=0\r\no=- 1 1 IN IP4 p.example.com\r\nc=IN IP4 p.example.com\r\n"
                             "m=audio 4000 RTP/AVP 0\r\n";
    BOOST_TEST(Translate(text) == text);
    BOOST_TEST((reason == DropReason::None));
    config.connectionName = NamePolicy::Hide;
    BOOST_TEST(Translate(text) == "v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nc=IN IP4 1.1.1.1\r\n"
                                  "m=audio 4000 RTP/AVP 0\r\n");
    BOOST_TEST(!IsOpen(0));
    BOOST_TEST(Translate(text, false) == text);
    config.connectionName = NamePolicy::Drop;
    Translate(text);
    BOOST_TEST((reason == DropReason::NoConnectionData));
}

// Case 21, case 22, RFC 8839 4.2.1.1: places that are none take no port and do no harm to RTP.
BOOST_AUTO_TEST_CASE(OpensRtpWhereRtcpHasNoPlaceOfItsOwn)
{
    const std::pair<std::string, std::string> rows[] = {
        {"a=rtcp:9 IN IP4 0.0.0.0\r\na=rtcp-mux\r\n", "a=rtcp:9 IN IP4 0.0.0.0\r\na=rtcp-mux\r\n"},
        {"a=rtcp:9\r\n", "a=rtcp:9\r\n"},
        {"a=rtcp:0\r\n", "a=rtcp:0\r\n"},
        {"a=rtcp:4000\r\na=rtcp-mux\r\n", "a=rtcp:14000\r\na=rtcp-mux\r\n"},
        {"a=rtcp:4000 IN IP4 10.1.1.3\r\n", "a=rtcp:14000 IN IP4 1.1.1.1\r\n"},
        {"a=rtcp-mux\r\na=rtcp-mux-only\r\n", "a=rtcp-mux\r\na=rtcp-mux-only\r\n"},
        {"a=rtcp:4001 IN IP4 8.8.8.8\r\n", "a=rtcp:4001 IN IP4 8.8.8.8\r\n"},
        {"a=rtcp:4001 IN IP4 p.example.com\r\n", "a=rtcp:4001 IN IP4 p.example.com\r\n"},
        {"a=rtcp:80 IN IP4 10.1.1.3\r\n", "a=rtcp:80 IN IP4 1.1.1.1\r\n"},
    };
    for (const auto& [before, after] : rows)
    {
        CheckMedia("m=audio 4000 RTP/AVP 0\r\n" + before, "m=audio 14000 RTP/AVP 0\r\n" + after);
        BOOST_TEST(IsOpen(0), before);
        BOOST_TEST(Internal(0, 1) == "0.0.0.0:0", before);
        BOOST_TEST(External(0, 1) == "0.0.0.0:0", before);
    }
    Translate(HEAD + "m=audio 65535 RTP/AVP 0\r\n");
    BOOST_TEST(IsOpen(0));
    BOOST_TEST(External(0, 1) == "0.0.0.0:0");
}

// Case 22: with mux offered, RTCP keeps its own port for the peer that refuses.
BOOST_AUTO_TEST_CASE(KeepsAPortForRtcpThatMayBeMultiplexed)
{
    CheckMedia("m=audio 4000 RTP/AVP 0\r\na=rtcp-mux\r\n",
               "m=audio 14000 RTP/AVP 0\r\na=rtcp-mux\r\n");
    BOOST_TEST(bool(media[0].channel.muxed));
    BOOST_TEST(External(0, 1) == "1.1.1.1:14001");
}

// Case 24: or as the operator says; and no pair lies beyond the last port.
BOOST_AUTO_TEST_CASE(DoesWithPortCountsWhatItIsTold)
{
    CheckMedia("m=audio 65534/2 RTP/AVP 0\r\n", "m=audio 65534/2 RTP/AVP 0\r\n");
    BOOST_TEST((media.at(0).decision == AlgDecision::MediaPortCount));
    config.portCount = MediaPolicy::Refuse;
    CheckMedia("m=audio 4000/2 RTP/AVP 0\r\n", "m=audio 0/2 RTP/AVP 0\r\n");
    config.portCount = MediaPolicy::Ignore;
    CheckMedia("m=audio 4000/2 RTP/AVP 0\r\n", "m=audio 4000/2 RTP/AVP 0\r\n");
    BOOST_TEST(media.size() == 1U);
    config.portCount = MediaPolicy::Drop;
    Translate(HEAD + "m=audio 4000/2 RTP/AVP 0\r\n");
    BOOST_TEST((reason == DropReason::MediaNotAllowed));
}

// J17, J46, case 32: the ways of holding.
BOOST_AUTO_TEST_CASE(TellsTheWaysOfHolding)
{
    const std::pair<std::string, State> rows[] = {
        {"m=audio 4000 RTP/AVP 0\r\na=sendrecv\r\n", State::Active},
        {"m=audio 4000 RTP/AVP 0\r\na=sendonly\r\n", State::Active},
        {"m=audio 4000 RTP/AVP 0\r\na=recvonly\r\n", State::Active},
        {"m=audio 4000 RTP/AVP 0\r\na=inactive\r\n", State::Held},
    };
    for (const auto& [text, state] : rows)
    {
        Translate(HEAD + text);
        BOOST_TEST((media.at(0).state == state), text);
        BOOST_TEST(External(0) == "1.1.1.1:14000", text);
        BOOST_TEST(bool(media[0].channel.quiet) == (text.find("sendrecv") == std::string::npos),
                   text);
    }
    Translate(ORIGIN + C + T + "a=inactive\r\nm=audio 4000 RTP/AVP 0\r\n" +
              "m=audio 4002 RTP/AVP 0\r\na=sendrecv\r\n");
    BOOST_TEST((media.at(0).state == State::Held));
    BOOST_TEST((media.at(1).state == State::Active));
}

// J19, case 31: the phone knows its outside endpoint already.
BOOST_AUTO_TEST_CASE(LeavesItsOwnOutsideEndpointAndOpensIt)
{
    const std::string text = "v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nc=IN IP4 1.1.1.1\r\n"
                             "m=audio 14000 RTP/AVP 0\r\na=rtcp:14001\r\n";
    BOOST_TEST(Translate(text) == text);
    BOOST_TEST(IsOpen(0));
    BOOST_TEST(Internal(0) == "10.1.1.3:4000");
    BOOST_TEST(External(0) == "1.1.1.1:14000");
    BOOST_TEST(Internal(0, 1) == "10.1.1.3:4001");
    BOOST_TEST((media[0].channel.zone == INSIDE));
}

// J6, case 38: each transport by its policy.
BOOST_AUTO_TEST_CASE(DoesWithTransportsWhatItIsTold)
{
    const std::pair<std::string, MediaPolicy AlgConfig::*> rows[] = {
        {"RTP/SAVP", &AlgConfig::secureRtp},
        {"UDP/TLS/RTP/SAVPF", &AlgConfig::secureRtp},
        {"udptl", &AlgConfig::udptl},
        {"UDPTL", &AlgConfig::udptl},
        {"udp", &AlgConfig::otherUdp},
        {"UDP/BFCP", &AlgConfig::otherUdp},
        {"UDP/DTLS/SCTP", &AlgConfig::otherUdp},
        {"TCP/MSRP", &AlgConfig::tcp},
        {"TCPTL", &AlgConfig::tcp},
        {"tcp", &AlgConfig::tcp},
        {"RTP/FOO", &AlgConfig::otherTransport},
    };
    for (const auto& [transport, member] : rows)
    {
        const std::string rest = " " + transport + " x\r\n";
        config.*member = MediaPolicy::Ignore;
        CheckMedia("m=x 4000" + rest + C, "m=x 4000" + rest + C_OUTSIDE);
        BOOST_TEST(!IsOpen(0), transport);
        config.*member = MediaPolicy::Refuse;
        CheckMedia("m=x 4000" + rest + C, "m=x 0" + rest + C_OUTSIDE);
        BOOST_TEST((media[0].state == State::Refused), transport);
        config.*member = MediaPolicy::Drop;
        Translate(HEAD + "m=x 4000" + rest);
        BOOST_TEST((reason == DropReason::MediaNotAllowed), transport);
        config = AlgConfig();
    }
}

// RFC 4145 4: who connects waits nowhere; the session's a=setup holds where a medium has none.
BOOST_AUTO_TEST_CASE(OpensTcpOnlyWhereTheConnectionIsAwaited)
{
    config.tcp = MediaPolicy::Open;
    const std::string m = "m=message 4000 TCP/MSRP *\r\n";
    const std::string out = "m=message 14000 TCP/MSRP *\r\n";
    CheckMedia(m + "a=setup:active\r\n", m + "a=setup:active\r\n");
    BOOST_TEST((media[0].decision == AlgDecision::MediaConnectsOut));
    CheckMedia(m + "a=setup:holdconn\r\n", m + "a=setup:holdconn\r\n");
    for (const std::string waits : {"", "a=setup:passive\r\n", "a=setup:actpass\r\n"})
    {
        CheckMedia(m + waits, out + waits);
        BOOST_TEST(IsOpen(0));
        BOOST_TEST((media[0].channel.protocol == IpProtocol::Tcp));
        BOOST_TEST(External(0, 1) == "0.0.0.0:0");
    }
    BOOST_TEST(Translate(HEAD + "a=setup:active\r\n" + m) ==
               HEAD_OUTSIDE + "a=setup:active\r\n" + m);
}

// J6 and seed 004: T.38 and the like have one port.
BOOST_AUTO_TEST_CASE(OpensOnePortForOtherStreams)
{
    config.udptl = config.otherUdp = MediaPolicy::Open;
    CheckMedia(
        "m=image 4000 udptl t38\r\na=T38FaxVersion:0\r\nm=application 4002 UDP/BFCP *\r\n",
        "m=image 14000 udptl t38\r\na=T38FaxVersion:0\r\nm=application 14002 UDP/BFCP *\r\n");
    BOOST_TEST(IsOpen(0));
    BOOST_TEST(IsOpen(1));
    BOOST_TEST(Internal(0, 1) == "0.0.0.0:0");
}

// Case 38: the kind of media is nobody's business, and secured media stay as they are.
BOOST_AUTO_TEST_CASE(OpensAnyKindOfRtp)
{
    const std::string rest = "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x\r\n"
                             "a=fingerprint:sha-1 4A:AD\r\na=setup:actpass\r\na=mid:0\r\n"
                             "a=X-nat:0\r\na=extmap:1 urn:x\r\n";
    CheckMedia("m=smell 4000 RTP/SAVPF 96\r\n" + rest, "m=smell 14000 RTP/SAVPF 96\r\n" + rest);
    BOOST_TEST(IsOpen(0));
}

// J69, I14: media beyond the limit; those that are refused do not count.
BOOST_AUTO_TEST_CASE(DoesWithSurplusMediaWhatItIsTold)
{
    const std::string two = "m=audio 0 RTP/AVP 0\r\nm=audio 4000 RTP/AVP 0\r\n";
    const std::string twoOutside = "m=audio 0 RTP/AVP 0\r\nm=audio 14000 RTP/AVP 0\r\n";
    const std::string third = "m=audio 4002 RTP/AVP 0\r\n";
    config.maximumMedia = 1;
    CheckMedia(two, twoOutside);
    Translate(HEAD + two + third);
    BOOST_TEST((reason == DropReason::TooManyMedia));
    config.surplusMedia = MediaPolicy::Refuse;
    CheckMedia(two + third, twoOutside + "m=audio 0 RTP/AVP 0\r\n");
    config.surplusMedia = MediaPolicy::Ignore;
    CheckMedia(two + third, twoOutside + third);
    BOOST_TEST((media[2].decision == AlgDecision::MediaSurplus));
}

BOOST_AUTO_TEST_SUITE_END()
