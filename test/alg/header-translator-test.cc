// SPDX-License-Identifier: GPL-2.0-only
#include "fixed-answers.h"
#include "header-translator.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <ostream>
#include <set>

using namespace ns3::sipalg;
using namespace ns3::sipalg::test;

namespace
{

using Names = std::set<std::string>;

const std::string INSIDE_TEXT = "10.1.1.3:5060";
const std::string OUTSIDE_TEXT = "1.1.1.10:15060";
const std::string FOREIGN_TEXT = "192.0.2.7:5060";

const Names ROUTES{"Route", "Record-Route", "Path", "Service-Route"};
const Names PEOPLE{"Refer-To",
                   "Referred-By",
                   "Reply-To",
                   "P-Asserted-Identity",
                   "P-Preferred-Identity",
                   "P-Associated-URI",
                   "P-Called-Party-ID",
                   "Remote-Party-ID",
                   "Diversion",
                   "History-Info"};

Names
Join(Names names, const Names& more, const Names& others = {})
{
    names.insert(more.begin(), more.end());
    names.insert(others.begin(), others.end());
    return names;
}

/// A message all of whose headers name @p host, but those in @p changed, which name @p other.
std::string
MakeMessage(bool isRequest,
            const std::string& host,
            const Names& changed = {},
            const std::string& other = "")
{
    const auto at = [&](const std::string& name) { return changed.count(name) ? other : host; };
    std::string text =
        isRequest ? "INFO sip:b@" + at("Request-URI") + " SIP/2.0\r\n" : "SIP/2.0 200 OK\r\n";
    text += "Via: SIP/2.0/UDP " + at("Via") + ";branch=z9hG4bK1\r\n";
    for (const std::string& name : Join({"From", "To", "Contact"}, ROUTES, PEOPLE))
    {
        text += name + ": \"x\" <sip:b@" + at(name) + ";lr>;tag=t\r\n";
    }
    return text + "CSeq: 1 INFO\r\nMax-Forwards: 70\r\nCall-ID: c@" + host +
           "\r\nSubject: " + host + "\r\nAuthorization: Digest username=\"b\", uri=\"sip:" + host +
           "\"\r\n\r\n";
}

/// The headers that a table translates, of messages that go one way.
struct TableRow
{
    const char* name;
    HeaderTable table;
    bool isOutbound;
    bool isRequest;
    Names outward;
    Names inward;
};

std::ostream&
operator<<(std::ostream& out, const TableRow& row)
{
    return out << row.name;
}

constexpr auto LITERAL = HeaderTable::Literal;
constexpr auto CORRECTED = HeaderTable::Corrected;
const Names OWN{"From", "Via", "Contact"};

const TableRow ROWS[] = {
    {"inbound request, literal", LITERAL, false, true, {}, {"Request-URI", "To"}},
    {"outbound response, literal", LITERAL, true, false, {"Contact", "Record-Route"}, {"To"}},
    {"outbound request, literal",
     LITERAL,
     true,
     true,
     {"From", "Via", "Contact", "Record-Route", "Route"},
     {}},
    {"inbound response, literal",
     LITERAL,
     false,
     false,
     {},
     {"From", "Via", "Record-Route", "Route"}},
    {"inbound request, corrected",
     CORRECTED,
     false,
     true,
     {},
     Join({"Request-URI", "To", "Route"}, PEOPLE)},
    {"outbound response, corrected",
     CORRECTED,
     true,
     false,
     Join({"To", "Contact"}, ROUTES, PEOPLE),
     {}},
    {"outbound request, corrected",
     CORRECTED,
     true,
     true,
     Join(Join(OWN, {"Request-URI"}), ROUTES, PEOPLE),
     {}},
    {"inbound response, corrected", CORRECTED, false, false, {}, Join(OWN, ROUTES, PEOPLE)},
};

struct HeaderFixture
{
    /// What becomes of a whole message.
    std::string Translate(const std::string& text, bool isOutbound)
    {
        answers.Start(isOutbound);
        return Pass(text, isOutbound ? CallParty::Caller : CallParty::Callee);
    }

