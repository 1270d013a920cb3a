// SPDX-License-Identifier: GPL-2.0-only
#include "refusal.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

const FlowKey ARRIVED{IpProtocol::Udp,
                      {*IpAddress::Parse("10.1.1.3"), 40000},
                      {*IpAddress::Parse("1.1.1.3"), 5060}};

struct RefusalFixture
{
    RefusalFixture()
    {
        config.refusedRequests = RefusedRequests::Reject;
    }

    /// What is sent back; empty if nothing is.
    std::string Write(const std::string& text, DropReason reason = DropReason::TooManyMedia)
    {
        BOOST_REQUIRE(bool(message.Parse(text)));
        reply = refusal.Write(message, reason, ARRIVED);
        return reply ? std::string(reply->payload) : "";
    }

    bool IsAcknowledged(const std::string& text)
    {
        BOOST_REQUIRE(bool(message.Parse(text)));
        return refusal.IsAcknowledged(message);
    }

    static std::string MakeRequest(const std::string& method,
                                   const std::string& via = "SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1",
                                   const std::string& toTag = "",
                                   const std::string& callId = "c1")
    {
        return method + " sip:b@1.1.1.3 SIP/2.0\r\nVia: " + via +
               "\r\nVia: SIP/2.0/UDP h.example;branch=z9hG4bK0\r\nFrom: \"A\" <sip:a@x>;tag=a1\r\n"
               "To: <sip:b@x>" +
               toTag + "\r\nCall-ID: " + callId + "\r\nCSeq: 7 " + method +
               "\r\nContact: <sip:a@10.1.1.3>\r\nContent-Length: 0\r\n\r\n";
    }

    /// The tag parameter that the last reply has added to To.
    std::string GetTag() const
    {
        const std::string text(reply->payload);
        const std::size_t start = text.find(";tag=", text.find("\r\nTo:"));
        return text.substr(start, text.find("\r\n", start) - start);
    }

    AlgConfig config;
    Refusal refusal{config};
    SipMessage message;
    const Datagram* reply{nullptr};
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(RefusalTest, RefusalFixture)

// RFC 3261 8.2.6.2: Via, From, Call-ID and CSeq are the request's, To gets a tag; 18.2.2: without
// rport it goes to the port of the Via, at the host from which the request came.
BOOST_AUTO_TEST_CASE(CopiesWhatTheTransactionRestsOn)
{
    const std::string text = Write(MakeRequest("INVITE"));
    BOOST_TEST(text == "SIP/2.0 488 Not Acceptable Here\r\n"
                       "Via: SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1\r\n"
                       "Via: SIP/2.0/UDP h.example;branch=z9hG4bK0\r\n"
                       "From: \"A\" <sip:a@x>;tag=a1\r\n"
                       "To: <sip:b@x>" +
                           GetTag() +
                           "\r\nCall-ID: c1\r\nCSeq: 7 INVITE\r\n"
                           "Warning: 399 firewall \"Its session description has more media streams "
                           "than are allowed.\"\r\nContent-Length: 0\r\n\r\n");
    BOOST_TEST(reply->flow.source.ToString() == "1.1.1.3:5060");
    BOOST_TEST(reply->flow.destination.ToString() == "10.1.1.3:5060");
    BOOST_TEST(refusal.GetStatus() == "488 Not Acceptable Here");
}

// RFC 3581 4, case 11: rport= and received= tell where the request came from, and it goes there.
BOOST_AUTO_TEST_CASE(GoesBackWhereTheRequestCameFrom)
{
    const std::string text =
        Write(MakeRequest("INVITE", "SIP/2.0/UDP 9.9.9.9:7000;rport;branch=z"));
    BOOST_TEST(
        text.find("Via: SIP/2.0/UDP 9.9.9.9:7000;rport=40000;branch=z;received=10.1.1.3\r\n") !=
        std::string::npos);
    BOOST_TEST(reply->flow.destination.ToString() == "10.1.1.3:40000");
    Write(MakeRequest("INVITE", "SIP/2.0/UDP 9.9.9.9:7000;branch=z"));
    BOOST_TEST(reply->flow.destination.ToString() == "10.1.1.3:7000");
}

// RFC 3261 8.2.7: the same for each copy, another for another call; a dialog's tag stays.
BOOST_AUTO_TEST_CASE(SaysTheSameToEachCopy)
{
    const std::string first = Write(MakeRequest("INVITE"));
    BOOST_TEST(Write(MakeRequest("INVITE")) == first);
    const std::string tag = GetTag();
    Write(MakeRequest("INVITE", "SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK2"));
    BOOST_TEST(GetTag() != tag);
    Write(MakeRequest("INVITE", "SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1", ";tag=b1"));
    BOOST_TEST(GetTag() == ";tag=b1");
}

// RFC 3261 17.1.1.3: the ACK of the refusal, and of nothing else, is the firewall's.
BOOST_AUTO_TEST_CASE(KnowsItsAcknowledgement)
{
    const std::string via = "SIP/2.0/UDP 10.1.1.3;branch=z9hG4bK1";
    Write(MakeRequest("INVITE", via));
    const std::string tag = GetTag();
    BOOST_TEST(IsAcknowledged(MakeRequest("ACK", via, tag)));
    BOOST_TEST(!IsAcknowledged(MakeRequest("BYE", via, tag)));
    BOOST_TEST(!IsAcknowledged(MakeRequest("ACK", via, ";tag=b1")));
    BOOST_TEST(!IsAcknowledged(MakeRequest("ACK", via)));
    BOOST_TEST(!IsAcknowledged(MakeRequest("ACK", via, tag, "c2")));
    config.refusedRequests = RefusedRequests::Drop;
    BOOST_TEST(!IsAcknowledged(MakeRequest("ACK", via, tag)));
}

// RFC 3261 17.1.1.3, 8.2.6: neither ACK nor a response is answered, nor anything if it is not to
// be.
BOOST_AUTO_TEST_CASE(AnswersRequestsOnlyAndOnlyIfItIsTold)
{
    BOOST_TEST(Write(MakeRequest("ACK")) == "");
    std::string response = MakeRequest("INVITE");
    response.replace(0, response.find("\r\n"), "SIP/2.0 200 OK");
    BOOST_TEST(Write(response) == "");
    BOOST_TEST(Write(MakeRequest("INVITE"), DropReason::DeniedBySource) == "");
    config.refusedRequests = RefusedRequests::Drop;
    BOOST_TEST(Write(MakeRequest("INVITE")) == "");
}

// RFC 3261 21: what is in the request, what nobody here knows, and want of room.
BOOST_AUTO_TEST_CASE(ChoosesTheStatusByTheReason)
{
    BOOST_TEST(GetRefusalStatus(DropReason::MalformedSdp) == 400U);
    BOOST_TEST(GetRefusalStatus(DropReason::MediaOfThirdHost) == 488U);
    BOOST_TEST(GetRefusalStatus(DropReason::UnknownMethod) == 501U);
    BOOST_TEST(GetRefusalStatus(DropReason::NoPortPair) == 503U);
    BOOST_TEST(GetRefusalStatus(DropReason::MessageTooLong) == 513U);
    BOOST_TEST(GetRefusalStatus(DropReason::PolicyDenied) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
