// SPDX-License-Identifier: GPL-2.0-only
#include "config-value.h"
#include "show-views.h"

namespace ns3::sipalg
{

namespace
{

using Hits = std::map<std::pair<std::size_t, std::size_t>, uint64_t>;

std::string
GetHits(const Hits& hits, std::size_t ruleSet, std::size_t rule)
{
    const auto found = hits.find({ruleSet, rule});
    return std::to_string(found == hits.end() ? 0 : found->second);
}

template <typename RuleSets>
std::size_t
CountRules(const RuleSets& ruleSets)
{
    std::size_t rules = 0;
    for (const auto& ruleSet : ruleSets)
    {
        rules += ruleSet.rules.size();
    }
    return rules;
}

std::string
JoinZones(const FirewallConfig& config, const std::vector<ZoneId>& zones)
{
    std::string text;
    for (const ZoneId zone : zones)
    {
        text += (text.empty() ? "" : ", ") + GetZoneName(config, zone);
    }
    return text;
}

std::string
JoinPrefixes(const std::vector<IpPrefix>& prefixes)
{
    std::string text;
    for (const IpPrefix& prefix : prefixes)
    {
        text += (text.empty() ? "" : ", ") + prefix.ToString();
    }
    return text.empty() ? "any" : text;
}

std::string
GetAction(const FirewallConfig& config, const SourceNatRule& rule)
{
    switch (rule.action)
    {
    case SourceNatRule::Action::Off:
        return "off";
    case SourceNatRule::Action::Interface:
        return "interface";
    case SourceNatRule::Action::Pool:
        break;
    }
    return "pool " + config.nat.pools[rule.pool].name;
}

std::string
GetPersistence(const SourceNatRule& rule)
{
    if (!rule.persistent)
    {
        return "none";
    }
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(rule.persistent->inactivityTimeout);
    const char* names[] = {"target-host-port", "target-host", "any-remote-host"};
    return std::string(names[static_cast<std::size_t>(rule.persistent->permit)]) +
           ", inactivity timeout " + std::to_string(seconds.count()) + " seconds";
}

std::string
ShowSourceRule(const FirewallConfig& config, const SourceNatRuleSet& set, const SourceNatRule& rule)
{
    return "\n" + ShowLine(0, "Source NAT rule", rule.name) + ShowLine(2, "Rule-set", set.name) +
           ShowLine(2, "From zone", JoinZones(config, set.from)) +
           ShowLine(2, "To zone", JoinZones(config, set.to)) +
           ShowLine(2, "Source addresses", JoinPrefixes(rule.sources)) +
           ShowLine(2, "Destination addresses", JoinPrefixes(rule.destinations)) +
           ShowLine(2, "Action", GetAction(config, rule)) +
           ShowLine(2, "Persistent NAT", GetPersistence(rule));
}

uint64_t
CountPoolHits(const FirewallConfig& config, const ShowState& state, std::size_t pool)
{
    uint64_t hits = 0;
    for (const auto& [place, count] : state.sourceHits)
    {
        const auto& rule = config.nat.sourceRuleSets[place.first].rules[place.second];
        const bool isOfPool = rule.action == SourceNatRule::Action::Pool && rule.pool == pool;
        hits += isOfPool ? count : 0;
    }
    return hits;
}

} // namespace

std::string
ShowSourceRules(const FirewallConfig& config, const ShowState& state)
{
    const auto& ruleSets = config.nat.sourceRuleSets;
    std::string text = ShowLine(0, "Total rules", std::to_string(CountRules(ruleSets)));
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
        {
            text += ShowSourceRule(config, ruleSets[i], ruleSets[i].rules[j]) +
                    ShowLine(2, "Translation hits", GetHits(state.sourceHits, i, j)) +
                    ShowLine(2, "Number of sessions", GetHits(state.sourceSessions, i, j));
        }
    }
    return text;
}

std::string
ShowSourcePools(const FirewallConfig& config, const ShowState& state)
{
    const auto& pools = config.nat.pools;
    std::string text = ShowLine(0, "Total pools", std::to_string(pools.size()));
    for (std::size_t i = 0; i < pools.size(); ++i)
    {
        text += "\n" + ShowLine(0, "Pool name", pools[i].name);
        uint64_t addresses = 0;
        for (const AddressRange& range : pools[i].addresses)
        {
            addresses += uint64_t{range.high.GetLow()} - range.low.GetLow() + 1;
            text += ShowLine(2, "Addresses", ToConfigText(range));
        }
        text += ShowLine(2, "Total addresses", std::to_string(addresses));
        text += pools[i].translatesPorts
                    ? ShowLine(2, "Ports", ToConfigText(pools[i].ports)) +
                          ShowLine(2, "Twin ports", ToConfigText(pools[i].twinPorts))
                    : ShowLine(2, "Ports", "no-translation");
        const auto inUse = state.portsInUse.find(i);
        text += ShowLine(2,
                         "Ports in use",
                         std::to_string(inUse == state.portsInUse.end() ? 0 : inUse->second)) +
                ShowLine(2, "Translation hits", std::to_string(CountPoolHits(config, state, i)));
    }
    return text;
}

std::string
ShowStaticRules(const FirewallConfig& config, const ShowState& state)
{
    const auto& ruleSets = config.nat.staticRuleSets;
    std::string text = ShowLine(0, "Total static NAT rules", std::to_string(CountRules(ruleSets)));
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
        {
            const StaticNatRule& rule = ruleSets[i].rules[j];
            text += "\n" + ShowLine(0, "Static NAT rule", rule.name) +
                    ShowLine(2, "Rule-set", ruleSets[i].name) +
                    ShowLine(2, "From zone", GetZoneName(config, ruleSets[i].from)) +
                    ShowLine(2, "Destination addresses", rule.destination.ToString()) +
                    ShowLine(2, "Host addresses", rule.prefix.ToString()) +
                    ShowLine(2, "Translation hits", GetHits(state.staticHits, i, j)) +
                    ShowLine(2, "Number of sessions", GetHits(state.staticSessions, i, j));
        }
    }
    return text;
}

} // namespace ns3::sipalg
