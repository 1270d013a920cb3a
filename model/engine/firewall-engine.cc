// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-engine.h"

namespace ns3::sipalg
{

namespace
{

uint32_t
PackZones(ZonePair zones)
{
    return (uint32_t{static_cast<uint16_t>(zones.from)} << 16) | static_cast<uint16_t>(zones.to);
}

} // namespace

FirewallEngine::FirewallEngine(const FirewallConfig& config,
                               RouteLookup& routes,
                               Chooser& chooser,
                               FirewallObserver& observer)
    : m_config(config),
      m_routes(routes),
      m_observer(observer),
      m_policies(m_config.security),
      m_nat(m_config.nat, routes, chooser, observer),
      m_alg(m_config.alg, m_nat, routes, observer)
{
    for (std::size_t i = 0; i < m_config.interfaces.size(); ++i)
    {
        m_zoneOfInterface.push_back(FindZoneOf(m_config, InterfaceId(i)));
    }
}

Verdict
FirewallEngine::Process(PacketView& packet, InterfaceId ingress, Time now)
{
    Advance(now);
    const FlowKey arrived = packet.flow;
    const Verdict verdict = Decide(packet, ingress, now);
    ++m_counters.received;
    ++m_counters.verdicts[static_cast<std::size_t>(verdict.action)];
    if (verdict.action == Verdict::Action::Dropped)
    {
        ++m_counters.drops[{PackZones(verdict.zones), verdict.reason}];
    }
    m_observer.PacketSeen(packet, arrived, verdict, now);
    return verdict;
}

Verdict
FirewallEngine::Decide(PacketView& packet, InterfaceId ingress, Time now)
{
    Verdict verdict;
    verdict.zones.from = GetZone(ingress);
    if (packet.malformed)
    {
        verdict.reason = DropReason::MalformedPacket;
        return verdict;
    }
    if (packet.quoted)
    {
        return ProcessIcmpError(packet, verdict);
    }
    if (const SessionTable::Hit hit = m_nat.sessions.Find(packet.flow); hit.session)
    {
        return ForwardBySession(packet, hit, now);
    }
    if (verdict.zones.from == NO_ZONE)
    {
        verdict.reason = DropReason::NoZone;
        return verdict;
    }
    if (const PinholeId pinhole = m_nat.pinholes.Match(packet.flow, verdict.zones.from))
    {
        return OpenByPinhole(packet, ingress, pinhole, now);
    }
    return OpenByRules(packet, ingress, now);
}

Verdict
FirewallEngine::ForwardBySession(PacketView& packet, const SessionTable::Hit& hit, Time now)
{
    Session& session = *hit.session;
    const bool forth = hit.fromInitiator;
    const unsigned direction = forth ? 0 : 1;
    session.lastSeen = now;
    ++session.packets[direction];
    session.bytes[direction] += packet.bytes;
    const FlowKey leaving = (forth ? session.responder : session.initiator).Reversed();
    Verdict verdict;
    verdict.action =
        leaving == packet.flow ? Verdict::Action::Forwarded : Verdict::Action::Translated;
    verdict.zones = forth ? session.zones : ZonePair{session.zones.to, session.zones.from};
    verdict.egress = forth ? session.egress : session.ingress;
    verdict.session = hit.id;
    verdict.fromInitiator = forth;
    if (session.application)
    {
        return InspectSip(packet, leaving, verdict, now);
    }
    packet.flow = leaving;
    return verdict;
}

/// The sender of the error sees the session from outside; what it quotes is the packet as it left.
Verdict
FirewallEngine::ProcessIcmpError(PacketView& packet, Verdict verdict)
{
    const SessionTable::Hit hit = m_nat.sessions.Find(packet.quoted->Reversed());
    if (!hit.session)
    {
        verdict.reason = DropReason::UnknownIcmpError;
        return verdict;
    }
    const Session& session = *hit.session;
    const bool forth = hit.fromInitiator; // the error goes the way of the quoted packet's answers
    const FlowKey& original = forth ? session.responder : session.initiator;
    const IpAddress target = packet.flow.destination.address;
    const bool isFromPeer = packet.flow.source.address == packet.quoted->destination.address;
    packet.quoted = original;
    packet.flow.destination.address = original.source.address;
    if (isFromPeer)
    {
        packet.flow.source.address = original.destination.address;
    }
    verdict.zones = forth ? session.zones : ZonePair{session.zones.to, session.zones.from};
    verdict.egress = forth ? session.egress : session.ingress;
    verdict.session = hit.id;
    verdict.fromInitiator = forth;
    const bool isTranslated = target != packet.flow.destination.address;
    verdict.action = isTranslated ? Verdict::Action::Translated : Verdict::Action::Forwarded;
    return verdict;
}

/// A pinhole lets its packet pass whatever the policy says, and a session takes over.
Verdict
FirewallEngine::OpenByPinhole(PacketView& packet, InterfaceId ingress, PinholeId id, Time now)
{
    const Pinhole pinhole = *m_nat.pinholes.Find(id);
    Session session = MakeSession(packet, ingress);
    session.application = pinhole.application;
    session.owner = pinhole.owner;
    session.destinationMapping = pinhole.mapping;
    session.timeout = m_alg.GetSessionTimeout(pinhole.owner);
    FlowKey leaving = packet.flow;
    leaving.destination = pinhole.internal;
    Verdict verdict = OpenSession(packet, session, leaving, now);
    if (verdict.session)
    {
        m_nat.pinholes.Use(id, verdict.session, packet.bytes, now);
        m_alg.SessionOpened(pinhole.owner, verdict.session, now);
    }
    return pinhole.application ? FinishSignalling(packet, verdict, now) : verdict;
}

Verdict
FirewallEngine::OpenByRules(PacketView& packet, InterfaceId ingress, Time now)
{
    Session session = MakeSession(packet, ingress);
    Verdict verdict;
    verdict.zones = session.zones;
    FlowKey leaving = packet.flow;
    verdict.reason = TranslateDestination(session, leaving);
    if (verdict.reason != DropReason::None)
    {
        return verdict;
    }
    const RouteResult route = m_routes.Lookup(leaving.destination.address);
    if (route.kind == RouteResult::Kind::Local)
    {
        return DeliverLocally(packet.flow, verdict);
    }
    verdict.zones.to = route.kind == RouteResult::Kind::Forward ? route.zone : NO_ZONE;
    if (verdict.zones.to == NO_ZONE)
    {
        const bool isRouted = route.kind == RouteResult::Kind::Forward;
        verdict.reason = isRouted ? DropReason::NoZone : DropReason::NoRoute;
        return verdict;
    }
    const PolicyTable::Decision decision = m_policies.Evaluate(verdict.zones, leaving);
    if (decision.action != PolicyConfig::Action::Permit)
    {
        verdict.reason = DropReason::PolicyDenied;
        verdict.reject = decision.action == PolicyConfig::Action::Reject;
        return verdict;
    }
    session.policy = static_cast<int16_t>(decision.policy);
    session.application = m_alg.IsSignalling(packet.flow);
    verdict = OpenSession(packet, session, leaving, now);
    return session.application ? FinishSignalling(packet, verdict, now) : verdict;
}

/// Static NAT first; then a mapping that admits the sender.
DropReason
FirewallEngine::TranslateDestination(Session& session, FlowKey& leaving) const
{
    const IpEndpoint destination = leaving.destination;
    if (const auto fixed =
            m_nat.rules.TranslateDestination(session.zones.from, destination.address))
    {
        leaving.destination.address = fixed->translated;
        session.rule = fixed->ref;
        return DropReason::None;
    }
    const MappingId id = m_nat.mappings.FindByExternal(leaving.protocol, destination);
    if (const Mapping* mapping = m_nat.mappings.Find(id))
    {
        if (mapping->filter != RemoteFilter::AnyRemoteHost)
        {
            return DropReason::FilteredRemote;
        }
        leaving.destination = mapping->internal;
        session.destinationMapping = id;
        return DropReason::None;
    }
    return m_nat.rules.IsTranslatedAddress(destination.address) ? DropReason::NoMapping
                                                                : DropReason::None;
}

Verdict
FirewallEngine::DeliverLocally(const FlowKey& flow, Verdict verdict) const
{
    verdict.zones.to = HOST_ZONE;
    if (m_policies.PermitsHostInbound(verdict.zones.from, flow))
    {
        verdict.action = Verdict::Action::Consumed;
        return verdict;
    }
    const bool isPort = flow.protocol == IpProtocol::Udp || flow.protocol == IpProtocol::Tcp;
    verdict.reason = isPort ? DropReason::NoMapping : DropReason::HostInboundDenied;
    return verdict;
}

Session
FirewallEngine::MakeSession(const PacketView& packet, InterfaceId ingress) const
{
    Session session;
    session.initiator = packet.flow;
    session.zones.from = GetZone(ingress);
    session.ingress = ingress;
    switch (packet.flow.protocol)
    {
    case IpProtocol::Udp:
        session.timeout = m_config.nat.udpTimeout;
        break;
    case IpProtocol::Tcp:
        session.timeout = m_config.nat.tcpTimeout;
        break;
    case IpProtocol::Icmp:
    case IpProtocol::Icmpv6:
        session.timeout = m_config.nat.icmpTimeout;
        break;
    }
    return session;
}

/// Routes, translates the source, and makes the session: the way out for pinholes and policies.
Verdict
FirewallEngine::OpenSession(PacketView& packet, Session session, FlowKey leaving, Time now)
{
    Verdict verdict;
    verdict.zones = session.zones;
    const RouteResult route = m_routes.Lookup(leaving.destination.address);
    if (route.kind != RouteResult::Kind::Forward)
    {
        verdict.reason = DropReason::NoRoute;
        return verdict;
    }
    session.egress = route.egress;
    session.zones.to = verdict.zones.to = route.zone;
    const SourceTranslator::Context context{session.zones,
                                            route.egress,
                                            leaving.destination.address};
    const SourceTranslation source =
        session.application
            ? m_nat.translator.TranslateNamed(leaving.protocol, leaving.source, context, now)
            : m_nat.translator.Translate(leaving.protocol, leaving.source, context, now);
    if (source.kind == SourceTranslation::Kind::Refused)
    {
        verdict.reason = DropReason::SourcePoolExhausted;
        return verdict;
    }
    leaving.source = source.external;
    session.sourceMapping = source.mapping;
    if (source.kind != SourceTranslation::Kind::None)
    {
        session.rule = source.rule;
    }
    session.responder = leaving.Reversed();
    session.lastSeen = now;
    session.packets[0] = 1;
    session.bytes[0] = packet.bytes;
    verdict.session = m_nat.sessions.Add(session, now);
    if (!verdict.session)
    {
        m_nat.mappings.Discard(source.mapping, now);
        verdict.reason = DropReason::SessionTableFull;
        return verdict;
    }
    m_nat.rules.CountHit(session.rule);
    verdict.egress = session.egress;
    verdict.action =
        leaving == packet.flow ? Verdict::Action::Forwarded : Verdict::Action::Translated;
    if (!session.application)
    {
        packet.flow = leaving;
    }
    return verdict;
}

/// The ALG reads the first message of a session; one that it drops leaves no session behind.
Verdict
FirewallEngine::FinishSignalling(PacketView& packet, Verdict verdict, Time now)
{
    const Session* session = m_nat.sessions.Find(verdict.session);
    if (!session)
    {
        return verdict;
    }
    const SessionId id = verdict.session;
    verdict = InspectSip(packet, session->responder.Reversed(), verdict, now);
    if (verdict.action == Verdict::Action::Dropped)
    {
        m_nat.sessions.Close(id, RemovalReason::Released, now);
    }
    return verdict;
}

Verdict
FirewallEngine::InspectSip(PacketView& packet, const FlowKey& leaving, Verdict verdict, Time now)
{
    const SipPassage passage{verdict.zones, verdict.egress, packet.flow, leaving};
    const std::string_view datagram = packet.payload ? packet.payload->Read() : "";
    const SipAlg::Outcome outcome = m_alg.Process(datagram, passage, now);
    if (outcome.reason != DropReason::None)
    {
        verdict.action = Verdict::Action::Dropped;
        verdict.reason = outcome.reason;
        verdict.session = {};
        return verdict;
    }
    if (outcome.payload)
    {
        verdict.action = Verdict::Action::Translated;
        verdict.payload = outcome.payload;
    }
    packet.flow = leaving;
    return verdict;
}

void
FirewallEngine::Advance(Time now)
{
    if (m_nat.timers.GetNextDeadline() > now)
    {
        return;
    }
    m_due.clear();
    m_nat.timers.Advance(now, m_due);
    for (const TimerWheel::Token& token : m_due)
    {
        if (token.table < NatState::FIRST_FREE_TABLE)
        {
            m_nat.ServeTimer(token, now);
        }
        else
        {
            m_alg.ServeTimer(token, now);
        }
    }
}

Time
FirewallEngine::GetNextDeadline() const
{
    return m_nat.timers.GetNextDeadline();
}

void
FirewallEngine::ClearSessions(Time now)
{
    m_nat.sessions.Clear(now);
    m_nat.pinholes.Clear(now);
    m_nat.mappings.Clear(now);
}

bool
FirewallEngine::IsSignalling(const FlowKey& flow)
{
    const SessionTable::Hit hit = m_nat.sessions.Find(flow);
    return hit.session ? hit.session->application : m_alg.IsSignalling(flow);
}

ZoneId
FirewallEngine::GetZone(InterfaceId interface) const
{
    const auto index = static_cast<std::size_t>(interface);
    return index < m_zoneOfInterface.size() ? m_zoneOfInterface[index] : NO_ZONE;
}

const FirewallConfig&
FirewallEngine::GetConfig() const
{
    return m_config;
}

const FirewallCounters&
FirewallEngine::GetCounters() const
{
    return m_counters;
}

FirewallGauges
FirewallEngine::GetGauges() const
{
    const AlgGauges alg = m_alg.GetGauges();
    FirewallGauges gauges;
    gauges.calls = alg.calls;
    gauges.registrations = alg.registrations;
    gauges.sessions = m_nat.sessions.GetRows().Size();
    gauges.pinholes = m_nat.pinholes.GetRows().Size();
    gauges.mappings = m_nat.mappings.GetRows().Size();
    gauges.portsInUse = m_nat.mappings.GetPorts().GetTakenCount();
    gauges.memoryBytes = alg.memoryBytes + m_nat.sessions.GetMemory() + m_nat.pinholes.GetMemory() +
                         m_nat.mappings.GetMemory() + m_nat.timers.GetMemory();
    return gauges;
}

const NatState&
FirewallEngine::GetNat() const
{
    return m_nat;
}

const SipAlg&
FirewallEngine::GetAlg() const
{
    return m_alg;
}

} // namespace ns3::sipalg
