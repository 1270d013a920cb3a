// SPDX-License-Identifier: GPL-2.0-only
#include "edit-list.h"
#include "shared-file.h"
#include "sip-hosts.h"
#include "sip-multipart.h"
#include "sip-uri.h"
#include "sip-via.h"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <memory>

using namespace ns3::sipalg;

namespace
{

/**
 * What a message of RFC 4475 or 5118 gives an ALG. The error is what SipMessage::Parse or, if that
 * passes, CheckSipMessage returns. Where a message that the RFC calls invalid passes, the reason
 * says why: what is wrong with it is for end systems to judge, and an ALG can translate it.
 */
struct Row
{
    const char* name;
    const char* section;
    SipError error;
    std::size_t offset;
    const char* reason;
};

std::ostream&
operator<<(std::ostream& out, const Row& row)
{
    return out << row.name << " (" << row.section << ")";
}

constexpr SipError PASSES = SipError::None;

const Row ROWS[] = {
    {"wsinv", "4475 3.1.1.1", PASSES, 0, ""},
    {"intmeth", "4475 3.1.1.2", PASSES, 0, ""},
    {"esc01", "4475 3.1.1.3", PASSES, 0, ""},
    {"escnull", "4475 3.1.1.4", PASSES, 0, ""},
    {"esc02", "4475 3.1.1.5", PASSES, 0, ""},
    {"lwsdisp", "4475 3.1.1.6", PASSES, 0, ""},
    {"longreq", "4475 3.1.1.7", PASSES, 0, ""},
    {"dblreq", "4475 3.1.1.8", PASSES, 0, "the second request is surplus"},
    {"semiuri", "4475 3.1.1.9", PASSES, 0, ""},
    {"transports", "4475 3.1.1.10", PASSES, 0, ""},
    {"mpart01", "4475 3.1.1.11", PASSES, 0, ""},
    {"unreason", "4475 3.1.1.12", PASSES, 0, ""},
    {"noreason", "4475 3.1.1.13", PASSES, 0, ""},
    {"badinv01", "4475 3.1.2.1", SipError::BadParameter, 217, "empty Via parameters"},
    {"clerr", "4475 3.1.2.2", SipError::BodyTooShort, 336, ""},
    {"ncl", "4475 3.1.2.3", SipError::BadContentLength, 326, ""},
    {"scalar02", "4475 3.1.2.4", SipError::CSeqTooLarge, 174, ""},
    {"scalarlg", "4475 3.1.2.5", SipError::CSeqTooLarge, 198, ""},
    {"quotbal", "4475 3.1.2.6", SipError::UnterminatedQuote, 41, ""},
    {"ltgtruri", "4475 3.1.2.7", SipError::BadRequestUri, 7, ""},
    {"lwsruri", "4475 3.1.2.8", SipError::BadRequestUri, 29, ""},
    {"lwsstart", "4475 3.1.2.9", SipError::BadRequestUri, 7, ""},
    {"trws", "4475 3.1.2.10", SipError::BadStartLine, 45, ""},
    {"escruri", "4475 3.1.2.11", PASSES, 0, "grammar allows headers in the Request-URI"},
    {"baddate", "4475 3.1.2.12", PASSES, 0, "an ALG does not read Date"},
    {"regbadct", "4475 3.1.2.13", SipError::UriNeedsBrackets, 265, ""},
    {"badaspec", "4475 3.1.2.14", SipError::BadUri, 206, ""},
    {"baddn", "4475 3.1.2.15", SipError::UnterminatedHeaders, 331, "the file has no blank line"},
    {"badvers", "4475 3.1.2.16", SipError::UnsupportedVersion, 33, ""},
    {"mismatch01", "4475 3.1.2.17", SipError::CSeqMethodMismatch, 165, ""},
    {"mismatch02", "4475 3.1.2.18", SipError::CSeqMethodMismatch, 167, ""},
    {"bigcode", "4475 3.1.2.19", SipError::BadStatusCode, 8, ""},
    {"badbranch", "4475 3.2.1", PASSES, 0, "an empty branch is for the transaction layer"},
    {"insuf", "4475 3.3.1", SipError::MissingFrom, 150, ""},
    {"unkscm", "4475 3.3.2", PASSES, 0, "an unknown scheme holds nothing to translate"},
    {"novelsc", "4475 3.3.3", PASSES, 0, "an unknown scheme holds nothing to translate"},
    {"unksm2", "4475 3.3.4", PASSES, 0, "an unknown scheme holds nothing to translate"},
    {"bext01", "4475 3.3.5", PASSES, 0, "extensions are for end systems"},
    {"invut", "4475 3.3.6", PASSES, 0, "an unknown body passes untouched (J5)"},
    {"regaut01", "4475 3.3.7", PASSES, 0, "credentials are for the registrar"},
    {"multi01", "4475 3.3.8", SipError::DuplicateHeader, 197, ""},
    {"mcl01", "4475 3.3.9", SipError::DuplicateHeader, 268, ""},
    {"bcast", "4475 3.3.10", PASSES, 0, "the second Via is not the ALG's"},
    {"zeromf", "4475 3.3.11", PASSES, 0, "an ALG is no proxy and does not count hops"},
    {"cparam01", "4475 3.3.12", PASSES, 0, ""},
    {"cparam02", "4475 3.3.13", PASSES, 0, ""},
    {"regescrt", "4475 3.3.14", PASSES, 0, ""},
    {"sdp01", "4475 3.3.15", PASSES, 0, ""},
    {"inv2543", "4475 3.4.1", PASSES, 0, ""},
    {"ipv6-good", "5118 4.1", PASSES, 0, ""},
    {"ipv6-bad", "5118 4.2", SipError::BadPort, 18, "no brackets around the address"},
    {"port-ambiguous", "5118 4.3", PASSES, 0, ""},
    {"port-unambiguous", "5118 4.4", PASSES, 0, ""},
    {"via-received-param-with-delim", "5118 4.5", PASSES, 0, ""},
    {"via-received-param-no-delim", "5118 4.5", PASSES, 0, ""},
    {"ipv6-in-sdp", "5118 4.6", SipError::BodyTooShort, 332, "its Content-Length is too large"},
    {"mult-ip-in-header", "5118 4.7", PASSES, 0, ""},
    {"mult-ip-in-sdp", "5118 4.8", PASSES, 0, "its Content-Length cuts the last line"},
    {"ipv4-mapped-ipv6", "5118 4.9", PASSES, 0, "its Content-Length cuts the last line"},
    {"ipv6-bug-abnf-3-colons", "5118 4.10", PASSES, 0, "as the ABNF of RFC 3261 had it"},
    {"ipv6-correct-abnf-2-colons", "5118 4.10", PASSES, 0, ""},
};

std::optional<std::string>
Read(const std::string& name)
{
    return ReadSharedFile("torture/" + name + ".dat");
}

/// Parse and check, from a buffer that is exactly as long as the text.
SipResult
Judge(std::string_view text)
{
    const std::unique_ptr<char[]> copy(new char[text.size()]);
    std::copy(text.begin(), text.end(), copy.get());
    SipMessage message;
    const SipResult result = message.Parse({copy.get(), text.size()});
    return result ? CheckSipMessage(message) : result;
}

} // namespace

