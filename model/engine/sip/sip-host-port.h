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
    std::string_view portText;    ///< digits; empty when there is no port
    std::optional<uint16_t> port; ///< never 0

    /// The address, if the host is an IPv4 or IPv6 literal and no name.
    std::optional<IpAddress> GetAddress() const;

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
    SipResult ParsePort(TextCursor& cursor);
};

/// The address that a host text "10.0.0.5", "[2001:db8::5]" or "2001:db8::5" spells, if any.
std::optional<IpAddress> ParseHostAddress(std::string_view host);

} // namespace ns3::sipalg

#endif
