// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-routing.h"

#include "firewall-path.h"

#include "ns3/ipv4.h"
#include "ns3/log.h"

namespace ns3
{

NS_LOG_COMPONENT_DEFINE("FirewallRouting");

NS_OBJECT_ENSURE_REGISTERED(FirewallRouting);

TypeId
FirewallRouting::GetTypeId()
{
    static TypeId tid = TypeId("ns3::FirewallRouting")
                            .SetParent<Ipv4ListRouting>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<FirewallRouting>();
    return tid;
}

void
FirewallRouting::Decorate(Ptr<Node> node, FirewallPath& path)
{
    Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    m_inner = ipv4->GetRoutingProtocol();
    m_path = &path;
    ipv4->SetRoutingProtocol(this);
}

void
FirewallRouting::Restore()
{
    m_path = nullptr;
}

Ptr<Ipv4RoutingProtocol>
FirewallRouting::GetInner() const
{
    return m_inner;
}

void
FirewallRouting::DoDispose()
{
    m_path = nullptr;
    if (m_inner)
    {
        m_inner->Dispose();
    }
    m_inner = nullptr;
    m_ipv4 = nullptr;
    Ipv4ListRouting::DoDispose();
}

uint32_t
FirewallRouting::GetNRoutingProtocols() const
{
    if (Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_inner))
    {
        return list->GetNRoutingProtocols();
    }
    return m_inner ? 1 : 0;
}

Ptr<Ipv4RoutingProtocol>
FirewallRouting::GetRoutingProtocol(uint32_t index, int16_t& priority) const
{
    if (Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_inner))
    {
        return list->GetRoutingProtocol(index, priority);
    }
    priority = 0;
    return m_inner;
}

Ptr<Ipv4Route>
FirewallRouting::RouteOutput(Ptr<Packet> packet,
                             const Ipv4Header& header,
                             Ptr<NetDevice> device,
                             Socket::SocketErrno& error)
{
    return m_inner->RouteOutput(packet, header, device, error);
}

bool
FirewallRouting::RouteInput(route_input::Parameter<0> packet,
                            route_input::Parameter<1> header,
                            route_input::Parameter<2> device,
                            route_input::Parameter<3> forward,
                            route_input::Parameter<4> multicast,
                            route_input::Parameter<5> deliver,
                            route_input::Parameter<6> error)
{
    if (m_path && m_path->Takes(header, *device))
    {
        m_path->Receive(packet, header, *device, {forward, deliver, error});
        return true;
    }
    return m_inner->RouteInput(packet, header, device, forward, multicast, deliver, error);
}

void
FirewallRouting::ForgetRoutes()
{
    if (m_path)
    {
        m_path->ForgetRoutes();
    }
}

void
FirewallRouting::NotifyInterfaceUp(uint32_t interface)
{
    ForgetRoutes();
    m_inner->NotifyInterfaceUp(interface);
}

void
FirewallRouting::NotifyInterfaceDown(uint32_t interface)
{
    ForgetRoutes();
    m_inner->NotifyInterfaceDown(interface);
}

void
FirewallRouting::NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address)
{
    ForgetRoutes();
    m_inner->NotifyAddAddress(interface, address);
}

void
FirewallRouting::NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address)
{
    ForgetRoutes();
    m_inner->NotifyRemoveAddress(interface, address);
}

void
FirewallRouting::SetIpv4(Ptr<Ipv4> ipv4)
{
    // The decorated protocol has been told already, and some protocols assert that it is once.
    m_ipv4 = ipv4;
}

void
FirewallRouting::PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const
{
    m_inner->PrintRoutingTable(stream, unit);
}

} // namespace ns3
