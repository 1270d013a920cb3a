// SPDX-License-Identifier: GPL-2.0-only
#include "alg-explainer.h"
#include "fixed-answers.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

/// Writes one line for every decision, if it is to.
class DecisionLog : public AlgObserver
{
  public:
    bool WantsDecisions() const override
    {
        return isListening;
    }

    void DecisionMade(const AlgDecisionEvent& event) override
    {
        lines.push_back(std::string(ToString(event.decision)) + " " + std::string(event.subject) +
                        " " + event.endpoint.ToString());
        lastCallId = event.sipCallId;
        lastAt = event.at;
        lastZones = event.zones;
    }

    bool isListening{true};
    std::vector<std::string> lines;
    std::string lastCallId;
    Time lastAt{0};
    ZonePair lastZones;
};

using Lines = std::vector<std::string>;

struct ExplainerFixture
{
    /// Reads a message with these lines, for the explainer to speak of.
    void Start(const std::string& start, const std::string& lines)
    {
        text = start +
               "\r\nVia: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK1\r\nFrom: <sip:a@x>;tag=a\r\n"
               "To: <sip:b@192.0.2.7>\r\nCSeq: 1 INFO\r\nMax-Forwards: 70\r\nCall-ID: c1\r\n" +
               lines + "\r\n";
        BOOST_REQUIRE(bool(message.Parse(text)));
        explainer.Start(message, 3s);
    }

    void TranslateAndTell()
    {
        SipHosts hosts;
        BOOST_REQUIRE(bool(hosts.Read(message)));
        SaidHosts said;
        EditList edits;
        edits.Reset(text);
        headers.Translate(message, hosts, said, edits);
        explainer.TellHeaders(headers, edits);
    }

    void CheckLines(const Lines& expected) const
    {
        BOOST_TEST(log.lines == expected, boost::test_tools::per_element());
    }

    AlgConfig config;
    FixedAnswers answers;
    HeaderTranslator headers{config, answers};
    DecisionLog log;
    AlgExplainer explainer{answers, log};
    SipMessage message;
    std::string text;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(AlgExplainerTest, ExplainerFixture)

// Each value is told of by itself; names, wildcards and other schemes are no addresses.
BOOST_AUTO_TEST_CASE(TellsWhatBecameOfEachAddress)
{
    answers.Start(true);
    Start("INFO sip:b@192.0.2.7:5070 SIP/2.0",
          "Contact: <sip:a@10.1.1.3>, <sip:a@192.0.2.8>\r\nRoute: <sip:10.1.1.3:5062;lr>\r\n"
          "Refer-To: <tel:+15551234>\r\nSubject: 10.1.1.3\r\n");
    TranslateAndTell();
    CheckLines({"AddressForeign Request-URI 192.0.2.7:5070",
                "AddressTranslated Via 10.1.1.3:5060",
                "AddressNotListed To 192.0.2.7:5060",
                "AddressTranslated Contact 10.1.1.3:5060",
                "AddressForeign Contact 192.0.2.8:5060",
                "AddressTranslated Route 10.1.1.3:5062"});
    BOOST_TEST(log.lastCallId == "c1");
    BOOST_TEST((log.lastAt == 3s));
    BOOST_TEST((log.lastZones == ZonePair{PRIVATE, PUBLIC}));
}

// Choice d: what the printed table leaves out, though it is ours, is told to be not listed.
BOOST_AUTO_TEST_CASE(TellsOfHeadersThatTheTableLeavesOut)
{
    config.headerTable = HeaderTable::Literal;
    answers.Start(false);
    Start("SIP/2.0 200 OK", "Contact: <sip:a@1.1.1.10:15060>\r\nContact: *\r\n");
    TranslateAndTell();
    CheckLines({"AddressForeign Via 10.1.1.3:5060",
                "AddressNotListed To 192.0.2.7:5060",
                "AddressNotListed Contact 1.1.1.10:15060"});
}

BOOST_AUTO_TEST_CASE(SaysNothingOfHeadersWithoutNat)
{
    answers.StartRouted();
    Start("INFO sip:b@192.0.2.7 SIP/2.0", "");
    TranslateAndTell();
    CheckLines({});
}

BOOST_AUTO_TEST_CASE(SaysNothingIfNobodyListens)
{
    log.isListening = false;
    answers.Start(true);
    Start("INFO sip:b@192.0.2.7 SIP/2.0", "");
    TranslateAndTell();
    explainer.Tell(AlgDecision::BodyEncoded, "application/sdp");
    explainer.TellMedia({NamedMedia()});
    CheckLines({});
}

BOOST_AUTO_TEST_CASE(TellsOfEachMediumInOrder)
{
    NamedMedia audio;
    audio.kind = "audio";
    audio.endpoint = Endpoint("10.1.1.3", 4000);
    NamedMedia video;
    video.kind = "video";
    video.decision = AlgDecision::MediaSurplus;
    video.endpoint = Endpoint("10.1.1.3", 4002);
    answers.Start(true);
    Start("INFO sip:b@192.0.2.7 SIP/2.0", "");
    explainer.TellMedia({audio, video});
    CheckLines({"MediaExpected audio 10.1.1.3:4000", "MediaSurplus video 10.1.1.3:4002"});
}

BOOST_AUTO_TEST_SUITE_END()
