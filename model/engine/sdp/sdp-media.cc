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

void
SdpMedia::Clear()
{
    port = firstConnection = connectionCount = candidateCount = 0;
    portCount = 1;
    rtcp.reset();
    hasRtcpMux = hasRtcpMuxOnly = hasIceMismatch = namesMoreAddresses = false;
    directionText = {};
}

} // namespace ns3::sipalg
