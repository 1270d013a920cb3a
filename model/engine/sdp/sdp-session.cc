// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-session.h"

namespace ns3::sipalg
{

namespace
{

std::string_view
TakeWord(TextCursor& cursor)
{
    const std::string_view word = cursor.TakeUntil<' '>();
    cursor.Skip(' ');
    return word;
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

bool
SdpMedia::IsRtp() const
{
    constexpr std::string_view profiles[] = {
        "RTP/AVP",
        "RTP/SAVP",
        "RTP/AVPF",
        "RTP/SAVPF",
        "UDP/TLS/RTP/SAVP",
        "UDP/TLS/RTP/SAVPF",
    };
    for (const std::string_view profile : profiles)
    {
        if (EqualsIgnoreCase(protocol, profile))
        {
            return true;
        }
    }
    return false;
}

SdpResult
SdpSession::Fail(SdpError error, std::string_view at) const
{
    return {error, OffsetOf(at)};
}

SdpResult
SdpSession::Parse(std::string_view text)
{
    m_text = text;
    m_origin.reset();
    m_sessionConnectionCount = 0;
    m_direction = SdpDirection::SendRecv;
    m_hasIce = false;
    m_connections.Clear();
    m_media.Clear();

    SdpLines lines(text);
    const auto version = lines.Next();
    if (!version)
    {
        const SdpResult result = lines.GetResult();
        return result ? Fail(SdpError::Empty, text) : result;
    }
    if (version->type != 'v' || TrimSpace(version->value) != "0")
    {
        return Fail(SdpError::MissingVersion, version->slice);
    }
    while (const auto line = lines.Next())
    {
        if (const SdpResult result = ParseLine(*line); !result)
        {
            return result;
        }
    }
    CloseSection(text.data() + text.size());
    const SdpResult result = lines.GetResult();
    return result ? CheckConnections() : result;
}

SdpResult
SdpSession::ParseLine(const SdpLine& line)
{
    switch (line.type)
    {
    case 'o':
        return ParseOrigin(line);
    case 'c':
        return ParseConnection(line);
    case 'm':
        return ParseMedia(line);
    case 'a':
        return ParseAttribute(line);
    default:
        return {};
    }
}

/// o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>,
/// "o=alice 2890844526 2890844526 IN IP4 10.1.1.3".
SdpResult
SdpSession::ParseOrigin(const SdpLine& line)
{
    if (m_origin)
    {
        return Fail(SdpError::DuplicateOrigin, line.slice);
    }
    SdpOrigin origin;
    TextCursor cursor(line.value);
    origin.username = TakeWord(cursor);
    origin.sessionId = TakeWord(cursor);
    origin.sessionVersion = TakeWord(cursor);
    const bool isAddress = origin.address.Parse(cursor.Rest()) && origin.address.suffix.empty();
    if (origin.username.empty() || origin.sessionId.empty() || !isAddress)
    {
        return Fail(SdpError::BadOrigin, line.value);
    }
    m_origin = origin;
    return {};
}

/// c=<nettype> <addrtype> <connection-address>, "c=IN IP4 10.1.1.3".
SdpResult
SdpSession::ParseConnection(const SdpLine& line)
{
    if (m_connections.Size() == MAX_CONNECTIONS)
    {
        return Fail(SdpError::TooManyConnections, line.slice);
    }
    SdpAddress address;
    if (!address.Parse(line.value))
    {
        return Fail(SdpError::BadConnection, line.value);
    }
    const auto index = static_cast<uint16_t>(m_connections.Size());
    m_connections.Append(address);
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
SdpSession::ParseMedia(const SdpLine& line)
{
    if (m_media.Size() == MAX_MEDIA)
    {
        return Fail(SdpError::TooManyMedia, line.slice);
    }
    CloseSection(line.slice.data());
    SdpMedia media;
    media.section = line.slice;
    media.line = line.value;
    media.direction = m_direction;
    TextCursor cursor(line.value);
    media.kind = TakeWord(cursor);
    const std::string_view port = TakeWord(cursor);
    media.protocol = TakeWord(cursor);
    media.formats = cursor.Rest();
    if (media.kind.empty() || port.empty() || media.protocol.empty() || media.formats.empty())
    {
        return Fail(SdpError::BadMedia, line.value);
    }
    const SdpResult result = ParsePort(media, port);
    m_media.Append(media);
    return result;
}

SdpResult
SdpSession::ParsePort(SdpMedia& media, std::string_view text)
{
    const std::size_t slash = text.find('/');
    media.portText = text.substr(0, slash);
    const auto port = ParseNumber(media.portText, UINT16_MAX);
    if (!port)
    {
        return Fail(SdpError::BadPort, text);
    }
    media.port = static_cast<uint16_t>(*port);
    if (slash == std::string_view::npos)
    {
        return {};
    }
    const std::string_view countText = text.substr(slash + 1);
    const auto count = ParseNumber(countText, UINT16_MAX);
    if (!count || *count == 0 || *port + *count - 1 > UINT16_MAX)
    {
        return Fail(SdpError::BadPortCount, countText);
    }
    media.portCount = static_cast<uint16_t>(*count);
    return {};
}

SdpResult
SdpSession::ParseAttribute(const SdpLine& line)
{
    const std::string_view name = GetSdpAttributeName(line.value);
    if (name == "ice-lite" || name == "ice-ufrag" || name == "ice-pwd" || name == "candidate")
    {
        m_hasIce = true;
    }
    if (m_media.Size() == 0)
    {
        m_direction = ParseDirection(name).value_or(m_direction);
        return {};
    }
    SdpMedia& media = m_media.Last();
    if (name == "rtcp")
    {
        return ParseRtcp(media, GetSdpAttributeValue(line.value));
    }
    if (name == "rtcp-mux")
    {
        media.hasRtcpMux = true;
    }
    else if (name == "ice-mismatch")
    {
        media.hasIceMismatch = true;
    }
    else if (name == "candidate")
    {
        ++media.candidateCount;
    }
    else if (const auto direction = ParseDirection(name))
    {
        media.direction = *direction;
        media.directionText = line.value;
    }
    return {};
}

/// rtcp-attribute = "a=rtcp:" port [nettype SP addrtype SP connection-address] (RFC 3605 2.1),
/// "a=rtcp:53020 IN IP4 10.1.1.3".
SdpResult
SdpSession::ParseRtcp(SdpMedia& media, std::string_view value)
{
    SdpRtcp rtcp;
    TextCursor cursor(value);
    rtcp.portText = TakeWord(cursor);
    const auto port = ParseNumber(rtcp.portText, UINT16_MAX);
    if (!port)
    {
        return Fail(SdpError::BadRtcp, value);
    }
    rtcp.port = static_cast<uint16_t>(*port);
    if (!cursor.AtEnd() && !rtcp.address.emplace().Parse(cursor.Rest()))
    {
        return Fail(SdpError::BadRtcp, cursor.Rest());
    }
    media.rtcp = rtcp;
    return {};
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

} // namespace ns3::sipalg
