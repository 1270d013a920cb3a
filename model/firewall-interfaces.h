// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_INTERFACES_H
#define SIPALG_FIREWALL_INTERFACES_H

#include "firewall-config.h"
#include "route-lookup.h"

#include "ns3/ipv4-routing-protocol.h"
#include "ns3/ipv4.h"

#include <map>
#include <optional>
#include <vector>

namespace ns3
{

/**
 * Which interface of the node is which interface of the configuration, and the answers about
 * routes that the engine asks for. Names that were tied by hand come first; then an interface of
 * the configuration is the one that has its address.
 */
class FirewallInterfaces : public sipalg::RouteLookup
{
  public:
    /// Ties a configured name to an interface of the node; before Attach().
    void Tie(const std::string& name, uint32_t interface);

    /// A fatal error if an interface of the configuration cannot be found on the node.
    void Attach(Ptr<Ipv4> ipv4,
                Ptr<Ipv4RoutingProtocol> routing,
                const sipalg::FirewallConfig& config);
    void Detach();

    /// NO_INTERFACE for one that the configuration does not know.
    sipalg::InterfaceId GetId(const NetDevice& device) const
    {
        const std::size_t index = device.GetIfIndex();
        return index < m_byDevice.size() ? m_byDevice[index].id : sipalg::NO_INTERFACE;
    }

    /// The node's interface of this device.
    uint32_t GetInterface(const NetDevice& device) const
    {
        return m_byDevice[device.GetIfIndex()].interface;
    }

    /// Can @p destination be nothing but a unicast address, seen from @p device?
    bool IsUnicast(const NetDevice& device, Ipv4Address destination) const;

    /// Did the node have this device when the firewall was attached, and is it no loop-back?
    bool Knows(const NetDevice& device) const
    {
        const std::size_t index = device.GetIfIndex();
        return index < m_byDevice.size() && m_byDevice[index].isNetwork;
    }

    /// The node's interface for a configured one.
    std::optional<uint32_t> FindInterface(sipalg::InterfaceId id) const;

    Ptr<Ipv4Route> FindRoute(Ipv4Address destination) const;

    sipalg::RouteResult Lookup(const sipalg::IpAddress& destination) override;
    sipalg::IpAddress GetInterfaceAddress(sipalg::InterfaceId egress,
                                          sipalg::IpAddress::Family family) override;

  private:
    struct Device
    {
        sipalg::InterfaceId id{sipalg::NO_INTERFACE};
        sipalg::ZoneId zone{sipalg::NO_ZONE};
        uint32_t interface {
            0
        };
        bool isNetwork{false};
        std::vector<Ipv4Address> broadcasts; ///< of the interface's subnets
    };

    uint32_t Locate(const sipalg::InterfaceConfig& config) const;
    void AddDevices();

    std::map<std::string, uint32_t> m_tied;
    Ptr<Ipv4> m_ipv4;
    Ptr<Ipv4RoutingProtocol> m_routing;
    std::vector<Device> m_byDevice;     ///< by the device's index in the node
    std::vector<uint32_t> m_interfaces; ///< by InterfaceId
};

} // namespace ns3

#endif
