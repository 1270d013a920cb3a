// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-session.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

using namespace ns3::sipalg;

namespace
{

const std::string HEAD = "v=0\r\no=alice 289 42 IN IP4 10.1.1.3\r\ns=-\r\n";
const std::string SESSION_C = "c=IN IP4 10.1.1.3\r\n";
const std::string TIMES = "t=0 0\r\n";
const std::string AUDIO = "m=audio 49170 RTP/AVP 0 8\r\n";

SdpResult
ParseExact(std::string_view text)
{
    const std::unique_ptr<char[]> copy(new char[text.size()]);
    std::copy(text.begin(), text.end(), copy.get());
    SdpSession session;
    return session.Parse({copy.get(), text.size()});
}

void
CheckError(std::string_view text, SdpError error, std::string_view at)
{
    const SdpResult result = ParseExact(text);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == text.find(at), text);
}

/// The error of a description with this media part.
void
CheckMediaError(const std::string& media, SdpError error, std::string_view at)
{
    CheckError(HEAD + SESSION_C + TIMES + media, error, at);
}

const SdpMedia&
ParseMedia(SdpSession& session, const std::string& text)
{
    BOOST_REQUIRE(bool(session.Parse(text)));
    BOOST_REQUIRE(session.GetMedia().Size() > 0);
    return session.GetMedia()[0];
}

} // namespace

BOOST_AUTO_TEST_SUITE(SdpSessionTest)

// The parts of o=.
BOOST_AUTO_TEST_CASE(ReadsTheOrigin)
{
    const std::string text = HEAD + SESSION_C + TIMES + AUDIO;
    SdpSession session;
    BOOST_TEST(bool(session.Parse(text)));
    const SdpOrigin& origin = *session.GetOrigin();
    BOOST_TEST(origin.sessionId == "289");
    BOOST_TEST(origin.sessionVersion == "42");
    BOOST_TEST(origin.address.address == "10.1.1.3");
    BOOST_TEST(session.OffsetOf(origin.sessionVersion) == text.find("42"));
}

BOOST_AUTO_TEST_CASE(ReadsAMediaLine)
{
    const std::string text = HEAD + SESSION_C + TIMES + AUDIO + "a=rtpmap:0 PCMU/8000\r\n" +
                             "m=video 0 RTP/SAVPF 31\r\n";
    SdpSession session;
    const SdpMedia& audio = ParseMedia(session, text);
    BOOST_TEST(audio.kind == "audio");
    BOOST_TEST(audio.portText == "49170");
    BOOST_TEST(audio.port == 49170);
    BOOST_TEST(audio.portCount == 1);
    BOOST_TEST(audio.protocol == "RTP/AVP");
    BOOST_TEST(audio.formats == "0 8");
    BOOST_TEST(audio.IsRtp());
    BOOST_TEST(audio.section == AUDIO + "a=rtpmap:0 PCMU/8000\r\n");
    const SdpMedia& video = session.GetMedia()[1];
    BOOST_TEST(video.port == 0); // case 26
    BOOST_TEST(video.section == "m=video 0 RTP/SAVPF 31\r\n");
    BOOST_TEST(session.OffsetOf(video.GetEndSlice()) == text.size());
}

// J10, case 25: a medium's own c= wins; several are kept in order.
BOOST_AUTO_TEST_CASE(GivesEachMediumItsConnection)
{
    const std::string text = HEAD + SESSION_C + TIMES + AUDIO + "m=video 5000 RTP/AVP 31\r\n" +
                             "c=IN IP4 10.9.9.9\r\nc=IN IP4 10.9.9.10\r\n" +
                             "m=audio 6000 RTP/AVP 0\r\nc=IN IP6 2001:db8::5\r\n";
    SdpSession session;
    BOOST_TEST(bool(session.Parse(text)));
    const auto& media = session.GetMedia();
    BOOST_TEST(media.Size() == 3U);
    BOOST_TEST(session.GetConnection(media[0])->address == "10.1.1.3");
    BOOST_TEST(session.GetConnection(media[1])->address == "10.9.9.9");
    BOOST_TEST(session.GetConnection(media[2])->address == "2001:db8::5");
    BOOST_TEST(media[0].connectionCount == 0);
    BOOST_TEST(media[1].connectionCount == 2);
    BOOST_TEST(session.GetConnections()[media[1].firstConnection + 1].address == "10.9.9.10");
    BOOST_TEST(session.GetConnections().Size() == 4U);
}

