// SPDX-License-Identifier: GPL-2.0-only
#include "invite-text.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

std::string
Join(const SipMessage& message, SipHeaderId id)
{
    std::string all;
    SipHeaderValues values(message, id);
    while (const auto value = values.Next())
    {
        all.append("[").append(*value).append("]");
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipMessageTest)

BOOST_AUTO_TEST_CASE(ReadsARequest)
{
    const std::string text = MakeInvite("Max-Forwards: 70\r\nExpires: 60\r\n");
    SipMessage message;
    BOOST_TEST(Describe(message.Parse(text).error) == "no error");
    BOOST_TEST(message.IsRequest());
    BOOST_TEST((message.GetMethod() == SipMethod::Invite));
    BOOST_TEST(message.GetRequestUri() == "sip:bob@10.0.0.9");
    BOOST_TEST(message.GetCallId() == "c1@10.1.1.3");
    BOOST_TEST(message.GetCSeq().number == 7U);
    BOOST_TEST(message.GetFromTag() == "a1");
    BOOST_TEST(message.GetToTag().empty());
    BOOST_TEST(message.GetMaxForwards().value() == 70U);
    BOOST_TEST(message.GetExpires().value() == 60U);
    BOOST_TEST(message.GetHeaderCount() == 7U);
    BOOST_TEST(message.GetBody().empty());
    BOOST_TEST(message.OffsetOf(message.GetHeadersEnd()) == text.size() - 2);
}

BOOST_AUTO_TEST_CASE(ReadsAResponse)
{
    const std::string text = "SIP/2.0 183 Session Progress\r\n" + COMMON + "\r\n";
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.IsResponse());
    BOOST_TEST(message.GetStatusCode() == 183U);
    BOOST_TEST(message.GetReasonPhrase() == "Session Progress");
    BOOST_TEST((message.GetMethod() == SipMethod::Invite));
    BOOST_TEST(message.GetRequestUri().empty());
}

// Case 1: compact names are the same headers.
BOOST_AUTO_TEST_CASE(ReadsCompactHeaderNames)
{
    const std::string text =
        REQUEST_LINE +
        "v: SIP/2.0/UDP h;branch=z9hG4bK1\r\nf: <sip:a@h>;tag=1\r\nt: <sip:b@h>\r\n"
        "i: id\r\nCSeq: 7 INVITE\r\nm: <sip:a@10.1.1.3>\r\nc: application/sdp\r\n"
        "k: timer\r\ns: hello\r\ne: gzip\r\nr: <sip:c@h>\r\no: dialog\r\nl: 3\r\n\r\nabc";
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetCallId() == "id");
    BOOST_TEST(message.GetFromTag() == "1");
    BOOST_TEST(message.GetContentType() == "application/sdp");
    BOOST_TEST(message.GetValue(SipHeaderId::Contact) == "<sip:a@10.1.1.3>");
    BOOST_TEST(message.GetValue(SipHeaderId::ContentEncoding) == "gzip");
    BOOST_TEST(message.GetValue(SipHeaderId::ReferTo) == "<sip:c@h>");
    BOOST_TEST(message.GetValue(SipHeaderId::Event) == "dialog");
    BOOST_TEST(message.GetBody() == "abc");
}

// Case 2: letter case, white space before the colon and around the value.
BOOST_AUTO_TEST_CASE(AcceptsAnyCaseAndSpaceAroundTheColon)
{
    const std::string text = REQUEST_LINE +
                             "vIA \t: SIP/2.0/UDP h\r\nFROM:<sip:a@h>;tag=1\r\n"
                             "to  :\t<sip:b@h>\r\nCALL-id:id\r\ncseq:\t7 INVITE \r\n"
                             "CONTENT-LENGTH:   142\t\r\n\r\n" +
                             std::string(142, 'x');
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetValue(SipHeaderId::Via) == "SIP/2.0/UDP h");
    BOOST_TEST(message.First(SipHeaderId::Via)->name == "vIA");
    BOOST_TEST(message.GetBody().size() == 142U);
}

