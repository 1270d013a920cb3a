// SPDX-License-Identifier: GPL-2.0-only
#include "address-translator.h"

namespace ns3::sipalg
{

AddressTranslator::AddressTranslator(NatState& nat, RouteLookup& routes)
    : m_nat(nat),
      m_routes(routes)
{
}

void
AddressTranslator::Start(const SipPassage& passage, Time now)
{
    m_passage = passage;
    m_now = now;
    m_hasFailed = false;
    m_named.clear();
    m_mappings.clear();
}

std::optional<IpEndpoint>
AddressTranslator::Outward(const IpEndpoint& internal)
{
    if (internal == m_passage.arrived.source)
    {
        const SourceTranslation known{
            SourceTranslation::Kind::Mapped,
            m_passage.leaving.source,
            m_nat.mappings.FindByExternal(IpProtocol::Udp, m_passage.leaving.source),
            {}};
        return Note(internal, known);
    }
    if (!IsInside(internal.address))
    {
        return std::nullopt;
    }
    const auto context = MakeContext(m_passage.zones.from);
    return Note(internal,
                m_nat.translator.TranslateNamed(IpProtocol::Udp, internal, context, m_now));
}

std::optional<IpAddress>
AddressTranslator::OutwardHost(const IpAddress& internal)
{
    if (internal == m_passage.arrived.source.address)
    {
        return m_passage.leaving.source.address;
    }
    if (!IsInside(internal))
    {
        return std::nullopt;
    }
    if (const auto fixed = m_nat.rules.TranslateSource(m_passage.zones.to, internal))
    {
        return fixed->translated;
    }
    return m_passage.leaving.source.address;
}

std::optional<IpEndpoint>
AddressTranslator::Inward(const IpEndpoint& external) const
{
    if (external == m_passage.arrived.destination)
    {
        return m_passage.leaving.destination;
    }
    if (const auto fixed = m_nat.rules.TranslateDestination(m_passage.zones.from, external.address))
    {
        return IpEndpoint{fixed->translated, external.port};
    }
    const Mapping* mapping =
        m_nat.mappings.Find(m_nat.mappings.FindByExternal(IpProtocol::Udp, external));
    // In a spiral the next passage restores it, not this one (case 50).
    if (mapping && mapping->zones.from == m_passage.zones.to)
    {
        return mapping->internal;
    }
    return std::nullopt;
}

std::optional<SourceTranslator::PairTranslation>
AddressTranslator::OutwardPair(const IpEndpoint& rtp, const IpEndpoint& rtcp, ZoneId zone)
{
    const auto pair = m_nat.translator.TranslatePair(rtp, rtcp, MakeContext(zone), m_now);
    if (pair.rtp.kind == SourceTranslation::Kind::Refused)
    {
        m_hasFailed = true;
        return std::nullopt;
    }
    if (pair.rtp.kind == SourceTranslation::Kind::Mapped)
    {
        m_mappings.push_back(pair.rtp.mapping);
        m_mappings.push_back(pair.rtcp.mapping);
    }
    return pair;
}

void
AddressTranslator::NameAsIs(const IpEndpoint& endpoint)
{
    if (IsInside(endpoint.address))
    {
        m_named.push_back({endpoint, endpoint, {}});
    }
}

ZoneId
AddressTranslator::FindZone(const IpAddress& host) const
{
    if (host.IsUnspecified() || host.IsMulticast() || host.IsLoopback() || host.IsBroadcast() ||
        m_nat.rules.IsTranslatedAddress(host))
    {
        return NO_ZONE;
    }
    const RouteResult route = m_routes.Lookup(host);
    return route.kind == RouteResult::Kind::Forward ? route.zone : NO_ZONE;
}

void
AddressTranslator::TakeBack(Time now)
{
    for (const MappingId id : m_mappings)
    {
        const Mapping* mapping = m_nat.mappings.Find(id);
        const bool lingers = mapping && mapping->releasedAt > mapping->createdAt;
        if (!lingers)
        {
            m_nat.mappings.Discard(id, now);
        }
    }
    m_mappings.clear();
    m_named.clear();
}

SourceTranslator::Context
AddressTranslator::MakeContext(ZoneId from) const
{
    return {{from, m_passage.zones.to}, m_passage.egress, m_passage.leaving.destination.address};
}

bool
AddressTranslator::IsInside(const IpAddress& host) const
{
    return FindZone(host) == m_passage.zones.from;
}

std::optional<IpEndpoint>
AddressTranslator::Note(const IpEndpoint& internal, const SourceTranslation& result)
{
    switch (result.kind)
    {
    case SourceTranslation::Kind::None:
        return std::nullopt;
    case SourceTranslation::Kind::Refused:
        m_hasFailed = true;
        return std::nullopt;
    case SourceTranslation::Kind::Mapped:
        m_mappings.push_back(result.mapping);
        break;
    case SourceTranslation::Kind::Static:
        break;
    }
    m_named.push_back({internal, result.external, result.mapping});
    return result.external;
}

} // namespace ns3::sipalg