BOOST_AUTO_TEST_SUITE(SipTortureTest)

// Case 10: valid messages are read, invalid ones refused with error and place.
BOOST_DATA_TEST_CASE(JudgesEveryMessageAsTheTableSays, boost::unit_test::data::make(ROWS), row)
{
    if (const auto text = Read(row.name))
    {
        const SipResult result = Judge(*text);
        BOOST_TEST(Describe(result.error) == Describe(row.error), row.name);
        BOOST_TEST(result.offset == row.offset, row.name);
    }
}

// Case 10: cut anywhere, no message is read past its end (the sanitizers watch).
BOOST_DATA_TEST_CASE(StaysInsideEveryPrefix, boost::unit_test::data::make(ROWS), row)
{
    const std::string text = Read(row.name).value_or("");
    for (std::size_t size = 0; size < text.size(); ++size)
    {
        BOOST_TEST(Judge(std::string_view(text).substr(0, size)).offset <= size);
    }
}

// RFC 4475 3.1.2.15 with the blank line that the file lacks: the display name is refused.
BOOST_AUTO_TEST_CASE(RefusesAnUnquotedCommaInADisplayName)
{
    if (const auto text = Read("baddn"))
    {
        const std::string whole = *text + "\r\n";
        const SipResult result = Judge(whole);
        BOOST_TEST(Describe(result.error) == Describe(SipError::BadDisplayName));
        BOOST_TEST(result.offset == whole.find("Bell"));
    }
}

