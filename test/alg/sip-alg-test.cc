// SPDX-License-Identifier: GPL-2.0-only
#include "alg-fixture.h"

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

constexpr std::size_t MAX_UDP_PAYLOAD = 65507;

} // namespace

BOOST_FIXTURE_TEST_SUITE(SipAlgTest, AlgFixture)

BOOST_AUTO_TEST_CASE(LearnsOfAMessageThatPasses)
{
    BOOST_TEST(
        bool(SendOut(Request("INVITE", "Contact: <sip:a@10.1.1.3:5070>\r\n", Describe(AUDIO))) ==
             DropReason::None));
    BOOST_TEST(!Contains("10.1.1.3"));
    BOOST_TEST(Alg().GetGauges().calls == 1U);
    BOOST_TEST(nat.pinholes.GetRows().Size() > 0U);
    BOOST_TEST(nat.mappings.GetRows().Size() == 4U); // the phone, its Contact, RTP and RTCP
}

// J11, J69, case 38: headers and the first media are planned, with mappings, before the fault is
// seen.
BOOST_AUTO_TEST_CASE(PlansAMessageWholeBeforeItLearns)
{
    config.maximumMedia = 2;
    config.tcp = MediaPolicy::Drop;
    const std::string contact = "Contact: <sip:a@10.1.1.3:5070>\r\n";
    const auto invite = [&](const std::string& body) { return Request("INVITE", contact, body); };
    CheckLeavesNothing(invite("v=0\r\n" + AUDIO), DropReason::NoConnectionData);
    CheckLeavesNothing(invite(Describe(AUDIO + "m=audio\r\n")), DropReason::MalformedSdp);
    CheckLeavesNothing(invite(Describe(AUDIO + AUDIO + "m=video 4002 RTP/AVP 31\r\n")),
                       DropReason::TooManyMedia);
    CheckLeavesNothing(invite(Describe(AUDIO + "m=message 9 TCP/MSRP *\r\n")),
                       DropReason::MediaNotAllowed);
}

// Case 59: the pool gives out while the headers, or the media, are planned.
BOOST_AUTO_TEST_CASE(GivesBackWhatADroppedMessageTook)
{
    natConfig.interfacePorts = {5060, 5061};
    natConfig.interfaceTwinPorts = {63488, 63489};
    CheckLeavesNothing(Request("INVITE",
                               "Contact: <sip:a@10.1.1.3:5070>, <sip:a@10.1.1.3:5072>\r\n",
                               Describe(AUDIO)),
                       DropReason::SourcePoolExhausted);
    CheckLeavesNothing(Invite(AUDIO + "m=video 4002 RTP/AVP 31\r\n"), DropReason::NoPortPair);
    BOOST_TEST(bool(SendOut(Invite()) == DropReason::None));
}

// Case 44: a re-INVITE that is dropped leaves the call with the media that it had.
BOOST_AUTO_TEST_CASE(LeavesTheCallAsItWasIfAMessageIsDropped)
{
    SendOut(Invite());
    const std::size_t pinholes = nat.pinholes.GetRows().Size();
    const std::size_t mappings = nat.mappings.GetRows().Size();
    BOOST_TEST(
        bool(SendOut(Request("INVITE",
                             "CSeq: 2 INVITE\r\n",
                             Describe("m=audio 4100 RTP/AVP 0\r\nm=video x RTP/AVP 31\r\n"))) ==
             DropReason::MalformedSdp));
    BOOST_TEST(Alg().GetGauges().calls == 1U);
    BOOST_TEST(nat.pinholes.GetRows().Size() == pinholes);
    BOOST_TEST(nat.mappings.GetRows().Size() == mappings);
}

// Case 60: a table that is full, and a source that has too many calls, refuse.
BOOST_AUTO_TEST_CASE(RefusesCallsBeyondItsTables)
{
    config.maximumCalls = 1;
    config.fullCallTable = FullCallTable::Refuse;
    SendOut(Invite());
    const std::string other = Request("INVITE", "Call-ID: c2\r\n", Describe(AUDIO));
    BOOST_TEST(bool(SendOut(other) == DropReason::CallTableFull));
    BOOST_TEST(bool(SendOut(Invite()) == DropReason::None));
    BOOST_TEST(Alg().GetGauges().calls == 1U);
}

BOOST_AUTO_TEST_CASE(RefusesCallsBeyondThoseOfOneSource)
{
    config.maximumCallsPerSource = 1;
    SendOut(Invite());
    const std::string other = Request("INVITE", "Call-ID: c2\r\n", Describe(AUDIO));
    BOOST_TEST(bool(SendOut(other) == DropReason::TooManyCalls));
    BOOST_TEST(Alg().GetGauges().calls == 1U);
}

