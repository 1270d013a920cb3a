// SPDX-License-Identifier: GPL-2.0-only
#include "fixed-answers.h"
#include "sip-body-translator.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

struct BodyFixture
{
    /// What leaves of an outbound INVITE of 10.1.1.3's with these headers and this body.
    std::string Send(const std::string& headers, const std::string& body, bool isOfCall = true)
    {
        const std::string text =
            "INVITE sip:b@x SIP/2.0\r\nVia: SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1\r\n"
            "From: <sip:a@x>;tag=a\r\nTo: <sip:b@x>\r\nCall-ID: c1\r\n"
            "CSeq: 1 INVITE\r\nMax-Forwards: 70\r\n" +
            headers + "\r\n" + body;
        BOOST_REQUIRE(bool(message.Parse(text)));
        answers.Start(true);
        EditList edits;
        edits.Reset(text);
        reason =
            translator.Translate(message, isOfCall ? &call : nullptr, CallParty::Caller, edits);
        const std::string out(edits.Apply());
        return out.substr(out.find("Max-Forwards: 70\r\n") + 18);
    }

    const std::string sdp =
        "v=0\r\no=- 1 1 IN IP4 10.1.1.3\r\ns=-\r\nc=IN IP4 10.1.1.3\r\nt=0 0\r\n"
        "m=audio 4000 RTP/AVP 0\r\n";
    const std::string type = "Content-Type: application/sdp\r\n";
    AlgConfig config;
    FixedAnswers answers;
    SipBodyTranslator translator{config, answers};
    SipMessage message;
    Call call;
    DropReason reason{DropReason::None};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(SipBodyTranslatorTest, BodyFixture)

// Case 54: the length follows the body, and what stands behind the body is cut off.
BOOST_AUTO_TEST_CASE(WritesTheLengthOfWhatLeaves)
{
    const std::string length = "Content-Length: " + std::to_string(sdp.size()) + "\r\n";
    const std::string out = Send(type + length, sdp + "surplus");
    const std::string body = out.substr(out.find("\r\n\r\n") + 4);
    BOOST_TEST(body.find("c=IN IP4 1.1.1.10\r\n") != std::string::npos);
    BOOST_TEST(out.find("Content-Length: " + std::to_string(body.size()) + "\r\n") !=
               std::string::npos);
    BOOST_TEST(body.find("surplus") == std::string::npos);
    BOOST_TEST(translator.GetMedia()->size() == 1U);
}

// Case 54: wherever it stands, however it is named, and as often as it is there.
BOOST_AUTO_TEST_CASE(WritesTheLengthInWhateverFormItHas)
{
    const std::string before = std::to_string(sdp.size());
    const std::string body = Send(type, sdp).substr(type.size() + 2);
    const std::string after = std::to_string(body.size());
    BOOST_TEST(before != after);
    BOOST_TEST(Send(type, sdp) == type + "\r\n" + body);
    BOOST_TEST(Send("l:" + before + "\r\n" + type, sdp) ==
               "l:" + after + "\r\n" + type + "\r\n" + body);
    BOOST_TEST(Send("Content-Length: " + before + "\r\n" + type + "l: " + before + "\r\n", sdp) ==
               "Content-Length: " + after + "\r\n" + type + "l: " + after + "\r\n\r\n" + body);
}

// J5, J18, case 37: what cannot be read, or is none of ours, stays and says why.
BOOST_AUTO_TEST_CASE(LeavesOtherBodiesAlone)
{
    const auto isLeft = [this](const std::string& headers, AlgDecision why) {
        return Send(headers, sdp) == headers + "\r\n" + sdp && !translator.GetMedia() &&
               translator.GetDecision() == why;
    };
    BOOST_TEST(isLeft("Content-Type: text/plain\r\n", AlgDecision::BodyOfOtherType));
    BOOST_TEST(isLeft("Content-Encoding: gzip\r\n" + type, AlgDecision::BodyEncoded));
    BOOST_TEST(isLeft("Content-Type: application/pkcs7-mime\r\n", AlgDecision::BodyEncoded));
}

// Outside of calls a description's addresses are translated, and nothing is opened for it.
BOOST_AUTO_TEST_CASE(OpensNothingForADescriptionOfNoCall)
{
    BOOST_TEST(Send(type, sdp, false).find("10.1.1.3") == std::string::npos);
    BOOST_TEST(!translator.GetMedia());
    BOOST_TEST((translator.GetDecision() == AlgDecision::MediaOfNoCall));
}

// Case 60: with media-host sender, nobody else's endpoint may be named.
BOOST_AUTO_TEST_CASE(RefusesMediaOfAThirdHostWhereTheyAreToBeTheSenders)
{
    config.mediaHost = MediaHost::Sender;
    Send(type, sdp);
    BOOST_TEST((reason == DropReason::None));
    std::string other = sdp;
    other.replace(other.find("c=IN IP4 10.1.1.3") + 9, 8, "10.1.1.5");
    Send(type, other);
    BOOST_TEST((reason == DropReason::MediaOfThirdHost));
}

BOOST_AUTO_TEST_SUITE_END()
