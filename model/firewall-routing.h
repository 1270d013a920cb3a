// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_ROUTING_H
#define SIPALG_FIREWALL_ROUTING_H

#include "route-input-types.h"

#include "ns3/ipv4-list-routing.h"
#include "ns3/node.h"

namespace ns3
{

class FirewallPath;

/**
 * Stands before the routing protocol of a node: each unicast packet that the node receives goes to
 * the firewall's path before anybody decides whether it is the node's own. Multicast, broadcast and
 * loop-back packets, and all that the node itself sends, go to the decorated protocol as if nothing
 * stood before it. It reports the members of the decorated list as its own, so that helpers find
 * the static routing in it.
 *
 * Without a path (Restore() was called) it does nothing but pass on.
 */
class FirewallRouting : public Ipv4ListRouting
{
  public:
    static TypeId GetTypeId();

    /// Takes the place of the node's routing protocol.
    void Decorate(Ptr<Node> node, FirewallPath& path);
    /// Gives the place back.
    void Restore();

    Ptr<Ipv4RoutingProtocol> GetInner() const;

    uint32_t GetNRoutingProtocols() const override;
    Ptr<Ipv4RoutingProtocol> GetRoutingProtocol(uint32_t index, int16_t& priority) const override;
    Ptr<Ipv4Route> RouteOutput(Ptr<Packet> packet,
                               const Ipv4Header& header,
                               Ptr<NetDevice> device,
                               Socket::SocketErrno& error) override;
    bool RouteInput(route_input::Parameter<0> packet,
                    route_input::Parameter<1> header,
                    route_input::Parameter<2> device,
                    route_input::Parameter<3> forward,
                    route_input::Parameter<4> multicast,
                    route_input::Parameter<5> deliver,
                    route_input::Parameter<6> error) override;
    void NotifyInterfaceUp(uint32_t interface) override;
    void NotifyInterfaceDown(uint32_t interface) override;
    void NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    void NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    void SetIpv4(Ptr<Ipv4> ipv4) override;
    void PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const override;

  protected:
    void DoDispose() override;

  private:
    void ForgetRoutes();

    Ptr<Ipv4> m_ipv4;
    Ptr<Ipv4RoutingProtocol> m_inner;
    FirewallPath* m_path{nullptr};
};

} // namespace ns3

#endif
