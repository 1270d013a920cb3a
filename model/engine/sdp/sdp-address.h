// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_ADDRESS_H
#define SIPALG_SDP_ADDRESS_H

#include "ip-address.h"
#include "sdp-result.h"
#include "text-cursor.h"

namespace ns3::sipalg
{

/// What stands where SDP has an address.
enum class SdpAddressKind : uint8_t
{
    Ipv4,    ///< IN IP4 and a dotted quad
    Ipv6,    ///< IN IP6 and an IPv6 literal
    Name,    ///< IN and a domain name
    Foreign, ///< another network than IN, another address type, or a literal of the other family
};

/**
 * nettype SP addrtype SP address, as it ends c=, o= and a=rtcp lines (RFC 8866 5.2, 5.7), as
 * views into the text that was read.
 */
struct SdpAddress
{
    std::string_view addrType; ///< "IP4", "IP6": changes with the family of the address
    std::string_view address;  ///< without "/ttl": what a rewriter replaces
    std::string_view suffix;   ///< "/127", "/127/3" of a multicast address; may be empty
    IpAddress ip;              ///< for Ipv4 and Ipv6
    SdpAddressKind kind{SdpAddressKind::Foreign};

    /// Reads all of @p text, "IN IP4 224.2.1.1/127/3"; blanks may follow. False when it is not
    /// three words or the suffix is no number. An address that is also that of @p likely is
    /// compared, not read.
    bool Parse(std::string_view text, const SdpAddress& likely)
    {
        return ParsePlain(text, likely) || ParseAny(text);
    }

    bool Parse(std::string_view text)
    {
        return Parse(text, SdpAddress());
    }

    bool IsLiteral() const
    {
        return kind == SdpAddressKind::Ipv4 || kind == SdpAddressKind::Ipv6;
    }

    /// 0.0.0.0 or ::, the hold of RFC 2543 (J17).
    bool IsUnspecified() const
    {
        return IsLiteral() && ip.IsUnspecified();
    }

    bool IsMulticast() const
    {
        return IsLiteral() && ip.IsMulticast();
    }

    /// The same of an IPv4 address with nothing behind it, as nearly all are. False when it is
    /// something else.
    bool ParsePlain(std::string_view text, const SdpAddress& likely);

  private:
    bool ParseAny(std::string_view text);
    void Classify(std::string_view netType);
};

inline bool
SdpAddress::ParsePlain(std::string_view text, const SdpAddress& likely)
{
    if (!HasPrefix(text, "IN IP4 "))
    {
        return false;
    }
    const char* const start = text.data() + 7;
    const char* const end = text.data() + text.size();
    const bool isLikely =
        likely.kind == SdpAddressKind::Ipv4 && Equals(MakeSlice(start, end), likely.address);
    const IpAddress::V4Text v4 =
        isLikely ? IpAddress::V4Text{end, likely.ip.ToV4()} : IpAddress::ReadV4(start, end);
    if (v4.end != end)
    {
        return false;
    }
    addrType = MakeSlice(start - 4, start - 1);
    address = MakeSlice(start, end);
    suffix = MakeSlice(end, end);
    ip = IpAddress::V4(v4.value);
    kind = SdpAddressKind::Ipv4;
    return true;
}

} // namespace ns3::sipalg

#endif
