// SPDX-License-Identifier: GPL-2.0-only
#include "sip-host-port.h"

namespace ns3::sipalg
{

/// IPv6reference = "[" IPv6address "]", of which only the characters are checked.
std::string_view
SipHostPort::TakeIpv6Reference(TextCursor& cursor)
{
    const char* start = cursor.Position();
    const bool isClosed = cursor.Skip('[') && !cursor.Take(CHAR_IPV6).empty() && cursor.Skip(']');
    const std::string_view reference =
        isClosed ? MakeSlice(start, cursor.Position()) : std::string_view(start, 0);
    m_address = isClosed ? ParseBracketedAddress(reference) : std::nullopt;
    return reference;
}

std::optional<IpAddress>
ParseBracketedAddress(std::string_view host)
{
    const auto address = IpAddress::Parse(host.substr(1, host.size() - 2));
    return address && address->IsV6() ? address : std::nullopt;
}

} // namespace ns3::sipalg