// Case 25: c= only at media level.
BOOST_AUTO_TEST_CASE(NeedsNoSessionConnectionWhenEachMediumHasOne)
{
    const std::string text = HEAD + TIMES + AUDIO + SESSION_C;
    SdpSession session;
    const SdpMedia& audio = ParseMedia(session, text);
    BOOST_TEST(!session.GetSessionConnection());
    BOOST_TEST(session.GetConnection(audio)->address == "10.1.1.3");
}

// J11
BOOST_AUTO_TEST_CASE(RefusesADescriptionWithoutConnection)
{
    const SdpResult none = ParseExact(HEAD + TIMES + AUDIO);
    BOOST_TEST((none.error == SdpError::MissingConnection));
    const SdpResult noMedia = ParseExact(HEAD + TIMES);
    BOOST_TEST((noMedia.error == SdpError::MissingConnection));
    CheckError(HEAD + AUDIO + SESSION_C + "m=video 5000 RTP/AVP 31\r\n",
               SdpError::MissingConnection,
               "video");
}

// Case 26: a refused medium has nothing to connect to.
BOOST_AUTO_TEST_CASE(AcceptsARefusedMediumWithoutConnection)
{
    BOOST_TEST(bool(ParseExact(HEAD + AUDIO + SESSION_C + "m=video 0 RTP/AVP 31\r\n")));
}

// Case 27: LF only, no line end at the end, c= behind the attributes of the medium.
BOOST_AUTO_TEST_CASE(AcceptsLooseLineEndsAndOrder)
{
    std::string text = HEAD + TIMES + AUDIO + "a=sendonly\r\nc=IN IP4 10.2.2.2";
    text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
    SdpSession session;
    const SdpMedia& audio = ParseMedia(session, text);
    BOOST_TEST(session.GetConnection(audio)->address == "10.2.2.2");
    BOOST_TEST((audio.direction == SdpDirection::SendOnly));
    BOOST_TEST(audio.formats == "0 8");
}

// Case 27: a line that is found in whole blocks of the text, and one at its end that is not.
BOOST_AUTO_TEST_CASE(ReadsALastLineOfAnyLength)
{
    for (std::size_t length = 0; length < 40; ++length)
    {
        const std::string line = "a=" + std::string(length, 'x');
        const std::string text = HEAD + SESSION_C + TIMES + AUDIO + line;
        for (const std::string end : {"\r\n", "\r\na=sendonly\r\n", "\n", "\r", ""})
        {
            SdpSession session;
            const std::string whole = text + end;
            BOOST_TEST(ParseMedia(session, whole).section == AUDIO + line + end);
            BOOST_TEST(bool(ParseExact(whole)));
        }
        CheckError(text + "\rx", SdpError::ControlCharacter, "\rx");
        CheckError(text + "\r\nno line", SdpError::BadLine, "no line");
    }
}

