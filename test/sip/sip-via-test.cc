// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"
#include "sip-via.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

void
CheckError(std::string_view text, SipError error, std::size_t offset)
{
    SipVia via;
    const SipResult result = via.Parse(text);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == offset, text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipViaTest)

BOOST_AUTO_TEST_CASE(TakesAViaApart)
{
    SipVia via;
    BOOST_TEST(bool(via.Parse("SIP/2.0/UDP 10.1.1.3:5062;maddr=224.2.0.1;ttl=16;received=1.1.1.20"
                              ";rport=6060;branch=z9hG4bK7;x=y")));
    BOOST_TEST(via.sentBy.slice == "10.1.1.3:5062");
    BOOST_TEST(via.GetBranch() == "z9hG4bK7");
    BOOST_TEST(via.GetReceived().value().ToString() == "1.1.1.20");
    BOOST_TEST(via.GetRport().value() == 6060);
}

// RFC 3581 4: an empty rport asks, and there is a place to answer it.
BOOST_AUTO_TEST_CASE(ShowsWhereToAnswerAnEmptyRport)
{
    for (const std::string asked : {"rport", "rport="})
    {
        const std::string text = "SIP/2.0/UDP 10.1.1.3;" + asked + ";branch=b";
        SipVia via;
        BOOST_TEST(bool(via.Parse(text)));
        BOOST_TEST(via.rport.has_value());
        BOOST_TEST(!via.rport->hasValue);
        BOOST_TEST(!via.GetRport());
        EditList edits;
        edits.Reset(text);
        edits.Replace(via.rport->slice, "rport=5080");
        BOOST_TEST(edits.Apply() == "SIP/2.0/UDP 10.1.1.3;rport=5080;branch=b");
    }
}

// Case 13, C9
BOOST_AUTO_TEST_CASE(ReadsAViaWithoutPortAndParameters)
{
    SipVia via;
    BOOST_TEST(bool(via.Parse("SIP/2.0/TLS host.example.com")));
    BOOST_TEST(!via.sentBy.port);
    BOOST_TEST(!via.rport);
    BOOST_TEST(!via.received);
    BOOST_TEST(via.GetBranch().empty());
}

// RFC 4475 3.1.1.1: white space wherever the grammar allows it.
BOOST_AUTO_TEST_CASE(AllowsSpaceWhereTheGrammarDoes)
{
    SipVia via;
    BOOST_TEST(bool(via.Parse("SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw")));
    BOOST_TEST(via.sentBy.host == "192.0.2.2");
    BOOST_TEST(
        bool(via.Parse("sip / 2.0  / TCP     spindle.example.com : 5070  ;\r\n branch  =   z9")));
    BOOST_TEST(via.sentBy.port.value() == 5070);
    BOOST_TEST(via.GetBranch() == "z9");
    BOOST_TEST(bool(via.Parse("SIP/2.0/UDP  10.0.0.1")));
}

// Case 8, RFC 5118 4.5: received with and without brackets.
BOOST_AUTO_TEST_CASE(ReadsIpv6SentByAndReceived)
{
    SipVia via;
    BOOST_TEST(
        bool(via.Parse("SIP/2.0/UDP [2001:db8::9:1]:6050;received=2001:db8::9:255;branch=b")));
    BOOST_TEST(via.sentBy.port.value() == 6050);
    BOOST_TEST(via.GetReceived().value().ToString() == "2001:db8::9:255");
    BOOST_TEST(bool(via.Parse("SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255]")));
    BOOST_TEST(via.GetReceived().value().ToString() == "2001:db8::9:255");
    BOOST_TEST(bool(via.Parse("SIP/2.0/UDP h;received=nonsense")));
    BOOST_TEST(!via.GetReceived());
}

BOOST_AUTO_TEST_CASE(CountsTheFirstOfRepeatedParameters)
{
    SipVia via;
    BOOST_TEST(bool(via.Parse("SIP/2.0/UDP h;branch=first;branch=second;RPORT=1;rport=2")));
    BOOST_TEST(via.GetBranch() == "first");
    BOOST_TEST(via.GetRport().value() == 1);
    BOOST_TEST(bool(via.Parse("SIP/2.0/UDP h;rport=65536")));
    BOOST_TEST(!via.GetRport());
}

BOOST_AUTO_TEST_CASE(RefusesBrokenVias)
{
    CheckError("", SipError::BadVia, 0);
    CheckError("SIP/2.0/UDP", SipError::BadVia, 11);
    CheckError("SIP/2.0/UDP ", SipError::BadHost, 12);
    CheckError("SIP/7.0/UDP h", SipError::BadVia, 7);
    CheckError("HTTP/2.0/UDP h", SipError::BadVia, 4);
    CheckError("SIP/2.0/UDP h:65536", SipError::BadPort, 14);
    CheckError("SIP/2.0/UDP 2001:db8::9:1", SipError::BadPort, 17);
    CheckError("SIP/2.0/UDP h x", SipError::BadPort, 14);
    CheckError("SIP/2.0/UDP h <", SipError::BadVia, 14);
    CheckError("SIP/2.0/UDP 192.0.2.15;;,;,,", SipError::BadParameter, 23);
    CheckError("SIP/2.0/UDP h;branch=\"x", SipError::UnterminatedQuote, 21);
}

BOOST_AUTO_TEST_SUITE_END()
