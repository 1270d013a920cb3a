// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_DATAGRAM_H
#define SIPALG_SIP_DATAGRAM_H

#include <cstdint>
#include <string_view>

namespace ns3::sipalg
{

/// What a datagram to the SIP port looks like from its first bytes and first line.
enum class SipDatagram : uint8_t
{
    Request,
    Response,
    Keepalive, ///< CRLF, CRLFCRLF (RFC 5626 3.5.1) and other line ends only, or up to four NULs
    Stun,      ///< STUN with its magic cookie (RFC 8489 5)
    Other,     ///< not to be identified (J38)
};

/**
 * Says what @p datagram claims to be. Request and Response mean that the first line has the shape
 * of one, of whatever SIP version; SipMessage::Parse says whether it is sound.
 */
SipDatagram ClassifySipDatagram(std::string_view datagram);

} // namespace ns3::sipalg

#endif
