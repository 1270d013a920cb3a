// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_TAP_H
#define SIPALG_FIREWALL_TAP_H

#include "ns3/ip-l4-protocol.h"
#include "ns3/ipv4.h"

namespace ns3
{

class FirewallPath;

/**
 * Stands before the transport protocol of one interface. The firewall gives fragments to the
 * node's own reassembly; the whole datagram comes out here and goes back to the firewall's path.
 * Everything else, what is really for this node, goes to the protocol behind.
 */
class FirewallTap : public IpL4Protocol
{
  public:
    static TypeId GetTypeId();

    /// Puts itself before @p protocol on @p interface; does nothing if the node lacks the protocol.
    void Insert(Ptr<Ipv4> ipv4, uint8_t protocol, uint32_t interface, FirewallPath& path);
    /// Passes everything on from now on.
    void Detach();

    int GetProtocolNumber() const override;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv4Header& header,
                     Ptr<Ipv4Interface> interface) override;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv6Header& header,
                     Ptr<Ipv6Interface> interface) override;
    void SetDownTarget(DownTargetCallback callback) override;
    void SetDownTarget6(DownTargetCallback6 callback) override;
    DownTargetCallback GetDownTarget() const override;
    DownTargetCallback6 GetDownTarget6() const override;

  protected:
    void DoDispose() override;

  private:
    uint8_t m_protocol{0};
    Ptr<IpL4Protocol> m_behind;
    FirewallPath* m_path{nullptr};
};

} // namespace ns3

#endif