// Case 21: a=rtcp with and without an address.
BOOST_AUTO_TEST_CASE(ReadsRtcpPlaces)
{
    SdpSession session;
    const std::string text = HEAD + SESSION_C + AUDIO + "a=rtcp:53020\r\n";
    const SdpMedia& port = ParseMedia(session, text);
    BOOST_TEST(port.rtcp.value().port == 53020);
    BOOST_TEST(port.rtcp->portText == "53020");
    BOOST_TEST(!port.rtcp->address);
    const std::string full = HEAD + SESSION_C + AUDIO + "a=rtcp:53020 IN IP4 10.0.0.5\r\n";
    const SdpMedia& both = ParseMedia(session, full);
    BOOST_TEST(both.rtcp.value().address.value().address == "10.0.0.5");
    CheckMediaError(AUDIO + "a=rtcp:65536\r\n", SdpError::BadRtcp, "65536");
    CheckMediaError(AUDIO + "a=rtcp:x\r\n", SdpError::BadRtcp, "x\r\n");
    BOOST_TEST((ParseExact(HEAD + SESSION_C + AUDIO + "a=rtcp:").error == SdpError::BadRtcp));
}

// Case 22
BOOST_AUTO_TEST_CASE(TellsRtcpMuxFromItsNamesakes)
{
    SdpSession session;
    const std::string mux = HEAD + SESSION_C + AUDIO + "a=rtcp-mux\r\n";
    BOOST_TEST(ParseMedia(session, mux).hasRtcpMux);
    const std::string others =
        HEAD + SESSION_C + AUDIO + "a=rtcp-mux-only\r\na=rtcp-rsize\r\na=rtcp-fb:* nack\r\n";
    const SdpMedia& audio = ParseMedia(session, others);
    BOOST_TEST(!audio.hasRtcpMux);
    BOOST_TEST(!audio.rtcp);
}

BOOST_AUTO_TEST_CASE(ReadsPortCounts)
{
    SdpSession session;
    const std::string text = HEAD + SESSION_C + "m=audio 49170/2 RTP/AVP 0\r\n";
    const SdpMedia& audio = ParseMedia(session, text);
    BOOST_TEST(audio.portText == "49170");
    BOOST_TEST(audio.portCount == 2);
    CheckMediaError("m=audio 49170/0 RTP/AVP 0\r\n", SdpError::BadPortCount, "0 RTP");
    CheckMediaError("m=audio 49170/x RTP/AVP 0\r\n", SdpError::BadPortCount, "x RTP");
    CheckMediaError("m=audio 65535/2 RTP/AVP 0\r\n", SdpError::BadPortCount, "2 RTP");
}

// Case 10: port 65536 does not wrap to 0.
BOOST_AUTO_TEST_CASE(RefusesPortsThatDoNotExist)
{
    CheckMediaError("m=audio 65536 RTP/AVP 0\r\n", SdpError::BadPort, "65536");
    CheckMediaError("m=audio -1 RTP/AVP 0\r\n", SdpError::BadPort, "-1");
    CheckMediaError("m=audio x RTP/AVP 0\r\n", SdpError::BadPort, "x RTP");
    BOOST_TEST(bool(ParseExact(HEAD + SESSION_C + "m=audio 65535 RTP/AVP 0\r\n")));
    SdpSession session;
    const std::string zeros = HEAD + SESSION_C + "m=audio 0000000049170 RTP/AVP 0\r\n";
    BOOST_TEST(ParseMedia(session, zeros).port == 49170);
}

// Case 26: some answers refuse a medium without repeating its formats.
BOOST_AUTO_TEST_CASE(AcceptsARefusedMediumWithoutFormats)
{
    BOOST_TEST(bool(ParseExact(HEAD + SESSION_C + "m=video 0 RTP/AVP\r\n")));
    BOOST_TEST(bool(ParseExact(HEAD + SESSION_C + "m=video 0 RTP/AVP \r\n")));
}

BOOST_AUTO_TEST_CASE(RefusesMalformedMediaLines)
{
    for (const std::string line : {"m=",
                                   "m=audio",
                                   "m=audio 5",
                                   "m=audio 5 RTP/AVP",
                                   "m=audio 5 RTP/AVP ",
                                   "m= 5 RTP/AVP 0",
                                   "m=audio  RTP/AVP 0"})
    {
        const SdpResult result = ParseExact(HEAD + SESSION_C + line + "\r\n");
        BOOST_TEST((result.error == SdpError::BadMedia), line);
        BOOST_TEST(result.offset == HEAD.size() + SESSION_C.size() + 2);
    }
}

