// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_CONFIG_H
#define SIPALG_FIREWALL_CONFIG_H

#include "alg-config.h"
#include "nat-config.h"
#include "security-config.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// `set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24`
struct InterfaceConfig
{
    std::string name; ///< "ge-0/0/0.0"
    std::vector<IpPrefix> addresses;
};

/// `set routing-options static route 0.0.0.0/0 next-hop 1.1.1.254`
struct StaticRouteConfig
{
    IpPrefix destination;
    IpAddress nextHop;
};

/**
 * All that a firewall is told. The `set` language reads and prints it; the C++ helper fills it in.
 * ZoneId and InterfaceId are indices into it.
 */
struct FirewallConfig
{
    std::vector<InterfaceConfig> interfaces;
    std::vector<StaticRouteConfig> routes;
    SecurityConfig security;
    NatConfig nat;
    AlgConfig alg;
};

/// The zone of an interface; NO_ZONE if it is in none.
inline ZoneId
FindZoneOf(const FirewallConfig& config, InterfaceId interface)
{
    for (std::size_t zone = 0; zone < config.security.zones.size(); ++zone)
    {
        for (const InterfaceId member : config.security.zones[zone].interfaces)
        {
            if (member == interface)
            {
                return ZoneId(zone);
            }
        }
    }
    return NO_ZONE;
}

/// "private", "junos-host" for HOST_ZONE, "any" for NO_ZONE.
inline std::string
GetZoneName(const FirewallConfig& config, ZoneId zone)
{
    const auto index = static_cast<std::size_t>(zone);
    if (index < config.security.zones.size())
    {
        return config.security.zones[index].name;
    }
    return zone == HOST_ZONE ? "junos-host" : "any";
}

} // namespace ns3::sipalg

#endif
