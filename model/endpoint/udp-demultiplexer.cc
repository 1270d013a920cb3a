// SPDX-License-Identifier: GPL-2.0-only
#include "udp-demultiplexer.h"

#include "ns3-address.h"

#include "ns3/ipv4-interface.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/ipv4-routing-protocol.h"
#include "ns3/ipv6-interface.h"
#include "ns3/simulator.h"
#include "ns3/udp-header.h"
#include "ns3/udp-l4-protocol.h"
#include "ns3/uinteger.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(UdpDemultiplexerTap);
NS_OBJECT_ENSURE_REGISTERED(UdpDemultiplexer);

namespace
{

constexpr int UDP = 17;

} // namespace

TypeId
UdpDemultiplexerTap::GetTypeId()
{
    static TypeId tid = TypeId("ns3::UdpDemultiplexerTap")
                            .SetParent<IpL4Protocol>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<UdpDemultiplexerTap>();
    return tid;
}

UdpDemultiplexerTap::UdpDemultiplexerTap(UdpDemultiplexer* owner)
    : m_owner(owner)
{
}

void
UdpDemultiplexerTap::Detach()
{
    m_owner = nullptr;
}

int
UdpDemultiplexerTap::GetProtocolNumber() const
{
    return UDP;
}

IpL4Protocol::RxStatus
UdpDemultiplexerTap::Receive(Ptr<Packet> packet,
                             const Ipv4Header& header,
                             Ptr<Ipv4Interface> incomingInterface)
{
    return m_owner ? m_owner->Receive(packet, header, incomingInterface) : RX_ENDPOINT_CLOSED;
}

IpL4Protocol::RxStatus
UdpDemultiplexerTap::Receive(Ptr<Packet> packet,
                             const Ipv6Header& header,
                             Ptr<Ipv6Interface> incomingInterface)
{
    return m_owner && m_owner->m_ordinaryUdp
               ? m_owner->m_ordinaryUdp->Receive(packet, header, incomingInterface)
               : RX_ENDPOINT_CLOSED;
}

void
UdpDemultiplexerTap::SetDownTarget(DownTargetCallback)
{
}

void
UdpDemultiplexerTap::SetDownTarget6(DownTargetCallback6)
{
}

IpL4Protocol::DownTargetCallback
UdpDemultiplexerTap::GetDownTarget() const
{
    return DownTargetCallback();
}

IpL4Protocol::DownTargetCallback6
UdpDemultiplexerTap::GetDownTarget6() const
{
    return DownTargetCallback6();
}

TypeId
UdpDemultiplexer::GetTypeId()
{
    static TypeId tid =
        TypeId("ns3::UdpDemultiplexer")
            .SetParent<Object>()
            .SetGroupName("SipAlg")
            .AddConstructor<UdpDemultiplexer>()
            .AddAttribute("RouteLifetime",
                          "How long a remembered route is used before it is looked up again.",
                          TimeValue(Seconds(10)),
                          MakeTimeAccessor(&UdpDemultiplexer::m_routeLifetime),
                          MakeTimeChecker(Time(0)))
            .AddAttribute("Ttl",
                          "Time to live of the datagrams sent (RFC 1122 3.2.1.7).",
                          UintegerValue(64),
                          MakeUintegerAccessor(&UdpDemultiplexer::m_ttl),
                          MakeUintegerChecker<uint8_t>(1));
    return tid;
}

Ptr<UdpDemultiplexer>
UdpDemultiplexer::Of(Ptr<Node> node)
{
    Ptr<UdpDemultiplexer> demultiplexer = node->GetObject<UdpDemultiplexer>();
    if (!demultiplexer)
    {
        demultiplexer = CreateObject<UdpDemultiplexer>();
        node->AggregateObject(demultiplexer);
    }
    return demultiplexer;
}

UdpDemultiplexer::UdpDemultiplexer()
    : m_tap(CreateObject<UdpDemultiplexerTap>(this))
{
}

UdpDemultiplexer::~UdpDemultiplexer()
{
    m_tap->Detach();
}

void
UdpDemultiplexer::DoDispose()
{
    m_tap->Detach();
    m_receivers.clear();
    m_routes.clear();
    m_ordinaryUdp = nullptr;
    m_node = nullptr;
    Object::DoDispose();
}

void
UdpDemultiplexer::NotifyNewAggregate()
{
    if (!m_node)
    {
        m_node = GetObject<Node>();
    }
    Object::NotifyNewAggregate();
}

void
UdpDemultiplexer::CoverInterfaces()
{
    Ptr<Ipv4L3Protocol> ipv4 = m_node ? m_node->GetObject<Ipv4L3Protocol>() : nullptr;
    if (!ipv4)
    {
        return;
    }
    m_ordinaryUdp = m_node->GetObject<UdpL4Protocol>();
    while (m_coveredInterfaces < ipv4->GetNInterfaces())
    {
        ipv4->Insert(m_tap, m_coveredInterfaces++);
    }
}

bool
UdpDemultiplexer::Bind(const sipalg::IpEndpoint& local, Receiver receiver)
{
    CoverInterfaces();
    return m_receivers.emplace(local, std::make_shared<Receiver>(std::move(receiver))).second;
}

void
UdpDemultiplexer::Unbind(const sipalg::IpEndpoint& local)
{
    m_receivers.erase(local);
}

bool
UdpDemultiplexer::IsBound(const sipalg::IpEndpoint& local) const
{
    return m_receivers.count(local) > 0;
}

