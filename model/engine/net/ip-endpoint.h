// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_IP_ENDPOINT_H
#define SIPALG_IP_ENDPOINT_H

#include "ip-address.h"

namespace ns3::sipalg
{

/// An address and a port (for ICMP queries: and the identifier, RFC 5508 3.1).
struct IpEndpoint
{
    IpAddress address;
    uint16_t port{0};

    /// "10.1.1.3:5060", "[2001:db8::5]:5060"
    std::string ToString() const
    {
        const std::string host = address.ToString();
        return (address.IsV6() ? "[" + host + "]" : host) + ":" + std::to_string(port);
    }

    uint64_t Hash() const
    {
        return MixHash(address.Hash(), port);
    }

    friend constexpr bool operator==(const IpEndpoint& a, const IpEndpoint& b)
    {
        return a.port == b.port && a.address == b.address;
    }

    friend constexpr bool operator!=(const IpEndpoint& a, const IpEndpoint& b)
    {
        return !(a == b);
    }

    friend bool operator<(const IpEndpoint& a, const IpEndpoint& b)
    {
        return a.address != b.address ? a.address < b.address : a.port < b.port;
    }
};

} // namespace ns3::sipalg

template <>
struct std::hash<ns3::sipalg::IpEndpoint>
{
    std::size_t operator()(const ns3::sipalg::IpEndpoint& endpoint) const noexcept
    {
        return endpoint.Hash();
    }
};

#endif
