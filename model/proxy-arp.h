// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PROXY_ARP_H
#define SIPALG_PROXY_ARP_H

#include "nat-config.h"

#include "ns3/net-device.h"
#include "ns3/node.h"
#include "ns3/object.h"

#include <vector>

namespace ns3
{

/**
 * Answers ARP requests on one device for ranges of addresses that no interface of the node has
 * (`set security nat proxy-arp`, RFC 1027 in spirit), beside ns-3's own ARP, which ignores them.
 * Gratuitous ARP is not sent.
 */
class ProxyArp : public Object
{
  public:
    static TypeId GetTypeId();

    /// Begins to answer; does nothing on a device without ARP.
    void Start(Ptr<NetDevice> device, const std::vector<sipalg::AddressRange>& ranges);
    void Stop();

    uint64_t GetAnswers() const;

  protected:
    void DoDispose() override;

  private:
    bool Covers(Ipv4Address address) const;
    void Receive(Ptr<NetDevice> device,
                 Ptr<const Packet> packet,
                 uint16_t protocol,
                 const Address& from,
                 const Address& to,
                 NetDevice::PacketType type);

    Ptr<Node> m_node;
    std::vector<sipalg::AddressRange> m_ranges;
    uint64_t m_answers{0};
};

} // namespace ns3

#endif
