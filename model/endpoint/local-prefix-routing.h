// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_LOCAL_PREFIX_ROUTING_H
#define SIPALG_LOCAL_PREFIX_ROUTING_H

#include "ip-prefix.h"

#include "ns3/ipv4-list-routing.h"
#include "ns3/net-device.h"
#include "ns3/node.h"

#include <tuple>
#include <vector>

namespace ns3
{

namespace detail
{

/// The parameter types of a member function: RouteInput takes its callbacks by value up to
/// ns-3.38 and by reference from ns-3.39 on.
template <class F>
struct MemberArguments;

template <class R, class C, class... A>
struct MemberArguments<R (C::*)(A...)>
{
    using Tuple = std::tuple<A...>;
};

template <std::size_t I>
using RouteInputArgument =
    std::tuple_element_t<I, MemberArguments<decltype(&Ipv4RoutingProtocol::RouteInput)>::Tuple>;

} // namespace detail

/**
 * Makes a node the owner of whole prefixes of IPv4 addresses, so that one node can act for
 * thousands of phones, each with an address of its own. Addresses of an interface would be scanned
 * one by one for every packet; a prefix costs one comparison.
 *
 * Decorates the routing protocol the node had: what is addressed to an owned prefix is delivered
 * locally, all else goes on to the decorated protocol, whose list of protocols it reports as its
 * own. On a device that resolves addresses it answers ARP requests for the prefixes
 * (RFC 1027 in spirit: the node answers for addresses that no interface of it has).
 */
class LocalPrefixRouting : public Ipv4ListRouting
{
  public:
    static TypeId GetTypeId();

    /// The decorator of the node, put in place when there is none yet. Call after addresses and
    /// routes have been set up.
    static Ptr<LocalPrefixRouting> Of(Ptr<Node> node);

    /// Owns this prefix from now on. Host bits are ignored.
    void AddPrefix(const sipalg::IpPrefix& prefix);

    uint32_t GetNRoutingProtocols() const override;
    Ptr<Ipv4RoutingProtocol> GetRoutingProtocol(uint32_t index, int16_t& priority) const override;
    Ptr<Ipv4Route> RouteOutput(Ptr<Packet> packet,
                               const Ipv4Header& header,
                               Ptr<NetDevice> device,
                               Socket::SocketErrno& error) override;
    bool RouteInput(detail::RouteInputArgument<0> packet,
                    detail::RouteInputArgument<1> header,
                    detail::RouteInputArgument<2> device,
                    detail::RouteInputArgument<3> forward,
                    detail::RouteInputArgument<4> multicast,
                    detail::RouteInputArgument<5> deliver,
                    detail::RouteInputArgument<6> error) override;
    void NotifyInterfaceUp(uint32_t interface) override;
    void NotifyInterfaceDown(uint32_t interface) override;
    void NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    void NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address) override;
    void SetIpv4(Ptr<Ipv4> ipv4) override;
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
    Ptr<Ipv4> m_ipv4;
    Ptr<Ipv4RoutingProtocol> m_inner;
    std::vector<sipalg::IpPrefix> m_prefixes;
};

} // namespace ns3

#endif