// Case 32: direction of the medium, else of the session, else both ways.
BOOST_AUTO_TEST_CASE(InheritsTheDirectionOfTheSession)
{
    SdpSession session;
    const std::string text =
        HEAD + SESSION_C + "a=inactive\r\n" + AUDIO + "m=video 5000 RTP/AVP 31\r\na=recvonly\r\n";
    BOOST_TEST(bool(session.Parse(text)));
    BOOST_TEST((session.GetMedia()[0].direction == SdpDirection::Inactive));
    BOOST_TEST((session.GetMedia()[1].direction == SdpDirection::RecvOnly));
    const std::string plain = HEAD + SESSION_C + AUDIO;
    BOOST_TEST((ParseMedia(session, plain).direction == SdpDirection::SendRecv));
}

// J17
BOOST_AUTO_TEST_CASE(TellsHoldByAddress)
{
    SdpSession session;
    const std::string text = HEAD + "c=IN IP4 0.0.0.0\r\n" + AUDIO;
    const SdpMedia& audio = ParseMedia(session, text);
    BOOST_TEST(session.GetConnection(audio)->IsUnspecified());
}

BOOST_AUTO_TEST_CASE(TellsIce)
{
    SdpSession session;
    const std::string text = HEAD + SESSION_C + AUDIO +
                             "a=candidate:1 1 UDP 1 10.0.1.1 8998 typ host\r\n"
                             "a=candidate:1 2 UDP 1 10.0.1.1 8999 typ host\r\n";
    BOOST_TEST(ParseMedia(session, text).namesMoreAddresses);
    BOOST_TEST(session.HasIce());
    const std::string mismatch = HEAD + SESSION_C + AUDIO + "a=ice-mismatch\r\n";
    BOOST_TEST(!ParseMedia(session, mismatch).namesMoreAddresses);
    BOOST_TEST(!session.HasIce());
    const std::string lite = HEAD + SESSION_C + "a=ice-lite\r\n" + AUDIO;
    ParseMedia(session, lite);
    BOOST_TEST(session.HasIce());
}

// Whoever translates looks at these again, and at no others.
BOOST_AUTO_TEST_CASE(NotesAttributesThatMayNameAddresses)
{
    SdpSession session;
    for (const std::string name : {"candidate",
                                   "remote-candidates",
                                   "alt",
                                   "altc",
                                   "path",
                                   "source-filter",
                                   "ccap",
                                   "control",
                                   "visited-realm",
                                   "secondary-realm"})
    {
        const std::string line = "a=" + name + ":x\r\n";
        const std::string own = HEAD + SESSION_C + AUDIO + line;
        BOOST_TEST(ParseMedia(session, own).namesMoreAddresses, name);
        const std::string common = HEAD + SESSION_C + line + AUDIO;
        BOOST_TEST(!ParseMedia(session, common).namesMoreAddresses, name);
        BOOST_TEST(session.NamesMoreAddresses(), name);
    }
    const std::string plain =
        HEAD + SESSION_C + AUDIO + "a=rtpmap:0 PCMU/8000\r\na=sendrecv\r\na=ptime:20\r\n";
    BOOST_TEST(!ParseMedia(session, plain).namesMoreAddresses);
}

// Case 29: lines that nobody here knows.
BOOST_AUTO_TEST_CASE(PassesOverUnknownLines)
{
    SdpSession session;
    const std::string text = HEAD + "i=x\r\nb=X-YZ:128\r\nk=prompt\r\n" + SESSION_C + TIMES +
                             "r=7d 1h\r\nz=0 0\r\na=x:c=IN IP4 9.9.9.9\r\nY=?\r\n" + AUDIO +
                             "b=AS:64\r\n";
    const SdpMedia& audio = ParseMedia(session, text);
    BOOST_TEST(session.GetConnection(audio)->address == "10.1.1.3");
    BOOST_TEST(session.GetConnections().Size() == 1U);
}

