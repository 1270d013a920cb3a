// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_LOCAL_PREFIX_ROUTING_H
#define SIPALG_LOCAL_PREFIX_ROUTING_H

#include "ip-prefix.h"
#include "routing-decorator.h"

#include "ns3/net-device.h"
#include "ns3/node.h"

#include <vector>

namespace ns3
{

/**
 * Makes a node the owner of whole prefixes of IPv4 addresses, so that one node can act for
 * thousands of phones, each with an address of its own. Addresses of an interface would be scanned
 * one by one for every packet; a prefix costs one comparison.
 *
 * Decorates the routing protocol the node had: what is addressed to an owned prefix is delivered
 * locally, all else goes on to the decorated protocol. On a device that resolves addresses it
 * answers ARP requests for the prefixes (RFC 1027 in spirit: the node answers for addresses that no
 * interface of it has).
 */
class LocalPrefixRouting : public RoutingDecorator
{
  public:
    static TypeId GetTypeId();

    /// The decorator of the node, put in place when there is none yet. Call after addresses and
    /// routes have been set up.
    static Ptr<LocalPrefixRouting> Of(Ptr<Node> node);

    /// Owns this prefix from now on. Host bits are ignored.
    void AddPrefix(const sipalg::IpPrefix& prefix);

    bool RouteInput(route_input::Parameter<0> packet,
                    route_input::Parameter<1> header,
                    route_input::Parameter<2> device,
                    route_input::Parameter<3> forward,
                    route_input::Parameter<4> multicast,
                    route_input::Parameter<5> deliver,
                    route_input::Parameter<6> error) override;
    void PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const override;

  protected:
    void DoDispose() override;

  private:
    void Decorate(Ptr<Node> node);
    bool Owns(Ipv4Address address) const;
    void AnswerArp(Ptr<NetDevice> device,
                   Ptr<const Packet> packet,
                   uint16_t protocol,
                   const Address& from,
                   const Address& to,
                   NetDevice::PacketType type);

    Ptr<Node> m_node;
    std::vector<sipalg::IpPrefix> m_prefixes;
};

} // namespace ns3

#endif
