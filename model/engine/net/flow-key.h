// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FLOW_KEY_H
#define SIPALG_FLOW_KEY_H

#include "ip-endpoint.h"

namespace ns3::sipalg
{

/// IP protocol numbers (IANA).
enum class IpProtocol : uint8_t
{
    Icmp = 1,
    Tcp = 6,
    Udp = 17,
    Icmpv6 = 58,
};

/// Of an endpoint as one of @p protocol. Those of RTP and RTCP differ in the last bit only: what is
/// sorted by hash has them side by side.
inline uint64_t
HashOf(IpProtocol protocol, const IpEndpoint& endpoint)
{
    constexpr unsigned PAIR = 1;
    const auto port = static_cast<uint16_t>(endpoint.port & ~PAIR);
    const uint64_t rest = uint64_t{port} << 8 | static_cast<uint64_t>(protocol);
    const uint64_t hash = endpoint.address.IsV4()
                              ? MixHash(0, uint64_t{endpoint.address.ToV4()} << 24 | rest)
                              : MixHash(endpoint.address.Hash(), rest);
    return (hash & ~uint64_t{PAIR}) | (endpoint.port & PAIR);
}

/**
 * What tells one flow from another, as a packet carries it. An ICMP echo request has its
 * identifier as source port and 0 as destination port, a reply the other way round, so that
 * Reversed() of the one is the other.
 */
struct FlowKey
{
    IpProtocol protocol{IpProtocol::Udp};
    IpEndpoint source;
    IpEndpoint destination;

    FlowKey Reversed() const
    {
        return {protocol, destination, source};
    }

    uint64_t Hash() const
    {
        if (source.address.IsV4() && destination.address.IsV4())
        {
            const uint64_t hosts =
                uint64_t{source.address.ToV4()} << 32 | destination.address.ToV4();
            const uint64_t ports = uint64_t{source.port} << 16 | destination.port;
            return MixHash(MixHash(0, hosts), ports << 8 | static_cast<uint64_t>(protocol));
        }
        return MixHash(MixHash(source.Hash(), destination.Hash()), static_cast<uint64_t>(protocol));
    }

    friend bool operator==(const FlowKey& a, const FlowKey& b)
    {
        return a.protocol == b.protocol && a.source == b.source && a.destination == b.destination;
    }

    friend bool operator!=(const FlowKey& a, const FlowKey& b)
    {
        return !(a == b);
    }
};

} // namespace ns3::sipalg

template <>
struct std::hash<ns3::sipalg::FlowKey>
{
    std::size_t operator()(const ns3::sipalg::FlowKey& key) const noexcept
    {
        return key.Hash();
    }
};

#endif
