// SPDX-License-Identifier: GPL-2.0-only
#include "sip-host-port.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

SipResult
Read(SipHostPort& hostPort, std::string_view text, bool allowSpace = false)
{
    TextCursor cursor(text);
    return hostPort.Parse(cursor, allowSpace);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipHostPortTest)

BOOST_AUTO_TEST_CASE(ReadsHostAndPortAsOneSlice)
{
    SipHostPort hostPort;
    BOOST_TEST(bool(Read(hostPort, "10.1.1.3:5062;x")));
    BOOST_TEST(hostPort.slice == "10.1.1.3:5062");
    BOOST_TEST(hostPort.host == "10.1.1.3");
    BOOST_TEST(hostPort.port.value() == 5062);
    BOOST_TEST(hostPort.GetAddress().value().ToString() == "10.1.1.3");
}

// Case 13
BOOST_AUTO_TEST_CASE(LeavesThePortEmptyWhereNoneIsWritten)
{
    SipHostPort hostPort;
    BOOST_TEST(bool(Read(hostPort, "host-1.example_net.com>")));
    BOOST_TEST(hostPort.slice == "host-1.example_net.com");
    BOOST_TEST(!hostPort.port);
    BOOST_TEST(hostPort.GetPortOr(SIP_DEFAULT_PORT) == 5060);
    BOOST_TEST(!hostPort.GetAddress());
}

// J21, case 8
BOOST_AUTO_TEST_CASE(ReadsIpv6LiteralsInBrackets)
{
    SipHostPort hostPort;
    BOOST_TEST(bool(Read(hostPort, "[2001:db8::5]:5062")));
    BOOST_TEST(hostPort.host == "[2001:db8::5]");
    BOOST_TEST(hostPort.port.value() == 5062);
    BOOST_TEST(hostPort.GetAddress().value().ToString() == "2001:db8::5");
    BOOST_TEST((Read(hostPort, "[2001:db8::5").error == SipError::BadHost));
    BOOST_TEST((Read(hostPort, "[]").error == SipError::BadHost));
    BOOST_TEST((Read(hostPort, "[host]").error == SipError::BadHost));
}

// Case 10: port 65536 is malformed, not 0.
BOOST_AUTO_TEST_CASE(RefusesPortsThatDoNotExist)
{
    for (const std::string_view text : {"h:65536", "h:0", "h:", "h:x", "h:70000000000", "h:-1"})
    {
        SipHostPort hostPort;
        const SipResult result = Read(hostPort, text);
        BOOST_TEST((result.error == SipError::BadPort), text);
        BOOST_TEST(result.offset == 2U);
    }
    SipHostPort hostPort;
    BOOST_TEST(bool(Read(hostPort, "h:65535")));
    BOOST_TEST(bool(Read(hostPort, "h:05060")));
    BOOST_TEST(hostPort.port.value() == 5060);
}

BOOST_AUTO_TEST_CASE(AllowsSpaceAroundTheColonInSentByOnly)
{
    SipHostPort hostPort;
    BOOST_TEST(bool(Read(hostPort, "h : 5060", true)));
    BOOST_TEST(hostPort.slice == "h : 5060");
    BOOST_TEST(hostPort.port.value() == 5060);
    BOOST_TEST(bool(Read(hostPort, "h : 5060")));
    BOOST_TEST(hostPort.slice == "h");
}

BOOST_AUTO_TEST_CASE(ReadsAddressesWithAndWithoutBrackets)
{
    BOOST_TEST(ParseHostAddress("2001:db8::9:255").value().IsV6());
    BOOST_TEST(ParseHostAddress("[2001:db8::9:255]").value().IsV6());
    BOOST_TEST(ParseHostAddress("192.0.2.1").value().IsV4());
    BOOST_TEST(!ParseHostAddress("[192.0.2.1]"));
    BOOST_TEST(!ParseHostAddress("110.0.0.555"));
    BOOST_TEST(!ParseHostAddress(""));
}

BOOST_AUTO_TEST_SUITE_END()
