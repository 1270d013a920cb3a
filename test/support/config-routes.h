// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_ROUTES_H
#define SIPALG_CONFIG_ROUTES_H

#include "firewall-config.h"
#include "route-lookup.h"

namespace ns3::sipalg
{

/// The routing table that a configuration describes: its interfaces' networks and static routes.
class ConfigRoutes : public RouteLookup
{
  public:
    /// @p config must outlive this.
    explicit ConfigRoutes(const FirewallConfig& config)
        : m_config(config)
    {
    }

    RouteResult Lookup(const IpAddress& destination) override
    {
        for (std::size_t i = 0; i < m_config.interfaces.size(); ++i)
        {
            for (const IpPrefix& address : m_config.interfaces[i].addresses)
            {
                if (address.address == destination)
                {
                    return {RouteResult::Kind::Local, InterfaceId(i), HOST_ZONE};
                }
            }
        }
        InterfaceId egress = FindConnected(destination);
        const StaticRouteConfig* best = nullptr;
        for (const StaticRouteConfig& route : m_config.routes)
        {
            const bool isLonger = !best || route.destination.length > best->destination.length;
            if (egress == NO_INTERFACE && isLonger && route.destination.Contains(destination))
            {
                best = &route;
            }
        }
        egress = best ? FindConnected(best->nextHop) : egress;
        return egress == NO_INTERFACE
                   ? RouteResult{}
                   : RouteResult{RouteResult::Kind::Forward, egress, FindZoneOf(m_config, egress)};
    }

    IpAddress GetInterfaceAddress(InterfaceId egress, IpAddress::Family family) override
    {
        const bool isV4 = family == IpAddress::Family::V4;
        for (const IpPrefix& own : m_config.interfaces[static_cast<std::size_t>(egress)].addresses)
        {
            if (own.address.IsV4() == isV4)
            {
                return own.address;
            }
        }
        return {};
    }

  private:
    InterfaceId FindConnected(const IpAddress& address) const
    {
        for (std::size_t i = 0; i < m_config.interfaces.size(); ++i)
        {
            for (const IpPrefix& network : m_config.interfaces[i].addresses)
            {
                if (network.Contains(address))
                {
                    return InterfaceId(i);
                }
            }
        }
        return NO_INTERFACE;
    }

    const FirewallConfig& m_config;
};

} // namespace ns3::sipalg

#endif
