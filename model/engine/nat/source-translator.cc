// SPDX-License-Identifier: GPL-2.0-only
#include "source-translator.h"

namespace ns3::sipalg
{

namespace
{

bool
IsIcmp(IpProtocol protocol)
{
    return protocol == IpProtocol::Icmp || protocol == IpProtocol::Icmpv6;
}

/// The addresses of a range that are counted (the lowest 32 bits of an IPv6 range).
uint64_t
GetSize(const AddressRange& range)
{
    return uint64_t{range.high.GetLow()} - range.low.GetLow() + 1;
}

uint64_t
GetSize(const SourcePool& pool)
{
    uint64_t size = 0;
    for (const AddressRange& range : pool.addresses)
    {
        size += GetSize(range);
    }
    return size;
}

/// The address number @p index of a pool; @p index is less than GetSize(pool).
IpAddress
GetAddress(const SourcePool& pool, uint64_t index)
{
    std::size_t range = 0;
    while (index >= GetSize(pool.addresses[range]))
    {
        index -= GetSize(pool.addresses[range++]);
    }
    return pool.addresses[range].low.Plus(static_cast<uint32_t>(index));
}

bool
CanStandFor(const IpAddress& external, const IpAddress& host)
{
    return external.IsV4() == host.IsV4() && !external.IsUnspecified() && !external.IsMulticast() &&
           !external.IsBroadcast();
}

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
    draft.filter = RemoteFilter::TargetHostPort;
    draft.endpointIndependent = true;
    return draft;
}

} // namespace

struct SourceTranslator::Source
{
    const SourceNatRule* config;
    NatRuleRef rule;
    const SourcePool* pool{nullptr}; ///< null: the interface's address
    IpAddress interfaceAddress;
    NatPortRange ports;
    NatPortRange twinPorts;

    bool KeepsPorts() const
    {
        return pool && !pool->translatesPorts;
    }

    Time GetLinger() const
    {
        return config->persistent ? config->persistent->inactivityTimeout : Time{0};
    }
};

SourceTranslator::SourceTranslator(NatRules& rules,
                                   RouteLookup& routes,
                                   Chooser& chooser,
                                   MappingTable& mappings)
    : m_rules(rules),
      m_routes(routes),
      m_chooser(chooser),
      m_mappings(mappings),
      m_nextAddress(rules.GetConfig().pools.size(), 0)
{
}

std::optional<SourceTranslator::Source>
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
        return Source{decision.rule,
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
    return Source{decision.rule, decision.ref, &pool, {}, pool.ports, pool.twinPorts};
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
    const auto& persistent = source->config->persistent;
    draft.filter = persistent ? persistent->permit : draft.filter;
    draft.endpointIndependent = persistent || source->KeepsPorts();
    draft.linger = source->GetLinger();
    return Map(draft, *source, now);
}

SourceTranslation
SourceTranslator::TranslateNamed(IpProtocol protocol,
                                 const IpEndpoint& internal,
                                 const Context& context,
                                 Time now)
{
    Mapping draft = DraftOpen(protocol, internal, context.zones);
    const auto source = FindSource(internal.address, context);
    if (source && source->config->persistent)
    {
        draft.filter = source->config->persistent->permit;
        draft.linger = source->GetLinger();
    }
    return TranslateOpen(draft, context, now);
}

SourceTranslation
SourceTranslator::TranslateOpen(Mapping draft, const Context& context, Time now)
{
    if (const auto fixed = FindStatic(draft.internal, context.zones.to))
    {
        return *fixed;
    }
    const auto source = FindSource(draft.internal.address, context);
    // Where ports are kept, an endpoint has one external endpoint whatever zone sees it.
    const ZoneId seenIn = source && source->KeepsPorts() ? NO_ZONE : context.zones.to;
    if (const auto existing = m_mappings.FindByInternal(draft.protocol, draft.internal, seenIn))
    {
        return Reuse(existing);
    }
    return source ? Map(draft, *source, now)
                  : SourceTranslation{SourceTranslation::Kind::None, draft.internal, {}, {}};
}

