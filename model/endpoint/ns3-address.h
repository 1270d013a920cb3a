// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NS3_ADDRESS_H
#define SIPALG_NS3_ADDRESS_H

#include "ip-address.h"

#include "ns3/ipv4-address.h"
#include "ns3/ipv6-address.h"

namespace ns3
{

/// Between the engine's addresses and those of ns-3.
inline sipalg::IpAddress
ToIpAddress(Ipv4Address address)
{
    return sipalg::IpAddress::V4(address.Get());
}

inline sipalg::IpAddress
ToIpAddress(const Ipv6Address& address)
{
    std::array<uint8_t, 16> bytes;
    address.GetBytes(bytes.data());
    return sipalg::IpAddress::V6(bytes);
}

/// Meaningful only for an IPv4 address.
inline Ipv4Address
ToIpv4Address(const sipalg::IpAddress& address)
{
    return Ipv4Address(address.ToV4());
}

} // namespace ns3

#endif
