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

std::optional<IpAddress>
ParseBracketedAddress(std::string_view host)
{
    const auto address = IpAddress::Parse(host.substr(1, host.size() - 2));
    return address && address->IsV6() ? address : std::nullopt;
}

} // namespace ns3::sipalg