SourceTranslation
SourceTranslator::Map(Mapping draft, const Source& source, Time now)
{
    const auto external = TakeOn(source, draft.internal.address, [&](const IpAddress& address) {
        return TakePort(source, draft.protocol, address, draft.internal.port);
    });
    if (!external)
    {
        return MakeRefusal(source.rule);
    }
    draft.external = *external;
    draft.rule = source.rule;
    const MappingId id = m_mappings.Add(draft, now);
    return id ? Reuse(id) : MakeRefusal(source.rule);
}

/// The first address of the source on which @p take(address) gets a port, and that port.
template <typename Take>
std::optional<IpEndpoint>
SourceTranslator::TakeOn(const Source& source, const IpAddress& host, Take take)
{
    if (source.pool)
    {
        return TakeInPool(source, host, take);
    }
    const IpAddress& address = source.interfaceAddress;
    const std::optional<uint16_t> port =
        CanStandFor(address, host) ? take(address) : std::optional<uint16_t>();
    return port ? std::optional<IpEndpoint>({address, *port}) : std::nullopt;
}

/**
 * A host stays on the address that it has (paired pooling, RFC 4787 REQ-2). A new host gets an
 * address that nobody has, in turn, and after those shares one, unless the pool is address-only.
 */
template <typename Take>
std::optional<IpEndpoint>
SourceTranslator::TakeInPool(const Source& source, const IpAddress& host, Take take)
{
    const SourcePool& pool = *source.pool;
    if (const auto own = m_mappings.FindAddressOf(host, pool.addresses))
    {
        const std::optional<uint16_t> port = take(*own);
        if (port || source.KeepsPorts())
        {
            return port ? std::optional<IpEndpoint>({*own, *port}) : std::nullopt;
        }
    }
    uint64_t& next = m_nextAddress.at(source.config->pool);
    const uint64_t size = GetSize(pool);
    const uint64_t start = next;
    for (uint64_t i = 0; i < (source.KeepsPorts() ? 1 : 2) * size; ++i)
    {
        const IpAddress address = GetAddress(pool, (start + i) % size);
        const bool isOpen = i >= size || m_mappings.GetPorts().GetTakenCount(address) == 0;
        const std::optional<uint16_t> port =
            isOpen && CanStandFor(address, host) ? take(address) : std::optional<uint16_t>();
        if (port)
        {
            next = (start + i + 1) % size;
            return IpEndpoint{address, *port};
        }
    }
    return std::nullopt;
}

Chooser&
SourceTranslator::GetPortChooser()
{
    return m_rules.GetConfig().portAssignment == PortAssignment::Random ? m_chooser : m_sequential;
}

std::optional<uint16_t>
SourceTranslator::TakePort(const Source& source,
                           IpProtocol protocol,
                           const IpAddress& address,
                           uint16_t wanted)
{
    PortAllocator& ports = m_mappings.GetPorts();
    if (source.KeepsPorts())
    {
        return ports.Take(protocol, {address, wanted}) ? std::optional<uint16_t>(wanted)
                                                       : std::nullopt;
    }
    // Any query identifier will do, but port 0 is none.
    const uint16_t lowest = source.ports.low == 0 ? 1 : source.ports.low;
    const NatPortRange range =
        IsIcmp(protocol) ? NatPortRange{0, 65535} : NatPortRange{lowest, source.ports.high};
    const bool preserves = m_rules.GetConfig().portAssignment == PortAssignment::Preserve &&
                           range.low <= wanted && wanted <= range.high;
    if (preserves && ports.Take(protocol, {address, wanted}))
    {
        return wanted;
    }
    return ports.TakeAny(protocol, address, range, GetPortChooser());
}

