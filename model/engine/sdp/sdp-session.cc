// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-session.h"

namespace ns3::sipalg
{

namespace
{

constexpr unsigned
PackLetters(char first, char second)
{
    return static_cast<unsigned char>(first) |
           static_cast<unsigned>(static_cast<unsigned char>(second)) << 8;
}

std::optional<SdpDirection>
ParseDirection(std::string_view name)
{
    if (name == "sendrecv")
    {
        return SdpDirection::SendRecv;
    }
    if (name == "sendonly")
    {
        return SdpDirection::SendOnly;
    }
    if (name == "recvonly")
    {
        return SdpDirection::RecvOnly;
    }
    return name == "inactive" ? std::optional(SdpDirection::Inactive) : std::nullopt;
}

} // namespace

SdpResult
SdpSession::Fail(SdpError error, std::string_view at) const
{
    return {error, OffsetOf(at)};
}

SdpResult
SdpSession::Parse(std::string_view text)
{
    m_text = text;
    m_hasOrigin = false;
    m_sessionConnectionCount = 0;
    m_direction = SdpDirection::SendRecv;
    m_hasIce = false;
    m_namesMoreAddresses = false;
    m_connections.Clear();
    m_media.Clear();

    SdpLines lines(text);
    SdpLine line;
    if (!lines.Read(line))
    {
        return lines.GetResult() ? Fail(SdpError::Empty, text) : lines.GetResult();
    }
    if (line.type != 'v' || TrimSpace(line.value) != "0")
    {
        return Fail(SdpError::MissingVersion, line.slice);
    }
    while (lines.Read(line))
    {
        if (const SdpResult result = ParseLine(line); !result)
        {
            return result;
        }
    }
    CloseSection(text.data() + text.size());
    const SdpResult result = lines.GetResult();
    return result ? CheckConnections() : result;
}

/// The error of a line, at its type.
SdpResult
SdpSession::FailLine(SdpError error, std::string_view value) const
{
    return {error, OffsetOf(value) - 2};
}

inline SdpResult
SdpSession::ParseLine(const SdpLine& line)
{
    switch (line.type)
    {
    case 'o':
        return ParseOrigin(line.value);
    case 'c':
        return ParseConnection(line.value);
    case 'm':
        return ParseMedia(line.value);
    case 'a':
        return ParseAttribute(line.value);
    default:
        return {};
    }
}

SdpResult
SdpSession::ParseOrigin(std::string_view value)
{
    if (m_hasOrigin)
    {
        return FailLine(SdpError::DuplicateOrigin, value);
    }
    if (!m_origin.Parse(value))
    {
        return Fail(SdpError::BadOrigin, value);
    }
    m_hasOrigin = true;
    return {};
}

/// c=<nettype> <addrtype> <connection-address>, "c=IN IP4 10.1.1.3".
SdpResult
SdpSession::ParseConnection(std::string_view value)
{
    if (m_connections.Size() == MAX_CONNECTIONS)
    {
        return FailLine(SdpError::TooManyConnections, value);
    }
    const auto index = static_cast<uint16_t>(m_connections.Size());
    if (!m_connections.Append().Parse(value))
    {
        m_connections.RemoveLast();
        return Fail(SdpError::BadConnection, value);
    }
    if (m_media.Size() == 0)
    {
        ++m_sessionConnectionCount;
        return {};
    }
    SdpMedia& media = m_media.Last();
    if (media.connectionCount++ == 0)
    {
        media.firstConnection = index;
    }
    return {};
}

/// m=<media> <port>["/"<count>] <proto> <fmt> ..., "m=audio 49170/2 RTP/AVP 0 8".
SdpResult
SdpSession::ParseMedia(std::string_view value)
{
    if (m_media.Size() == MAX_MEDIA)
    {
        return FailLine(SdpError::TooManyMedia, value);
    }
    CloseSection(value.data() - 2);
    SdpMedia& media = m_media.Append();
    media.Clear();
    media.section = MakeSlice(value.data() - 2, value.data() + value.size());
    media.line = value;
    media.direction = m_direction;
    TextCursor cursor(value);
    media.kind = TakeSdpWord(cursor);
    const std::string_view port = TakeSdpWord(cursor);
    media.protocol = TakeSdpWord(cursor);
    media.formats = cursor.Rest();
    const bool hasFormats = !media.formats.empty() || port == "0";
    if (media.kind.empty() || port.empty() || media.protocol.empty() || !hasFormats)
    {
        m_media.RemoveLast();
        return Fail(SdpError::BadMedia, value);
    }
    media.transport = ParseSdpTransport(media.protocol);
    return ParsePort(media, port);
}

inline SdpResult
SdpSession::ParsePort(SdpMedia& media, std::string_view text)
{
    const auto port = ParseNumber(text, UINT16_MAX);
    if (!port)
    {
        return ParsePortCount(media, text);
    }
    media.portText = text;
    media.port = static_cast<uint16_t>(*port);
    return {};
}

/// <port>"/"<count>, "49170/2".
SdpResult
SdpSession::ParsePortCount(SdpMedia& media, std::string_view text)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    media.portText = text.substr(0, slash);
    const auto port = ParseNumber(media.portText, UINT16_MAX);
    if (!port || slash == text.size())
    {
        return Fail(SdpError::BadPort, text);
    }
    const std::string_view rest = text.substr(slash + 1);
    const auto count = ParseNumber(rest, UINT16_MAX);
    if (!count || *count == 0 || *port + *count - 1 > UINT16_MAX)
    {
        return Fail(SdpError::BadPortCount, rest);
    }
    media.port = static_cast<uint16_t>(*port);
    media.portCount = static_cast<uint16_t>(*count);
    return {};
}

