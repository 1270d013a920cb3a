// SPDX-License-Identifier: GPL-2.0-only
#include "routing-decorator.h"

#include "ns3/ipv4.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(RoutingDecorator);

TypeId
RoutingDecorator::GetTypeId()
{
    static TypeId tid = TypeId("ns3::RoutingDecorator")
                            .SetParent<Ipv4ListRouting>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<RoutingDecorator>();
    return tid;
}

void
RoutingDecorator::Decorate(Ptr<Ipv4> ipv4)
{
    m_inner = ipv4->GetRoutingProtocol();
    ipv4->SetRoutingProtocol(this);
}

Ptr<Ipv4>
RoutingDecorator::GetIpv4() const
{
    return m_ipv4;
}

void
RoutingDecorator::DoDispose()
{
    if (m_inner)
    {
        m_inner->Dispose();
    }
    m_inner = nullptr;
    m_ipv4 = nullptr;
    Ipv4ListRouting::DoDispose();
}

uint32_t
RoutingDecorator::GetNRoutingProtocols() const
{
    if (Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_inner))
    {
        return list->GetNRoutingProtocols();
    }
    return m_inner ? 1 : 0;
}

Ptr<Ipv4RoutingProtocol>
RoutingDecorator::GetRoutingProtocol(uint32_t index, int16_t& priority) const
{
    if (Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_inner))
    {
        return list->GetRoutingProtocol(index, priority);
    }
    priority = 0;
    return m_inner;
}

Ptr<Ipv4Route>
RoutingDecorator::RouteOutput(Ptr<Packet> packet,
                              const Ipv4Header& header,
                              Ptr<NetDevice> device,
                              Socket::SocketErrno& error)
{
    return m_inner->RouteOutput(packet, header, device, error);
}

bool
RoutingDecorator::RouteInput(route_input::Parameter<0> packet,
                             route_input::Parameter<1> header,
                             route_input::Parameter<2> device,
                             route_input::Parameter<3> forward,
                             route_input::Parameter<4> multicast,
                             route_input::Parameter<5> deliver,
                             route_input::Parameter<6> error)
{
    return m_inner->RouteInput(packet, header, device, forward, multicast, deliver, error);
}

void
RoutingDecorator::ForgetRoutes()
{
}

void
RoutingDecorator::NotifyInterfaceUp(uint32_t interface)
{
    ForgetRoutes();
    m_inner->NotifyInterfaceUp(interface);
}

void
RoutingDecorator::NotifyInterfaceDown(uint32_t interface)
{
    ForgetRoutes();
    m_inner->NotifyInterfaceDown(interface);
}

void
RoutingDecorator::NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address)
{
    ForgetRoutes();
    m_inner->NotifyAddAddress(interface, address);
}

void
RoutingDecorator::NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address)
{
    ForgetRoutes();
    m_inner->NotifyRemoveAddress(interface, address);
}

void
RoutingDecorator::SetIpv4(Ptr<Ipv4> ipv4)
{
    // The decorated protocol has been told already, and some protocols assert that it is once.
    m_ipv4 = ipv4;
}

void
RoutingDecorator::PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const
{
    m_inner->PrintRoutingTable(stream, unit);
}

} // namespace ns3
