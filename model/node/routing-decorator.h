// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ROUTING_DECORATOR_H
#define SIPALG_ROUTING_DECORATOR_H

#include "route-input-types.h"

#include "ns3/ipv4-list-routing.h"

namespace ns3
{

/**
 * Stands before the routing protocol of a node and passes everything on to it. It reports the
 * members of a decorated list as its own, so that helpers find the static routing in it. What
 * derives from it overrides RouteInput(), which sees each IPv4 packet that the node receives before
 * anybody decides whether it is the node's own.
 *
 * Owns the decorated protocol from Decorate() on: it is disposed of with its decorator.
 */
class RoutingDecorator : public Ipv4ListRouting
{
  public:
    static TypeId GetTypeId();

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
    /// Takes the place of the protocol that @p ipv4 has.
    void Decorate(Ptr<Ipv4> ipv4);
    Ptr<Ipv4> GetIpv4() const;
    void DoDispose() override;

  private:
    /// An interface or address came or went.
    virtual void ForgetRoutes();

    Ptr<Ipv4> m_ipv4;
    Ptr<Ipv4RoutingProtocol> m_inner;
};

} // namespace ns3

#endif
