// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ZONE_ID_H
#define SIPALG_ZONE_ID_H

#include <cstdint>

namespace ns3::sipalg
{

/// Index of a security zone in FirewallConfig::zones.
enum class ZoneId : uint16_t
{
};

/// The firewall itself, Junos' "junos-host": the zone of packets to its own addresses.
constexpr ZoneId HOST_ZONE{0xfffe};
/// No zone, or any zone, where the context says which.
constexpr ZoneId NO_ZONE{0xffff};

/// Index of an interface unit in FirewallConfig::interfaces.
enum class InterfaceId : uint16_t
{
};

constexpr InterfaceId NO_INTERFACE{0xffff};

/// The zones a packet passes from and to; policies are directional.
struct ZonePair
{
    ZoneId from{NO_ZONE};
    ZoneId to{NO_ZONE};

    friend bool operator==(const ZonePair& a, const ZonePair& b)
    {
        return a.from == b.from && a.to == b.to;
    }
};

} // namespace ns3::sipalg

#endif
