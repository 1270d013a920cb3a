// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-routing.h"

#include "firewall-path.h"

#include "ns3/ipv4.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(FirewallRouting);

TypeId
FirewallRouting::GetTypeId()
{
    static TypeId tid = TypeId("ns3::FirewallRouting")
                            .SetParent<RoutingDecorator>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<FirewallRouting>();
    return tid;
}

void
FirewallRouting::Decorate(Ptr<Node> node, FirewallPath& path)
{
    m_path = &path;
    RoutingDecorator::Decorate(node->GetObject<Ipv4>());
}

void
FirewallRouting::Restore()
{
    m_path = nullptr;
}

void
FirewallRouting::DoDispose()
{
    m_path = nullptr;
    RoutingDecorator::DoDispose();
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
    return RoutingDecorator::RouteInput(packet, header, device, forward, multicast, deliver, error);
}

void
FirewallRouting::ForgetRoutes()
{
    if (m_path)
    {
        m_path->ForgetRoutes();
    }
}

} // namespace ns3
