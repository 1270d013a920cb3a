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

Verdict
Refuse(ZoneId from, DropReason reason)
{
    Verdict verdict;
    verdict.zones.from = from;
    verdict.reason = reason;
    return verdict;
}

/// Has a text brought near while the tables are asked what becomes of its packet.
void
Prefetch(std::string_view text)
{
    constexpr std::size_t CACHE_LINE = 64;
    for (std::size_t at = 0; at < text.size(); at += CACHE_LINE)
    {
        __builtin_prefetch(text.data() + at);
    }
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
      m_alg(m_config.alg, m_policies, m_nat, routes, observer),
      m_opener(m_config.nat, m_policies, m_nat, m_alg, routes)
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
    const ZoneId zone = GetZone(ingress);
    if (packet.malformed)
    {
        return Refuse(zone, DropReason::MalformedPacket);
    }
    if (packet.quoted)
    {
        return ProcessIcmpError(packet, Refuse(zone, DropReason::UnknownIcmpError));
    }
    if (const SessionTable::Hit hit = m_nat.sessions.Find(packet.flow); hit.session)
    {
        return ForwardBySession(packet, hit, now);
    }
    return zone == NO_ZONE ? Refuse(zone, DropReason::NoZone)
                           : OpenFirst(packet, {ingress, zone}, now);
}

Verdict
FirewallEngine::OpenFirst(PacketView& packet, const SessionOpener::Arrival& arrival, Time now)
{
    if (packet.payload && m_alg.IsSignalling(packet.flow))
    {
        Prefetch(packet.payload->Read());
    }
    FlowKey leaving;
    Verdict verdict = m_opener.Open(packet, arrival, leaving, now);
    const Session* session = m_nat.sessions.Find(verdict.session);
    if (session && session->application)
    {
        InspectFirst(packet, leaving, verdict, now);
    }
    else if (verdict.action != Verdict::Action::Dropped)
    {
        packet.flow = leaving;
    }
    return verdict;
}

Verdict
FirewallEngine::ForwardBySession(PacketView& packet, const SessionTable::Hit& hit, Time now)
{
    Session& session = *hit.session;
    const bool forth = hit.fromInitiator;
    const unsigned direction = forth ? 0 : 1;
    session.lastSeen = now;
    session.bytes[direction] += packet.bytes;
    if (++session.packets[direction] == 1 && session.owner)
    {
        m_alg.SessionAnswered(session.owner, now);
    }
    const FlowKey answer = forth ? session.responder : session.initiator;
    Verdict verdict;
    const bool isUnchanged =
        answer.source == packet.flow.destination && answer.destination == packet.flow.source;
    verdict.action = isUnchanged ? Verdict::Action::Forwarded : Verdict::Action::Translated;
    verdict.zones = forth ? session.zones : ZonePair{session.zones.to, session.zones.from};
    verdict.egress = forth ? session.egress : session.ingress;
    verdict.session = hit.id;
    verdict.fromInitiator = forth;
    if (session.application)
    {
        InspectSip(packet, answer.Reversed(), verdict, now);
        return verdict;
    }
    packet.flow.source = answer.destination;
    packet.flow.destination = answer.source;
    return verdict;
}

/// The sender of the error sees the session from outside; what it quotes is the packet as it left.
Verdict
FirewallEngine::ProcessIcmpError(PacketView& packet, Verdict verdict)
{
    const SessionTable::Hit hit = m_nat.sessions.Find(packet.quoted->Reversed());
    if (!hit.session)
    {
        return verdict;
    }
    verdict.reason = DropReason::None;
    const Session& session = *hit.session;
    const bool forth = hit.fromInitiator; // the error goes the way of the quoted packet's answers
    const FlowKey original = forth ? session.responder : session.initiator;
    const FlowKey arrived = packet.flow;
    verdict.zones = forth ? session.zones : ZonePair{session.zones.to, session.zones.from};
    verdict.egress = forth ? session.egress : session.ingress;
    if (packet.quoted->destination.address == arrived.source.address)
    {
        packet.flow.source.address = original.destination.address;
    }
    else if (packet.quoted->destination.address != original.destination.address)
    {
        packet.flow.source.address = HideRouter(arrived.source.address, verdict);
    }
    packet.flow.destination.address = original.source.address;
    const bool isTranslated = *packet.quoted != original || packet.flow != arrived;
    packet.quoted = original;
    verdict.session = hit.id;
    verdict.fromInitiator = forth;
    verdict.action = isTranslated ? Verdict::Action::Translated : Verdict::Action::Forwarded;
    return verdict;
}

/// An error from beside the path's end that NAT hides: RFC 5508 REQ-5, by static NAT or the
/// firewall's own address.
IpAddress
FirewallEngine::HideRouter(const IpAddress& router, const Verdict& verdict) const
{
    const auto fixed = m_nat.rules.TranslateSource(verdict.zones.to, router);
    const auto family = router.IsV4() ? IpAddress::Family::V4 : IpAddress::Family::V6;
    return fixed ? fixed->translated : m_routes.GetInterfaceAddress(verdict.egress, family);
}

/// A first message that goes no further leaves no session behind, nor the mapping that it made.
void
FirewallEngine::InspectFirst(PacketView& packet, const FlowKey& leaving, Verdict& verdict, Time now)
{
    const SessionId id = verdict.session;
    InspectSip(packet, leaving, verdict, now);
    if (verdict.action == Verdict::Action::Dropped || verdict.absorbed)
    {
        const MappingId source = m_nat.mappings.GetId(m_nat.sessions.Find(id)->sourceMapping);
        m_nat.sessions.Close(id, RemovalReason::Released, now);
        const Mapping* mapping = m_nat.mappings.Find(source);
        if (mapping && mapping->createdAt == now)
        {
            m_nat.mappings.Discard(source, now);
        }
    }
}

void
FirewallEngine::InspectSip(PacketView& packet, const FlowKey& leaving, Verdict& verdict, Time now)
{
    const Session& session = *m_nat.sessions.Find(verdict.session);
    const InterfaceId ingress = verdict.fromInitiator ? session.ingress : session.egress;
    const SipPassage passage{verdict.zones, ingress, verdict.egress, packet.flow, leaving};
    const std::string_view datagram = packet.payload ? packet.payload->Read() : "";
    const SipAlg::Outcome outcome = m_alg.Process(datagram, passage, now);
    if (outcome.reason != DropReason::None || outcome.isAbsorbed)
    {
        verdict.absorbed = outcome.isAbsorbed;
        verdict.action = outcome.isAbsorbed ? Verdict::Action::Consumed : Verdict::Action::Dropped;
        verdict.reason = outcome.reason;
        verdict.reply = outcome.reply;
        verdict.session = {};
        return;
    }
    if (outcome.payload)
    {
        verdict.action = Verdict::Action::Translated;
        verdict.payload = outcome.payload;
    }
    packet.flow = leaving;
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
    m_alg.ClearSessions(now);
    m_nat.sessions.Clear(now);
    m_nat.mappings.Clear(now);
}

void
FirewallEngine::ClearCalls(Time now)
{
    m_alg.ClearCalls(now);
}

void
FirewallEngine::ClearCounters()
{
    m_alg.ClearCounters();
    m_counters = {};
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