BOOST_AUTO_TEST_CASE(RefusesCallsWhoseMediaHaveNoPinholesLeft)
{
    natConfig.maxPinholes = 1;
    CheckLeavesNothing(Invite(), DropReason::PinholeTableFull);
}

// Case 60
BOOST_AUTO_TEST_CASE(RefusesMediaOfAThirdHostIfItIsTold)
{
    config.mediaHost = MediaHost::Sender;
    const std::string third = Request("INVITE", "", Describe(AUDIO, "10.1.1.4"));
    CheckLeavesNothing(third, DropReason::MediaOfThirdHost);
    config.protection = Protection::Ignored;
    BOOST_TEST(bool(SendOut(third) == DropReason::None));
}

// Case 52, J38: keepalives and STUN pass as they are and are no messages; other things do not.
BOOST_AUTO_TEST_CASE(PassesKeepalivesAndNothingElseThatIsNoSip)
{
    const std::string stun("\0\1\0\0\x21\x12\xa4\x42"
                           "abcdefghijkl",
                           20);
    for (const std::string& datagram : {std::string(), std::string("\r\n\r\n"), stun})
    {
        BOOST_TEST(bool(SendOut(datagram) == DropReason::None));
        BOOST_TEST(!isChanged);
    }
    config.permitUnknownNatApplied = config.permitUnknownRouted = true;
    BOOST_TEST(bool(SendOut("hello") == DropReason::NotSip));
    BOOST_TEST(Alg().GetCounters().GetTotal() == 0U);
    CheckNothingIsLeft();
}

BOOST_AUTO_TEST_CASE(DropsSipThatItCannotRead)
{
    CheckLeavesNothing("INVITE sip:bob@1.1.1.3 SIP/2.0\r\nno header\r\n\r\n",
                       DropReason::MalformedSip);
    BOOST_TEST(Alg().GetCounters().GetUnreadable() == 1U);
    BOOST_TEST(Alg().GetCounters().GetDropped() == 1U);
}

// J36, J37: with NAT and without are two switches; what they let pass is not read.
BOOST_AUTO_TEST_CASE(PassesUnknownMethodsUnreadWhereItIsTold)
{
    const std::string unknown = Request("FROB", "Contact: <sip:a@10.1.1.3:5070>\r\n");
    config.permitUnknownRouted = true;
    CheckLeavesNothing(unknown, DropReason::UnknownMethod);
    SipPassage routed = Out(Phone());
    routed.leaving = routed.arrived;
    BOOST_TEST(bool(Send(unknown, routed) == DropReason::None));
    config.permitUnknownRouted = false;
    config.permitUnknownNatApplied = true;
    BOOST_TEST(bool(Send(unknown, routed) == DropReason::UnknownMethod));
    BOOST_TEST(bool(SendOut(unknown) == DropReason::None));
    BOOST_TEST(!isChanged);
    CheckNothingIsLeft();
}

// Choice j: the document's list is shorter than IANA's.
BOOST_AUTO_TEST_CASE(KnowsTheMethodsOfTheListThatIsChosen)
{
    BOOST_TEST(bool(SendOut(Request("PUBLISH")) == DropReason::None));
    config.knownMethods = KnownMethods::Listed;
    BOOST_TEST(bool(SendOut(Request("PUBLISH")) == DropReason::UnknownMethod));
    BOOST_TEST(bool(SendOut(Request("OPTIONS")) == DropReason::None));
}

// Case 60: what is remembered of a message has a limit.
BOOST_AUTO_TEST_CASE(RefusesIdentifiersThatAreTooLong)
{
    const std::string longest(1024, 'x');
    const auto check = [&](const std::string& header) {
        CheckLeavesNothing(Request("INVITE", header + longest + "x\r\n"),
                           DropReason::IdentifierTooLong);
    };
    check("Call-ID: ");
    check("From: <sip:alice@x>;tag=");
    check("To: <sip:bob@x>;tag=");
    BOOST_TEST(bool(SendOut(Request("INVITE",
                                    "Call-ID: " + longest + "\r\nFrom: <sip:" + longest +
                                        "@x>;tag=" + longest + "\r\n")) == DropReason::None));
}

