// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-media.h"

#include "sdp-lines.h"

namespace ns3::sipalg
{

namespace
{

bool
StartsWith(std::string_view text, std::string_view start)
{
    return EqualsIgnoreCase(text.substr(0, start.size()), start);
}

} // namespace

/// rtcp-attribute = "a=rtcp:" port [nettype SP addrtype SP connection-address] (RFC 3605 2.1),
/// "a=rtcp:53020 IN IP4 10.1.1.3".
bool
SdpRtcp::Parse(std::string_view value, std::string_view& rest)
{
    TextCursor cursor(value);
    portText = TakeSdpWord(cursor);
    const auto number = ParseNumber(portText, UINT16_MAX);
    rest = number ? cursor.Rest() : value;
    port = static_cast<uint16_t>(number.value_or(0));
    return number && (rest.empty() || address.emplace().Parse(rest));
}

SdpTransport
ParseSdpTransport(std::string_view protocol)
{
    static constexpr std::pair<std::string_view, SdpTransport> profiles[] = {
        {"RTP/AVP", SdpTransport::Rtp},
        {"RTP/AVPF", SdpTransport::Rtp},
        {"RTP/SAVP", SdpTransport::Srtp},
        {"RTP/SAVPF", SdpTransport::Srtp},
        {"UDP/TLS/RTP/SAVP", SdpTransport::Srtp},
        {"UDP/TLS/RTP/SAVPF", SdpTransport::Srtp},
        {"udptl", SdpTransport::Udptl},
        {"UDP/TLS/UDPTL", SdpTransport::Udptl},
        {"udp", SdpTransport::Udp},
        {"TCP", SdpTransport::Tcp},
        {"TCPTL", SdpTransport::Tcp},
    };
    for (const auto& [profile, transport] : profiles)
    {
        if (EqualsIgnoreCase(protocol, profile))
        {
            return transport;
        }
    }
    return StartsWith(protocol, "UDP/")   ? SdpTransport::Udp
           : StartsWith(protocol, "TCP/") ? SdpTransport::Tcp
                                          : SdpTransport::Other;
}

/// m=<media> <port>["/"<count>] <proto> <fmt> ..., "m=audio 49170/2 RTP/AVP 0 8".
SdpResult
SdpMedia::Parse(std::string_view value)
{
    Clear();
    return ParsePlain(value) ? SdpResult() : ParseWords(value);
}

inline void
SdpMedia::Clear()
{
    port = firstConnection = connectionCount = 0;
    portCount = 1;
    rtcp.reset();
    hasRtcpMux = hasRtcpMuxOnly = namesMoreAddresses = false;
}

/// "audio 49170 RTP/AVP 0 8", as nearly all are. If it is not that, nothing is read.
inline bool
SdpMedia::ParsePlain(std::string_view value)
{
    constexpr std::ptrdiff_t maxDigits = 6; // enough to see that a port is too large
    constexpr std::size_t skipped = sizeof(" RTP/AVP ") - 1;
    const char* const end = value.data() + value.size();
    const char* const blank = value.size() < 16 ? nullptr : ScanBlock<AnyOf<' '>>(value.data());
    if (!blank || blank == value.data() || end - blank <= maxDigits)
    {
        return false;
    }
    const char* const digits = blank + 1;
    const char* position = digits;
    uint32_t number = 0;
    for (; position != digits + maxDigits; ++position)
    {
        const uint32_t digit = static_cast<unsigned char>(*position) - uint32_t{'0'};
        if (digit > 9)
        {
            break;
        }
        number = number * 10 + digit;
    }
    const std::string_view rest = MakeSlice(position, end);
    if (position == digits || number > UINT16_MAX || !HasPrefix(rest, " RTP/AVP ") ||
        rest.size() == skipped || rest[skipped] == ' ')
    {
        return false;
    }
    kind = MakeSlice(value.data(), blank);
    portText = MakeSlice(digits, position);
    port = static_cast<uint16_t>(number);
    protocol = rest.substr(1, skipped - 2);
    formats = rest.substr(skipped);
    transport = SdpTransport::Rtp;
    return true;
}

SdpResult
SdpMedia::ParseWords(std::string_view value)
{
    TextCursor cursor(value);
    kind = TakeSdpWord(cursor);
    portText = TakeSdpWord(cursor);
    protocol = TakeSdpWord(cursor);
    formats = cursor.Rest();
    const bool hasFormats = !formats.empty() || portText == "0";
    if (kind.empty() || portText.empty() || protocol.empty() || !hasFormats)
    {
        return {SdpError::BadMedia, 0};
    }
    transport = ParseSdpTransport(protocol);
    return ParsePort(value);
}

/// <port>["/"<count>], "49170/2": what portText holds so far, of the line @p value.
SdpResult
SdpMedia::ParsePort(std::string_view value)
{
    const std::string_view text = portText;
    const auto offsetOf = [value](std::string_view at) {
        return static_cast<std::size_t>(at.data() - value.data());
    };
    const std::size_t slash = std::min(text.find('/'), text.size());
    portText = text.substr(0, slash);
    const auto first = ParseNumber(portText, UINT16_MAX);
    if (!first)
    {
        return {SdpError::BadPort, offsetOf(text)};
    }
    port = static_cast<uint16_t>(*first);
    if (slash == text.size())
    {
        return {};
    }
    const std::string_view rest = text.substr(slash + 1);
    const auto count = ParseNumber(rest, UINT16_MAX);
    if (!count || *count == 0 || *first + *count - 1 > UINT16_MAX)
    {
        return {SdpError::BadPortCount, offsetOf(rest)};
    }
    portCount = static_cast<uint16_t>(*count);
    return {};
}

} // namespace ns3::sipalg
