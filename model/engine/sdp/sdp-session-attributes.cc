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

/// attribute = (att-field ":" att-value) / att-field, "a=sendonly".
bool
SdpSession::ParseAttribute(std::string_view value)
{
    const auto direction = ParseDirection(value);
    if (!direction)
    {
        return ParseOtherAttribute(value);
    }
    (m_medium ? m_medium->direction : m_direction) = *direction;
    return true;
}

/// Most are told by two letters. Those that may name an address: candidate, remote-candidates, alt,
/// altc, path, source-filter, ccap, control, visited-realm, secondary-realm.
[[gnu::noinline]] bool
SdpSession::ParseOtherAttribute(std::string_view value)
{
    switch (value.size() < 2 ? 0 : PackLetters(value[0], value[1]))
    {
    case PackLetters('r', 't'):
        return !HasPrefix(value, "rtcp") || ParseRtcpAttribute(value);
    case PackLetters('i', 'c'):
        ParseIceAttribute(GetSdpAttributeName(value));
        break;
    case PackLetters('c', 'a'):
        ParseIceAttribute(GetSdpAttributeName(value));
        NoteMoreAddresses();
        break;
    case PackLetters('s', 'e'):
        if (HasPrefix(value, "sec"))
        {
            NoteMoreAddresses();
        }
        break;
    case PackLetters('r', 'e'):
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
    return true;
}

void
SdpSession::NoteMoreAddresses()
{
    (m_medium ? m_medium->namesMoreAddresses : m_namesMoreAddresses) = true;
}

void
SdpSession::ParseIceAttribute(std::string_view name)
{
    m_hasIce = m_hasIce || name == "candidate" || name == "ice-lite" || name == "ice-ufrag" ||
               name == "ice-pwd";
}

/// "rtcp-mux" (RFC 5761 5.1.1), "rtcp-mux-only" (RFC 8858) or "rtcp:53020"; other names that start
/// so are passed over. Only the first a=rtcp of a medium counts.
bool
SdpSession::ParseRtcpAttribute(std::string_view value)
{
    if (!m_medium)
    {
        NoteMoreAddresses();
        return true;
    }
    SdpMedia& media = *m_medium;
    const std::string_view name = GetSdpAttributeName(value);
    media.hasRtcpMux = media.hasRtcpMux || name == "rtcp-mux";
    media.hasRtcpMuxOnly = media.hasRtcpMuxOnly || name == "rtcp-mux-only";
    if (name != "rtcp" || media.rtcp)
    {
        media.namesMoreAddresses = media.namesMoreAddresses || name == "rtcp";
        return true;
    }
    std::string_view rest;
    const bool isRead = media.rtcp.emplace().Parse(GetSdpAttributeValue(value), rest);
    return isRead || Fail(SdpError::BadRtcp, rest.data());
}

} // namespace ns3::sipalg
