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
constexpr uint16_t SIPS_DEFAULT_PORT = 5061;

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
     * (COLON, RFC 3261 25.1, sent-by) only when @p allowSpace. A part of a text must not end within
     * an address or a number.
     */
    SipResult Parse(TextCursor& cursor, bool allowSpace = false);

  private:
    /// An IPv6 address in brackets up to @c end, or none, and then @c end is where it should start.
    struct Reference
    {
        const char* end;
        std::optional<IpAddress> address;
    };

    /// A port up to @c end, or none, and then @c end is null.
    struct Port
    {
        const char* end;
        uint16_t number;
    };

    const char* ReadHost(const TextCursor& cursor);
    static Port ReadPort(const TextCursor& cursor);
    static Port ReadAnyPort(const char* start, const char* end);
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
    if (hostEnd == start)
    {
        return {SipError::BadHost, cursor.Offset()};
    }
    host = MakeSlice(start, hostEnd);
    port = std::optional<uint16_t>();
    cursor.MoveTo(hostEnd);
    if (allowSpace ? cursor.SkipSeparator(':') : cursor.Skip(':'))
    {
        const Port read = ReadPort(cursor);
        if (!read.end)
        {
            return {SipError::BadPort, cursor.Offset()};
        }
        port = std::optional<uint16_t>(read.number);
        cursor.MoveTo(read.end);
    }
    slice = MakeSlice(start, cursor.Position());
    return {};
}

/// host = hostname / IPv4address / IPv6reference; returns where it ends, its start if there is
/// none.
[[gnu::always_inline]] inline const char*
SipHostPort::ReadHost(const TextCursor& cursor)
{
    const char* const start = cursor.Position();
    const char* const end = cursor.End();
    const bool hasBlock = cursor.HasBlock(); // and so a character behind any address
    const IpAddress::V4Text v4 =
        hasBlock ? IpAddress::ReadV4Ahead(start) : IpAddress::ReadV4(start, end);
    const bool isAtEnd = !hasBlock && v4.end == end;
    if (v4.end && (isAtEnd || !IsChar(*v4.end, CHAR_HOST)))
    {
        m_address = std::optional<IpAddress>(IpAddress::V4(v4.value));
        return v4.end;
    }
    m_address = std::optional<IpAddress>();
    if (start == end || *start != '[')
    {
        return cursor.Find<HostStops>();
    }
    const Reference reference = ReadReference(start, end);
    m_address = reference.address;
    return reference.end;
}

/// port = 1*DIGIT, 1 to 65535. Of up to five digits it is read without looking for the end.
[[gnu::always_inline]] inline SipHostPort::Port
SipHostPort::ReadPort(const TextCursor& cursor)
{
    constexpr std::size_t MAX_DIGITS = 5;
    const char* const start = cursor.Position();
    uint32_t number = 0;
    std::size_t size = cursor.HasBlock() ? 0 : MAX_DIGITS + 1;
    for (; size <= MAX_DIGITS; ++size)
    {
        const uint32_t digit = static_cast<unsigned char>(start[size]) - uint32_t{'0'};
        if (digit > 9)
        {
            break;
        }
        number = number * 10 + digit;
    }
    const bool isUsual = size <= MAX_DIGITS && number != 0 && number <= UINT16_MAX;
    return isUsual ? Port{start + size, static_cast<uint16_t>(number)}
                   : ReadAnyPort(start, cursor.End());
}

} // namespace ns3::sipalg

#endif
