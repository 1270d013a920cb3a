// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-path.h"

#include "engine-address.h"
#include "icmp-codec.h"

#include "ns3/ipv4-l3-protocol.h"
#include "ns3/node.h"
#include "ns3/simulator.h"

namespace ns3
{

using sipalg::PacketView;
using sipalg::Verdict;

namespace
{

constexpr uint8_t ICMP = 1;

bool
IsFragment(const Ipv4Header& header)
{
    return header.GetFragmentOffset() != 0 || !header.IsLastFragment();
}

bool
IsToBeDelivered(const Verdict& verdict)
{
    return verdict.action == Verdict::Action::Consumed && !verdict.absorbed;
}

} // namespace

FirewallPath::FirewallPath(FirewallInterfaces& interfaces,
                           sipalg::FirewallEngine& engine,
                           RouteCache& routes,
                           std::function<void()> afterwards)
    : m_interfaces(interfaces),
      m_engine(engine),
      m_routes(routes),
      m_afterwards(std::move(afterwards))
{
}

void
FirewallPath::ForgetRoutes()
{
    m_routes.Clear();
}

void
FirewallPath::Receive(const Ptr<const Packet>& packet,
                      const Ipv4Header& header,
                      const NetDevice& device,
                      const route_input::Continuations& next)
{
    const Arrival arrival{packet, header, device, next};
    if (IsFragment(header))
    {
        Reassemble(arrival);
    }
    else if (IsToBeDelivered(Decide(arrival)))
    {
        Deliver(arrival);
    }
}

void
FirewallPath::Reassemble(const Arrival& arrival)
{
    m_fragment = &arrival;
    Deliver(arrival);
    m_fragment = nullptr;
}

bool
FirewallPath::ReceiveReassembled(const Ptr<const Packet>& packet, const Ipv4Header& header)
{
    const Arrival& fragment = *m_fragment;
    m_fragment = nullptr;
    Ipv4Header whole = header; // that of the fragment which came last
    whole.SetFragmentOffset(0);
    whole.SetLastFragment();
    whole.SetPayloadSize(static_cast<uint16_t>(packet->GetSize()));
    const Arrival arrival{packet, whole, fragment.device, fragment.next};
    return IsToBeDelivered(Decide(arrival));
}

void
FirewallPath::Deliver(const Arrival& arrival) const
{
    arrival.next.deliver(arrival.packet, arrival.header, m_interfaces.GetInterface(arrival.device));
}

Verdict
FirewallPath::Decide(const Arrival& arrival)
{
    PacketView view;
    m_codec.Read(*arrival.packet, arrival.header, view);
    const PacketView before = view;
    const Verdict verdict = m_engine.Process(view,
                                             m_interfaces.GetId(arrival.device),
                                             sipalg::ToEngine(Simulator::Now()));
    switch (verdict.action)
    {
    case Verdict::Action::Forwarded:
    case Verdict::Action::Translated:
        Forward(arrival, view, before, verdict);
        break;
    case Verdict::Action::Dropped:
        if (verdict.reject)
        {
            Reject(arrival);
        }
        if (verdict.reply)
        {
            Answer(arrival, *verdict.reply);
        }
        break;
    case Verdict::Action::Consumed:
        break;
    }
    m_afterwards();
    return verdict;
}

void
FirewallPath::Forward(const Arrival& arrival,
                      const PacketView& view,
                      const PacketView& before,
                      const Verdict& verdict)
{
    if (arrival.header.GetTtl() <= 1)
    {
        arrival.next.forward(Create<Ipv4Route>(), arrival.packet, arrival.header);
        return;
    }
    if (verdict.action == Verdict::Action::Forwarded)
    {
        Send(arrival, arrival.packet, arrival.header, verdict);
        return;
    }
    Ipv4Header header = arrival.header;
    Ptr<const Packet> packet =
        m_codec.Write(*arrival.packet, before, view, verdict.payload, header);
    Send(arrival, packet, header, verdict);
}

void
FirewallPath::Send(const Arrival& arrival,
                   const Ptr<const Packet>& packet,
                   const Ipv4Header& header,
                   const Verdict& verdict)
{
    const Time now = Simulator::Now();
    Ptr<Ipv4Route> route = m_routes.Find(verdict.session, verdict.fromInitiator, now);
    if (!route)
    {
        route = m_interfaces.FindRoute(header.GetDestination());
        if (!route)
        {
            arrival.next.error(packet, header, Socket::ERROR_NOROUTETOHOST);
            return;
        }
        m_routes.Store(verdict.session, verdict.fromInitiator, route, now);
    }
    arrival.next.forward(route, packet, header);
}

void
FirewallPath::Reject(const Arrival& arrival)
{
    // RFC 1122 3.2.2: no ICMP error about an ICMP error.
    const bool isError =
        arrival.header.GetProtocol() == ICMP && IcmpErrorQuote::IsError(*arrival.packet);
    Ptr<Ipv4Route> route = m_interfaces.FindRoute(arrival.header.GetSource());
    if (isError || !route)
    {
        return;
    }
    Ptr<Ipv4L3Protocol> ipv4 = arrival.device.GetNode()->GetObject<Ipv4L3Protocol>();
    ipv4->Send(MakeProhibited(arrival.packet, arrival.header),
               route->GetSource(),
               arrival.header.GetSource(),
               ICMP,
               route);
}

void
FirewallPath::Answer(const Arrival& arrival, const sipalg::Datagram& reply)
{
    const Ipv4Address sender = sipalg::ToNs3(reply.flow.destination.address);
    Ptr<Ipv4Route> route = m_interfaces.FindRoute(sender);
    if (!route)
    {
        return;
    }
    Ptr<Ipv4L3Protocol> ipv4 = arrival.device.GetNode()->GetObject<Ipv4L3Protocol>();
    ipv4->Send(PacketCodec::Make(reply),
               sipalg::ToNs3(reply.flow.source.address),
               sender,
               static_cast<uint8_t>(reply.flow.protocol),
               route);
}

} // namespace ns3
