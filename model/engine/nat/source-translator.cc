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

SourceTranslation
MakeMapped(const IpEndpoint& external, MappingId mapping, const NatRuleRef& rule)
{
    return {SourceTranslation::Kind::Mapped, external, mapping, rule};
}

/// Of the mapping of an endpoint that a message names: pinholes say who may send to it.
MappingTerms
MakeOpenTerms(IpProtocol protocol, ZonePair zones)
{
    return {protocol, true, zones, {}, nullptr};
}

/// The endpoint with the next port, or the one that far behind it.
IpEndpoint
GetNext(IpEndpoint endpoint, uint16_t distance = 1)
{
    endpoint.port += distance;
    return endpoint;
}

const PersistentNat*
GetPersistence(const NatSource& source)
{
    return source.config->persistent ? &*source.config->persistent : nullptr;
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

std::optional<SourceTranslator::Inside>
SourceTranslator::FindInside(IpProtocol protocol, const IpEndpoint& external) const
{
    const MappingId id = m_mappings.FindByExternal(protocol, external);
    if (const Mapping* mapping = m_mappings.Find(id))
    {
        return Inside{mapping->internal, MakeMapped(external, id, mapping->rule)};
    }
    if (const auto fixed = m_rules.TranslateDestination(external.address))
    {
        return Inside{{fixed->translated, external.port},
                      {SourceTranslation::Kind::Static, external, {}, fixed->ref}};
    }
    return std::nullopt;
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
    MappingTerms terms = MakeOpenTerms(protocol, context.zones);
    terms.persistent = GetPersistence(*source);
    terms.endpointIndependent = terms.persistent || source->KeepsPorts();
    return Map(terms, internal, *source, now);
}

SourceTranslation
SourceTranslator::TranslateNamed(IpProtocol protocol,
                                 const IpEndpoint& internal,
                                 const Context& context,
                                 Time now)
{
    MappingTerms terms = MakeOpenTerms(protocol, context.zones);
    const auto source = FindSource(internal.address, context);
    terms.persistent = source ? GetPersistence(*source) : nullptr;
    return TranslateOpen(terms, internal, source, now);
}

SourceTranslation
SourceTranslator::TranslateExpected(IpProtocol protocol,
                                    const IpEndpoint& internal,
                                    const Context& context,
                                    Time now)
{
    return TranslateOpen(MakeOpenTerms(protocol, context.zones),
                         internal,
                         FindSource(internal.address, context),
                         now);
}

SourceTranslation
SourceTranslator::TranslateOpen(const MappingTerms& terms,
                                const IpEndpoint& internal,
                                const std::optional<NatSource>& source,
                                Time now)
{
    if (const auto fixed = FindStatic(internal, terms.zones.to))
    {
        return *fixed;
    }
    // Where ports are kept, an endpoint has one external endpoint whatever zone sees it.
    const ZoneId seenIn = source && source->KeepsPorts() ? NO_ZONE : terms.zones.to;
    if (const auto existing = m_mappings.FindByInternal(terms.protocol, internal, seenIn))
    {
        return Reuse(existing);
    }
    return source ? Map(terms, internal, *source, now)
                  : SourceTranslation{SourceTranslation::Kind::None, internal, {}, {}};
}

SourceTranslation
SourceTranslator::Map(MappingTerms terms,
                      const IpEndpoint& internal,
                      const NatSource& source,
                      Time now)
{
    terms.rule = source.rule;
    const auto external = m_allocator.Take(source, terms.protocol, internal);
    const MappingId id = external ? m_mappings.Add(terms, internal, *external, now) : MappingId();
    return id ? MakeMapped(*external, id, source.rule) : MakeRefusal(source.rule);
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
    const InsidePair pair(rtp, rtcp);
    m_mappings.Prefetch(pair);
    const auto source = FindSource(rtp.address, context);
    const bool keepsPorts = !source || source->KeepsPorts();
    if (keepsPorts || FindStatic(rtp, context.zones.to))
    {
        return TranslateEach(rtp, rtcp, context, now);
    }
    MappingTerms terms = MakeOpenTerms(IpProtocol::Udp, context.zones);
    terms.rule = source->rule;
    return MapPair(terms, pair, *source, now);
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
SourceTranslator::MapPair(const MappingTerms& terms,
                          const InsidePair& pair,
                          const NatSource& source,
                          Time now)
{
    const auto known = m_mappings.FindByInternal(pair, terms.zones.to);
    if (known[0] && known[1])
    {
        return {Reuse(known[0]), Reuse(known[1])};
    }
    if (known[0])
    {
        const SourceTranslation old = Reuse(known[0]);
        if (const auto next = MapBehind(terms, pair[1], old.external, now))
        {
            const bool isRefused = next->kind == SourceTranslation::Kind::Refused;
            return {isRefused ? *next : old, *next};
        }
    }
    if (const auto external = m_allocator.TakePair(source, pair[0]))
    {
        const auto ids = m_mappings.AddPair(terms, pair, *external, now);
        if (ids[0])
        {
            return {MakeMapped(*external, ids[0], terms.rule),
                    MakeMapped(GetNext(*external), ids[1], terms.rule)};
        }
    }
    return {MakeRefusal(terms.rule), MakeRefusal(terms.rule)};
}

/// RTCP with the port after RTP's @p external; none if that is not free.
std::optional<SourceTranslation>
SourceTranslator::MapBehind(const MappingTerms& terms,
                            const IpEndpoint& rtcp,
                            const IpEndpoint& external,
                            Time now)
{
    const IpEndpoint next = GetNext(external);
    if (next.port == 0 || !m_mappings.GetPorts().Take(IpProtocol::Udp, next))
    {
        return std::nullopt;
    }
    const MappingId id = m_mappings.Add(terms, rtcp, next, now);
    return id ? MakeMapped(next, id, terms.rule) : MakeRefusal(terms.rule);
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
        run.push_back(
            TranslateOpen(MakeOpenTerms(IpProtocol::Udp, context.zones), next, source, now));
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
    MappingTerms terms = MakeOpenTerms(IpProtocol::Udp, zones);
    terms.rule = source.rule;
    for (uint16_t i = 0; i < count; ++i)
    {
        const IpEndpoint seen = GetNext(*external, i);
        if (const MappingId id = m_mappings.Add(terms, GetNext(first, i), seen, now))
        {
            run.push_back(MakeMapped(seen, id, terms.rule));
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