/// Two ports for RTP and RTCP; @p wanted is RTP's inside.
std::optional<uint16_t>
SourceTranslator::TakeTwinPorts(const Source& source, const IpAddress& address, uint16_t wanted)
{
    PortAllocator& ports = m_mappings.GetPorts();
    const uint16_t lowest = source.twinPorts.low == 0 ? 1 : source.twinPorts.low;
    const NatPortRange range{lowest, source.twinPorts.high};
    const bool preserves = m_rules.GetConfig().portAssignment == PortAssignment::Preserve &&
                           range.low <= wanted && wanted < range.high;
    if (preserves)
    {
        SequentialChooser first;
        const NatPortRange same{wanted, static_cast<uint16_t>(wanted + 1)};
        const bool isFree = !ports.IsTaken(IpProtocol::Udp, {address, same.low}) &&
                            !ports.IsTaken(IpProtocol::Udp, {address, same.high});
        if (isFree)
        {
            return ports.TakePair(address, same, wanted % 2 == 1, first);
        }
    }
    return ports.TakePair(address, range, wanted % 2 == 1, GetPortChooser());
}

SourceTranslator::PairTranslation
SourceTranslator::TranslatePair(const IpEndpoint& rtp,
                                const IpEndpoint& rtcp,
                                const Context& context,
                                Time now)
{
    const Mapping rtpDraft = DraftOpen(IpProtocol::Udp, rtp, context.zones);
    if (rtcp.port == 0)
    {
        return {TranslateOpen(rtpDraft, context, now), {}};
    }
    const auto source = FindSource(rtp.address, context);
    const bool keepsPorts = !source || source->KeepsPorts();
    if (keepsPorts || FindStatic(rtp, context.zones.to))
    {
        return TranslateEach(rtp, rtcp, context, now);
    }
    return MapPair(*source, rtpDraft, DraftOpen(IpProtocol::Udp, rtcp, context.zones), now);
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
    pair.rtp = TranslateOpen(DraftOpen(IpProtocol::Udp, rtp, context.zones), context, now);
    if (pair.rtp.kind == SourceTranslation::Kind::Refused)
    {
        return {pair.rtp, pair.rtp};
    }
    pair.rtcp = TranslateOpen(DraftOpen(IpProtocol::Udp, rtcp, context.zones), context, now);
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
SourceTranslator::MapPair(const Source& source, Mapping rtp, Mapping rtcp, Time now)
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
        rtcp.external = m_mappings.Find(oldRtp)->external;
        const bool hasNext = ++rtcp.external.port != 0;
        if (hasNext && m_mappings.GetPorts().Take(IpProtocol::Udp, rtcp.external))
        {
            const MappingId id = m_mappings.Add(rtcp, now);
            return id ? PairTranslation{Reuse(oldRtp), Reuse(id)}
                      : PairTranslation{MakeRefusal(source.rule), MakeRefusal(source.rule)};
        }
    }
    const auto external = TakeOn(source, rtp.internal.address, [&](const IpAddress& address) {
        return TakeTwinPorts(source, address, rtp.internal.port);
    });
    if (!external)
    {
        return {MakeRefusal(source.rule), MakeRefusal(source.rule)};
    }
    rtp.external = *external;
    rtcp.external = {external->address, static_cast<uint16_t>(external->port + 1)};
    return AddPair(source, rtp, rtcp, now);
}

/// The ports of both are taken already.
SourceTranslator::PairTranslation
SourceTranslator::AddPair(const Source& source, const Mapping& rtp, const Mapping& rtcp, Time now)
{
    const MappingId first = m_mappings.Add(rtp, now);
    const MappingId second = m_mappings.Add(rtcp, now);
    if (!first || !second)
    {
        m_mappings.Discard(first, now);
        return {MakeRefusal(source.rule), MakeRefusal(source.rule)};
    }
    return {Reuse(first), Reuse(second)};
}

} // namespace ns3::sipalg
