// SPDX-License-Identifier: GPL-2.0-only
#include "sip-multipart.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

const std::string SDP = "v=0\r\no=- 1 1 IN IP4 10.1.1.3\r\n";

/// A body of a text part that mentions "v=0", and an SDP part.
std::string
MakeMixed(const std::string& sdpHeaders = "Content-Type: application/sdp\r\n")
{
    return "preamble v=0\r\n--b1\r\nContent-Type: text/plain\r\n\r\nv=0 --b1 is text\r\n--b1\r\n" +
           sdpHeaders + "\r\n" + SDP + "\r\n--b1--\r\nepilogue\r\n--b1\r\n";
}

std::string
FindIn(std::string_view contentType, std::string_view body)
{
    return std::string(FindSdp(contentType, body).value_or("none"));
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipMultipartTest)

// Case 36: the SDP part is found by its boundary, "v=" elsewhere is text.
BOOST_AUTO_TEST_CASE(FindsTheSdpPartByItsBoundary)
{
    const std::string body = MakeMixed();
    BOOST_TEST(FindIn("multipart/mixed;boundary=b1", body) == SDP);
    BOOST_TEST(FindIn("Multipart/Alternative; boundary=\"b1\"", body) == SDP);
    BOOST_TEST(FindIn("multipart/mixed;boundary=other", body) == "none");
    BOOST_TEST(FindIn("multipart/mixed", body) == "none");
    BOOST_TEST(FindIn("multipart/signed;boundary=b1", body) == "none");
    BOOST_TEST(FindIn("text/plain", SDP) == "none");
    BOOST_TEST(FindIn("", SDP) == "none");
    BOOST_TEST(FindIn("application/sdp;charset=utf-8", SDP) == SDP);
}

// Case 36: a part's own headers may be folded, in any case and in any order.
BOOST_AUTO_TEST_CASE(ReadsTheHeadersOfAPart)
{
    const std::string body = MakeMixed("Content-Disposition: session;\r\n handling=required\r\n"
                                       "content-TYPE : application/sdp\r\nContent-Length: 31\r\n"
                                       "Content-Transfer-Encoding: 8bit\r\n");
    SipMultipart parts(body, "b1");
    const auto text = parts.Next().value();
    BOOST_TEST(text.contentType == "text/plain");
    BOOST_TEST(text.content == "v=0 --b1 is text");
    const auto sdp = parts.Next().value();
    BOOST_TEST(sdp.contentType == "application/sdp");
    BOOST_TEST(sdp.contentLength == "31");
    BOOST_TEST(sdp.content == SDP);
    BOOST_TEST(!parts.Next());
    BOOST_TEST(bool(parts.GetResult()));
}

// Case 37: an encoded part is not touched.
BOOST_AUTO_TEST_CASE(PassesOverAnEncodedSdpPart)
{
    const std::pair<std::string, std::string> rows[] = {
        {"Content-Transfer-Encoding: base64\r\n", "none"},
        {"Content-Transfer-Encoding: Binary\r\n", SDP},
        {"Content-Encoding: gzip\r\n", "none"},
        {"Content-Encoding: identity\r\n", SDP},
    };
    for (const auto& [header, found] : rows)
    {
        const std::string body = MakeMixed("Content-Type: application/sdp\r\n" + header);
        BOOST_TEST(FindIn("multipart/mixed;boundary=b1", body) == found, header);
    }
}

// Case 36: a multipart in a multipart, each with its boundary; containers come before their parts.
BOOST_AUTO_TEST_CASE(LooksIntoNestedMultiparts)
{
    const std::string inner = "--in\r\nContent-Type: text/plain\r\n\r\nx\r\n--in\r\n"
                              "Content-Type: application/sdp\r\n\r\n" +
                              SDP + "\r\n--in--";
    const std::string body = "--out\r\nContent-Type: multipart/alternative;boundary=in\r\n\r\n" +
                             inner +
                             "\r\n--out\r\nContent-Type: application/sdp\r\n\r\nv=0\r\n--out--";
    std::vector<SipBodyPart> parts;
    CollectBodyParts("multipart/mixed;boundary=out", body, parts);
    BOOST_REQUIRE(parts.size() == 5U);
    BOOST_TEST(parts[0].content == body);
    BOOST_TEST(parts[1].content == inner);
    BOOST_TEST(parts[3].content == SDP);
    BOOST_TEST(parts[3].IsSdp());
    BOOST_TEST(parts[4].content == "v=0");
}

// Case 10: work on hostile nesting is bounded.
BOOST_AUTO_TEST_CASE(StopsAtTheFourthLevel)
{
    std::string body = SDP;
    std::string type = "application/sdp";
    for (const std::string boundary : {"a", "b", "c", "d", "e"})
    {
        body = "--" + boundary + "\r\nContent-Type: " + type + "\r\n\r\n" + body + "\r\n--" +
               boundary + "--";
        type = "multipart/mixed;boundary=" + boundary;
        BOOST_TEST((FindIn(type, body) == SDP) == (boundary != "e"), boundary);
    }
}

BOOST_AUTO_TEST_CASE(ReadsLfOnlyPartsAndPartsWithoutHeaders)
{
    const std::string body = "--b\n\nplain\n--b\nContent-Type: application/sdp\n\nv=0\n--b--";
    SipMultipart parts(body, "b");
    BOOST_TEST(parts.Next().value().content == "plain");
    BOOST_TEST(parts.Next().value().content == "v=0");
    BOOST_TEST(!parts.Next());
    BOOST_TEST(FindIn("multipart/mixed;boundary=b", body) == "v=0");
}

BOOST_AUTO_TEST_CASE(DoesNotTakeALongerBoundaryForItsOwn)
{
    const std::string body = "--b1\r\n\r\nx\r\n--b12\r\ny\r\n--b1 \t\r\n\r\nz\r\n--b1--\r\n";
    SipMultipart parts(body, "b1");
    BOOST_TEST(parts.Next().value().content == "x\r\n--b12\r\ny");
    BOOST_TEST(parts.Next().value().content == "z");
}

BOOST_AUTO_TEST_CASE(RefusesABodyThatIsNotClosed)
{
    const std::string body = "--b\r\n\r\nfirst\r\n--b\r\n\r\nsecond";
    SipMultipart parts(body, "b");
    BOOST_TEST(parts.Next().has_value());
    BOOST_TEST(!parts.Next());
    BOOST_TEST((parts.GetResult().error == SipError::UnterminatedPart));
    SipMultipart none("no delimiter", "b");
    BOOST_TEST(!none.Next());
    BOOST_TEST((none.GetResult().error == SipError::UnterminatedPart));
}

// RFC 2046 5.1.1
BOOST_AUTO_TEST_CASE(RefusesBoundariesThatAreEmptyOrTooLong)
{
    SipMultipart empty("--\r\n\r\nx\r\n----\r\n", "");
    BOOST_TEST(!empty.Next());
    BOOST_TEST((empty.GetResult().error == SipError::BadMediaType));
    SipMultipart tooLong("x", std::string(71, 'b'));
    BOOST_TEST((tooLong.GetResult().error == SipError::BadMediaType));
}

BOOST_AUTO_TEST_CASE(ReadsAnEmptyPart)
{
    SipMultipart parts("--b\r\n--b\r\n\r\n--b--\r\n", "b");
    BOOST_TEST(parts.Next().value().content.empty());
    BOOST_TEST(parts.Next().value().content.empty());
    BOOST_TEST(!parts.Next());
    BOOST_TEST(bool(parts.GetResult()));
}

BOOST_AUTO_TEST_SUITE_END()
