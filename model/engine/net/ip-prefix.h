// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_IP_PREFIX_H
#define SIPALG_IP_PREFIX_H

#include "ip-address.h"

namespace ns3::sipalg
{

/**
 * An address and a prefix length. The host bits are kept as given, for an interface address
 * ("10.1.1.1/24") is written that way and so is a match that covers its network (seed 001 writes
 * 10.1.1.3/24). Matching ignores them.
 */
struct IpPrefix
{
    IpAddress address;
    unsigned length{0};

    /// Reads "10.1.1.0/24" or "2001:db8::/32"; a bare address is a host prefix.
    static std::optional<IpPrefix> Parse(std::string_view text);

    bool Contains(const IpAddress& other) const
    {
        if (address.IsV4() && other.IsV4())
        {
            return uint64_t{address.ToV4() ^ other.ToV4()} >> (32 - length) == 0;
        }
        return address.IsV4() == other.IsV4() && other.Masked(length) == address.Masked(length);
    }

    bool IsHost() const
    {
        return length == address.GetBits();
    }

    /// "10.1.1.0/24", host bits as given.
    std::string ToString() const
    {
        return address.ToString() + "/" + std::to_string(length);
    }

    friend bool operator==(const IpPrefix& a, const IpPrefix& b)
    {
        return a.length == b.length && a.address == b.address;
    }
};

} // namespace ns3::sipalg

#endif
