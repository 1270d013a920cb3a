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
    bool ReadHost(TextCursor& cursor);
    SipResult ParsePort(TextCursor& cursor);
    std::string_view TakeIpv6Reference(TextCursor& cursor);

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

inline SipResult
SipHostPort::Parse(TextCursor& cursor, bool allowSpace)
{
    const char* const start = cursor.Position();
    port.reset();
    if (!ReadHost(cursor))
    {
        return {SipError::BadHost, static_cast<std::size_t>(host.data() - cursor.Begin())};
    }
    slice = MakeSlice(start, cursor.Position());
    const bool hasPort = allowSpace ? cursor.SkipSeparator(':') : cursor.Skip(':');
    return hasPort ? ParsePort(cursor) : SipResult();
}

/// host = hostname / IPv4address / IPv6reference
inline bool
SipHostPort::ReadHost(TextCursor& cursor)
{
    const char* const start = cursor.Position();
    uint32_t v4 = 0;
    const char* const v4End = IpAddress::ReadV4(start, cursor.End(), v4);
    if (v4End && (v4End == cursor.End() || HostStops::Has(*v4End)))
    {
        m_address = IpAddress::V4(v4);
        cursor.MoveTo(v4End);
        host = MakeSlice(start, v4End);
        return true;
    }
    m_address.reset();
    host = cursor.Peek() != '[' ? cursor.TakeUntilClass<HostStops>() : TakeIpv6Reference(cursor);
    return !host.empty();
}

/// port = 1*DIGIT, 1 to 65535.
inline SipResult
SipHostPort::ParsePort(TextCursor& cursor)
{
    const char* const start = cursor.Position();
    const char* const end = cursor.End();
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
    if (number == 0 || number > UINT16_MAX)
    {
        return {SipError::BadPort, cursor.Offset()};
    }
    cursor.MoveTo(position);
    port = static_cast<uint16_t>(number);
    slice = MakeSlice(host.data(), position);
    return {};
}

} // namespace ns3::sipalg

#endif