// Case 3: a folded value is one view with its fold intact.
BOOST_AUTO_TEST_CASE(KeepsFoldsInsideAValue)
{
    const std::string text =
        MakeInvite("Record-Route: <sip:p1>\r\n ,\r\n\t<sip:p2>\r\nSubject:\r\n folded\r\n");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetValue(SipHeaderId::RecordRoute) == "<sip:p1>\r\n ,\r\n\t<sip:p2>");
    BOOST_TEST(message.GetValue(SipHeaderId::Subject) == "folded");
    const SipHeaderField& subject = *message.First(SipHeaderId::Subject);
    BOOST_TEST(message.GetLine(subject) == "Subject:\r\n folded\r\n");
    BOOST_TEST(Join(message, SipHeaderId::RecordRoute) == "[<sip:p1>][<sip:p2>]");
}

// Case 10: the lines before an error are whole lines, too, and so is one that contradicts another.
BOOST_AUTO_TEST_CASE(GivesTheLinesUpToAnError)
{
    const std::string first = "Content-Length: 5\r\n";
    for (const std::string line :
         {"Content-Length: 13\r\n", "Content-Length:\r\n 13\r\n", "Bad Name\r\n"})
    {
        const std::string text = "SIP/2.0 200 OK\r\n" + first + line + "To: <sip:a@h>\r\n\r\n";
        SipMessage message;
        BOOST_TEST(!message.Parse(text), line);
        std::string read;
        for (const SipHeaderField& header : message)
        {
            read += message.GetLine(header);
        }
        BOOST_TEST(read == (line[0] == 'B' ? first : first + line));
    }
}

// Case 4: comma-joined or one header each, in order.
BOOST_AUTO_TEST_CASE(GivesTheSameValuesJoinedOrApart)
{
    SipMessage joined;
    SipMessage apart;
    const std::string one = MakeInvite("Route: <sip:p1;lr>, <sip:p2;lr> ,<sip:p3>\r\n");
    const std::string three =
        MakeInvite("Route: <sip:p1;lr>\r\nSubject: x\r\nroute: <sip:p2;lr>\r\nRoute: <sip:p3>\r\n");
    BOOST_TEST(bool(joined.Parse(one)));
    BOOST_TEST(bool(apart.Parse(three)));
    BOOST_TEST(Join(joined, SipHeaderId::Route) == "[<sip:p1;lr>][<sip:p2;lr>][<sip:p3>]");
    BOOST_TEST(Join(apart, SipHeaderId::Route) == Join(joined, SipHeaderId::Route));
}

BOOST_AUTO_TEST_CASE(WalksHeadersOfOneKindInOrder)
{
    const std::string text = MakeInvite("X-A: 1\r\nVia: SIP/2.0/UDP b\r\nX-B: 2\r\n");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    const SipHeaderField* via = message.First(SipHeaderId::Via);
    BOOST_TEST(message.Next(*via)->value == "SIP/2.0/UDP b");
    BOOST_TEST(!message.Next(*message.Next(*via)));
    BOOST_TEST(message.Find("x-b")->value == "2");
    BOOST_TEST(message.Find("f")->name == "From");
    BOOST_TEST(!message.Find("X-C"));
    BOOST_TEST(!message.First(SipHeaderId::Contact));
    BOOST_TEST(message.GetValue(SipHeaderId::Contact).empty());
}

// Case 27 for the header part: lines that end in LF only.
BOOST_AUTO_TEST_CASE(AcceptsLinesThatEndInLfOnly)
{
    std::string text = MakeInvite("Subject: a\r\n b\r\nContent-Length: 4\r\n", "body");
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetValue(SipHeaderId::Subject) == "a\n b");
    BOOST_TEST(message.GetBody() == "body");
}

// Case 52: line ends before the start line are no part of the message.
BOOST_AUTO_TEST_CASE(SkipsLineEndsBeforeTheStartLine)
{
    const std::string text = "\r\n\r\n" + MakeInvite("");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.OffsetOf(message.GetStartLine()) == 4U);
    CheckError("\r\n\r\n", SipError::Empty, 4);
    CheckError("", SipError::Empty, std::size_t{0});
}