    std::string Pass(const std::string& text, CallParty sender)
    {
        SipMessage message;
        SipHosts hosts;
        BOOST_REQUIRE(bool(message.Parse(text)));
        BOOST_REQUIRE(bool(hosts.Read(message)));
        EditList edits;
        edits.Reset(text);
        said.Start(&dialog, sender);
        translator.Translate(message, hosts, said, edits);
        said.Teach(dialog);
        return std::string(edits.Apply());
    }

    /// A message that names nobody of ours but in @p lines, to which its Via belongs.
    static std::string Wrap(const std::string& start, const std::string& lines)
    {
        return start + "\r\n" + lines +
               "\r\nTo: <sip:b@x>\r\nCSeq: 1 INFO\r\nMax-Forwards: 70\r\nCall-ID: c1\r\n\r\n";
    }

    static std::string WrapVia(bool isOutbound, const std::string& value)
    {
        const std::string start = isOutbound ? "INFO sip:b@x SIP/2.0" : "SIP/2.0 200 OK";
        return Wrap(start, "From: <sip:a@x>;tag=a\r\nVia: SIP/2.0/UDP " + value);
    }

    static std::string WrapLine(bool isOutbound, const std::string& line)
    {
        return WrapVia(isOutbound, "x;branch=z9hG4bK1\r\n" + line);
    }

    /// A request's Via on its way out, or a response's on its way in.
    void CheckVia(bool isOutbound, const std::string& before, const std::string& after)
    {
        BOOST_TEST(Translate(WrapVia(isOutbound, before), isOutbound) ==
                   WrapVia(isOutbound, after));
    }

    void CheckLine(bool isOutbound, const std::string& before, const std::string& after)
    {
        BOOST_TEST(Translate(WrapLine(isOutbound, before), isOutbound) ==
                   WrapLine(isOutbound, after));
    }

    AlgConfig config;
    FixedAnswers answers;
    DialogHosts dialog;
    SaidHosts said;
    HeaderTranslator translator{config, answers};
};

constexpr bool OUT = true;
constexpr bool IN = false;

} // namespace

BOOST_FIXTURE_TEST_SUITE(HeaderTranslatorTest, HeaderFixture)

// J65, J66, J67, J68, choice d: each header in each direction, as printed and as meant; all other
// bytes stay.
BOOST_DATA_TEST_CASE(TranslatesTheHeadersOfTheTable, boost::unit_test::data::make(ROWS), row)
{
    config.headerTable = row.table;
    const bool isRequest = row.isRequest;
    BOOST_TEST(Translate(MakeMessage(isRequest, INSIDE_TEXT), row.isOutbound) ==
               MakeMessage(isRequest, INSIDE_TEXT, row.outward, OUTSIDE_TEXT));
    BOOST_TEST(Translate(MakeMessage(isRequest, OUTSIDE_TEXT), row.isOutbound) ==
               MakeMessage(isRequest, OUTSIDE_TEXT, row.inward, INSIDE_TEXT));
    BOOST_TEST(Translate(MakeMessage(isRequest, FOREIGN_TEXT), row.isOutbound) ==
               MakeMessage(isRequest, FOREIGN_TEXT));
}

BOOST_AUTO_TEST_CASE(ChangesNothingWithoutNat)
{
    answers.StartRouted();
    const std::string text = MakeMessage(true, INSIDE_TEXT);
    BOOST_TEST(Pass(text, CallParty::Caller) == text);
}

// Case 11: received and rport are restored with the sent-by, one realm's values in all three.
BOOST_AUTO_TEST_CASE(RestoresReceivedAndRportTogether)
{
    CheckVia(IN,
             "1.1.1.10:15060;received=1.1.1.10;rport=15062;branch=z9hG4bK1",
             "10.1.1.3:5060;received=10.1.1.3;rport=5062;branch=z9hG4bK1");
    CheckVia(IN,
             "1.1.1.10:15060;branch=z9hG4bK1;rport=15060",
             "10.1.1.3:5060;branch=z9hG4bK1;rport=5060");
    CheckVia(IN,
             "phone.example.com:5060;received=1.1.1.10;rport=15060;branch=z9hG4bK1",
             "phone.example.com:5060;received=10.1.1.3;rport=5060;branch=z9hG4bK1");
}

