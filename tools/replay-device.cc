// SPDX-License-Identifier: GPL-2.0-only
#include "replay-device.h"

#include "ns3/channel.h"
#include "ns3/mac48-address.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(ReplayDevice);

namespace
{

constexpr uint16_t IPV4 = 0x0800;

} // namespace

TypeId
ReplayDevice::GetTypeId()
{
    static TypeId tid = TypeId("ns3::ReplayDevice")
                            .SetParent<NetDevice>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<ReplayDevice>();
    return tid;
}

void
ReplayDevice::SetSink(std::function<void(Ptr<Packet>)> sink)
{
    m_sink = std::move(sink);
}

void
ReplayDevice::Receive(Ptr<Packet> packet)
{
    m_receive(this, packet, IPV4, GetBroadcast());
}

void
ReplayDevice::DoDispose()
{
    m_sink = nullptr;
    m_receive = ReceiveCallback();
    m_node = nullptr;
    NetDevice::DoDispose();
}

bool
ReplayDevice::Send(Ptr<Packet> packet, const Address&, uint16_t protocol)
{
    if (protocol == IPV4 && m_sink)
    {
        m_sink(packet);
    }
    return true;
}

bool
ReplayDevice::SendFrom(Ptr<Packet> packet, const Address&, const Address& to, uint16_t protocol)
{
    return Send(packet, to, protocol);
}

void
ReplayDevice::SetIfIndex(const uint32_t index)
{
    m_index = index;
}

uint32_t
ReplayDevice::GetIfIndex() const
{
    return m_index;
}

Ptr<Channel>
ReplayDevice::GetChannel() const
{
    return nullptr;
}

void
ReplayDevice::SetAddress(Address address)
{
    m_address = address;
}

Address
ReplayDevice::GetAddress() const
{
    return m_address;
}

bool
ReplayDevice::SetMtu(const uint16_t mtu)
{
    m_mtu = mtu;
    return true;
}

uint16_t
ReplayDevice::GetMtu() const
{
    return m_mtu;
}

bool
ReplayDevice::IsLinkUp() const
{
    return true;
}

void
ReplayDevice::AddLinkChangeCallback(Callback<void>)
{
}

bool
ReplayDevice::IsBroadcast() const
{
    return true;
}

Address
ReplayDevice::GetBroadcast() const
{
    return Mac48Address::GetBroadcast();
}

bool
ReplayDevice::IsMulticast() const
{
    return true;
}

Address
ReplayDevice::GetMulticast(Ipv4Address group) const
{
    return Mac48Address::GetMulticast(group);
}

Address
ReplayDevice::GetMulticast(Ipv6Address group) const
{
    return Mac48Address::GetMulticast(group);
}

bool
ReplayDevice::IsBridge() const
{
    return false;
}

bool
ReplayDevice::IsPointToPoint() const
{
    return false;
}

Ptr<Node>
ReplayDevice::GetNode() const
{
    return m_node;
}

void
ReplayDevice::SetNode(Ptr<Node> node)
{
    m_node = node;
}

bool
ReplayDevice::NeedsArp() const
{
    return false;
}

void
ReplayDevice::SetReceiveCallback(ReceiveCallback callback)
{
    m_receive = callback;
}

void
ReplayDevice::SetPromiscReceiveCallback(PromiscReceiveCallback)
{
}

bool
ReplayDevice::SupportsSendFrom() const
{
    return false;
}

} // namespace ns3
