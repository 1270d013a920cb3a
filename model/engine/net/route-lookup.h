// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ROUTE_LOOKUP_H
#define SIPALG_ROUTE_LOOKUP_H

#include "ip-address.h"
#include "zone-id.h"

namespace ns3::sipalg
{

/// Where a packet to some destination leaves the firewall.
struct RouteResult
{
    enum class Kind : uint8_t
    {
        NoRoute,
        Local,   ///< an address of the firewall itself
        Forward, ///< leaves by @c egress
    };

    Kind kind{Kind::NoRoute};
    InterfaceId egress{NO_INTERFACE}; ///< for Local the interface that has the address
    ZoneId zone{NO_ZONE}; ///< HOST_ZONE for Local; NO_ZONE if the interface is in no zone
};

/**
 * The routing table, asked by the engine and answered by whoever embeds it. An answer may change
 * from call to call; the engine keeps none beyond the packet at hand except in its sessions.
 */
class RouteLookup
{
  public:
    virtual ~RouteLookup() = default;
    virtual RouteResult Lookup(const IpAddress& destination) = 0;
    /// The firewall's own address on @p egress that has the family of @p like; unspecified if none.
    virtual IpAddress GetInterfaceAddress(InterfaceId egress, IpAddress::Family family) = 0;
};

} // namespace ns3::sipalg

#endif
