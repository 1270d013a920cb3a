// SPDX-License-Identifier: GPL-2.0-only
#include "source-translator.h"

namespace ns3::sipalg
{

namespace
{

SourceTranslation
MakeRefusal(const NatRuleRef& rule)
{
    return {SourceTranslation::Kind::Refused, {}, {}, rule};
}

/// A mapping of an endpoint that a message names: pinholes say who may send to it.
Mapping
DraftOpen(IpProtocol protocol, const IpEndpoint& internal, ZonePair zones)
{
    Mapping draft;
    draft.protocol = protocol;
    draft.internal = internal;
    draft.zones = zones;
    draft.endpointIndependent = true;
    return draft;
}

/// The endpoint with the next port, or the one that far behind it.
IpEndpoint
GetNext(IpEndpoint endpoint, uint16_t distance = 1)
{
    endpoint.port += distance;
    return endpoint;
}

void
MakePersistent(Mapping& draft, const std::optional<PersistentNat>& persistent)
{
    if (persistent)
    {
        draft.persistence = std::make_unique<Persistence>();
        draft.persistence->settings = *persistent;
    }
}

} // namespace

SourceTranslator::SourceTranslator(NatRules& rules,
                                   RouteLookup& routes,
                                   Chooser& chooser,
                                   MappingTable& mappings)
    : m_rules(rules),
      m_routes(routes),
      m_mappings(mappings),
      m_allocator(rules.GetConfig(), chooser, mappings)
{
}

std::optional<NatSource>
SourceTranslator::FindSource(const IpAddress& internal, const Context& context) const
{
    const NatConfig& config = m_rules.GetConfig();
    const auto decision = m_rules.FindSourceRule(context.zones, internal, context.remote);
    switch (decision.action)
    {
    case SourceNatRule::Action::Off:
        return std::nullopt;
    case SourceNatRule::Action::Interface: {
        const auto family = internal.IsV4() ? IpAddress::Family::V4 : IpAddress::Family::V6;
        return NatSource{decision.rule,
                         decision.ref,
                         nullptr,
                         m_routes.GetInterfaceAddress(context.egress, family),
                         config.interfacePorts,
                         config.interfaceTwinPorts};
    }
    case SourceNatRule::Action::Pool:
        break;
    }
    const SourcePool& pool = config.pools.at(decision.rule->pool);
    return NatSource{decision.rule, decision.ref, &pool, {}, pool.ports, pool.twinPorts};
}

std::optional<SourceTranslation>
SourceTranslator::FindStatic(const IpEndpoint& internal, ZoneId to) const
{
    const auto decision = m_rules.TranslateSource(to, internal.address);
    if (!decision)
    {
        return std::nullopt;
    }
    return SourceTranslation{SourceTranslation::Kind::Static,
                             {decision->translated, internal.port},
                             {},
                             decision->ref};
}

SourceTranslation
SourceTranslator::Reuse(MappingId id) const
{
    const Mapping& mapping = *m_mappings.Find(id);
    return {SourceTranslation::Kind::Mapped, mapping.external, id, mapping.rule};
}

SourceTranslation
SourceTranslator::Translate(IpProtocol protocol,
                            const IpEndpoint& internal,
                            const Context& context,
                            Time now)
{
    MappingId existing = m_mappings.FindByInternal(protocol, internal, context.zones.to);
    if (!existing)
    {
        existing = m_mappings.FindByInternal(protocol, internal, NO_ZONE);
    }
    if (existing)
    {
        return Reuse(existing);
    }
    if (const auto fixed = FindStatic(internal, context.zones.to))
    {
        return *fixed;
    }
    const auto source = FindSource(internal.address, context);
    if (!source)
    {
        return {SourceTranslation::Kind::None, internal, {}, {}};
    }
    Mapping draft = DraftOpen(protocol, internal, context.zones);
    MakePersistent(draft, source->config->persistent);
    draft.endpointIndependent = source->config->persistent || source->KeepsPorts();
    return Map(std::move(draft), *source, now);
}

SourceTranslation
SourceTranslator::TranslateNamed(IpProtocol protocol,
                                 const IpEndpoint& internal,
                                 const Context& context,
                                 Time now)
{
    Mapping draft = DraftOpen(protocol, internal, context.zones);
    const auto source = FindSource(internal.address, context);
    if (source)
    {
        MakePersistent(draft, source->config->persistent);
    }
    return TranslateOpen(std::move(draft), source, now);
}

SourceTranslation
SourceTranslator::TranslateExpected(IpProtocol protocol,
                                    const IpEndpoint& internal,
                                    const Context& context,
                                    Time now)
{
    return TranslateOpen(DraftOpen(protocol, internal, context.zones),
                         FindSource(internal.address, context),
                         now);
}

SourceTranslation
SourceTranslator::TranslateOpen(Mapping&& draft, const std::optional<NatSource>& source, Time now)
{
    if (const auto fixed = FindStatic(draft.internal, draft.zones.to))
    {
        return *fixed;
    }
    // Where ports are kept, an endpoint has one external endpoint whatever zone sees it.
    const ZoneId seenIn = source && source->KeepsPorts() ? NO_ZONE : draft.zones.to;
    if (const auto existing = m_mappings.FindByInternal(draft.protocol, draft.internal, seenIn))
    {
        return Reuse(existing);
    }
    return source ? Map(std::move(draft), *source, now)
                  : SourceTranslation{SourceTranslation::Kind::None, draft.internal, {}, {}};
}

SourceTranslation
SourceTranslator::Map(Mapping&& draft, const NatSource& source, Time now)
{
    const auto external = m_allocator.Take(source, draft.protocol, draft.internal);
    if (!external)
    {
        return MakeRefusal(source.rule);
    }
    draft.external = *external;
    draft.rule = source.rule;
    const MappingId id = m_mappings.Add(std::move(draft), now);
    return id ? Reuse(id) : MakeRefusal(source.rule);
}

SourceTranslator::PairTranslation
SourceTranslator::TranslatePair(const IpEndpoint& rtp,
                                const IpEndpoint& rtcp,
                                const Context& context,
                                Time now)
{
    if (rtcp.port == 0)
    {
        return {TranslateExpected(IpProtocol::Udp, rtp, context, now), {}};
    }
    m_mappings.Prefetch(IpProtocol::Udp, rtp); // and with it that of RTCP
    const auto source = FindSource(rtp.address, context);
    const bool keepsPorts = !source || source->KeepsPorts();
    if (keepsPorts || FindStatic(rtp, context.zones.to))
    {
        return TranslateEach(rtp, rtcp, context, now);
    }
    return MapPair(*source,
                   DraftOpen(IpProtocol::Udp, rtp, context.zones),
                   DraftOpen(IpProtocol::Udp, rtcp, context.zones),
                   now);
}

/// Each on its own; if one is refused, so is the other.
SourceTranslator::PairTranslation
SourceTranslator::TranslateEach(const IpEndpoint& rtp,
                                const IpEndpoint& rtcp,
                                const Context& context,
                                Time now)
{
    const bool hadRtp = bool(m_mappings.FindByInternal(IpProtocol::Udp, rtp, NO_ZONE));
    PairTranslation pair;
    pair.rtp = TranslateExpected(IpProtocol::Udp, rtp, context, now);
    if (pair.rtp.kind == SourceTranslation::Kind::Refused)
    {
        return {pair.rtp, pair.rtp};
    }
    pair.rtcp = TranslateExpected(IpProtocol::Udp, rtcp, context, now);
    if (pair.rtcp.kind == SourceTranslation::Kind::Refused)
    {
        if (!hadRtp)
        {
            m_mappings.Discard(pair.rtp.mapping, now);
        }
        return {pair.rtcp, pair.rtcp};
    }
    return pair;
}

SourceTranslator::PairTranslation
SourceTranslator::MapPair(const NatSource& source, Mapping&& rtp, Mapping&& rtcp, Time now)
{
    const MappingId oldRtp = m_mappings.FindByInternal(IpProtocol::Udp, rtp.internal, rtp.zones.to);
    const MappingId oldRtcp =
        m_mappings.FindByInternal(IpProtocol::Udp, rtcp.internal, rtcp.zones.to);
    if (oldRtp && oldRtcp)
    {
        return {Reuse(oldRtp), Reuse(oldRtcp)};
    }
    rtp.rule = source.rule;
    rtcp.rule = source.rule;
    if (oldRtp)
    {
        const IpEndpoint next = GetNext(m_mappings.Find(oldRtp)->external);
        rtcp.external = next;
        if (next.port != 0 && m_mappings.GetPorts().Take(IpProtocol::Udp, next))
        {
            const MappingId id = m_mappings.Add(std::move(rtcp), now);
            return id ? PairTranslation{Reuse(oldRtp), Reuse(id)}
                      : PairTranslation{MakeRefusal(source.rule), MakeRefusal(source.rule)};
        }
    }
    const auto external = m_allocator.TakePair(source, rtp.internal);
    if (!external)
    {
        return {MakeRefusal(source.rule), MakeRefusal(source.rule)};
    }
    rtp.external = *external;
    rtcp.external = GetNext(*external);
    return AddPair(source, std::move(rtp), std::move(rtcp), now);
}

/// The ports of both are taken already.
SourceTranslator::PairTranslation
SourceTranslator::AddPair(const NatSource& source, Mapping&& rtp, Mapping&& rtcp, Time now)
{
    const MappingId first = m_mappings.Add(std::move(rtp), now);
    const MappingId second = m_mappings.Add(std::move(rtcp), now);
    if (!first || !second)
    {
        m_mappings.Discard(first, now);
        return {MakeRefusal(source.rule), MakeRefusal(source.rule)};
    }
    return {Reuse(first), Reuse(second)};
}

std::vector<SourceTranslation>
SourceTranslator::TranslateRun(const IpEndpoint& first,
                               unsigned count,
                               const Context& context,
                               Time now)
{
    const auto source = FindSource(first.address, context);
    if (source && !source->KeepsPorts() && !FindStatic(first, context.zones.to))
    {
        const auto kept = ReuseRun(first, count, context.zones.to);
        return kept.empty() ? MapRun(*source, first, count, context.zones, now) : kept;
    }
    std::vector<SourceTranslation> run;
    std::vector<MappingId> made;
    for (IpEndpoint next = first; run.size() < count; next = GetNext(next))
    {
        const bool isKnown = bool(m_mappings.FindByInternal(IpProtocol::Udp, next, NO_ZONE));
        run.push_back(TranslateOpen(DraftOpen(IpProtocol::Udp, next, context.zones), source, now));
        if (!isKnown)
        {
            made.push_back(run.back().mapping);
        }
        if (run.back().kind == SourceTranslation::Kind::Refused)
        {
            for (const MappingId id : made)
            {
                m_mappings.Discard(id, now);
            }
            return {};
        }
    }
    return run;
}

/// The mappings of the whole run, if it has them and they are consecutive.
std::vector<SourceTranslation>
SourceTranslator::ReuseRun(const IpEndpoint& first, unsigned count, ZoneId to) const
{
    std::vector<SourceTranslation> run;
    for (IpEndpoint next = first; run.size() < count; ++next.port)
    {
        const MappingId id = m_mappings.FindByInternal(IpProtocol::Udp, next, to);
        const Mapping* mapping = m_mappings.Find(id);
        IpEndpoint expected = run.empty() || !mapping ? IpEndpoint() : run.back().external;
        ++expected.port;
        if (!mapping || (!run.empty() && mapping->external != expected))
        {
            return {};
        }
        run.push_back(Reuse(id));
    }
    return run;
}

std::vector<SourceTranslation>
SourceTranslator::MapRun(const NatSource& source,
                         const IpEndpoint& first,
                         unsigned count,
                         ZonePair zones,
                         Time now)
{
    const auto external = m_allocator.TakeRun(source, first, count);
    if (!external)
    {
        return {};
    }
    std::vector<SourceTranslation> run;
    for (uint16_t i = 0; i < count; ++i)
    {
        Mapping next = DraftOpen(IpProtocol::Udp, GetNext(first, i), zones);
        next.external = GetNext(*external, i);
        next.rule = source.rule;
        if (const MappingId id = m_mappings.Add(std::move(next), now))
        {
            run.push_back(Reuse(id));
        }
    }
    if (run.size() == count)
    {
        return run;
    }
    for (const SourceTranslation& made : run)
    {
        m_mappings.Discard(made.mapping, now);
    }
    return {};
}

} // namespace ns3::sipalg