/// attribute = (att-field ":" att-value) / att-field, "a=sendonly". Most are told by two letters.
/// Those that may name an address: candidate, remote-candidates, alt, altc, path, source-filter,
/// ccap, control, visited-realm, secondary-realm.
inline SdpResult
SdpSession::ParseAttribute(std::string_view value)
{
    switch (value.size() < 2 ? 0 : PackLetters(value[0], value[1]))
    {
    case PackLetters('r', 't'):
        return HasPrefix(value, "rtcp") ? ParseRtcpAttribute(value) : SdpResult();
    case PackLetters('i', 'c'):
        ParseIceAttribute(GetSdpAttributeName(value));
        break;
    case PackLetters('c', 'a'):
        ParseIceAttribute(GetSdpAttributeName(value));
        NoteMoreAddresses();
        break;
    case PackLetters('s', 'e'):
        ParseDirectionAttribute(value);
        if (HasPrefix(value, "sec"))
        {
            NoteMoreAddresses();
        }
        break;
    case PackLetters('i', 'n'):
        ParseDirectionAttribute(value);
        break;
    case PackLetters('r', 'e'):
        ParseDirectionAttribute(value);
        NoteMoreAddresses();
        break;
    case PackLetters('a', 'l'):
    case PackLetters('p', 'a'):
    case PackLetters('s', 'o'):
    case PackLetters('c', 'c'):
    case PackLetters('c', 'o'):
    case PackLetters('v', 'i'):
        NoteMoreAddresses();
        break;
    default:
        break;
    }
    return {};
}

void
SdpSession::NoteMoreAddresses()
{
    (m_media.Size() > 0 ? m_media.Last().namesMoreAddresses : m_namesMoreAddresses) = true;
}

void
SdpSession::ParseIceAttribute(std::string_view name)
{
    const bool isCandidate = name == "candidate";
    if (isCandidate || name == "ice-lite" || name == "ice-ufrag" || name == "ice-pwd")
    {
        m_hasIce = true;
    }
    if (m_media.Size() > 0)
    {
        SdpMedia& media = m_media.Last();
        media.candidateCount += isCandidate ? 1 : 0;
        media.hasIceMismatch = media.hasIceMismatch || name == "ice-mismatch";
    }
}

void
SdpSession::ParseDirectionAttribute(std::string_view name)
{
    const auto direction = ParseDirection(name);
    if (!direction)
    {
        return;
    }
    if (m_media.Size() == 0)
    {
        m_direction = *direction;
        return;
    }
    m_media.Last().direction = *direction;
    m_media.Last().directionText = name;
}

/// "rtcp-mux" (RFC 5761 5.1.1), "rtcp-mux-only" (RFC 8858) or "rtcp:53020"; other names that start
/// so are passed over. Only the first a=rtcp of a medium counts.
SdpResult
SdpSession::ParseRtcpAttribute(std::string_view value)
{
    if (m_media.Size() == 0)
    {
        NoteMoreAddresses();
        return {};
    }
    SdpMedia& media = m_media.Last();
    const std::string_view name = GetSdpAttributeName(value);
    media.hasRtcpMux = media.hasRtcpMux || name == "rtcp-mux";
    media.hasRtcpMuxOnly = media.hasRtcpMuxOnly || name == "rtcp-mux-only";
    if (name != "rtcp" || media.rtcp)
    {
        media.namesMoreAddresses = media.namesMoreAddresses || name == "rtcp";
        return {};
    }
    std::string_view rest;
    const bool isRead = media.rtcp.emplace().Parse(GetSdpAttributeValue(value), rest);
    return isRead ? SdpResult() : Fail(SdpError::BadRtcp, rest);
}

void
SdpSession::CloseSection(const char* end)
{
    if (m_media.Size() > 0)
    {
        SdpMedia& media = m_media.Last();
        media.section = MakeSlice(media.section.data(), end);
        media.endSlice = std::string_view(end, 0);
    }
}

/// RFC 8866 5.7: a c= line for the session or one for each medium; a refused medium needs none.
SdpResult
SdpSession::CheckConnections() const
{
    if (m_connections.Size() == 0)
    {
        return {SdpError::MissingConnection, m_text.size()};
    }
    for (const SdpMedia& media : m_media)
    {
        if (media.port != 0 && !GetConnection(media))
        {
            return Fail(SdpError::MissingConnection, media.line);
        }
    }
    return {};
}

const SdpAddress*
SdpSession::GetConnection(const SdpMedia& media) const
{
    return media.connectionCount > 0 ? &m_connections[media.firstConnection]
                                     : GetSessionConnection();
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
    const char* place = media.endSlice.data();
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