// RFC 4475 3.1.1.1: the values behind all that white space.
BOOST_AUTO_TEST_CASE(ReadsTheValuesOfWsinv)
{
    const auto text = Read("wsinv");
    if (!text)
    {
        return;
    }
    SipMessage message;
    BOOST_TEST(bool(message.Parse(*text)));
    BOOST_TEST(message.GetToTag() == "1918181833n");
    BOOST_TEST(message.GetFromTag() == "98asjd8");
    BOOST_TEST(message.GetCSeq().number == 9U);
    BOOST_TEST(message.GetMaxForwards().value() == 68U);
    SipHeaderValues vias(message, SipHeaderId::Via);
    const char* hosts[] = {"192.0.2.2", "spindle.example.com", "192.168.255.111"};
    const char* branches[] = {"390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239"};
    for (int i = 0; i < 3; ++i)
    {
        SipVia via;
        BOOST_TEST(bool(via.Parse(vias.Next().value())));
        BOOST_TEST(via.sentBy.host == hosts[i]);
        BOOST_TEST(via.GetBranch() == branches[i]);
    }
    BOOST_TEST(!vias.Next());
}

// RFC 4475 3.1.1.8: a second request in the datagram is no part of the first.
BOOST_AUTO_TEST_CASE(CutsTheSecondRequestOfDblreq)
{
    if (const auto text = Read("dblreq"))
    {
        SipMessage message;
        BOOST_TEST(bool(message.Parse(*text)));
        BOOST_TEST(message.GetBody().empty());
        EditList edits;
        edits.Reset(*text);
        BOOST_TEST(edits.Replace(message.GetSurplus(), ""));
        BOOST_TEST(edits.Apply() == text->substr(0, text->find("\r\n\r\n") + 4));
    }
}

// RFC 5118 4.10: the misprinted literal is no address that could be translated.
BOOST_AUTO_TEST_CASE(ReadsNoAddressFromThreeColons)
{
    const std::pair<const char*, bool> rows[] = {{"ipv6-bug-abnf-3-colons", false},
                                                 {"ipv6-correct-abnf-2-colons", true}};
    for (const auto& [name, isAddress] : rows)
    {
        if (const auto text = Read(name))
        {
            SipMessage message;
            SipUri uri;
            BOOST_TEST(bool(message.Parse(*text)));
            BOOST_TEST(bool(uri.Parse(message.GetRequestUri())));
            BOOST_TEST(uri.hostPort.GetAddress().has_value() == isAddress);
        }
    }
}

// Case 36, 37: a signed multipart body has no SDP for us.
BOOST_AUTO_TEST_CASE(WalksTheBinaryPartsOfMpart01)
{
    if (const auto text = Read("mpart01"))
    {
        SipMessage message;
        BOOST_TEST(bool(message.Parse(*text)));
        SipMultipart parts(message.GetBody(), "7a9cbec02ceef655");
        BOOST_TEST(parts.Next().value().content == "Hello");
        BOOST_TEST(parts.Next().value().contentType == "application/octet-stream");
        BOOST_TEST(!parts.Next());
        BOOST_TEST(bool(parts.GetResult()));
        BOOST_TEST(!FindSdp(message.GetContentType(), message.GetBody()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
