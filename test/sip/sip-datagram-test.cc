// SPDX-License-Identifier: GPL-2.0-only
#include "sip-datagram.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace ns3::sipalg;

namespace
{

void
Check(std::string_view text, SipDatagram expected)
{
    const bool isExpected = ClassifySipDatagram(text) == expected;
    BOOST_TEST(isExpected, text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipDatagramTest)

BOOST_AUTO_TEST_CASE(KnowsRequestsAndResponses)
{
    Check("INVITE sip:b@h SIP/2.0\r\n", SipDatagram::Request);
    Check("\r\n\r\nFOO sip:b@h SIP/2.0\r\nrest", SipDatagram::Request);
    Check("INVITE sip:b@h sip/7.1\nrest", SipDatagram::Request);
    Check("SIP/2.0 200 OK\r\n", SipDatagram::Response);
    Check("sip/2.0 200", SipDatagram::Response);
}

// Case 52: keepalives of RFC 5626 and of the field.
BOOST_AUTO_TEST_CASE(KnowsKeepalives)
{
    Check("\r\n", SipDatagram::Keepalive);
    Check("\r\n\r\n", SipDatagram::Keepalive);
    Check("", SipDatagram::Keepalive);
    Check("     ", SipDatagram::Keepalive);
    Check(std::string("jaK\0", 4), SipDatagram::Keepalive);
    Check(std::string(4, '\0'), SipDatagram::Keepalive);
    Check(std::string(1, '\0'), SipDatagram::Keepalive);
    Check(std::string(5, '\0'), SipDatagram::Other);
}

// Case 52: STUN by its cookie (RFC 8489 5).
BOOST_AUTO_TEST_CASE(KnowsStunByItsCookie)
{
    const std::string head("\x00\x01\x00\x00\x21\x12\xa4\x42", 8);
    Check(head + std::string(12, 'x'), SipDatagram::Stun);
    Check(head + std::string(11, 'x'), SipDatagram::Other);
    const std::string noCookie("\x00\x01\x00\x00\x21\x12\xa4\x43", 8);
    Check(noCookie + std::string(12, 'x'), SipDatagram::Other);
    const std::string oddLength("\x00\x01\x00\x02\x21\x12\xa4\x42", 8);
    Check(oddLength + std::string(12, 'x'), SipDatagram::Other);
    const std::string highBits("\x80\x01\x00\x00\x21\x12\xa4\x42", 8);
    Check(highBits + std::string(12, 'x'), SipDatagram::Other);
}

// J38, case 60: nothing else is SIP, HTTP with SIP inside included.
BOOST_AUTO_TEST_CASE(TakesEverythingElseAsOther)
{
    Check("hello", SipDatagram::Other);
    Check(" SIP/2.0", SipDatagram::Other);
    Check("INVITE sip:b@h", SipDatagram::Other);
    Check("POST / HTTP/1.1\r\n\r\nREGISTER sip:h SIP/2.0\r\n", SipDatagram::Other);
    Check("SIPPER", SipDatagram::Other);
    Check("\x80\x00\x12\x34", SipDatagram::Other);
    Check("<INVITE sip:b@h SIP/2.0", SipDatagram::Other);
}

BOOST_AUTO_TEST_SUITE_END()
