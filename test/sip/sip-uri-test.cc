// SPDX-License-Identifier: GPL-2.0-only
#include "sip-uri.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

void
CheckError(std::string_view text, SipError error, std::size_t offset)
{
    SipUri uri;
    const SipResult result = uri.Parse(text);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == offset, text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipUriTest)

BOOST_AUTO_TEST_CASE(TakesAWholeUriApart)
{
    const std::string_view text =
        "sip:alice:pw@10.1.1.3:5060;transport=udp;lr?Subject=x&Priority=urgent";
    SipUri uri;
    BOOST_TEST(bool(uri.Parse(text)));
    BOOST_TEST((uri.scheme == SipScheme::Sip));
    BOOST_TEST(uri.GetUser() == "alice");
    BOOST_TEST(uri.userInfo == "alice:pw");
    BOOST_TEST(uri.hostPort.slice == "10.1.1.3:5060");
    BOOST_TEST((uri.hostPort.slice.data() == text.data() + 13));
    BOOST_TEST(uri.params == ";transport=udp;lr");
    BOOST_TEST(uri.FindParam("TRANSPORT").value().value == "udp");
    BOOST_TEST(uri.FindParam("lr").has_value());
    BOOST_TEST(!uri.FindParam("maddr"));
    BOOST_TEST(uri.GetHeaders(text) == "Subject=x&Priority=urgent");
}

BOOST_AUTO_TEST_CASE(ReadsUrisWithoutUserPortAndParameters)
{
    SipUri uri;
    BOOST_TEST(bool(uri.Parse("SIPS:example.com")));
    BOOST_TEST((uri.scheme == SipScheme::Sips));
    BOOST_TEST(uri.GetUser().empty());
    BOOST_TEST(uri.hostPort.host == "example.com");
    BOOST_TEST(!uri.hostPort.port);
    BOOST_TEST(uri.params.empty());
    BOOST_TEST(uri.GetHeaders("SIPS:example.com").empty());
    BOOST_TEST(bool(uri.Parse("sip:a@h?x=1")));
    BOOST_TEST(uri.params.empty());
    const std::string_view asking = "sip:a?b@h"; // a user may hold the mark
    BOOST_TEST(bool(uri.Parse(asking)));
    BOOST_TEST(uri.GetHeaders(asking).empty());
}

BOOST_AUTO_TEST_CASE(FindsMaddrAmongTheParameters)
{
    const char* rows[][3] = {{"sip:h;maddr=10.0.0.9", ";maddr=10.0.0.9", "10.0.0.9"},
                             {"sip:h;lr;MADDR=g?x=1", ";lr;MADDR=g", "g"},
                             {"sip:h;lrm=1;transport=udp", ";lrm=1;transport=udp", ""},
                             {"sip:h;a=m;maddr=1;maddr=2", ";a=m;maddr=1;maddr=2", "1"},
                             {"sip:h;lr", ";lr", ""},
                             {"sip:h;", ";", ""},
                             {"sip:h?maddr=1", "", ""},
                             {"sip:maddr=x@h", "", ""}};
    SipUri uri;
    for (const auto& [text, params, maddr] : rows)
    {
        BOOST_TEST(bool(uri.Parse(text)), text);
        BOOST_TEST(uri.params == params);
        BOOST_TEST(uri.maddr == maddr);
    }
}

// RFC 4475 3.1.1.9: a semicolon before "@" belongs to the user.
BOOST_AUTO_TEST_CASE(TakesASemicolonInTheUserPartAsUser)
{
    SipUri uri;
    BOOST_TEST(bool(uri.Parse("sip:user;par=u%40example.net@example.com")));
    BOOST_TEST(uri.GetUser() == "user;par=u%40example.net");
    BOOST_TEST(uri.hostPort.host == "example.com");
}

