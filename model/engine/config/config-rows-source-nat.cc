// SPDX-License-Identifier: GPL-2.0-only
#include "config-address-names.h"
#include "source-nat-statements.h"

namespace ns3::sipalg
{

namespace
{

using Action = SourceNatRule::Action;
using RuleSets = std::vector<SourceNatRuleSet>;
using Values = SourceNatStatements;

void
ReadFrom(ConfigDraft& draft, const ConfigValues& values)
{
    const ZoneId zone = draft.MentionZone(values[1].text);
    draft.GetSourceRuleSet(values[0].text).from.push_back(zone);
}

void
ReadTo(ConfigDraft& draft, const ConfigValues& values)
{
    const ZoneId zone = draft.MentionZone(values[1].text);
    draft.GetSourceRuleSet(values[0].text).to.push_back(zone);
}

void
WriteZones(const FirewallConfig& config,
           ConfigLines& lines,
           std::vector<ZoneId> SourceNatRuleSet::*zones)
{
    const RuleSets& ruleSets = config.nat.sourceRuleSets;
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (const ZoneId zone : ruleSets[i].*zones)
        {
            lines.Add({i, 0}, {ruleSets[i].name, GetZoneName(config, zone)});
        }
    }
}

void
WriteFrom(const FirewallConfig& config, ConfigLines& lines)
{
    WriteZones(config, lines, &SourceNatRuleSet::from);
}

void
WriteTo(const FirewallConfig& config, ConfigLines& lines)
{
    WriteZones(config, lines, &SourceNatRuleSet::to);
}

void
ReadSource(ConfigDraft& draft, const ConfigValues& values)
{
    GetSourceNatRule(draft, values).sources.push_back(values[2].prefix);
}

void
ReadDestination(ConfigDraft& draft, const ConfigValues& values)
{
    GetSourceNatRule(draft, values).destinations.push_back(values[2].prefix);
}

/// An address name stands for its prefixes once all address books have been read.
void
ReadName(ConfigDraft& draft,
         const ConfigValues& values,
         std::vector<ZoneId> SourceNatRuleSet::*zones,
         std::vector<IpPrefix> SourceNatRule::*prefixes)
{
    GetSourceNatRule(draft, values);
    draft.Later([=](ConfigDraft& d) {
        const SourceNatRuleSet& ruleSet = d.GetSourceRuleSet(values[0].text);
        const auto found = FindAddresses(d.config.security, ruleSet.*zones, values[2].text);
        if (found.empty())
        {
            d.Refuse(SayUnknownAddress(d.config.security, ruleSet.*zones, values[2].text));
        }
        auto& rule = d.GetSourceRule(values[0].text, values[1].text);
        (rule.*prefixes).insert((rule.*prefixes).end(), found.begin(), found.end());
    });
}

void
ReadSourceName(ConfigDraft& draft, const ConfigValues& values)
{
    ReadName(draft, values, &SourceNatRuleSet::from, &SourceNatRule::sources);
}

void
ReadDestinationName(ConfigDraft& draft, const ConfigValues& values)
{
    ReadName(draft, values, &SourceNatRuleSet::to, &SourceNatRule::destinations);
}

Values
ToValues(const std::vector<IpPrefix>& prefixes)
{
    Values values;
    for (const IpPrefix& prefix : prefixes)
    {
        values.push_back({prefix.ToString()});
    }
    return values;
}

/// One statement without further values, or none.
Values
ToFlag(bool isSet)
{
    return isSet ? Values{{}} : Values{};
}

void
WriteSources(const FirewallConfig& config, ConfigLines& lines)
{
    WriteSourceNatRules(config, lines, [](const SourceNatRule& rule) {
        return ToValues(rule.sources);
    });
}

void
WriteDestinations(const FirewallConfig& config, ConfigLines& lines)
{
    WriteSourceNatRules(config, lines, [](const SourceNatRule& rule) {
        return ToValues(rule.destinations);
    });
}

void
ReadOff(ConfigDraft& draft, const ConfigValues& values)
{
    SetSourceNatAction(draft, values, Action::Off, "off");
}

void
WriteOff(const FirewallConfig& config, ConfigLines& lines)
{
    WriteSourceNatRules(config, lines, [](const SourceNatRule& rule) {
        return ToFlag(rule.action == Action::Off);
    });
}

void
ReadInterface(ConfigDraft& draft, const ConfigValues& values)
{
    SetSourceNatAction(draft, values, Action::Interface, "interface");
}

void
WriteInterface(const FirewallConfig& config, ConfigLines& lines)
{
    WriteSourceNatRules(config, lines, [](const SourceNatRule& rule) {
        return ToFlag(rule.action == Action::Interface && !rule.persistent);
    });
}

void
ReadPool(ConfigDraft& draft, const ConfigValues& values)
{
    const uint16_t pool = draft.MentionPool(values[2].text);
    SetSourceNatAction(draft, values, Action::Pool, "pool").pool = pool;
}

void
WritePool(const FirewallConfig& config, ConfigLines& lines)
{
    WriteSourceNatRules(config, lines, [&config](const SourceNatRule& rule) {
        return rule.action == Action::Pool ? Values{{config.nat.pools[rule.pool].name}} : Values{};
    });
}

void
WriteNothing(const FirewallConfig&, ConfigLines&)
{
}

constexpr ConfigRow ROWS[] = {
    {"security nat source rule-set <rule-set> from zone <zone>",
     ConfigRepeat::List,
     ReadFrom,
     WriteFrom,
     "Junos, 001",
     "Where the flows come from whose source is translated."},
    {"security nat source rule-set <rule-set> to zone <zone>",
     ConfigRepeat::List,
     ReadTo,
     WriteTo,
     "Junos, 001",
     "Where they go."},
    {"security nat source rule-set <rule-set> rule <rule> match source-address <prefix>",
     ConfigRepeat::List,
     ReadSource,
     WriteSources,
     "Junos, 001",
     "Sources that the rule is for; host bits are ignored. None: all.",
     "all"},
    {"security nat source rule-set <rule-set> rule <rule> match source-address-name <name>",
     ConfigRepeat::List,
     ReadSourceName,
     WriteNothing,
     "Junos",
     "The same by name, from a from-zone's or the global address book; printed again as prefixes."},
    {"security nat source rule-set <rule-set> rule <rule> match destination-address <prefix>",
     ConfigRepeat::List,
     ReadDestination,
     WriteDestinations,
     "Junos",
     "Destinations that the rule is for. None: all.",
     "all"},
    {"security nat source rule-set <rule-set> rule <rule> match destination-address-name <name>",
     ConfigRepeat::List,
     ReadDestinationName,
     WriteNothing,
     "Junos",
     "The same by name, from a to-zone's or the global address book; printed again as prefixes."},
    {"security nat source rule-set <rule-set> rule <rule> then source-nat off",
     ConfigRepeat::Once,
     ReadOff,
     WriteOff,
     "Junos",
     "What matches is not translated."},
    {"security nat source rule-set <rule-set> rule <rule> then source-nat interface",
     ConfigRepeat::Once,
     ReadInterface,
     WriteInterface,
     "Junos, 001",
     "The address of the interface by which the flow leaves."},
    {"security nat source rule-set <rule-set> rule <rule> then source-nat pool <pool>",
     ConfigRepeat::Once,
     ReadPool,
     WritePool,
     "Junos, 001",
     "An address of the pool."},
};

} // namespace

ConfigRows
GetSourceNatRows()
{
    return MakeConfigRows("Source NAT rules", ROWS);
}

} // namespace ns3::sipalg