// Cases 11 and 15: if one of them is not ours, or not filled in, neither changes.
BOOST_AUTO_TEST_CASE(RestoresNoHalfOfReceivedAndRport)
{
    for (const std::string params : {";received=192.0.2.9;rport=15060",
                                     ";received=1.1.1.10;rport=80",
                                     ";received=host;rport",
                                     ";rport",
                                     ";rport=99999"})
    {
        CheckVia(IN,
                 "1.1.1.10:15060;branch=z9hG4bK1" + params,
                 "10.1.1.3:5060;branch=z9hG4bK1" + params);
    }
}

// J48, case 15: what an element inside has noted is hidden where it can be told again whose it was.
BOOST_AUTO_TEST_CASE(HidesReceivedAndRportOfRequests)
{
    CheckVia(OUT,
             "10.1.1.3:5060;rport;received=10.1.1.3;branch=z9hG4bK1",
             "1.1.1.10:15060;rport;received=1.1.1.10;branch=z9hG4bK1");
    CheckVia(OUT,
             "phone.local;rport=5060;received=10.1.1.3;branch=z9hG4bK1",
             "phone.local;rport=15060;received=1.1.1.10;branch=z9hG4bK1");
    CheckVia(OUT,
             "phone.local;received=10.1.1.3;branch=z9hG4bK1",
             "phone.local;received=10.1.1.3;branch=z9hG4bK1");
}

// Case 14: in one header or several, only our own value is restored.
BOOST_AUTO_TEST_CASE(RestoresOnlyOurOwnOfSeveralVias)
{
    const std::string others = ", SIP/2.0/TCP 192.0.2.7:5070;branch=z9hG4bK2;received=192.0.2.9\r\n"
                               "v: SIP/2.0/UDP phone.example.com;branch=z9hG4bK3;rport=15060";
    CheckVia(IN,
             "1.1.1.10:15060;branch=z9hG4bK1" + others,
             "10.1.1.3:5060;branch=z9hG4bK1" + others);
}

// Case 15: maddr is translated where it names our host, in Via and in URIs; ttl stays.
BOOST_AUTO_TEST_CASE(TranslatesMaddrThatIsOurs)
{
    CheckVia(OUT,
             "10.1.1.3:5060;maddr=10.1.1.3;ttl=1;branch=z9hG4bK1",
             "1.1.1.10:15060;maddr=1.1.1.10;ttl=1;branch=z9hG4bK1");
    CheckVia(IN,
             "1.1.1.10:15060;maddr=1.1.1.10;ttl=1;branch=z9hG4bK1",
             "10.1.1.3:5060;maddr=10.1.1.3;ttl=1;branch=z9hG4bK1");
    CheckVia(OUT,
             "10.1.1.3:5060;maddr=224.2.0.1;ttl=1;branch=z9hG4bK1",
             "1.1.1.10:15060;maddr=224.2.0.1;ttl=1;branch=z9hG4bK1");
    CheckLine(OUT,
              "Contact: <sip:a@phone.example.com;maddr=10.1.1.3>",
              "Contact: <sip:a@phone.example.com;maddr=1.1.1.10>");
}

// Case 5: only the real URI changes.
BOOST_AUTO_TEST_CASE(LeavesDisplayNamesThatLookLikeUris)
{
    CheckLine(OUT,
              "Contact: \"a, <sip:10.1.1.3:5060> \\\" \" <sip:b@10.1.1.3:5060>;expires=60",
              "Contact: \"a, <sip:10.1.1.3:5060> \\\" \" <sip:b@1.1.1.10:15060>;expires=60");
}