std::size_t
UdpDemultiplexer::GetBoundCount() const
{
    return m_receivers.size();
}

uint64_t
UdpDemultiplexer::GetChecksumErrors() const
{
    return m_checksumErrors;
}

std::shared_ptr<UdpDemultiplexer::Receiver>
UdpDemultiplexer::FindReceiver(const sipalg::IpEndpoint& local) const
{
    auto found = m_receivers.find(local);
    if (found == m_receivers.end())
    {
        found = m_receivers.find({sipalg::IpAddress(), local.port});
    }
    return found == m_receivers.end() ? nullptr : found->second;
}

IpL4Protocol::RxStatus
UdpDemultiplexer::Receive(Ptr<Packet> packet,
                          const Ipv4Header& header,
                          Ptr<Ipv4Interface> incomingInterface)
{
    UdpHeader udp;
    if (packet->GetSize() < udp.GetSerializedSize())
    {
        return IpL4Protocol::RX_CSUM_FAILED;
    }
    packet->PeekHeader(udp);
    const Arrival arrival{{ToIpAddress(header.GetSource()), udp.GetSourcePort()},
                          {ToIpAddress(header.GetDestination()), udp.GetDestinationPort()}};
    // The copy keeps the receiver alive when it unbinds itself.
    const std::shared_ptr<Receiver> receiver = FindReceiver(arrival.destination);
    if (!receiver)
    {
        return m_ordinaryUdp ? m_ordinaryUdp->Receive(packet, header, incomingInterface)
                             : IpL4Protocol::RX_ENDPOINT_UNREACH;
    }
    if (Node::ChecksumEnabled())
    {
        udp.EnableChecksums();
    }
    udp.InitializeChecksum(header.GetSource(), header.GetDestination(), UDP);
    packet->RemoveHeader(udp);
    if (!udp.IsChecksumOk())
    {
        ++m_checksumErrors;
        return IpL4Protocol::RX_CSUM_FAILED;
    }
    (*receiver)(packet, arrival);
    return IpL4Protocol::RX_OK;
}

void
UdpDemultiplexer::DeliverHere(Ptr<Packet> payload, Arrival arrival)
{
    if (const std::shared_ptr<Receiver> receiver = FindReceiver(arrival.destination))
    {
        (*receiver)(payload, arrival);
    }
}

bool
UdpDemultiplexer::Send(Ptr<Packet> payload,
                       const sipalg::IpEndpoint& local,
                       const sipalg::IpEndpoint& remote)
{
    if (payload->GetSize() > MAX_PAYLOAD || !m_node || !remote.address.IsV4())
    {
        return false;
    }
    if (m_receivers.count(remote) > 0)
    {
        Simulator::ScheduleNow(&UdpDemultiplexer::DeliverHere,
                               Ptr<UdpDemultiplexer>(this),
                               payload->Copy(),
                               Arrival{local, remote});
        return true;
    }
    const Ptr<Ipv4Route> route = FindRoute(local.address, remote.address);
    if (route)
    {
        SendByRoute(payload->Copy(), local, remote, route);
    }
    return route != nullptr;
}

void
UdpDemultiplexer::SendByRoute(Ptr<Packet> packet,
                              const sipalg::IpEndpoint& local,
                              const sipalg::IpEndpoint& remote,
                              Ptr<Ipv4Route> route)
{
    Ipv4Header ip;
    ip.SetSource(local.address.IsUnspecified() ? route->GetSource() : ToIpv4Address(local.address));
    ip.SetDestination(ToIpv4Address(remote.address));
    UdpHeader udp;
    udp.SetSourcePort(local.port);
    udp.SetDestinationPort(remote.port);
    if (Node::ChecksumEnabled())
    {
        udp.EnableChecksums();
        udp.InitializeChecksum(ip.GetSource(), ip.GetDestination(), UDP);
    }
    packet->AddHeader(udp);
    ip.SetProtocol(UDP);
    ip.SetTtl(m_ttl);
    ip.SetIdentification(m_identification++);
    ip.SetMayFragment();
    ip.SetPayloadSize(packet->GetSize());
    m_node->GetObject<Ipv4L3Protocol>()->SendWithHeader(packet, ip, route);
}

Ptr<Ipv4Route>
UdpDemultiplexer::FindRoute(const sipalg::IpAddress& source, const sipalg::IpAddress& destination)
{
    const Time now = Simulator::Now();
    const auto found = m_routes.find(destination);
    if (found != m_routes.end() && now - found->second.lookedUp < m_routeLifetime)
    {
        return found->second.route;
    }
    const Ptr<Ipv4Route> route = LookUpRoute(source, destination);
    if (m_routes.size() >= MAX_ROUTES)
    {
        m_routes.clear();
    }
    if (route)
    {
        m_routes[destination] = {route, now};
    }
    return route;
}

Ptr<Ipv4Route>
UdpDemultiplexer::LookUpRoute(const sipalg::IpAddress& source,
                              const sipalg::IpAddress& destination) const
{
    Ipv4Header header;
    header.SetSource(ToIpv4Address(source));
    header.SetDestination(ToIpv4Address(destination));
    header.SetProtocol(UDP);
    Socket::SocketErrno error;
    Ptr<Ipv4> ipv4 = m_node->GetObject<Ipv4>();
    Ptr<Ipv4RoutingProtocol> routing = ipv4 ? ipv4->GetRoutingProtocol() : nullptr;
    return routing ? routing->RouteOutput(Ptr<Packet>(), header, nullptr, error) : nullptr;
}

} // namespace ns3
