// SPDX-License-Identifier: GPL-2.0-only
#include "nat-rules.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

template <typename RuleSets>
std::vector<std::vector<uint64_t>>
MakeCounters(const RuleSets& ruleSets)
{
    std::vector<std::vector<uint64_t>> counters;
    for (const auto& ruleSet : ruleSets)
    {
        counters.emplace_back(ruleSet.rules.size(), 0);
    }
    return counters;
}

NatRuleRef
MakeRef(NatRuleRef::Kind kind, std::size_t ruleSet, std::size_t rule)
{
    return {kind, static_cast<uint16_t>(ruleSet), static_cast<uint16_t>(rule)};
}

/// The network bits of @p network with the host bits of @p host.
IpAddress
CombineBits(const IpPrefix& network, const IpAddress& host)
{
    if (network.address.IsV4())
    {
        const uint32_t hostBits = host.ToV4() - host.Masked(network.length).ToV4();
        return network.address.Masked(network.length).Plus(hostBits);
    }
    auto bytes = network.address.Masked(network.length).ToV6();
    const auto all = host.ToV6();
    const auto masked = host.Masked(network.length).ToV6();
    for (std::size_t i = 0; i < bytes.size(); ++i)
    {
        bytes[i] |= all[i] ^ masked[i];
    }
    return IpAddress::V6(bytes);
}

bool
ContainsZone(const std::vector<ZoneId>& zones, ZoneId zone)
{
    for (const ZoneId each : zones)
    {
        if (each == zone)
        {
            return true;
        }
    }
    return false;
}

bool
MatchesAny(const std::vector<IpPrefix>& prefixes, const IpAddress& address)
{
    for (const IpPrefix& prefix : prefixes)
    {
        if (prefix.Contains(address))
        {
            return true;
        }
    }
    return prefixes.empty();
}

/// The first static rule of @p zone, or of any, one side of which (@p match) holds @p address.
std::optional<StaticNatDecision>
TranslateStatic(const NatConfig& config,
                std::optional<ZoneId> zone,
                const IpAddress& address,
                IpPrefix StaticNatRule::*match,
                IpPrefix StaticNatRule::*result)
{
    for (std::size_t set = 0; set < config.staticRuleSets.size(); ++set)
    {
        const StaticNatRuleSet& ruleSet = config.staticRuleSets[set];
        const bool isOfZone = !zone || ruleSet.from == *zone;
        for (std::size_t i = 0; isOfZone && i < ruleSet.rules.size(); ++i)
        {
            if ((ruleSet.rules[i].*match).Contains(address))
            {
                return StaticNatDecision{CombineBits(ruleSet.rules[i].*result, address),
                                         MakeRef(NatRuleRef::Kind::Static, set, i)};
            }
        }
    }
    return std::nullopt;
}

} // namespace

NatRules::NatRules(const NatConfig& config)
    : m_config(config),
      m_staticHits(MakeCounters(config.staticRuleSets)),
      m_sourceHits(MakeCounters(config.sourceRuleSets))
{
}

std::optional<StaticNatDecision>
NatRules::TranslateDestination(ZoneId from, const IpAddress& destination) const
{
    return TranslateStatic(m_config,
                           from,
                           destination,
                           &StaticNatRule::destination,
                           &StaticNatRule::prefix);
}

std::optional<StaticNatDecision>
NatRules::TranslateDestination(const IpAddress& destination) const
{
    return TranslateStatic(m_config,
                           std::nullopt,
                           destination,
                           &StaticNatRule::destination,
                           &StaticNatRule::prefix);
}

ZoneId
NatRules::GetPublicZone(const NatRuleRef& rule) const
{
    return m_config.staticRuleSets.at(rule.ruleSet).from;
}

std::optional<StaticNatDecision>
NatRules::TranslateSource(ZoneId to, const IpAddress& source) const
{
    return TranslateStatic(m_config,
                           to,
                           source,
                           &StaticNatRule::prefix,
                           &StaticNatRule::destination);
}

SourceNatDecision
NatRules::FindSourceRule(ZonePair zones,
                         const IpAddress& source,
                         const IpAddress& destination) const
{
    for (std::size_t set = 0; set < m_config.sourceRuleSets.size(); ++set)
    {
        const SourceNatRuleSet& ruleSet = m_config.sourceRuleSets[set];
        if (!ContainsZone(ruleSet.from, zones.from) || !ContainsZone(ruleSet.to, zones.to))
        {
            continue;
        }
        for (std::size_t i = 0; i < ruleSet.rules.size(); ++i)
        {
            const SourceNatRule& rule = ruleSet.rules[i];
            if (MatchesAny(rule.sources, source) && MatchesAny(rule.destinations, destination))
            {
                return {rule.action, &rule, MakeRef(NatRuleRef::Kind::Source, set, i)};
            }
        }
    }
    return {};
}

bool
NatRules::IsTranslatedAddress(const IpAddress& address) const
{
    for (const StaticNatRuleSet& ruleSet : m_config.staticRuleSets)
    {
        for (const StaticNatRule& rule : ruleSet.rules)
        {
            if (rule.destination.Contains(address))
            {
                return true;
            }
        }
    }
    for (const SourcePool& pool : m_config.pools)
    {
        for (const AddressRange& range : pool.addresses)
        {
            if (range.Contains(address))
            {
                return true;
            }
        }
    }
    return false;
}

void
NatRules::CountHit(const NatRuleRef& rule)
{
    if (rule.kind == NatRuleRef::Kind::None)
    {
        return;
    }
    auto& hits = rule.kind == NatRuleRef::Kind::Static ? m_staticHits : m_sourceHits;
    ++hits.at(rule.ruleSet).at(rule.rule);
}

uint64_t
NatRules::GetHits(const NatRuleRef& rule) const
{
    if (rule.kind == NatRuleRef::Kind::None)
    {
        return 0;
    }
    const auto& hits = rule.kind == NatRuleRef::Kind::Static ? m_staticHits : m_sourceHits;
    return hits.at(rule.ruleSet).at(rule.rule);
}

const NatConfig&
NatRules::GetConfig() const
{
    return m_config;
}

} // namespace ns3::sipalg
