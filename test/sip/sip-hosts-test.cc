// SPDX-License-Identifier: GPL-2.0-only
#include "sip-hosts.h"
#include "sip-message-builder.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;

namespace
{

SipMessageBuilder
MakeRequest(std::string_view uri = "sip:b@h")
{
    SipMessageBuilder builder = SipMessageBuilder::Request("REGISTER", uri);
    builder.Add("Via", "SIP/2.0/UDP h").Add("From", "<sip:a@h>").Add("To", "<sip:a@h>");
    return builder.Add("Call-ID", "c").Add("CSeq", "1 REGISTER");
}

void
Check(const std::string& text, SipError error, std::string_view at = "")
{
    SipMessage message;
    BOOST_TEST(bool(message.Parse(text)));
    const SipResult result = CheckSipMessage(message);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == (at.empty() ? 0 : text.find(at)), text);
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipHostsTest)

BOOST_AUTO_TEST_CASE(AcceptsWhatAnAlgCanRead)
{
    Check(MakeRequest().Build(), SipError::None);
    Check(MakeRequest().Add("Contact", "*").Build(), SipError::None);
    Check(MakeRequest("tel:+1").Add("Date", "no date").Add("Require", "x").Build(), SipError::None);
    Check(MakeRequest().Add("Contact", "").Build(), SipError::None);
    Check(MakeRequest().Add("P-Asserted-Identity", "<a>").Build(), SipError::None);
}

BOOST_AUTO_TEST_CASE(LocatesTheErrorInTheMessage)
{
    const std::string noVia = "SIP/2.0 200 OK\r\nVia:\r\nFrom: <tel:+1>;tag=a\r\nTo: <tel:+2>\r\n"
                              "Call-ID: c\r\nCSeq: 1 INVITE\r\n\r\n";
    Check(noVia, SipError::MissingVia, "\r\nFrom");
    Check(MakeRequest("sip:b@h:70000").Build(), SipError::BadPort, "70000");
    Check(MakeRequest().Add("Via", "SIP/2.0/UDP x, bad").Build(), SipError::BadVia, "\r\nContent");
    Check(MakeRequest().Add("Contact", "<sip:a@b>, <sip:a@?>").Build(), SipError::BadHost, "?>");
    Check(MakeRequest().Add("Route", "<sip:p;lr>,,<sip:q>").Build(), SipError::BadUri, ",<sip:q>");
    Check(MakeRequest().Add("Refer-To", "\"x <sip:a>").Build(), SipError::UnterminatedQuote, "\"x");
    Check(MakeRequest().Add("Path", "<sip:p").Build(), SipError::UnterminatedBracket, "<sip:p");
}

// Each host once, in the order of the message; tel URIs, "*" and names that are no literals
// included as far as they name a host.
BOOST_AUTO_TEST_CASE(ListsTheHostsOfAMessageInItsOrder)
{
    const std::string text =
        MakeRequest("sip:registrar.example.com")
            .Add("Via", "SIP/2.0/UDP 10.1.1.9:5062;received=10.1.1.8;rport=7;branch=z9hG4bKq")
            .Add("Contact",
                 "<sip:a@10.1.1.3:5066;maddr=10.1.1.4>, <tel:+1>, <sips:a@[2001:db8::5]>")
            .Build();
    SipMessage message;
    SipHosts hosts;
    BOOST_REQUIRE(bool(message.Parse(text)));
    BOOST_REQUIRE(bool(hosts.Read(message)));
    std::string listed;
    for (const SipHost& host : hosts)
    {
        listed += std::string(ToString(host.header)) + " " + std::string(host.GetHostPort().slice) +
                  (host.GetAddress() ? "!" : "") + "\n";
    }
    BOOST_TEST(listed == " registrar.example.com\nVia h\nFrom h\nTo h\nVia 10.1.1.9:5062!\n"
                         "Contact 10.1.1.3:5066!\nContact [2001:db8::5]!\n");
    BOOST_TEST(hosts.GetTopVia().GetHostPort().host == "h");
    const SipHost& lower = hosts.begin()[4];
    BOOST_TEST(lower.received == "10.1.1.8");
    BOOST_TEST(lower.rport == "7");
    BOOST_TEST(lower.branch == "z9hG4bKq");
    BOOST_TEST(hosts.begin()[5].uri.maddr == "10.1.1.4");
    BOOST_TEST(!hosts.begin()[5].IsSecure());
    BOOST_TEST(hosts.begin()[6].IsSecure());
}

// However a Via's parameters are written; of one given twice the first counts.
BOOST_AUTO_TEST_CASE(FindsTheParametersOfAnyVia)
{
    const char* rows[][2] = {{";branch=z;rport", "z||"},
                             {";rport=7;received=10.1.1.8;branch=z", "z|7|10.1.1.8"},
                             {";rport=;branch=z", "z||"},
                             {";BRANCH=z ; Rport = 7", "z|7|"},
                             {";branch=z;branch=y;rport=7;rport=8", "z|7|"},
                             {";branchx=1;rportx=2;receivedx;branch=z", "z||"},
                             {";branch;branch=z", "||"},
                             {";branch=\"a;rport=1\";rport=7", "\"a;rport=1\"|7|"},
                             {";x;branch=z;y=\";received=1\"", "z||"}};
    for (const auto& [params, expected] : rows)
    {
        const std::string text =
            MakeRequest().Add("Via", std::string("SIP/2.0/UDP h") + params).Build();
        SipMessage message;
        SipHosts hosts;
        BOOST_REQUIRE(bool(message.Parse(text)) && bool(hosts.Read(message)));
        const SipHost& via = hosts.begin()[4];
        const std::string read = std::string(via.branch) + "|" + std::string(via.rport) + "|" +
                                 std::string(via.received);
        BOOST_TEST(read == expected, params);
    }
}

// An instance that has read a message before keeps nothing of it.
BOOST_AUTO_TEST_CASE(ForgetsTheLastMessage)
{
    const std::string first =
        MakeRequest().Add("Contact", "<sip:a@10.1.1.3;maddr=1.1.1.1>").Build();
    const std::string second = MakeRequest().Add("Contact", "<sip:a@10.1.1.3>").Build();
    SipMessage message;
    SipHosts hosts;
    BOOST_REQUIRE(bool(message.Parse(first)) && bool(hosts.Read(message)));
    BOOST_REQUIRE(bool(message.Parse(second)) && bool(hosts.Read(message)));
    BOOST_TEST(hosts.end() - hosts.begin() == 5);
    BOOST_TEST(hosts.begin()[4].uri.maddr == "");
}

// Nothing rests on Reply-To: what cannot be read of it is passed over.
BOOST_AUTO_TEST_CASE(PassesOverWhatNothingRestsOn)
{
    Check(MakeRequest().Add("Reply-To", "<sip:a@?>").Build(), SipError::None);
}

BOOST_AUTO_TEST_SUITE_END()
