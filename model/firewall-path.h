// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_PATH_H
#define SIPALG_FIREWALL_PATH_H

#include "firewall-engine.h"
#include "firewall-interfaces.h"
#include "packet-codec.h"
#include "route-cache.h"
#include "route-input-types.h"

#include <functional>

namespace ns3
{

/**
 * The way of a packet from the node's IP layer through the engine and back. The engine decides; the
 * path reads the packet, rewrites it, finds its route and hands it on:
 *
 * - to be forwarded: to ns-3's own forwarding, which decrements the TTL and fragments again. A
 *   packet whose TTL ends here goes there as it came, so that the ICMP error quotes what its sender
 *   sent and goes to its sender;
 * - for the node itself: to local delivery;
 * - dropped: nowhere, or with an ICMP error back if a policy says reject, or a SIP response if the
 *   ALG has one.
 *
 * Fragments are given to local delivery for reassembly and come back whole through FirewallTap. The
 * DF bit is ignored, as ns-3 does.
 */
class FirewallPath
{
  public:
    /// @p afterwards is called after each packet that changed more than counters and time stamps.
    FirewallPath(FirewallInterfaces& interfaces,
                 sipalg::FirewallEngine& engine,
                 RouteCache& routes,
                 std::function<void()> afterwards);

    /// Is this a packet for Receive()?
    bool Takes(const Ipv4Header& header, const NetDevice& device) const
    {
        return m_interfaces.Knows(device) &&
               m_interfaces.IsUnicast(device, header.GetDestination());
    }

    void Receive(const Ptr<const Packet>& packet,
                 const Ipv4Header& header,
                 const NetDevice& device,
                 const route_input::Continuations& next);

    /// Is a fragment with the node's reassembly, so that a datagram from there is to be received?
    bool TakesReassembled() const
    {
        return m_fragment != nullptr;
    }

    /// True if the datagram is for the node itself, and was not handled here.
    bool ReceiveReassembled(const Ptr<const Packet>& packet, const Ipv4Header& header);

    void ForgetRoutes();

  private:
    /// A packet on its way.
    struct Arrival
    {
        const Ptr<const Packet>& packet;
        const Ipv4Header& header;
        const NetDevice& device;
        const route_input::Continuations& next;
    };

    void Reassemble(const Arrival& arrival);
    sipalg::Verdict Decide(const Arrival& arrival);
    void Forward(const Arrival& arrival,
                 const sipalg::PacketView& view,
                 const sipalg::PacketView& before,
                 const sipalg::Verdict& verdict);
    void Send(const Arrival& arrival,
              const Ptr<const Packet>& packet,
              const Ipv4Header& header,
              const sipalg::Verdict& verdict);
    void Reject(const Arrival& arrival);
    void Answer(const Arrival& arrival, const sipalg::Datagram& reply);
    void Deliver(const Arrival& arrival) const;

    FirewallInterfaces& m_interfaces;
    sipalg::FirewallEngine& m_engine;
    RouteCache& m_routes;
    std::function<void()> m_afterwards;
    PacketCodec m_codec;
    const Arrival* m_fragment{nullptr};
};

} // namespace ns3

#endif
