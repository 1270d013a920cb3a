// SPDX-License-Identifier: GPL-2.0-only
#include "dialog-hosts.h"
#include "fixed-answers.h"

#include <boost/test/unit_test.hpp>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

constexpr bool OUT = true;
constexpr bool IN = false;

struct Fixture
{
    /// Tells @p visit(message, hosts) of a message with these lines.
    template <typename Visitor>
    static void Read(const std::string& start, const std::string& lines, Visitor visit)
    {
        const bool isRequest = start.compare(0, 4, "SIP/") != 0;
        const std::string method = isRequest ? start.substr(0, start.find(' ')) : "REGISTER";
        const std::string text = start +
                                 "\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1\r\nCall-ID: c\r\n" +
                                 "CSeq: 1 " + method + "\r\n" + lines + "\r\n";
        SipMessage message;
        SipHosts hosts;
        BOOST_REQUIRE(bool(message.Parse(text)));
        BOOST_REQUIRE(bool(hosts.Read(message)));
        visit(message, hosts);
    }

    bool Note(bool isOutbound, const std::string& lines)
    {
        bool isNoted = false;
        answers.Start(isOutbound);
        Read("INFO sip:a@x SIP/2.0", lines, [&](const SipMessage&, const SipHosts& hosts) {
            said.Start(&dialog, CallParty::Callee);
            isNoted = said.NoteForeign(hosts, answers);
            said.Teach(dialog);
        });
        return isNoted;
    }

    /// The headers in which a message that names 10.1.1.5 at port 5060 in all repeats it, by place.
    std::string GetRepeated(const std::string& start)
    {
        const std::string host = "<sip:10.1.1.5>\r\n";
        std::string repeated;
        Read(start,
             "From: " + host + "To: " + host + "Contact: " + host + "Route: " + host +
                 "Record-Route: " + host + "Path: " + host + "Reply-To: " + host,
             [&](const SipMessage& message, const SipHosts& hosts) {
                 said.Start(&dialog, CallParty::Caller);
                 for (const SipHost& each : hosts)
                 {
                     const bool isForeign = each.GetAddress() && said.IsForeign(message, each);
                     const std::string_view name = ToString(each.header);
                     repeated += isForeign ? (name.empty() ? "URI" : std::string(name)) + " " : "";
                 }
             });
        return repeated;
    }

    FixedAnswers answers;
    DialogHosts dialog;
    SaidHosts said;
};

const std::string PARTIES = "From: <sip:x>\r\nTo: <sip:x>\r\n";

} // namespace

BOOST_FIXTURE_TEST_SUITE(DialogHostsTest, Fixture)

// Case 60, J53: what the other side has named as an endpoint of ours means nobody here in the
// headers that repeat it, and only there.
BOOST_AUTO_TEST_CASE(KnowsWhereForeignEndpointsAreRepeated)
{
    BOOST_TEST(GetRepeated("INFO sip:10.1.1.5 SIP/2.0") == "");
    Note(IN, PARTIES + "Record-Route: <sip:10.1.1.5;lr>\r\n");
    BOOST_TEST(GetRepeated("INFO sip:10.1.1.5 SIP/2.0") == "Route ");
    BOOST_TEST(GetRepeated("SIP/2.0 200 OK") == "Record-Route Path ");
    Note(IN, PARTIES + "Contact: <sip:10.1.1.5>\r\n");
    BOOST_TEST(GetRepeated("INFO sip:10.1.1.5 SIP/2.0") == "URI Route ");
    BOOST_TEST(GetRepeated("INFO sip:10.1.1.5:5061 SIP/2.0") == "Route ");
    Note(IN, "From: <sip:10.1.1.5:5060>\r\nTo: <sip:x>\r\n");
    BOOST_TEST(GetRepeated("INFO sip:x SIP/2.0") == "To Route ");
    BOOST_TEST(GetRepeated("SIP/2.0 200 OK") == "From To Contact Record-Route Path ");
}

// Case 60: not what our side says of itself, nor who lives on the other side.
BOOST_AUTO_TEST_CASE(NotesWhatTheOtherSideNamesOfOurs)
{
    Note(OUT, PARTIES + "Contact: <sip:10.1.1.5>\r\n");
    Note(IN, PARTIES + "Contact: <sip:192.0.2.9>\r\nReply-To: <sip:10.1.1.5>\r\n");
    BOOST_TEST(dialog.CountForeign() == 0);
}

// Case 60: what names more endpoints than are remembered is not to pass.
BOOST_AUTO_TEST_CASE(TakesNoMoreThanItRemembers)
{
    std::string routes;
    for (unsigned port = 0; port < SaidHosts::MAX_FOREIGN; ++port)
    {
        routes += "Record-Route: <sip:10.1.1.3:" + std::to_string(7000 + port) + ";lr>\r\n";
        BOOST_TEST(Note(IN, PARTIES + routes));
    }
    BOOST_TEST(!Note(IN, PARTIES + "Contact: <sip:10.1.1.3:8000>\r\n"));
    BOOST_TEST(Note(IN, PARTIES + routes));
    BOOST_TEST(GetRepeated("INFO sip:10.1.1.5 SIP/2.0") == "");
}

// Case 60: a message that is dropped has said nothing.
BOOST_AUTO_TEST_CASE(LearnsNothingOfWhatDoesNotPass)
{
    answers.Start(IN);
    Read("INFO sip:a@x SIP/2.0",
         PARTIES + "Contact: <sip:10.1.1.5>\r\n",
         [&](const SipMessage&, const SipHosts& hosts) {
             said.Start(&dialog, CallParty::Callee);
             BOOST_TEST(said.NoteForeign(hosts, answers));
             BOOST_TEST(said.NamesForeign());
             said.SetIdentityOfSender(IpAddress::V4(1));
             said.Start(&dialog, CallParty::Caller);
             BOOST_TEST(!said.NamesForeign());
         });
    BOOST_TEST(GetRepeated("INFO sip:10.1.1.5 SIP/2.0") == "");
    BOOST_TEST(!said.GetIdentityOfReceiver());
}

// J67, J68: the host that a party names without a port is remembered until it names another.
BOOST_AUTO_TEST_CASE(KnowsHowThePartiesNameThemselves)
{
    const IpAddress first = IpAddress::V4(0x0a010103);
    said.Start(&dialog, CallParty::Caller);
    said.SetIdentityOfSender(first);
    said.Teach(dialog);
    said.Start(&dialog, CallParty::Callee);
    said.Teach(dialog);
    BOOST_TEST((said.GetIdentityOfReceiver() == first));
    BOOST_TEST(!dialog.GetIdentity(CallParty::Callee));
}

BOOST_AUTO_TEST_SUITE_END()