BOOST_AUTO_TEST_CASE(RefusesBrokenDescriptions)
{
    CheckError("", SdpError::Empty, "");
    CheckError("\r\n\r\n", SdpError::Empty, "");
    CheckError("o=- 1 1 IN IP4 h\r\nv=0\r\n", SdpError::MissingVersion, "o=");
    CheckError("v=1\r\n", SdpError::MissingVersion, "v=1");
    CheckError("v=0\r\no=- 1 1 IN IP4\r\n", SdpError::BadOrigin, "- 1 1");
    CheckError("v=0\r\no=- 1 1 IN IP4 h x\r\n", SdpError::BadOrigin, "- 1 1");
    CheckError(HEAD + "o=second 1 1 IN IP4 h\r\n", SdpError::DuplicateOrigin, "o=second");
    CheckError(HEAD + "c=IN IP4\r\n", SdpError::BadConnection, "IN IP4\r\n");
    CheckError(HEAD + "junk\r\n", SdpError::BadLine, "junk");
    CheckError(HEAD + "a=x\ry\r\n", SdpError::ControlCharacter, "\ry");
}

// Case 10: bounded memory on hostile input.
BOOST_AUTO_TEST_CASE(RefusesMoreMediaAndConnectionsThanTheCaps)
{
    std::string media;
    for (std::size_t i = 0; i < SdpSession::MAX_MEDIA; ++i)
    {
        media += AUDIO;
    }
    BOOST_TEST(bool(ParseExact(HEAD + SESSION_C + media)));
    CheckMediaError(media + "m=last 5 RTP/AVP 0\r\n", SdpError::TooManyMedia, "m=last");
    std::string connections;
    for (std::size_t i = 1; i < SdpSession::MAX_CONNECTIONS; ++i)
    {
        connections += SESSION_C;
    }
    CheckMediaError(AUDIO + connections + "c=IN IP4 last\r\n",
                    SdpError::TooManyConnections,
                    "c=IN IP4 last");
}

BOOST_AUTO_TEST_CASE(ForgetsTheDescriptionBefore)
{
    SdpSession session;
    const std::string full = HEAD + SESSION_C + "a=ice-lite\r\na=inactive\r\n" +
                             "m=audio 5/2 RTP/AVP 0\r\na=rtcp:7\r\na=rtcp-mux\r\na=sendonly\r\n"
                             "a=ice-mismatch\r\na=candidate:1\r\nc=IN IP4 9.9.9.9\r\n";
    BOOST_TEST(bool(session.Parse(full)));
    const std::string bare = "v=0\r\n" + SESSION_C + AUDIO;
    const SdpMedia& audio = ParseMedia(session, bare);
    BOOST_TEST(!session.GetOrigin());
    BOOST_TEST(!session.HasIce());
    BOOST_TEST(session.GetConnection(audio)->address == "10.1.1.3");
    BOOST_TEST(audio.portCount == 1);
    BOOST_TEST(!audio.rtcp);
    BOOST_TEST(!audio.hasRtcpMux);
    BOOST_TEST(!audio.namesMoreAddresses);
    BOOST_TEST((audio.direction == SdpDirection::SendRecv));
}

// No description is read past its end, wherever it is cut (the sanitizers watch).
BOOST_AUTO_TEST_CASE(StaysInsideEveryPrefix)
{
    const std::string text =
        HEAD + SESSION_C + TIMES + "m=audio 49170/2 RTP/AVP 0\r\n" +
        "a=rtcp:53020 IN IP4 10.0.0.5\r\na=candidate:1 1 UDP 1 h 5 typ host\r\n";
    BOOST_TEST(bool(ParseExact(text)));
    for (std::size_t size = 0; size < text.size(); ++size)
    {
        BOOST_TEST(ParseExact(text.substr(0, size)).offset <= size);
    }
}

BOOST_AUTO_TEST_SUITE_END()
