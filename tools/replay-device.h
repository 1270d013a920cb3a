// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_REPLAY_DEVICE_H
#define SIPALG_REPLAY_DEVICE_H

#include "ns3/net-device.h"
#include "ns3/node.h"

#include <functional>

namespace ns3
{

/**
 * A device without a link: packets are put in as if they had arrived, and what the node sends comes
 * out at once. No neighbour has to be resolved.
 */
class ReplayDevice : public NetDevice
{
  public:
    static TypeId GetTypeId();

    /// Told of each IPv4 packet that the node sends.
    void SetSink(std::function<void(Ptr<Packet>)> sink);
    /// The node receives an IPv4 packet.
    void Receive(Ptr<Packet> packet);

    void SetIfIndex(const uint32_t index) override;
    uint32_t GetIfIndex() const override;
    Ptr<Channel> GetChannel() const override;
    void SetAddress(Address address) override;
    Address GetAddress() const override;
    bool SetMtu(const uint16_t mtu) override;
    uint16_t GetMtu() const override;
    bool IsLinkUp() const override;
    void AddLinkChangeCallback(Callback<void> callback) override;
    bool IsBroadcast() const override;
    Address GetBroadcast() const override;
    bool IsMulticast() const override;
    Address GetMulticast(Ipv4Address group) const override;
    Address GetMulticast(Ipv6Address group) const override;
    bool IsBridge() const override;
    bool IsPointToPoint() const override;
    bool Send(Ptr<Packet> packet, const Address& to, uint16_t protocol) override;
    bool SendFrom(Ptr<Packet> packet,
                  const Address& from,
                  const Address& to,
                  uint16_t protocol) override;
    Ptr<Node> GetNode() const override;
    void SetNode(Ptr<Node> node) override;
    bool NeedsArp() const override;
    void SetReceiveCallback(ReceiveCallback callback) override;
    void SetPromiscReceiveCallback(PromiscReceiveCallback callback) override;
    bool SupportsSendFrom() const override;

  protected:
    void DoDispose() override;

  private:
    std::function<void(Ptr<Packet>)> m_sink;
    ReceiveCallback m_receive;
    Ptr<Node> m_node;
    Address m_address;
    uint32_t m_index{0};
    uint16_t m_mtu{1500};
};

} // namespace ns3

#endif
