// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_ROUTING_H
#define SIPALG_FIREWALL_ROUTING_H

#include "routing-decorator.h"

#include "ns3/node.h"

namespace ns3
{

class FirewallPath;

/**
 * Stands before the routing protocol of a node: each unicast packet that the node receives goes to
 * the firewall's path before anybody decides whether it is the node's own. Multicast, broadcast and
 * loop-back packets, and all that the node itself sends, go to the decorated protocol as if nothing
 * stood before it.
 *
 * Without a path (Restore() was called) it does nothing but pass on.
 */
class FirewallRouting : public RoutingDecorator
{
  public:
    static TypeId GetTypeId();

    /// Takes the place of the node's routing protocol.
    void Decorate(Ptr<Node> node, FirewallPath& path);
    /// Gives the place back.
    void Restore();

    bool RouteInput(route_input::Parameter<0> packet,
                    route_input::Parameter<1> header,
                    route_input::Parameter<2> device,
                    route_input::Parameter<3> forward,
                    route_input::Parameter<4> multicast,
                    route_input::Parameter<5> deliver,
                    route_input::Parameter<6> error) override;

  protected:
    void DoDispose() override;

  private:
    void ForgetRoutes() override;

    FirewallPath* m_path{nullptr};
};

} // namespace ns3

#endif
