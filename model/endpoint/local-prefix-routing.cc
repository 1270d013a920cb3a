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
                            .SetParent<Ipv4ListRouting>()
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
    Ptr<Ipv4> ipv4 = node->GetObject<Ipv4>();
    m_inner = ipv4->GetRoutingProtocol();
    ipv4->SetRoutingProtocol(this);
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
    if (m_inner)
    {
        m_inner->Dispose();
    }
    m_inner = nullptr;
    m_ipv4 = nullptr;
    m_node = nullptr;
    Ipv4ListRouting::DoDispose();
}

uint32_t
LocalPrefixRouting::GetNRoutingProtocols() const
{
    if (Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_inner))
    {
        return list->GetNRoutingProtocols();
    }
    return m_inner ? 1 : 0;
}

Ptr<Ipv4RoutingProtocol>
LocalPrefixRouting::GetRoutingProtocol(uint32_t index, int16_t& priority) const
{
    if (Ptr<Ipv4ListRouting> list = DynamicCast<Ipv4ListRouting>(m_inner))
    {
        return list->GetRoutingProtocol(index, priority);
    }
    priority = 0;
    return m_inner;
}

Ptr<Ipv4Route>
LocalPrefixRouting::RouteOutput(Ptr<Packet> packet,
                                const Ipv4Header& header,
                                Ptr<NetDevice> device,
                                Socket::SocketErrno& error)
{
    return m_inner->RouteOutput(packet, header, device, error);
}

bool
LocalPrefixRouting::RouteInput(detail::RouteInputArgument<0> packet,
                               detail::RouteInputArgument<1> header,
                               detail::RouteInputArgument<2> device,
                               detail::RouteInputArgument<3> forward,
                               detail::RouteInputArgument<4> multicast,
                               detail::RouteInputArgument<5> deliver,
                               detail::RouteInputArgument<6> error)
{
    if (Owns(header.GetDestination()))
    {
        deliver(packet, header, m_ipv4->GetInterfaceForDevice(device));
        return true;
    }
    return m_inner->RouteInput(packet, header, device, forward, multicast, deliver, error);
}

void
LocalPrefixRouting::NotifyInterfaceUp(uint32_t interface)
{
    m_inner->NotifyInterfaceUp(interface);
}

void
LocalPrefixRouting::NotifyInterfaceDown(uint32_t interface)
{
    m_inner->NotifyInterfaceDown(interface);
}

void
LocalPrefixRouting::NotifyAddAddress(uint32_t interface, Ipv4InterfaceAddress address)
{
    m_inner->NotifyAddAddress(interface, address);
}

void
LocalPrefixRouting::NotifyRemoveAddress(uint32_t interface, Ipv4InterfaceAddress address)
{
    m_inner->NotifyRemoveAddress(interface, address);
}

void
LocalPrefixRouting::SetIpv4(Ptr<Ipv4> ipv4)
{
    // The decorated protocol has been told already, and some protocols assert that it is once.
    m_ipv4 = ipv4;
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
    m_inner->PrintRoutingTable(stream, unit);
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
    if (!Owns(wanted) || m_ipv4->GetInterfaceForAddress(wanted) >= 0)
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
