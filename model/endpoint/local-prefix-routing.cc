// SPDX-License-Identifier: GPL-2.0-only
#include "local-prefix-routing.h"

#include "ns3-address.h"

#include "ns3/arp-header.h"
#include "ns3/ipv4-l3-protocol.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(LocalPrefixRouting);

namespace
{

constexpr uint16_t ARP = 0x0806;

} // namespace

TypeId
LocalPrefixRouting::GetTypeId()
{
    static TypeId tid = TypeId("ns3::LocalPrefixRouting")
                            .SetParent<RoutingDecorator>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<LocalPrefixRouting>();
    return tid;
}

Ptr<LocalPrefixRouting>
LocalPrefixRouting::Of(Ptr<Node> node)
{
    Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    NS_ABORT_MSG_IF(!ipv4, "LocalPrefixRouting needs a node with an IPv4 stack");
    Ptr<LocalPrefixRouting> routing = DynamicCast<LocalPrefixRouting>(ipv4->GetRoutingProtocol());
    if (!routing)
    {
        routing = CreateObject<LocalPrefixRouting>();
        routing->Decorate(node);
    }
    return routing;
}

void
LocalPrefixRouting::Decorate(Ptr<Node> node)
{
    m_node = node;
    RoutingDecorator::Decorate(node->GetObject<Ipv4>());
    for (uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        Ptr<NetDevice> device = node->GetDevice(i);
        if (device->NeedsArp())
        {
            node->RegisterProtocolHandler(MakeCallback(&LocalPrefixRouting::AnswerArp, this),
                                          ARP,
                                          device);
        }
    }
}

void
LocalPrefixRouting::AddPrefix(const sipalg::IpPrefix& prefix)
{
    if (std::find(m_prefixes.begin(), m_prefixes.end(), prefix) == m_prefixes.end())
    {
        m_prefixes.push_back(prefix);
    }
}

bool
LocalPrefixRouting::Owns(Ipv4Address address) const
{
    const sipalg::IpAddress wanted = ToIpAddress(address);
    return std::any_of(m_prefixes.begin(), m_prefixes.end(), [&wanted](const auto& prefix) {
        return prefix.Contains(wanted);
    });
}

void
LocalPrefixRouting::DoDispose()
{
    if (m_node)
    {
        m_node->UnregisterProtocolHandler(MakeCallback(&LocalPrefixRouting::AnswerArp, this));
    }
    m_node = nullptr;
    RoutingDecorator::DoDispose();
}

bool
LocalPrefixRouting::RouteInput(route_input::Parameter<0> packet,
                               route_input::Parameter<1> header,
                               route_input::Parameter<2> device,
                               route_input::Parameter<3> forward,
                               route_input::Parameter<4> multicast,
                               route_input::Parameter<5> deliver,
                               route_input::Parameter<6> error)
{
    if (Owns(header.GetDestination()))
    {
        deliver(packet, header, GetIpv4()->GetInterfaceForDevice(device));
        return true;
    }
    return RoutingDecorator::RouteInput(packet, header, device, forward, multicast, deliver, error);
}

void
LocalPrefixRouting::PrintRoutingTable(Ptr<OutputStreamWrapper> stream, Time::Unit unit) const
{
    *stream->GetStream() << "Prefixes delivered locally:";
    for (const auto& prefix : m_prefixes)
    {
        *stream->GetStream() << ' ' << prefix.ToString();
    }
    *stream->GetStream() << std::endl;
    RoutingDecorator::PrintRoutingTable(stream, unit);
}

void
LocalPrefixRouting::AnswerArp(Ptr<NetDevice> device,
                              Ptr<const Packet> packet,
                              uint16_t,
                              const Address&,
                              const Address&,
                              NetDevice::PacketType)
{
    ArpHeader request;
    Ptr<Packet> copy = packet->Copy();
    if (copy->RemoveHeader(request) == 0 || !request.IsRequest())
    {
        return;
    }
    const Ipv4Address wanted = request.GetDestinationIpv4Address();
    if (!Owns(wanted) || GetIpv4()->GetInterfaceForAddress(wanted) >= 0)
    {
        return;
    }
    ArpHeader reply;
    reply.SetReply(device->GetAddress(),
                   wanted,
                   request.GetSourceHardwareAddress(),
                   request.GetSourceIpv4Address());
    Ptr<Packet> answer = Create<Packet>();
    answer->AddHeader(reply);
    device->Send(answer, request.GetSourceHardwareAddress(), ARP);
}

} // namespace ns3