// Case 7, case 9: users, parameters, free text, longer numbers and other schemes stay.
BOOST_AUTO_TEST_CASE(TranslatesHostsAndNothingElse)
{
    CheckLine(OUT,
              "Contact: <sip:10.1.1.3@10.1.1.3:5060;ob;x=10.1.1.3>;y=\"10.1.1.3\"",
              "Contact: <sip:10.1.1.3@1.1.1.10:15060;ob;x=10.1.1.3>;y=\"10.1.1.3\"");
    for (const char* line : {"Contact: <sip:a@110.1.1.3:5060>",
                             "Contact: <sip:a@10.1.1.33:5060>",
                             "Contact: <sip:a@10.1.1.3.example.com>",
                             "Contact: *",
                             "Contact: <tel:+15551234;phone-context=10.1.1.3>",
                             "User-Agent: 10.1.1.3:5060",
                             "X-Ip: <sip:a@10.1.1.3:5060>"})
    {
        CheckLine(OUT, line, line);
    }
}

// J53, case 13: without a port 5060 is meant, or 5061 of a SIPS URI; the port that stands for it is
// written outside, and the owner gets back what it wrote, in each kind of header.
BOOST_AUTO_TEST_CASE(GivesPortlessHostsThePortTheyNeed)
{
    CheckVia(OUT, "10.1.1.3;branch=z9hG4bK1", "1.1.1.10:15060;branch=z9hG4bK1");
    CheckLine(OUT, "Contact: <sip:a@10.1.1.3:5060>", "Contact: <sip:a@1.1.1.10:15060>");
    CheckVia(IN, "1.1.1.10:15060;branch=z9hG4bK1", "10.1.1.3;branch=z9hG4bK1");
    CheckLine(IN, "Contact: <sip:a@1.1.1.10:15060>", "Contact: <sip:a@10.1.1.3:5060>");
    CheckLine(OUT, "Contact: <sips:a@10.1.1.3>", "Contact: <sips:a@1.1.1.10:15061>");
    CheckLine(IN, "Contact: <sips:a@1.1.1.10:15061>", "Contact: <sips:a@10.1.1.3>");
}

// J65: a Request-URI without a port means where the request arrived.
BOOST_AUTO_TEST_CASE(ReadsAPortlessRequestUriAsWhereTheRequestArrived)
{
    const std::string lines = "From: <sip:b@x>;tag=b\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1";
    BOOST_TEST(Translate(Wrap("INFO sip:a@1.1.1.10 SIP/2.0", lines), IN) ==
               Wrap("INFO sip:a@10.1.1.3 SIP/2.0", lines));
}

// J67, J68: From without a port is a name of the host alone; a call remembers whose it was.
BOOST_AUTO_TEST_CASE(RestoresTheHostThatFromNamed)
{
    const std::string via = "\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1";
    const std::string request = "INFO sip:b@x SIP/2.0";
    const std::string response = "SIP/2.0 200 OK";
    BOOST_TEST(Translate(Wrap(request, "From: <sip:a@10.1.1.5>;tag=a" + via), OUT) ==
               Wrap(request, "From: <sip:a@1.1.1.10>;tag=a" + via));
    const std::string outside = Wrap(response, "From: <sip:a@1.1.1.10>;tag=a" + via);
    BOOST_TEST(Translate(outside, IN) == Wrap(response, "From: <sip:a@10.1.1.5>;tag=a" + via));
    dialog = DialogHosts();
    BOOST_TEST(Translate(outside, IN) == Wrap(response, "From: <sip:a@10.1.1.3>;tag=a" + via));
}

// Case 31: who has learnt its outside endpoint by STUN gets its own words back, until it writes
// the inside one again.
BOOST_AUTO_TEST_CASE(GivesBackTheOutsideEndpointToWhoWroteIt)
{
    const std::string own = "1.1.1.10:15060;received=1.1.1.10;rport=15060;branch=z9hG4bK1";
    CheckVia(OUT, "1.1.1.10:15060;rport;branch=z9hG4bK1", "1.1.1.10:15060;rport;branch=z9hG4bK1");
    CheckVia(IN, own, own);
    CheckVia(OUT, "10.1.1.3:5060;rport;branch=z9hG4bK1", "1.1.1.10:15060;rport;branch=z9hG4bK1");
    CheckVia(IN, own, "10.1.1.3:5060;received=10.1.1.3;rport=5060;branch=z9hG4bK1");
}

BOOST_AUTO_TEST_SUITE_END()
