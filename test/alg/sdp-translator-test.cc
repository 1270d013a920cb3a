// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-translator.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

constexpr ZoneId INSIDE{0};
constexpr ZoneId OUTSIDE{1};

using State = NamedMedia::State;

IpAddress
Address(const char* text)
{
    return *IpAddress::Parse(text);
}

/**
 * A NAT that keeps no state: 10.0.0.0/8 lies inside; a port p of it is p + 10000 of 1.1.1.1
 * outside, or of 1.1.1.2 for p from 50000 on, and RTCP is the port behind RTP's. 2001:db8::5 is
 * another inside host, 2001:db8:1::1 outside.
 */
class Answers : public AddressAnswers
{
  public:
    explicit Answers(bool isOutbound)
    {
        const IpEndpoint phone{Address("10.1.1.3"), 5060};
        const IpEndpoint phoneOutside{Address("1.1.1.1"), 15060};
        const IpEndpoint peer{Address("1.1.1.9"), 5060};
        SipPassage passage;
        passage.zones = isOutbound ? ZonePair{INSIDE, OUTSIDE} : ZonePair{OUTSIDE, INSIDE};
        passage.arrived.source = isOutbound ? phone : peer;
        passage.leaving.source = isOutbound ? phoneOutside : peer;
        passage.arrived.destination = isOutbound ? peer : phoneOutside;
        passage.leaving.destination = isOutbound ? peer : phone;
        Begin(passage);
    }

    std::optional<Answer> Outward(const IpEndpoint&) override
    {
        return std::nullopt;
    }

    std::optional<IpAddress> OutwardHost(const IpAddress& internal) override
    {
        const bool isInside = FindZone(internal) == INSIDE;
        return isInside ? std::optional(Outside(internal, 0).address) : std::nullopt;
    }

    std::optional<Answer> Inward(const IpEndpoint& external) const override
    {
        return FindOwn(external);
    }

    std::optional<Answer> FindOwn(const IpEndpoint& external) const override
    {
        const bool isOurs = external.address == Address("1.1.1.1") && external.port > 10000;
        const IpEndpoint internal{Address("10.1.1.3"),
                                  static_cast<uint16_t>(external.port - 10000)};
        return isOurs ? std::optional(Answer{internal, {}}) : std::nullopt;
    }

    std::optional<SourceTranslator::PairTranslation> OutwardPair(const IpEndpoint& rtp,
                                                                 const IpEndpoint& rtcp,
                                                                 ZoneId) override
    {
        SourceTranslator::PairTranslation pair;
        pair.rtp.external = Outside(rtp.address, rtp.port);
        if (rtcp.port != 0)
        {
            pair.rtcp.external = pair.rtp.external;
            pair.rtcp.external.port = static_cast<uint16_t>(pair.rtp.external.port + rtcpDistance);
        }
        return pair;
    }

    std::vector<SourceTranslation> OutwardRun(const IpEndpoint& first,
                                              unsigned count,
                                              ZoneId) override
    {
        std::vector<SourceTranslation> run;
        for (unsigned i = 0; i < count; ++i)
        {
            run.emplace_back();
            run.back().external = Outside(first.address, static_cast<uint16_t>(first.port + i));
        }
        return run;
    }

    ZoneId FindZone(const IpAddress& host) const override
    {
        if (host.IsUnspecified() || host.IsMulticast() || host == Address("1.1.1.1"))
        {
            return NO_ZONE;
        }
        const bool isInside =
            IpPrefix::Parse("10.0.0.0/8")->Contains(host) || host == Address("2001:db8::5");
        return isInside ? INSIDE : OUTSIDE;
    }

    uint16_t rtcpDistance{1};

  private:
    static IpEndpoint Outside(const IpAddress& internal, uint16_t port)
    {
        const char* host = internal.IsV6() ? "2001:db8:1::1" : port < 50000 ? "1.1.1.1" : "1.1.1.2";
        return {Address(host), static_cast<uint16_t>(port + 10000)};
    }
};

const std::string ORIGIN = "v=0\r\no=alice 7 9 IN IP4 10.1.1.3\r\ns=-\r\n";
const std::string ORIGIN_OUTSIDE = "v=0\r\no=alice 7 9 IN IP4 1.1.1.1\r\ns=-\r\n";
const std::string C = "c=IN IP4 10.1.1.3\r\n";
const std::string C_OUTSIDE = "c=IN IP4 1.1.1.1\r\n";
const std::string T = "t=0 0\r\n";
const std::string HEAD = ORIGIN + C + T;
const std::string HEAD_OUTSIDE = ORIGIN_OUTSIDE + C_OUTSIDE + T;

/// One description on its way, and what came of it.
struct Fixture
{
    std::string Translate(const std::string& text, bool isOutbound = true)
    {
        Answers answers(isOutbound);
        answers.rtcpDistance = rtcpDistance;
        SdpTranslator translator(config, answers);
        EditList edits;
        edits.Reset(text);
        translator.Start();
        reason = translator.Translate(text, nullptr, edits);
        media = translator.GetMedia();
        std::string result;
        edits.Apply(result);
        return result;
    }

    /// What becomes of media behind HEAD, on the way out.
    void CheckMedia(const std::string& before, const std::string& after)
    {
        BOOST_TEST(Translate(HEAD + before) == HEAD_OUTSIDE + after);
    }

    std::string Internal(std::size_t medium, unsigned component = 0) const
    {
        return media.at(medium).channel.internal[component].ToString();
    }

    std::string External(std::size_t medium, unsigned component = 0) const
    {
        return media.at(medium).channel.external[component].ToString();
    }

    bool IsOpen(std::size_t medium) const
    {
        return media.at(medium).state == State::Active &&
               media.at(medium).channel.internal[0].port != 0;
    }

    AlgConfig config;
    uint16_t rtcpDistance{1};
    DropReason reason{DropReason::None};
    std::vector<NamedMedia> media;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(SdpTranslatorTest, Fixture)

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

// J9: the suffix of a unicast address is nobody's business.
BOOST_AUTO_TEST_CASE(KeepsTheSuffixOfAnAddress)
{
    CheckMedia("m=audio 4000 RTP/AVP 0\r\nc=IN IP4 10.1.1.3/127\r\n",
               "m=audio 14000 RTP/AVP 0\r\nc=IN IP4 1.1.1.1/127\r\n");
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
    BOOST_TEST(media[0].channel.muxed);
    BOOST_TEST(External(0, 1) == "1.1.1.1:14001");
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
        BOOST_TEST(media[0].channel.quiet == (text.find("sendrecv") == std::string::npos), text);
    }
    Translate(ORIGIN + C + T + "a=inactive\r\nm=audio 4000 RTP/AVP 0\r\n" +
              "m=audio 4002 RTP/AVP 0\r\na=sendrecv\r\n");
    BOOST_TEST((media.at(0).state == State::Held));
    BOOST_TEST((media.at(1).state == State::Active));
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
        {"TCP/MSRP", &AlgConfig::otherTransport},
        {"TCP/RTP/AVP", &AlgConfig::otherTransport},
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
