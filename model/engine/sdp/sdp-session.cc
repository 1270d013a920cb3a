// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-session.h"

namespace ns3::sipalg
{

namespace
{

/// For each first letter of an attribute, the third letters with which it may be one that
/// ParseAttribute() knows; letters by their lowest five bits.
constexpr std::array<uint32_t, 32>
MakeThirdLetters()
{
    std::array<uint32_t, 32> letters{};
    for (const std::string_view name : {"rtcp",
                                        "ice-ufrag",
                                        "ice-mismatch",
                                        "candidate",
                                        "remote-candidates",
                                        "sendrecv",
                                        "sendonly",
                                        "recvonly",
                                        "inactive",
                                        "alt",
                                        "path",
                                        "source-filter",
                                        "ccap",
                                        "control",
                                        "visited-realm",
                                        "secondary-realm"})
    {
        letters[name[0] & 31] |= uint32_t{1} << (name[2] & 31);
    }
    return letters;
}

constexpr std::array<uint32_t, 32> THIRD_LETTERS = MakeThirdLetters();

/// False for most attributes of which only the line counts, as the many a=rtpmap. Reads five
/// characters of the text, "a=rtpmap:0 PCMU/8000".
bool
MayMatter(const char* attribute)
{
    return (THIRD_LETTERS[attribute[2] & 31] & uint32_t{1} << (attribute[4] & 31)) != 0;
}

/// A block of sixteen, and the rest of a line end that starts in it.
constexpr std::size_t ROOM = 16 + 1;

/// Where the line at @p line ends if it is plain: without control characters, CRLF behind it. Null
/// if it is not, or there is none. The text has ROOM before @p end, where it ends.
[[gnu::always_inline]] inline const char*
FindLineEnd(const char* line, const char* end)
{
    using Stops = UpTo<'\r'>;
    const char* const lastBlock = end - ROOM;
    const char* lineEnd = ScanBlocks<Stops>(line, lastBlock);
    if (!lineEnd && end - line >= 5)
    {
        lineEnd = ScanLastBlock<Stops>(std::max(line, lastBlock), end - 1);
    }
    return lineEnd && std::memcmp(lineEnd, "\r\n", 2) == 0 ? lineEnd : nullptr;
}

/// Steps over plain lines that do not matter. Where the next line ends if it is plain, or null.
[[gnu::always_inline]] inline const char*
SkipAttributes(const char*& line, const char* end)
{
    for (;;)
    {
        const char* const lineEnd = FindLineEnd(line, end);
        if (!lineEnd || std::memcmp(line, "a=", 2) != 0 || MayMatter(line))
        {
            return lineEnd;
        }
        line = lineEnd + 2;
    }
}

} // namespace

bool
SdpSession::Fail(SdpError error, const char* at)
{
    m_result = {error, static_cast<std::size_t>(at - m_text.data())};
    return false;
}

SdpResult
SdpSession::Parse(std::string_view text)
{
    m_text = text;
    m_result = {};
    m_hasOrigin = false;
    m_origin.address.kind = SdpAddressKind::Foreign; // no longer to be compared with
    m_sessionConnectionCount = 0;
    m_direction = SdpDirection::SendRecv;
    m_hasIce = false;
    m_namesMoreAddresses = false;
    m_medium = nullptr;
    m_connections.Clear();
    m_media.Clear();

    const char* const lines = HasPrefix(text, "v=0\r\n") ? text.data() + 5 : ParseVersion();
    if (lines && ParseLines(lines))
    {
        CloseSection(text.data() + text.size());
        CheckConnections();
    }
    return m_result;
}

/// v=0, behind blank lines; returns the line behind it, or null.
const char*
SdpSession::ParseVersion()
{
    SdpLines lines(m_text);
    const auto line = lines.Next();
    if (!line)
    {
        m_result = lines.GetResult() ? SdpResult{SdpError::Empty, 0} : lines.GetResult();
        return nullptr;
    }
    if (line->type != 'v' || TrimSpace(line->value) != "0")
    {
        Fail(SdpError::MissingVersion, line->slice.data());
        return nullptr;
    }
    return line->slice.data() + line->slice.size();
}

inline bool
SdpSession::ParseLines(const char* line)
{
    const char* const end = m_text.data() + m_text.size();
    line = ParsePlainLines(line);
    while (line && line != end)
    {
        line = ParseOddLine(line);
        line = line ? ParsePlainLines(line) : nullptr;
    }
    return line != nullptr;
}

/// Both ways to read lines return the line behind them, or null at an error.
inline const char*
SdpSession::ParsePlainLines(const char* line)
{
    const char* const end = m_text.data() + m_text.size();
    if (m_text.size() < ROOM)
    {
        return line;
    }
    for (;;)
    {
        const char* const lineEnd = SkipAttributes(line, end);
        if (!lineEnd || line[1] != '=')
        {
            return line;
        }
        if (!ParseLine(*line, MakeSlice(line + 2, lineEnd)))
        {
            return nullptr;
        }
        line = lineEnd + 2;
    }
}

/// A line that is not plain, behind blank ones.
const char*
SdpSession::ParseOddLine(const char* line)
{
    const std::size_t offset = static_cast<std::size_t>(line - m_text.data());
    SdpLines lines(m_text.substr(offset));
    if (const auto odd = lines.Next())
    {
        const bool isSound = ParseLine(odd->type, odd->value);
        return isSound ? odd->slice.data() + odd->slice.size() : nullptr;
    }
    m_result = lines.GetResult();
    m_result.offset += offset;
    return m_result ? m_text.data() + m_text.size() : nullptr;
}

inline bool
SdpSession::ParseLine(char type, std::string_view value)
{
    switch (type)
    {
    case 'o':
        return ParseOrigin(value);
    case 'c':
        return ParseConnection(value);
    case 'm':
        return ParseMedia(value);
    case 'a':
        return ParseAttribute(value);
    default:
        return IsChar(type, CHAR_ALPHA) || Fail(SdpError::BadLine, value.data() - 2);
    }
}

bool
SdpSession::ParseOrigin(std::string_view value)
{
    if (m_hasOrigin)
    {
        return Fail(SdpError::DuplicateOrigin, value.data() - 2);
    }
    m_hasOrigin = m_origin.Parse(value);
    return m_hasOrigin || Fail(SdpError::BadOrigin, value.data());
}

/// c=<nettype> <addrtype> <connection-address>, "c=IN IP4 10.1.1.3". Mostly that of o=.
bool
SdpSession::ParseConnection(std::string_view value)
{
    const std::size_t index = m_connections.Size();
    if (index == MAX_CONNECTIONS)
    {
        return Fail(SdpError::TooManyConnections, value.data() - 2);
    }
    if (!m_connections.Append().Parse(value, m_origin.address))
    {
        m_connections.RemoveLast();
        return Fail(SdpError::BadConnection, value.data());
    }
    if (!m_medium)
    {
        ++m_sessionConnectionCount;
    }
    else if (m_medium->connectionCount++ == 0)
    {
        m_medium->firstConnection = static_cast<uint16_t>(index);
    }
    return true;
}

inline bool
SdpSession::ParseMedia(std::string_view value)
{
    const char* const start = value.data() - 2;
    if (m_media.Size() == MAX_MEDIA)
    {
        return Fail(SdpError::TooManyMedia, start);
    }
    CloseSection(start);
    m_medium = &m_media.Append();
    m_medium->section = MakeSlice(start, value.data());
    m_medium->direction = m_direction;
    if (const SdpResult result = m_medium->Parse(value); !result)
    {
        m_media.RemoveLast();
        return Fail(result.error, value.data() + result.offset);
    }
    return true;
}

inline void
SdpSession::CloseSection(const char* end)
{
    if (m_medium)
    {
        m_medium->section = MakeSlice(m_medium->section.data(), end);
    }
}

/// RFC 8866 5.7: a c= line for the session or one for each medium; a refused medium needs none.
bool
SdpSession::CheckConnections()
{
    if (m_sessionConnectionCount > 0)
    {
        return true;
    }
    if (m_connections.Size() == 0)
    {
        return Fail(SdpError::MissingConnection, m_text.data() + m_text.size());
    }
    for (const SdpMedia& media : m_media)
    {
        if (media.port != 0 && media.connectionCount == 0)
        {
            return Fail(SdpError::MissingConnection, media.section.data() + 2);
        }
    }
    return true;
}

std::string_view
SdpSession::GetSessionSection() const
{
    return m_media.Size() > 0 ? m_text.substr(0, OffsetOf(m_media[0].section)) : m_text;
}

std::string_view
SdpSession::GetConnectionPlace(const SdpMedia& media) const
{
    SdpLines lines(media.section);
    const char* place = media.GetEndSlice().data();
    if (const auto line = lines.Next())
    {
        place = line->slice.data() + line->slice.size();
    }
    const auto title = lines.Next();
    if (title && title->type == 'i')
    {
        place = title->slice.data() + title->slice.size();
    }
    return {place, 0};
}

std::string_view
SdpSession::GetLineEnd() const
{
    const std::size_t newline = m_text.find('\n');
    const bool isBare =
        newline != std::string_view::npos && (newline == 0 || m_text[newline - 1] != '\r');
    return isBare ? "\n" : "\r\n";
}

} // namespace ns3::sipalg