// Case 10: CSeq is below 2^31.
BOOST_AUTO_TEST_CASE(RefusesACSeqNumberFrom2To31On)
{
    const std::string head = REQUEST_LINE + VIA + FROM + TO + CALL_ID;
    BOOST_TEST(bool(ParseExact(head + "CSeq: 2147483647 INVITE\r\n\r\n")));
    CheckError(head + "CSeq: 2147483648 INVITE\r\n\r\n", SipError::CSeqTooLarge, "2147483648");
    CheckError(head + "CSeq: 4294967303 INVITE\r\n\r\n", SipError::CSeqTooLarge, "4294967303");
    CheckError(head + "CSeq: INVITE\r\n\r\n", SipError::BadCSeq, "INVITE\r\n\r\n");
    CheckError(head + "CSeq: 7INVITE\r\n\r\n", SipError::BadCSeq, "\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(RefusesACSeqOfAnotherMethodInARequestOnly)
{
    const std::string rest = VIA + FROM + TO + CALL_ID + "CSeq: 7 BYE\r\n\r\n";
    CheckError(REQUEST_LINE + rest, SipError::CSeqMethodMismatch, "BYE");
    BOOST_TEST(bool(ParseExact("SIP/2.0 200 OK\r\n" + rest)));
}

// Case 10: Expires beyond 2^32 is clamped, as RFC 3261 20.19 bounds it; no wrap to a short time.
BOOST_AUTO_TEST_CASE(ClampsExpiresInsteadOfWrapping)
{
    const std::string text = MakeInvite("Expires: 4294967356\r\n");
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    BOOST_TEST(message.GetExpires().value() == UINT32_MAX);
    const std::string date = MakeInvite("Expires: Thu, 01 Dec 1994 16:00:00 GMT\r\n");
    BOOST_TEST(bool(message.Parse(date)));
    BOOST_TEST(!message.GetExpires());
}

BOOST_AUTO_TEST_CASE(RefusesMaxForwardsAbove255)
{
    BOOST_TEST(bool(ParseExact(MakeInvite("Max-Forwards: 0\r\n"))));
    BOOST_TEST(bool(ParseExact(MakeInvite("Max-Forwards: 0068\r\n"))));
    CheckError(MakeInvite("Max-Forwards: 256\r\n"), SipError::BadMaxForwards, "256");
    CheckError(MakeInvite("Max-Forwards: x\r\n"), SipError::BadMaxForwards, "x\r\n\r\n");
}

// RFC 4475 3.1.2.1 and 3.3.8: two different values leave open which one counts.
BOOST_AUTO_TEST_CASE(RefusesSingleHeadersThatStandTwiceAndDiffer)
{
    for (const std::string header : {"Call-ID: other",
                                     "i: other",
                                     "CSeq: 8 INVITE",
                                     "From: <sip:x@h>;tag=2",
                                     "To: <sip:x@h>",
                                     "Max-Forwards: 69",
                                     "l: 1",
                                     "c: text/plain"})
    {
        const std::string once =
            "Max-Forwards: 70\r\nContent-Type: application/sdp\r\nContent-Length: 0\r\n";
        const std::string text = MakeInvite(once + header + "\r\n");
        CheckError(text, SipError::DuplicateHeader, text.size() - header.size() - 4);
    }
}

BOOST_AUTO_TEST_CASE(AcceptsSingleHeadersThatStandTwiceAlike)
{
    BOOST_TEST(bool(ParseExact(MakeInvite(CALL_ID + CSEQ + "l: 0\r\nContent-Length: 0\r\n"))));
}

BOOST_AUTO_TEST_CASE(RefusesMessagesWithoutTheHeadersThatAllHave)
{
    const std::pair<std::string, SipError> rows[] = {
        {FROM + TO + CALL_ID + CSEQ, SipError::MissingVia},
        {VIA + TO + CALL_ID + CSEQ, SipError::MissingFrom},
        {VIA + FROM + CALL_ID + CSEQ, SipError::MissingTo},
        {VIA + FROM + TO + CSEQ, SipError::MissingCallId},
        {VIA + FROM + TO + CALL_ID, SipError::MissingCSeq},
    };
    for (const auto& [headers, error] : rows)
    {
        CheckError(REQUEST_LINE + headers + "\r\n", error, REQUEST_LINE.size() + headers.size());
    }
    CheckError(REQUEST_LINE + VIA + FROM + TO + "Call-ID: \r\n" + CSEQ + "\r\n",
               SipError::BadCallId,
               "\r\nCSeq");
    CheckError(REQUEST_LINE + VIA + FROM + TO + "Call-ID: a b\r\n" + CSEQ + "\r\n",
               SipError::BadCallId,
               "a b");
}

BOOST_AUTO_TEST_CASE(LocatesAStartLineErrorInTheMessage)
{
    CheckError("\r\nINVITE sip:b@h SIP/3.0\r\n" + COMMON + "\r\n",
               SipError::UnsupportedVersion,
               17);
    CheckError("INVITE sip:b@h SIP/2.0", SipError::UnterminatedHeaders, 22);
}

BOOST_AUTO_TEST_CASE(RefusesBadHeaderLines)
{
    CheckError(MakeInvite("no colon\r\n"), SipError::MissingColon, "no colon");
    CheckError(MakeInvite("Sub(ject: x\r\n"), SipError::BadHeaderName, "Sub(ject");
    CheckError(MakeInvite(": x\r\n"), SipError::BadHeaderName, ": x");
    CheckError(MakeInvite("X:\r\n"), SipError::None, std::size_t{0});
    CheckError(REQUEST_LINE + " folded: start\r\n" + COMMON, SipError::MissingColon, " folded");
    CheckError(REQUEST_LINE + COMMON,
               SipError::UnterminatedHeaders,
               (REQUEST_LINE + COMMON).size());
}

// Case 10: NUL, lone CR and other controls are refused where no quoted pair holds them.
BOOST_AUTO_TEST_CASE(RefusesControlCharactersOutsideQuotedPairs)
{
    const std::string nul("a\0b", 3);
    CheckError(MakeInvite("Subject: " + nul + "\r\n"),
               SipError::ControlCharacter,
               std::string(1, 0));
    CheckError(MakeInvite("Subject: a\rb\r\n"), SipError::ControlCharacter, "\rb");
    CheckError(MakeInvite("Subject: a\x07\r\n"), SipError::ControlCharacter, "\x07");
    CheckError(MakeInvite("X: \\" + nul + "\r\n"), SipError::ControlCharacter, std::string(1, 0));
    CheckError("INVITE\x01", SipError::ControlCharacter, 6);
    const std::string quoted("X: \"\\\0 \\\x07 \\\\\" ok\r\n", 18);
    BOOST_TEST(bool(ParseExact(MakeInvite(quoted))));
    const std::string escapedQuote("X: \"a\\\"\\\0\"\r\n", 12);
    BOOST_TEST(bool(ParseExact(MakeInvite(escapedQuote))));
}

// Case 10: bounded work on hostile input.
BOOST_AUTO_TEST_CASE(RefusesMoreHeadersThanTheCap)
{
    std::string headers;
    for (std::size_t i = 5; i < SipMessage::MAX_HEADERS; ++i)
    {
        headers += "X: " + std::to_string(i) + "\r\n";
    }
    BOOST_TEST(bool(ParseExact(MakeInvite(headers))));
    CheckError(MakeInvite(headers + "Last: 1\r\n"), SipError::TooManyHeaders, "Last");
}

BOOST_AUTO_TEST_CASE(FindsHeadersBeyondItsInlineStorage)
{
    std::string headers;
    for (int i = 0; i < 200; ++i)
    {
        headers += "Route: <sip:p" + std::to_string(i) + ">\r\n";
    }
    const std::string text = MakeInvite(headers + "Contact: <sip:last>\r\n");
    SipMessage message;
    for (int round = 0; round < 2; ++round)
    {
        BOOST_TEST(bool(message.Parse(text)));
        BOOST_TEST(message.GetValue(SipHeaderId::Contact) == "<sip:last>");
        SipHeaderValues routes(message, SipHeaderId::Route);
        int count = 0;
        while (routes.Next())
        {
            ++count;
        }
        BOOST_TEST(count == 200);
    }
}

// A reused instance shows nothing of the message before.
BOOST_AUTO_TEST_CASE(ForgetsTheMessageBefore)
{
    const std::string first = MakeInvite("Contact: <sip:a>\r\nMax-Forwards: 7\r\nl: 2\r\n", "xyz");
    const std::string second = "SIP/2.0 200 OK\r\n" + COMMON + "\r\n";
    SipMessage message;
    BOOST_TEST(bool(message.Parse(first)));
    BOOST_TEST(bool(message.Parse(second)));
    BOOST_TEST(!message.First(SipHeaderId::Contact));
    BOOST_TEST(!message.GetMaxForwards());
    BOOST_TEST(message.GetRequestUri().empty());
    BOOST_TEST(message.GetSurplus().empty());
    BOOST_TEST(message.GetHeaderCount() == 5U);
}

BOOST_AUTO_TEST_SUITE_END()
