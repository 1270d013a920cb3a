// SPDX-License-Identifier: GPL-2.0-only
#include "address-translator.h"

#include "call.h"

namespace ns3::sipalg
{

AddressTranslator::AddressTranslator(NatState& nat, RouteLookup& routes, const CallTable& calls)
    : m_nat(nat),
      m_routes(routes),
      m_calls(calls)
{
}

void
AddressTranslator::Start(const SipPassage& passage, Time now)
{
    Begin(passage);
    m_now = now;
    m_lastHost.reset();
    m_named.clear();
    m_mappings.clear();
}

std::optional<AddressAnswers::Answer>
AddressTranslator::Outward(const IpEndpoint& internal)
{
    for (const Named& known : m_named)
    {
        if (known.internal == internal)
        {
            return Answer{known.external, m_nat.mappings.GetId(known.mapping)};
        }
    }
    if (internal == GetPassage().arrived.source)
    {
        const SourceTranslation known{
            SourceTranslation::Kind::Mapped,
            GetPassage().leaving.source,
            m_nat.mappings.FindByExternal(IpProtocol::Udp, GetPassage().leaving.source),
            {}};
        return Note(internal, known);
    }
    if (!IsInside(internal.address))
    {
        return std::nullopt;
    }
    const auto context = MakeContext(GetPassage().zones.from);
    return Note(internal,
                m_nat.translator.TranslateNamed(IpProtocol::Udp, internal, context, m_now));
}

std::optional<IpAddress>
AddressTranslator::OutwardHost(const IpAddress& internal)
{
    if (internal == GetPassage().arrived.source.address)
    {
        return GetPassage().leaving.source.address;
    }
    if (!IsInside(internal))
    {
        return std::nullopt;
    }
    const auto context = MakeContext(GetPassage().zones.from);
    return FindOutside(internal, context, GetPassage().leaving.source.address);
}

/// What stands for a host inside; where it has no address of a pool yet, that of the message's
/// @p packets.
std::optional<IpAddress>
AddressTranslator::FindOutside(const IpAddress& internal,
                               const SourceTranslator::Context& context,
                               const IpAddress& packets) const
{
    if (const auto fixed = m_nat.rules.TranslateSource(context.zones.to, internal))
    {
        return fixed->translated;
    }
    const auto decision = m_nat.rules.FindSourceRule(context.zones, internal, context.remote);
    switch (decision.action)
    {
    case SourceNatRule::Action::Off:
        return std::nullopt;
    case SourceNatRule::Action::Interface:
        return m_routes.GetInterfaceAddress(context.egress,
                                            internal.IsV4() ? IpAddress::Family::V4
                                                            : IpAddress::Family::V6);
    case SourceNatRule::Action::Pool:
        break;
    }
    const auto& pool = m_nat.rules.GetConfig().pools.at(decision.rule->pool);
    const auto own = m_nat.mappings.FindAddressOf(internal, pool.addresses);
    return own ? own : packets;
}

std::optional<AddressAnswers::Answer>
AddressTranslator::Inward(const IpEndpoint& external) const
{
    if (external == GetPassage().arrived.destination)
    {
        const auto mapping = m_nat.mappings.FindByExternal(IpProtocol::Udp, external);
        return Answer{GetPassage().leaving.destination, mapping};
    }
    // In a spiral the passage to its own side restores a host, not this one (case 50).
    const ZoneId inside = GetPassage().zones.to;
    if (const auto fixed =
            m_nat.rules.TranslateDestination(GetPassage().zones.from, external.address))
    {
        const bool isInside = FindZone(fixed->translated) == inside;
        return isInside ? std::optional(Answer{{fixed->translated, external.port}, {}})
                        : std::nullopt;
    }
    const MappingId id = m_nat.mappings.FindByExternal(IpProtocol::Udp, external);
    const Mapping* mapping = m_nat.mappings.Find(id);
    if (mapping && mapping->zones.from == inside)
    {
        return Answer{mapping->internal, id};
    }
    return std::nullopt;
}

std::optional<IpAddress>
AddressTranslator::InwardHost(const IpAddress& external, const PackedAddress& known) const
{
    const SipPassage& passage = GetPassage();
    const bool isReceiver = external == passage.arrived.destination.address;
    const IpAddress& receiver = passage.leaving.destination.address;
    if (isReceiver && (!known || *known == receiver))
    {
        return receiver;
    }
    if (known &&
        FindOutside(*known, MakeContextBack(), passage.arrived.destination.address) == external)
    {
        return *known;
    }
    return isReceiver ? std::optional(receiver) : std::nullopt;
}

std::optional<AddressAnswers::Answer>
AddressTranslator::FindOwn(const IpEndpoint& external) const
{
    Answer own;
    const ZoneId outside = GetPassage().zones.to;
    if (const auto fixed = m_nat.rules.TranslateDestination(outside, external.address))
    {
        own.endpoint = {fixed->translated, external.port};
    }
    else
    {
        own.mapping = m_nat.mappings.FindByExternal(IpProtocol::Udp, external);
        const Mapping* mapping = m_nat.mappings.Find(own.mapping);
        own.endpoint = mapping ? IpEndpoint(mapping->internal) : IpEndpoint();
    }
    return IsInside(own.endpoint.address) ? std::optional(own) : std::nullopt;
}

bool
AddressTranslator::OutwardPair(const std::array<IpEndpoint, 2>& inside,
                               ZoneId zone,
                               NamedChannel& channel)
{
    const auto context = MakeContext(zone);
    const auto pair = m_nat.translator.TranslatePair(inside[RTP], inside[RTCP], context, m_now);
    if (pair.rtp.kind == SourceTranslation::Kind::Refused)
    {
        Fail();
        return false;
    }
    if (pair.rtp.kind == SourceTranslation::Kind::Mapped)
    {
        m_mappings.push_back(pair.rtp.mapping);
        m_mappings.push_back(pair.rtcp.mapping);
    }
    channel.external = {pair.rtp.external, pair.rtcp.external};
    channel.mapping[RTP] = pair.rtp.mapping;
    channel.mapping[RTCP] = pair.rtcp.mapping;
    return true;
}

std::optional<AddressAnswers::Answer>
AddressTranslator::OutwardListener(const IpEndpoint& internal, ZoneId zone)
{
    const SourceTranslation listener =
        m_nat.translator.TranslateExpected(IpProtocol::Tcp, internal, MakeContext(zone), m_now);
    if (listener.kind == SourceTranslation::Kind::Refused)
    {
        Fail();
        return std::nullopt;
    }
    if (listener.kind == SourceTranslation::Kind::Mapped)
    {
        m_mappings.push_back(listener.mapping);
    }
    return Answer{listener.external, listener.mapping};
}

std::vector<SourceTranslation>
AddressTranslator::OutwardRun(const IpEndpoint& first, unsigned count, ZoneId zone)
{
    const auto run = m_nat.translator.TranslateRun(first, count, MakeContext(zone), m_now);
    if (run.empty())
    {
        Fail();
    }
    for (const SourceTranslation& each : run)
    {
        if (each.kind == SourceTranslation::Kind::Mapped)
        {
            m_mappings.push_back(each.mapping);
        }
    }
    return run;
}

void
AddressTranslator::NameAsIs(const IpEndpoint& endpoint, SignalHeader header, bool isNeeded)
{
    if (IsInside(endpoint.address))
    {
        Named& named = AddNamed({endpoint, endpoint, {}, 0, isNeeded});
        named.headers |= static_cast<uint8_t>(header);
    }
}

void
AddressTranslator::Mark(const IpEndpoint& written, SignalHeader header)
{
    const auto bit = static_cast<uint8_t>(header);
    for (Named& named : m_named)
    {
        if (named.internal == written)
        {
            named.headers |= bit;
            return;
        }
    }
    if (const auto own = FindOwn(written))
    {
        AddNamed({own->endpoint, written, own->mapping, 0, true}).headers |= bit;
    }
}

/// Of the hosts that a message names most are the same.
ZoneId
AddressTranslator::FindZone(const IpAddress& host) const
{
    if (!m_lastHost || host != *m_lastHost)
    {
        m_lastHost = host;
        m_lastZone = SearchZone(host);
    }
    return m_lastZone;
}

ZoneId
AddressTranslator::SearchZone(const IpAddress& host) const
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
AddressTranslator::HoldNamed()
{
    for (const Named& named : m_named)
    {
        m_nat.mappings.Hold(named.mapping);
    }
}

void
AddressTranslator::ReleaseNamed(Time now)
{
    for (const Named& named : m_named)
    {
        m_nat.mappings.Release(m_nat.mappings.GetId(named.mapping), now);
    }
}

void
AddressTranslator::TakeBack(Time now)
{
    for (const MappingId id : m_mappings)
    {
        const Mapping* mapping = m_nat.mappings.Find(id);
        if (mapping && mapping->holders == 0 && !m_nat.mappings.Lingers(id))
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
    return {{from, GetPassage().zones.to},
            GetPassage().egress,
            GetPassage().leaving.destination.address};
}

/// From the receiver's side to the sender.
SourceTranslator::Context
AddressTranslator::MakeContextBack() const
{
    const SipPassage& passage = GetPassage();
    return {{passage.zones.to, passage.zones.from},
            passage.ingress,
            passage.arrived.source.address};
}

bool
AddressTranslator::IsInside(const IpAddress& host) const
{
    return FindZone(host) == GetPassage().zones.from;
}

std::optional<AddressAnswers::Answer>
AddressTranslator::Note(const IpEndpoint& internal, const SourceTranslation& result)
{
    switch (result.kind)
    {
    case SourceTranslation::Kind::None:
        return std::nullopt;
    case SourceTranslation::Kind::Refused:
        Fail();
        return std::nullopt;
    case SourceTranslation::Kind::Mapped:
        m_mappings.push_back(result.mapping);
        break;
    case SourceTranslation::Kind::Static:
        break;
    }
    AddNamed({internal, result.external, result.mapping, 0, true});
    return Answer{result.external, result.mapping};
}

AddressTranslator::Named&
AddressTranslator::AddNamed(const Named& named)
{
    for (Named& known : m_named)
    {
        if (known.external == named.external)
        {
            return known;
        }
    }
    return m_named.emplace_back(named);
}

} // namespace ns3::sipalg
