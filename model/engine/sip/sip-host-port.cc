// SPDX-License-Identifier: GPL-2.0-only
#include "sip-host-port.h"

namespace ns3::sipalg
{

namespace
{

/// host = hostname / IPv4address / IPv6reference. Of a name only the characters are checked.
std::string_view
TakeHost(TextCursor& cursor)
{
    const char* start = cursor.Position();
    if (!cursor.Skip('['))
    {
        return cursor.TakeUntilClass<HostStops>();
    }
    const bool isClosed = !cursor.Take(CHAR_IPV6).empty() && cursor.Skip(']');
    return isClosed ? MakeSlice(start, cursor.Position()) : std::string_view(start, 0);
}

} // namespace

SipResult
SipHostPort::Parse(TextCursor& cursor, bool allowSpace)
{
    const std::size_t offset = cursor.Offset();
    host = TakeHost(cursor);
    if (host.empty())
    {
        return {SipError::BadHost, offset};
    }
    slice = host;
    portText = host.substr(host.size());
    port.reset();
    const bool hasPort = allowSpace ? cursor.SkipSeparator(':') : cursor.Skip(':');
    return hasPort ? ParsePort(cursor) : SipResult();
}

/// port = 1*DIGIT, 1 to 65535.
inline SipResult
SipHostPort::ParsePort(TextCursor& cursor)
{
    const std::size_t offset = cursor.Offset();
    portText = cursor.Take(CHAR_DIGIT);
    const auto number = ParseNumber(portText, UINT16_MAX);
    if (!number || *number == 0)
    {
        return {SipError::BadPort, offset};
    }
    port = static_cast<uint16_t>(*number);
    slice = MakeSlice(host.data(), cursor.Position());
    return {};
}

std::optional<IpAddress>
SipHostPort::GetAddress() const
{
    return ParseHostAddress(host);
}

std::optional<IpAddress>
ParseHostAddress(std::string_view host)
{
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    {
        const auto address = IpAddress::Parse(host.substr(1, host.size() - 2));
        return address && address->IsV6() ? address : std::nullopt;
    }
    return IpAddress::Parse(host);
}

} // namespace ns3::sipalg
