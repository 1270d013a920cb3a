// SPDX-License-Identifier: GPL-2.0-only
#include "sip-host-port.h"

namespace ns3::sipalg
{

/// IPv6reference = "[" IPv6address "]", of which only the characters are checked.
SipHostPort::Reference
SipHostPort::ReadReference(const char* start, const char* end)
{
    TextCursor cursor(MakeSlice(start + 1, end));
    const bool isClosed = !cursor.Take(CHAR_IPV6).empty() && cursor.Skip(']');
    if (!isClosed)
    {
        return {start, std::nullopt};
    }
    return {cursor.Position(), ParseBracketedAddress(MakeSlice(start, cursor.Position()))};
}

SipHostPort::Port
SipHostPort::ReadAnyPort(const char* start, const char* end)
{
    TextCursor cursor(MakeSlice(start, end));
    const auto number = ParseNumber(cursor.Take(CHAR_DIGIT), UINT16_MAX);
    const bool isSound = number && *number != 0;
    return isSound ? Port{cursor.Position(), static_cast<uint16_t>(*number)} : Port{nullptr, 0};
}

std::optional<IpAddress>
ParseBracketedAddress(std::string_view host)
{
    const auto address = IpAddress::Parse(host.substr(1, host.size() - 2));
    return address && address->IsV6() ? address : std::nullopt;
}

} // namespace ns3::sipalg