// J21, case 8
BOOST_AUTO_TEST_CASE(ReadsIpv6Hosts)
{
    SipUri uri;
    BOOST_TEST(bool(uri.Parse("sip:a@[2001:db8::5]:5062;lr")));
    BOOST_TEST(uri.hostPort.slice == "[2001:db8::5]:5062");
    BOOST_TEST(uri.hostPort.GetAddress().value().ToString() == "2001:db8::5");
    // RFC 5118 4.3: without a delimiter the port is part of the address.
    BOOST_TEST(bool(uri.Parse("sip:[2001:db8::10:5070]")));
    BOOST_TEST(!uri.hostPort.port);
}

BOOST_AUTO_TEST_CASE(LeavesOtherSchemesWhole)
{
    SipUri uri;
    BOOST_TEST(bool(uri.Parse("tel:+13035551111;phone-context=example.com")));
    BOOST_TEST((uri.scheme == SipScheme::Tel));
    BOOST_TEST(!uri.IsSip());
    BOOST_TEST(uri.hostPort.host.empty());
    BOOST_TEST(bool(uri.Parse("soap.beep://192.0.2.103:3002")));
    BOOST_TEST((uri.scheme == SipScheme::Other));
    BOOST_TEST(bool(uri.Parse("urn:uuid:f81d4fae")));
    BOOST_TEST(bool(uri.Parse("sipx:10.0.0.1")));
    BOOST_TEST((uri.scheme == SipScheme::Other));
}

BOOST_AUTO_TEST_CASE(RefusesBrokenUris)
{
    CheckError("", SipError::BadUri, 0);
    CheckError("sip", SipError::BadUri, 3);
    CheckError("sip:", SipError::BadUri, 4);
    CheckError(":x", SipError::BadUri, 0);
    CheckError("sip:@host", SipError::BadUri, 4);
    CheckError("sip:a@", SipError::BadHost, 6);
    CheckError("sip:a@h h", SipError::BadUri, 7);
    CheckError("sip:a@h;x@y", SipError::BadUri, 9);
    CheckError("sip:a@h?x@y", SipError::BadUri, 9);
    CheckError("sip:a@h\x80", SipError::BadUri, 7);
    CheckError("sip:a@h/x", SipError::BadHost, 7);
    CheckError(" sip:a@h", SipError::BadUri, 0);
}

// Case 10, RFC 5118 4.2: an IPv6 address without brackets is no host with a port.
BOOST_AUTO_TEST_CASE(RefusesBadPorts)
{
    CheckError("sip:a@10.0.0.1:65536", SipError::BadPort, 15);
    CheckError("sip:a@10.0.0.1:", SipError::BadPort, 15);
    CheckError("sip:a@10.0.0.1:50x", SipError::BadPort, 17);
    CheckError("sip:2001:db8::10", SipError::BadPort, 9);
    CheckError("sip:[2001:db8::1]::5", SipError::BadPort, 18);
}

// Escapes stay as they are unless somebody asks.
BOOST_AUTO_TEST_CASE(ResolvesEscapesOnRequest)
{
    SipUri uri;
    BOOST_TEST(bool(uri.Parse("sip:a%3Bb@h")));
    BOOST_TEST(uri.GetUser() == "a%3Bb");
    BOOST_TEST(SipUnescape("a%3Bto-tag%3db") == "a;to-tag=b");
    BOOST_TEST(SipUnescape("%00").size() == 1U);
    BOOST_TEST(SipUnescape("100%") == "100%");
    BOOST_TEST(SipUnescape("%4") == "%4");
    BOOST_TEST(SipUnescape("%zz%41") == "%zzA");
}

BOOST_AUTO_TEST_CASE(ForgetsTheUriBefore)
{
    SipUri uri;
    BOOST_TEST(bool(uri.Parse("sip:a:b@h:5;p?h=1")));
    BOOST_TEST(bool(uri.Parse("sip:g")));
    BOOST_TEST(uri.userInfo.empty());
    BOOST_TEST(uri.GetUser().empty());
    BOOST_TEST(!uri.hostPort.port);
    BOOST_TEST(uri.params.empty());
}

BOOST_AUTO_TEST_SUITE_END()
