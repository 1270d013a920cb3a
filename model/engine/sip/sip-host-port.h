// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_HOST_PORT_H
#define SIPALG_SIP_HOST_PORT_H

#include "ip-address.h"
#include "sip-result.h"
#include "text-cursor.h"

namespace ns3::sipalg
{

/// The port of SIP over UDP and TCP where none is written (RFC 3261 19.1.2, 18.2.2).
constexpr uint16_t SIP_DEFAULT_PORT = 5060;

/**
 * hostport of RFC 3261: hostname, IPv4address or [IPv6address], with or without a port. Views
 * into the text that was read.
 */
struct SipHostPort
{
    std::string_view slice;       ///< host to port with the colon: what a rewriter replaces
    std::string_view host;        ///< with its brackets, if any
    std::optional<uint16_t> port; ///< never 0

    /// The address, if the host is an IPv4 or IPv6 literal and no name.
    const std::optional<IpAddress>& GetAddress() const
    {
        return m_address;
    }

    uint16_t GetPortOr(uint16_t otherwise) const
    {
        return port.value_or(otherwise);
    }

    /**
     * Reads a hostport at the cursor and leaves it behind the last character.
     * hostport = host [ ":" port ], "[2001:db8::5]:5062". White space is allowed around the colon
     * (COLON, RFC 3261 25.1, sent-by) only when @p allowSpace.
     */
    SipResult Parse(TextCursor& cursor, bool allowSpace = false);

  private:
    /// An IPv6 address in brackets up to @c end, or none, and then @c end is where it should start.
    struct Reference
    {
        const char* end;
        std::optional<IpAddress> address;
    };

    const char* ReadHost(const TextCursor& cursor);
    const char* ReadPort(const char* start, const char* end);
    static Reference ReadReference(const char* start, const char* end);

    std::optional<IpAddress> m_address;
};

/// The address in "[2001:db8::5]".
std::optional<IpAddress> ParseBracketedAddress(std::string_view host);

/// The address that a host text "10.0.0.5", "[2001:db8::5]" or "2001:db8::5" spells, if any.
std::optional<IpAddress> ParseHostAddress(std::string_view host);

inline std::optional<IpAddress>
ParseHostAddress(std::string_view host)
{
    const bool isBracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return isBracketed ? ParseBracketedAddress(host) : IpAddress::Parse(host);
}

[[gnu::always_inline]] inline SipResult
SipHostPort::Parse(TextCursor& cursor, bool allowSpace)
{
    const char* const start = cursor.Position();
    const char* const hostEnd = ReadHost(cursor);
    host = MakeSlice(start, hostEnd);
    slice = MakeSlice(start, hostEnd);
    port.reset();
    if (hostEnd == start)
    {
        return {SipError::BadHost, cursor.Offset()};
    }
    cursor.MoveTo(hostEnd);
    const bool hasPort = allowSpace ? cursor.SkipSeparator(':') : cursor.Skip(':');
    if (!hasPort)
    {
        return {};
    }
    const char* const portEnd = ReadPort(cursor.Position(), cursor.End());
    if (!portEnd)
    {
        return {SipError::BadPort, cursor.Offset()};
    }
    cursor.MoveTo(portEnd);
    slice = MakeSlice(start, portEnd);
    return {};
}

/// host = hostname / IPv4address / IPv6reference; returns where it ends, its start if there is
/// none.
[[gnu::always_inline]] inline const char*
SipHostPort::ReadHost(const TextCursor& cursor)
{
    const char* const start = cursor.Position();
    const char* const end = cursor.End();
    const IpAddress::V4Text v4 = IpAddress::ReadV4(start, end);
    if (v4.end && (v4.end == end || !IsChar(*v4.end, CHAR_HOST)))
    {
        m_address = IpAddress::V4(v4.value);
        return v4.end;
    }
    m_address.reset();
    if (start == end || *start != '[')
    {
        return cursor.Find<HostStops>();
    }
    const Reference reference = ReadReference(start, end);
    m_address = reference.address;
    return reference.end;
}

/// port = 1*DIGIT, 1 to 65535; returns where it ends, null if there is none.
inline const char*
SipHostPort::ReadPort(const char* start, const char* end)
{
    const char* position = start;
    uint32_t number = 0;
    while (position != end && number <= UINT16_MAX)
    {
        const auto digit = static_cast<unsigned char>(*position - '0');
        if (digit > 9)
        {
            break;
        }
        number = number * 10 + digit;
        ++position;
    }
    port = static_cast<uint16_t>(number);
    return number == 0 || number > UINT16_MAX ? nullptr : position;
}

} // namespace ns3::sipalg

#endif