// A message that grows beyond a datagram is dropped whole; one that just fits is not.
BOOST_AUTO_TEST_CASE(RefusesMessagesThatNoLongerFitADatagram)
{
    routes.addresses[OUTSIDE] = Address("198.51.100.100");
    const auto invite = [](std::size_t padding) {
        return Request("INVITE", "Subject: " + std::string(padding, 'x') + "\r\n");
    };
    BOOST_TEST(bool(SendOut(invite(0)) == DropReason::None));
    const std::size_t padding = MAX_UDP_PAYLOAD - sent.size();
    Alg().ClearCalls(Time{0});
    CheckLeavesNothing(invite(padding + 1), DropReason::MessageTooLong);
    BOOST_TEST(bool(SendOut(invite(padding)) == DropReason::None));
    BOOST_TEST(sent.size() == MAX_UDP_PAYLOAD);
}

// Case 54: the length follows the body, and what is beyond the body is cut off.
BOOST_AUTO_TEST_CASE(MakesTheLengthFollowTheBody)
{
    routes.addresses[OUTSIDE] = Address("198.51.100.100");
    const std::string body = Describe(AUDIO);
    const std::string length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
    BOOST_TEST(bool(SendOut(Request("INVITE", length, body) + "surplus") == DropReason::None));
    BOOST_TEST(!Contains("surplus"));
    const std::size_t end = sent.find("\r\n\r\n") + 4;
    BOOST_TEST(sent.size() - end > body.size());
    BOOST_TEST(Contains("Content-Length: " + std::to_string(sent.size() - end) + "\r\n"));
}

// J5, J18, case 37: of a body that is not read the headers are, all the same.
BOOST_AUTO_TEST_CASE(LeavesBodiesThatItDoesNotReadAsTheyAre)
{
    const std::string body = Describe(AUDIO);
    for (const char* type : {"Content-Type: text/plain\r\n",
                             "Content-Type: application/pkcs7-mime\r\n",
                             "Content-Encoding: gzip\r\n"})
    {
        BOOST_TEST(bool(SendOut(Request("INVITE", type, body)) == DropReason::None));
        BOOST_TEST(!Contains("UDP 10.1.1.3"));
        BOOST_TEST(Contains("\r\n\r\n" + body));
        BOOST_TEST(Alg().GetCalls().GetRows().Size() == 1U);
        BOOST_TEST(!IsOpen(Endpoint("1.1.1.1", 4000)));
    }
}

// A2, case 60: what is granted to nobody makes no registration.
BOOST_AUTO_TEST_CASE(LearnsBindingsThatWereAskedFor)
{
    const std::string contact = "Contact: <sip:a@10.1.1.3:5060>\r\n";
    const auto grant = [](const IpEndpoint& outside) {
        const std::string shown = outside.ToString();
        return Message("SIP/2.0 200 OK",
                       "REGISTER",
                       "Via: SIP/2.0/UDP " + shown + ";branch=z9hG4bK1\r\nContact: <sip:a@" +
                           shown + ">;expires=60\r\n");
    };
    const std::string granted = grant(Show(Phone()));
    BOOST_TEST(bool(SendIn(granted) == DropReason::None));
    BOOST_TEST(Alg().GetGauges().registrations == 0U);
    BOOST_TEST(bool(SendOut(Request("REGISTER", contact)) == DropReason::None));
    BOOST_TEST(Alg().GetGauges().registrations == 0U);
    BOOST_TEST(bool(SendIn(granted) == DropReason::None));
    BOOST_TEST(Alg().GetGauges().registrations == 1U);
    BOOST_TEST(Contains("10.1.1.3:5060"));
}

BOOST_AUTO_TEST_CASE(GaugesWhatItKeeps)
{
    BOOST_TEST(Alg().GetGauges().calls == 0U);
    const std::size_t memory = Alg().GetGauges().memoryBytes;
    SendOut(Invite());
    BOOST_TEST(Alg().GetGauges().calls == 1U);
    BOOST_TEST(Alg().GetGauges().memoryBytes > memory);
    Alg().ClearCalls(Time{0});
    CheckNothingIsLeft();
}

// C10: dropped messages are counted, too, until the operator clears the counters.
BOOST_AUTO_TEST_CASE(CountsWhatPassesAndWhatIsDropped)
{
    SendOut(Invite());
    SendOut(Request("INVITE", "Call-ID: c2\r\n", "v=0\r\n" + AUDIO));
    BOOST_TEST(Alg().GetCounters().GetRow(SipMethod::Invite).requests == 2U);
    BOOST_TEST(Alg().GetCounters().GetTranslated() == 1U);
    BOOST_TEST(Alg().GetCounters().GetDropped() == 1U);
    Alg().ClearCounters();
    BOOST_TEST(Alg().GetCounters().GetTotal() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
