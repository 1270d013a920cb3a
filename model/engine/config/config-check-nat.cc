// SPDX-License-Identifier: GPL-2.0-only
#include "config-check-nat.h"

#include "config-value.h"
#include "config-words.h"

namespace ns3::sipalg
{

namespace
{

using Problems = std::vector<ConfigProblem>;

/// A static rule, where it stands and from which zone it applies.
struct PlacedRule
{
    const StaticNatRule* rule;
    const StaticNatRuleSet* ruleSet;

    std::string GetSubject() const
    {
        return "security nat static rule-set " + QuoteConfigWord(ruleSet->name) + " rule " +
               QuoteConfigWord(rule->name);
    }

    std::string GetName() const
    {
        return "rule '" + rule->name + "' of rule-set '" + ruleSet->name + "'";
    }
};

AddressRange
ToRange(const IpPrefix& prefix)
{
    const unsigned hostBits = prefix.address.GetBits() - prefix.length;
    const uint32_t size = hostBits >= 32 ? UINT32_MAX : (uint32_t{1} << hostBits) - 1;
    const IpAddress low = prefix.address.Masked(prefix.length);
    return {low, low.Plus(size)};
}

bool
Overlap(const IpPrefix& a, const IpPrefix& b)
{
    return a.length < b.length ? a.Contains(b.address) : b.Contains(a.address);
}

bool
Overlap(const AddressRange& a, const AddressRange& b)
{
    return a.Contains(b.low) || b.Contains(a.low);
}

std::vector<PlacedRule>
GetStaticRules(const FirewallConfig& config)
{
    std::vector<PlacedRule> rules;
    for (const StaticNatRuleSet& ruleSet : config.nat.staticRuleSets)
    {
        for (const StaticNatRule& rule : ruleSet.rules)
        {
            rules.push_back({&rule, &ruleSet});
        }
    }
    return rules;
}

void
CheckLength(const PlacedRule& placed, Problems& problems)
{
    const IpPrefix& outside = placed.rule->destination;
    const IpPrefix& inside = placed.rule->prefix;
    if (outside.address.IsV4() != inside.address.IsV4() || outside.length != inside.length)
    {
        problems.push_back({placed.GetSubject() + " then static-nat prefix",
                            inside.ToString() + " is not of the same length as " +
                                outside.ToString() + ", which it stands for"});
    }
}

/// The same pair may be told for two zones; in one zone each address has one partner.
void
CheckPair(const PlacedRule& first, const PlacedRule& second, Problems& problems)
{
    const bool isSamePair = first.rule->destination == second.rule->destination &&
                            first.rule->prefix == second.rule->prefix;
    const bool isSameZone = first.ruleSet->from == second.ruleSet->from;
    if (Overlap(first.rule->destination, second.rule->destination) && (isSameZone || !isSamePair))
    {
        problems.push_back({second.GetSubject() + " match destination-address",
                            second.rule->destination.ToString() + " is already translated by " +
                                first.GetName() + ": one public address for each private address"});
    }
    else if (isSameZone && Overlap(first.rule->prefix, second.rule->prefix))
    {
        problems.push_back({second.GetSubject() + " then static-nat prefix",
                            second.rule->prefix.ToString() + " already has a public address by " +
                                first.GetName() + ": one public address for each private address"});
    }
}

std::string
GetSubject(const SourcePool& pool)
{
    return "security nat source pool " + QuoteConfigWord(pool.name);
}

/// @p what @p other shares addresses with the pool, as far as one of its ranges does.
void
CheckApart(const SourcePool& pool,
           const AddressRange& other,
           const std::string& what,
           Problems& problems)
{
    for (const AddressRange& range : pool.addresses)
    {
        if (Overlap(range, other))
        {
            problems.push_back({GetSubject(pool) + " address " + ToConfigText(range),
                                "pool '" + pool.name + "' overlaps " + what});
        }
    }
}

void
CheckPool(const FirewallConfig& config, std::size_t index, Problems& problems)
{
    const SourcePool& pool = config.nat.pools[index];
    if (pool.addresses.empty())
    {
        problems.push_back({GetSubject(pool), "pool '" + pool.name + "' has no address"});
    }
    for (const InterfaceConfig& interface : config.interfaces)
    {
        for (const IpPrefix& own : interface.addresses)
        {
            const AddressRange address{own.address, own.address};
            CheckApart(pool,
                       address,
                       own.address.ToString() + ", the address of interface " + interface.name,
                       problems);
        }
    }
    for (std::size_t i = 0; i < index && problems.size() < MAX_CONFIG_PROBLEMS; ++i)
    {
        for (const AddressRange& range : config.nat.pools[i].addresses)
        {
            CheckApart(pool, range, "pool '" + config.nat.pools[i].name + "'", problems);
        }
    }
}

void
CheckRuleSet(const SourceNatRuleSet& ruleSet, Problems& problems)
{
    const std::string subject = "security nat source rule-set " + QuoteConfigWord(ruleSet.name);
    for (const auto& [zones, word] :
         {std::make_pair(&ruleSet.from, "from"), std::make_pair(&ruleSet.to, "to")})
    {
        if (zones->empty())
        {
            problems.push_back(
                {subject,
                 "source NAT rule-set '" + ruleSet.name + "' lacks '" + word + " zone <zone>'"});
        }
    }
}

} // namespace

void
CheckStaticNat(const FirewallConfig& config, Problems& problems)
{
    for (const StaticNatRuleSet& ruleSet : config.nat.staticRuleSets)
    {
        if (ruleSet.from == NO_ZONE)
        {
            problems.push_back(
                {"security nat static rule-set " + QuoteConfigWord(ruleSet.name),
                 "static NAT rule-set '" + ruleSet.name + "' lacks 'from zone <zone>'"});
        }
    }
    const std::vector<PlacedRule> rules = GetStaticRules(config);
    for (std::size_t i = 0; i < rules.size() && problems.size() < MAX_CONFIG_PROBLEMS; ++i)
    {
        CheckLength(rules[i], problems);
        for (std::size_t j = 0; j < i; ++j)
        {
            CheckPair(rules[j], rules[i], problems);
        }
    }
}

void
CheckSourceNat(const FirewallConfig& config, Problems& problems)
{
    for (const SourceNatRuleSet& ruleSet : config.nat.sourceRuleSets)
    {
        CheckRuleSet(ruleSet, problems);
    }
    const std::vector<PlacedRule> rules = GetStaticRules(config);
    for (std::size_t i = 0; i < config.nat.pools.size(); ++i)
    {
        CheckPool(config, i, problems);
        for (const PlacedRule& placed : rules)
        {
            CheckApart(config.nat.pools[i],
                       ToRange(placed.rule->destination),
                       "the public address of static NAT " + placed.GetName(),
                       problems);
        }
    }
}

} // namespace ns3::sipalg
