// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-lines.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

std::string
List(std::string_view text)
{
    std::string all;
    SdpLines lines(text);
    while (const auto line = lines.Next())
    {
        all.append("[").append(1, line->type).append("|").append(line->value).append("]");
    }
    return all + (lines.GetResult() ? "" : "!" + std::to_string(lines.GetResult().offset));
}

} // namespace

BOOST_AUTO_TEST_SUITE(SdpLinesTest)

// Case 27: CRLF, LF, and a last line without line end.
BOOST_AUTO_TEST_CASE(ReadsLinesHoweverTheyEnd)
{
    BOOST_TEST(List("v=0\r\ns=-\r\n") == "[v|0][s|-]");
    BOOST_TEST(List("v=0\ns=-\n") == "[v|0][s|-]");
    BOOST_TEST(List("v=0\ns=-") == "[v|0][s|-]");
    BOOST_TEST(List("v=0\r\ns=\r") == "[v|0][s|]");
    BOOST_TEST(List("\r\nv=0\r\n\r\n\n") == "[v|0]");
    BOOST_TEST(List("").empty());
}

// Case 29: unknown lines are lines.
BOOST_AUTO_TEST_CASE(TakesAnyLetterAsAType)
{
    BOOST_TEST(List("Z=x\r\nk=clear:a=b\r\n") == "[Z|x][k|clear:a=b]");
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNoLine)
{
    BOOST_TEST(List("v=0\r\nm =video\r\n") == "[v|0]!5");
    BOOST_TEST(List("v=0\r\nv\r\n") == "[v|0]!5");
    BOOST_TEST(List("v=0\r\n=x\r\n") == "[v|0]!5");
    BOOST_TEST(List("1=0\r\n") == "!0");
    BOOST_TEST(List(std::string_view("v=0\0\r\n", 6)) == "!3");
    BOOST_TEST(List("v=0\rs=-\r\n") == "!3");
}

BOOST_AUTO_TEST_CASE(GivesTheWholeLineToRemove)
{
    SdpLines lines("v=0\r\na=x\n");
    BOOST_TEST(lines.Next().value().slice == "v=0\r\n");
    BOOST_TEST(lines.Next().value().slice == "a=x\n");
}

BOOST_AUTO_TEST_CASE(SplitsAttributesAtTheFirstColon)
{
    BOOST_TEST(GetSdpAttributeName("rtcp:53020 IN IP4 10.0.0.5") == "rtcp");
    BOOST_TEST(GetSdpAttributeValue("rtcp:53020 IN IP6 2001:db8::5") == "53020 IN IP6 2001:db8::5");
    BOOST_TEST(GetSdpAttributeName("sendonly") == "sendonly");
    BOOST_TEST(GetSdpAttributeValue("sendonly").empty());
}

// The addresses of a candidate.
BOOST_AUTO_TEST_CASE(ReadsCandidates)
{
    SdpCandidate candidate;
    BOOST_TEST(candidate.Parse("candidate:2 2 UDP 1694498815 192.0.2.3 45664 typ srflx raddr "
                               "10.0.1.1 rport 8998 generation 0"));
    BOOST_TEST(candidate.component == 2U);
    BOOST_TEST(candidate.transport == "UDP");
    BOOST_TEST(candidate.address == "192.0.2.3");
    BOOST_TEST(candidate.port == "45664");
    BOOST_TEST(candidate.type == "srflx");
    BOOST_TEST(candidate.relatedAddress == "10.0.1.1");
    BOOST_TEST(candidate.relatedPort == "8998");
    BOOST_TEST(candidate.Parse("candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host"));
    BOOST_TEST(candidate.relatedAddress.empty());
}

BOOST_AUTO_TEST_CASE(RefusesWhatIsNoCandidate)
{
    SdpCandidate candidate;
    for (const std::string_view text : {"candidate:",
                                        "candidate:1 1 UDP 1 10.0.1.1 8998",
                                        "candidate:1 1 UDP 1 10.0.1.1 65536 typ host",
                                        "candidate:1 0 UDP 1 10.0.1.1 8998 typ host",
                                        "candidate:1 x UDP 1 10.0.1.1 8998 typ host",
                                        "candidate:1 1 UDP 1 10.0.1.1 8998 typ ",
                                        "rtcp:53020"})
    {
        BOOST_TEST(!candidate.Parse(text), text);
    }
}

// RFC 4145 4: an attribute with a value, one without, and one that is not there.
BOOST_AUTO_TEST_CASE(FindsAnAttributeByItsName)
{
    const std::string text = "m=message 9 TCP/MSRP *\r\na=setup:active\r\na=msrp-cema\r\n";
    BOOST_TEST((FindSdpAttribute(text, "setup") == "active"));
    BOOST_TEST((FindSdpAttribute(text, "msrp-cema") == ""));
    BOOST_TEST(!FindSdpAttribute(text, "connection"));
}

BOOST_AUTO_TEST_SUITE_END()
