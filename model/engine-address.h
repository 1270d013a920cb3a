// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ENGINE_ADDRESS_H
#define SIPALG_ENGINE_ADDRESS_H

#include "engine-time.h"
#include "ip-address.h"

#include "ns3/ipv4-address.h"
#include "ns3/nstime.h"

namespace ns3::sipalg
{

/// Between the engine's addresses and times and those of ns-3.
inline IpAddress
ToEngine(Ipv4Address address)
{
    return IpAddress::V4(address.Get());
}

/// Meaningful only for an IPv4 address.
inline Ipv4Address
ToNs3(const IpAddress& address)
{
    return Ipv4Address(address.ToV4());
}

inline Time
ToEngine(const ns3::Time& time)
{
    return Time(time.GetNanoSeconds());
}

inline ns3::Time
ToNs3(Time time)
{
    return NanoSeconds(time.count());
}

} // namespace ns3::sipalg

#endif
