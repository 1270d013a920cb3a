// SPDX-License-Identifier: GPL-2.0-only
#include "proxy-arp.h"

#include "engine-address.h"

#include "ns3/arp-header.h"
#include "ns3/packet.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(ProxyArp);

namespace
{

constexpr uint16_t ARP = 0x0806;

/// RFC 826: 28 bytes for Ethernet and IPv4.
constexpr uint32_t ARP_LENGTH = 28;

} // namespace

TypeId
ProxyArp::GetTypeId()
{
    static TypeId tid = TypeId("ns3::ProxyArp")
                            .SetParent<Object>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<ProxyArp>();
    return tid;
}

void
ProxyArp::Start(Ptr<NetDevice> device, const std::vector<sipalg::AddressRange>& ranges)
{
    m_ranges = ranges;
    if (device->NeedsArp())
    {
        m_node = device->GetNode();
        m_node->RegisterProtocolHandler(MakeCallback(&ProxyArp::Receive, this), ARP, device);
    }
}

void
ProxyArp::Stop()
{
    if (m_node)
    {
        m_node->UnregisterProtocolHandler(MakeCallback(&ProxyArp::Receive, this));
    }
    m_node = nullptr;
}

void
ProxyArp::DoDispose()
{
    Stop();
    Object::DoDispose();
}

uint64_t
ProxyArp::GetAnswers() const
{
    return m_answers;
}

bool
ProxyArp::Covers(Ipv4Address address) const
{
    const sipalg::IpAddress wanted = sipalg::ToEngine(address);
    return std::any_of(m_ranges.begin(), m_ranges.end(), [&wanted](const auto& range) {
        return range.Contains(wanted);
    });
}

void
ProxyArp::Receive(Ptr<NetDevice> device,
                  Ptr<const Packet> packet,
                  uint16_t,
                  const Address&,
                  const Address&,
                  NetDevice::PacketType)
{
    ArpHeader request;
    if (packet->GetSize() < ARP_LENGTH || packet->Copy()->RemoveHeader(request) == 0 ||
        !request.IsRequest() || !Covers(request.GetDestinationIpv4Address()) ||
        request.GetSourceIpv4Address() == request.GetDestinationIpv4Address())
    {
        return;
    }
    ArpHeader reply;
    reply.SetReply(device->GetAddress(),
                   request.GetDestinationIpv4Address(),
                   request.GetSourceHardwareAddress(),
                   request.GetSourceIpv4Address());
    Ptr<Packet> answer = Create<Packet>();
    answer->AddHeader(reply);
    device->Send(answer, request.GetSourceHardwareAddress(), ARP);
    ++m_answers;
}

} // namespace ns3
