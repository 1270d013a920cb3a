// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-interfaces.h"

#include "engine-address.h"

#include "ns3/abort.h"
#include "ns3/loopback-net-device.h"

#include <algorithm>

namespace ns3
{

using sipalg::InterfaceId;
using sipalg::IpAddress;
using sipalg::RouteResult;
using sipalg::ToEngine;
using sipalg::ToNs3;

void
FirewallInterfaces::Tie(const std::string& name, uint32_t interface)
{
    m_tied[name] = interface;
}

void
FirewallInterfaces::Attach(Ptr<Ipv4> ipv4,
                           Ptr<Ipv4RoutingProtocol> routing,
                           const sipalg::FirewallConfig& config)
{
    m_ipv4 = ipv4;
    m_routing = routing;
    AddDevices();
    m_interfaces.clear();
    for (std::size_t i = 0; i < config.interfaces.size(); ++i)
    {
        const uint32_t interface = Locate(config.interfaces[i]);
        m_interfaces.push_back(interface);
        Device& device = m_byDevice[ipv4->GetNetDevice(interface)->GetIfIndex()];
        device.id = InterfaceId(i);
        device.zone = FindZoneOf(config, device.id);
    }
}

void
FirewallInterfaces::Detach()
{
    m_ipv4 = nullptr;
    m_routing = nullptr;
    m_byDevice.clear();
}

void
FirewallInterfaces::AddDevices()
{
    m_byDevice.clear();
    for (uint32_t interface = 0; interface < m_ipv4->GetNInterfaces(); ++interface)
    {
        Ptr<NetDevice> netDevice = m_ipv4->GetNetDevice(interface);
        m_byDevice.resize(std::max<std::size_t>(m_byDevice.size(), netDevice->GetIfIndex() + 1));
        Device& device = m_byDevice[netDevice->GetIfIndex()];
        device.interface = interface;
        device.isNetwork = !DynamicCast<LoopbackNetDevice>(netDevice);
        for (uint32_t i = 0; i < m_ipv4->GetNAddresses(interface); ++i)
        {
            const Ipv4InterfaceAddress address = m_ipv4->GetAddress(interface, i);
            if (address.GetMask() != Ipv4Mask::GetOnes())
            {
                device.broadcasts.push_back(address.GetBroadcast());
            }
        }
    }
}

uint32_t
FirewallInterfaces::Locate(const sipalg::InterfaceConfig& config) const
{
    const auto tied = m_tied.find(config.name);
    if (tied != m_tied.end())
    {
        NS_ABORT_MSG_IF(tied->second >= m_ipv4->GetNInterfaces(),
                        config.name << " is tied to interface " << tied->second
                                    << ", which the node does not have");
        return tied->second;
    }
    for (const sipalg::IpPrefix& address : config.addresses)
    {
        const int32_t found =
            address.address.IsV4() ? m_ipv4->GetInterfaceForAddress(ToNs3(address.address)) : -1;
        if (found >= 0)
        {
            return static_cast<uint32_t>(found);
        }
    }
    NS_ABORT_MSG("no interface of the node has an address of " << config.name
                                                               << "; tie it by SetInterface");
}

bool
FirewallInterfaces::IsUnicast(const NetDevice& device, Ipv4Address destination) const
{
    if (destination.IsMulticast() || destination.IsBroadcast())
    {
        return false;
    }
    const std::vector<Ipv4Address>& broadcasts = m_byDevice[device.GetIfIndex()].broadcasts;
    return std::find(broadcasts.begin(), broadcasts.end(), destination) == broadcasts.end();
}

std::optional<uint32_t>
FirewallInterfaces::FindInterface(InterfaceId id) const
{
    const auto index = static_cast<std::size_t>(id);
    return index < m_interfaces.size() ? std::make_optional(m_interfaces[index]) : std::nullopt;
}

Ptr<Ipv4Route>
FirewallInterfaces::FindRoute(Ipv4Address destination) const
{
    Ipv4Header header;
    header.SetDestination(destination);
    Socket::SocketErrno error = Socket::ERROR_NOTERROR;
    return m_routing->RouteOutput(nullptr, header, nullptr, error);
}

RouteResult
FirewallInterfaces::Lookup(const IpAddress& destination)
{
    RouteResult result;
    if (!m_ipv4 || !destination.IsV4())
    {
        return result;
    }
    const Ipv4Address address = ToNs3(destination);
    if (const int32_t own = m_ipv4->GetInterfaceForAddress(address); own >= 0)
    {
        const Ptr<NetDevice> device = m_ipv4->GetNetDevice(static_cast<uint32_t>(own));
        result.kind = RouteResult::Kind::Local;
        result.egress = m_byDevice[device->GetIfIndex()].id;
        result.zone = sipalg::HOST_ZONE;
        return result;
    }
    if (Ptr<Ipv4Route> route = FindRoute(address))
    {
        const Device& device = m_byDevice[route->GetOutputDevice()->GetIfIndex()];
        result.kind = RouteResult::Kind::Forward;
        result.egress = device.id;
        result.zone = device.zone;
    }
    return result;
}

IpAddress
FirewallInterfaces::GetInterfaceAddress(InterfaceId egress, IpAddress::Family family)
{
    const std::optional<uint32_t> interface = FindInterface(egress);
    if (!m_ipv4 || !interface || family != IpAddress::Family::V4 ||
        m_ipv4->GetNAddresses(*interface) == 0)
    {
        return family == IpAddress::Family::V4 ? IpAddress() : IpAddress::V6({});
    }
    return ToEngine(m_ipv4->GetAddress(*interface, 0).GetLocal());
}

} // namespace ns3
