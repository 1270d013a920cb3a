// SPDX-License-Identifier: GPL-2.0-only
#include "session-opener.h"

#include "sip-datagram.h"

namespace ns3::sipalg
{

SessionOpener::SessionOpener(const NatConfig& config,
                             const PolicyTable& policies,
                             NatState& nat,
                             SipAlg& alg,
                             RouteLookup& routes)
    : m_config(config),
      m_policies(policies),
      m_nat(nat),
      m_alg(alg),
      m_routes(routes)
{
}

Verdict
SessionOpener::Open(const PacketView& packet, const Arrival& arrival, FlowKey& leaving, Time now)
{
    leaving = packet.flow;
    m_nat.mappings.Prefetch(packet.flow.protocol, packet.flow.source);
    const PinholeId pinhole = m_nat.pinholes.Match(packet.flow, arrival.zone);
    return pinhole && Suits(packet, *m_nat.pinholes.Find(pinhole))
               ? OpenByPinhole(packet, arrival, leaving, pinhole, now)
               : OpenByRules(packet, arrival, leaving, now);
}

/// A signal pinhole to an endpoint that is not translated is for SIP only: whoever names a server's
/// port in a Contact must not have what others send there taken for SIP (case 60).
bool
SessionOpener::Suits(const PacketView& packet, const Pinhole& pinhole)
{
    if (!pinhole.application || pinhole.destination != pinhole.internal || !packet.payload)
    {
        return true;
    }
    const SipDatagram kind = ClassifySipDatagram(packet.payload->Read());
    return kind == SipDatagram::Request || kind == SipDatagram::Response;
}

/// A pinhole lets its packet pass whatever the policy says, and a session takes over.
Verdict
SessionOpener::OpenByPinhole(const PacketView& packet,
                             const Arrival& arrival,
                             FlowKey& leaving,
                             PinholeId id,
                             Time now)
{
    const Pinhole pinhole = *m_nat.pinholes.Find(id);
    Session session = MakeSession(packet, arrival);
    session.application = pinhole.application;
    session.owner = pinhole.owner;
    session.destinationMapping = pinhole.mapping;
    session.rule = FindRule(pinhole, arrival.zone);
    session.timeout = m_alg.GetSessionTimeout(pinhole.owner);
    leaving.destination = pinhole.internal;
    if (!m_alg.AdmitsSession(pinhole.owner))
    {
        Verdict refusal;
        refusal.zones = {arrival.zone, pinhole.zones.to};
        refusal.reason = DropReason::SessionTableFull;
        return refusal;
    }
    const Verdict verdict = AddSession(packet, std::move(session), leaving, now);
    if (verdict.session)
    {
        m_nat.pinholes.Use(id, verdict.session, packet.bytes, now);
        m_alg.SessionOpened(pinhole.owner, verdict.session, now);
    }
    return verdict;
}

/// The rule by which the pinhole's public endpoint stands for its private one.
NatRuleRef
SessionOpener::FindRule(const Pinhole& pinhole, ZoneId from) const
{
    if (const Mapping* mapping = m_nat.mappings.Find(pinhole.mapping))
    {
        return mapping->rule;
    }
    const auto fixed = m_nat.rules.TranslateDestination(from, pinhole.destination.GetAddress());
    return fixed ? fixed->ref : NatRuleRef{};
}

/// An inside host may have sent to this remote already, and been seen at another endpoint than the
/// one that the remote was told: media before the answer that names them passes, requests within a
/// dialog past the proxy that began it. The session that they made gives way to the pinhole's.
///
/// Of signalling any does, for it decides nothing: each of its messages is read, and the pinhole at
/// the endpoint that it had makes a new one. Of media one does within its call. One of another call
/// does if the host began it by a neighbour's pinhole, and the packet comes from the neighbour's
/// zone; or if that call has since told the remote what the packet comes to.
void
SessionOpener::GiveWay(const Session& session, Time now)
{
    const SessionTable::Hit hit = m_nat.sessions.Find(session.responder);
    if (!hit.session || hit.session->application != session.application)
    {
        return;
    }
    const OwnerRef& owner = hit.session->owner;
    const bool isToNeighbour = hit.fromInitiator && hit.session->destinationMapping &&
                               hit.session->zones.to == session.zones.from;
    const auto told = m_alg.FindTold(owner, hit.session->initiator, session.zones.from);
    const bool isTold =
        told && hit.fromInitiator && session.initiator.destination == told->external;
    if (session.application || !owner || isToNeighbour || isTold ||
        owner.IsOfSameRow(session.owner))
    {
        m_nat.sessions.Close(hit.id, RemovalReason::Replaced, now);
    }
}

Verdict
SessionOpener::OpenByRules(const PacketView& packet,
                           const Arrival& arrival,
                           FlowKey& leaving,
                           Time now)
{
    Session session = MakeSession(packet, arrival);
    Verdict verdict;
    verdict.zones = session.zones;
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
    session.application = m_alg.IsSignalling(packet.flow) || m_alg.IsSignalling(leaving);
    return AddSession(packet, std::move(session), leaving, now);
}

/// A rule of the zone from which the packet comes, or of another if its host is in that zone: who
/// is behind the same firewall reaches it at its public address, too (RFC 4787 REQ-9).
std::optional<StaticNatDecision>
SessionOpener::FindStatic(ZoneId from, const IpAddress& destination) const
{
    if (const auto fixed = m_nat.rules.TranslateDestination(from, destination))
    {
        return fixed;
    }
    const auto fixed = m_nat.rules.TranslateDestination(destination);
    const bool isHairpin = fixed && m_routes.Lookup(fixed->translated).zone == from;
    return isHairpin ? fixed : std::nullopt;
}

/// Static NAT first; then a mapping that admits the sender.
DropReason
SessionOpener::TranslateDestination(Session& session, FlowKey& leaving) const
{
    const IpEndpoint destination = leaving.destination;
    if (const auto fixed = FindStatic(session.zones.from, destination.address))
    {
        leaving.destination.address = fixed->translated;
        session.rule = fixed->ref;
        return DropReason::None;
    }
    const MappingId id = m_nat.mappings.FindByExternal(leaving.protocol, destination);
    if (const Mapping* mapping = m_nat.mappings.Find(id))
    {
        if (!m_nat.mappings.Admits(id, leaving.source))
        {
            return DropReason::FilteredRemote;
        }
        if (!m_nat.mappings.HasRoom(id))
        {
            return DropReason::MappingSessionsFull;
        }
        leaving.destination = mapping->internal;
        session.destinationMapping = id;
        session.rule = mapping->rule;
        return DropReason::None;
    }
    return m_nat.rules.IsTranslatedAddress(destination.address) ? DropReason::NoMapping
                                                                : DropReason::None;
}

Verdict
SessionOpener::DeliverLocally(const FlowKey& flow, Verdict verdict) const
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
SessionOpener::MakeSession(const PacketView& packet, const Arrival& arrival) const
{
    Session session;
    session.initiator = packet.flow;
    session.zones.from = arrival.zone;
    session.ingress = arrival.interface;
    switch (packet.flow.protocol)
    {
    case IpProtocol::Udp:
        session.timeout = m_config.udpTimeout;
        break;
    case IpProtocol::Tcp:
        session.timeout = m_config.tcpTimeout;
        break;
    case IpProtocol::Icmp:
    case IpProtocol::Icmpv6:
        session.timeout = m_config.icmpTimeout;
        break;
    }
    return session;
}

/// A packet that is turned back to the zone from which it came shows its sender as the zone sees it
/// to which it was addressed (RFC 4787 REQ-9).
SourceTranslator::Context
SessionOpener::MakeContext(const Session& session, const IpAddress& destination) const
{
    const IpAddress named = session.initiator.destination.GetAddress();
    if (named == destination || session.zones.from != session.zones.to)
    {
        return {session.zones, session.egress, destination};
    }
    const Mapping* mapping = m_nat.mappings.Find(session.destinationMapping);
    const auto fixed = m_nat.rules.TranslateDestination(named);
    const ZoneId outside = mapping ? mapping->zones.to
                           : fixed ? m_nat.rules.GetPublicZone(fixed->ref)
                                   : session.zones.to;
    return {{session.zones.from, outside}, m_routes.Lookup(named).egress, named};
}

/// Media of a call leave from where the other side was told to send them (RFC 4961), if the rules
/// of its zone would not bring that about.
SourceTranslation
SessionOpener::TranslateSource(const Session& session, const FlowKey& leaving, Time now)
{
    const auto context = MakeContext(session, leaving.destination.address);
    if (session.application)
    {
        return m_nat.translator.TranslateNamed(leaving.protocol, leaving.source, context, now);
    }
    const auto told = m_alg.FindTold(session.owner, leaving, context.zones.to);
    return told ? *told
                : m_nat.translator.Translate(leaving.protocol, leaving.source, context, now);
}

/// Routes, translates the source, and makes the session: the way out for pinholes and policies.
Verdict
SessionOpener::AddSession(const PacketView& packet, Session&& session, FlowKey& leaving, Time now)
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
    const SourceTranslation source = TranslateSource(session, leaving, now);
    if (source.kind == SourceTranslation::Kind::Refused)
    {
        verdict.reason = DropReason::SourcePoolExhausted;
        return verdict;
    }
    if (!m_nat.mappings.HasRoom(source.mapping))
    {
        verdict.reason = DropReason::MappingSessionsFull;
        return verdict;
    }
    leaving.source = source.external;
    session.sourceMapping = source.mapping;
    const NatRuleRef destinationRule = session.rule;
    if (source.kind != SourceTranslation::Kind::None)
    {
        session.rule = source.rule;
    }
    session.responder = leaving.Reversed();
    session.lastSeen = now;
    session.packets[0] = 1;
    session.bytes[0] = packet.bytes;
    if (session.owner)
    {
        GiveWay(session, now);
    }
    verdict.session = m_nat.sessions.Add(std::move(session), now);
    if (!verdict.session)
    {
        m_nat.mappings.Discard(source.mapping, now);
        const bool isFull = m_nat.sessions.GetRows().Size() >= m_config.maxSessions;
        verdict.reason = isFull ? DropReason::SessionTableFull : DropReason::FlowConflict;
        return verdict;
    }
    m_nat.rules.CountHit(destinationRule);
    if (source.kind != SourceTranslation::Kind::None)
    {
        m_nat.rules.CountHit(source.rule);
    }
    verdict.egress = route.egress;
    verdict.action =
        leaving == packet.flow ? Verdict::Action::Forwarded : Verdict::Action::Translated;
    return verdict;
}

} // namespace ns3::sipalg
