// SPDX-License-Identifier: GPL-2.0-only
#include "config-address-names.h"
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

using Action = SourceNatRule::Action;
using RuleSets = std::vector<SourceNatRuleSet>;

std::string
GetPath(const ConfigValues& values)
{
    return "security nat source rule-set " + values[0].text + " rule " + values[1].text;
}

SourceNatRule&
GetRule(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Later([path = GetPath(values), name = values[1].text](ConfigDraft& d) {
        if (!d.IsChosen(path + " then source-nat"))
        {
            d.Choose(path + " then source-nat", ""); // said once
            d.Refuse("source NAT rule '" + name +
                     "' lacks 'then source-nat {off|interface|pool <pool>}'");
        }
    });
    return draft.GetSourceRule(values[0].text, values[1].text);
}

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
    GetRule(draft, values).sources.push_back(values[2].prefix);
}

void
ReadDestination(ConfigDraft& draft, const ConfigValues& values)
{
    GetRule(draft, values).destinations.push_back(values[2].prefix);
}

/// An address name stands for its prefixes once all address books have been read.
void
ReadName(ConfigDraft& draft,
         const ConfigValues& values,
         std::vector<ZoneId> SourceNatRuleSet::*zones,
         std::vector<IpPrefix> SourceNatRule::*prefixes)
{
    GetRule(draft, values);
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

/// Lines about each rule: its rule set, its name, and each of the words that @p say gives.
template <typename Say>
void
WriteRules(const FirewallConfig& config, ConfigLines& lines, Say say)
{
    const RuleSets& ruleSets = config.nat.sourceRuleSets;
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
        {
            const SourceNatRule& rule = ruleSets[i].rules[j];
            for (std::vector<std::string> values : say(rule))
            {
                values.insert(values.begin(), {ruleSets[i].name, rule.name});
                lines.Add({i, j + 1}, std::move(values));
            }
        }
    }
}

using Values = std::vector<std::vector<std::string>>;

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
    WriteRules(config, lines, [](const SourceNatRule& rule) { return ToValues(rule.sources); });
}

void
WriteDestinations(const FirewallConfig& config, ConfigLines& lines)
{
    WriteRules(config, lines, [](const SourceNatRule& rule) {
        return ToValues(rule.destinations);
    });
}

/// The rule with its action, which must be its only one.
SourceNatRule&
SetAction(ConfigDraft& draft, const ConfigValues& values, Action action, const std::string& word)
{
    draft.Choose(GetPath(values) + " then source-nat", word);
    SourceNatRule& rule = GetRule(draft, values);
    rule.action = action;
    return rule;
}

void
ReadOff(ConfigDraft& draft, const ConfigValues& values)
{
    SetAction(draft, values, Action::Off, "off");
}

void
WriteOff(const FirewallConfig& config, ConfigLines& lines)
{
    WriteRules(config, lines, [](const SourceNatRule& rule) {
        return ToFlag(rule.action == Action::Off);
    });
}

void
ReadInterface(ConfigDraft& draft, const ConfigValues& values)
{
    SetAction(draft, values, Action::Interface, "interface");
}

void
WriteInterface(const FirewallConfig& config, ConfigLines& lines)
{
    WriteRules(config, lines, [](const SourceNatRule& rule) {
        return ToFlag(rule.action == Action::Interface && !rule.persistent);
    });
}

void
ReadPool(ConfigDraft& draft, const ConfigValues& values)
{
    const uint16_t pool = draft.MentionPool(values[2].text);
    SetAction(draft, values, Action::Pool, "pool").pool = pool;
}

void
WritePool(const FirewallConfig& config, ConfigLines& lines)
{
    WriteRules(config, lines, [&config](const SourceNatRule& rule) {
        return rule.action == Action::Pool ? Values{{config.nat.pools[rule.pool].name}} : Values{};
    });
}

/// The rule's persistent NAT; `interface` is an action by itself, `pool` needs the pool's name.
PersistentNat&
GetPersistent(ConfigDraft& draft, const ConfigValues& values)
{
    SourceNatRule* rule = &draft.GetSourceRule(values[0].text, values[1].text);
    if (values[2].text == "interface")
    {
        rule = &SetAction(draft, values, Action::Interface, "interface");
    }
    else
    {
        GetRule(draft, values);
        draft.Later([path = GetPath(values), name = values[1].text, rule = values](ConfigDraft& d) {
            if (d.GetSourceRule(rule[0].text, rule[1].text).action != Action::Pool)
            {
                d.Refuse("source NAT rule '" + name + "' lacks 'then source-nat pool <pool>'");
            }
        });
    }
    if (!rule->persistent)
    {
        rule->persistent.emplace();
    }
    return *rule->persistent;
}

void
ReadPermit(ConfigDraft& draft, const ConfigValues& values)
{
    GetPersistent(draft, values).permit = static_cast<RemoteFilter>(2 - values[3].number);
}

void
ReadInactivity(ConfigDraft& draft, const ConfigValues& values)
{
    GetPersistent(draft, values).inactivityTimeout = values[3].time;
}

void
ReadMaximumSessions(ConfigDraft& draft, const ConfigValues& values)
{
    GetPersistent(draft, values).maximumSessions = static_cast<uint32_t>(values[3].number);
}

std::string
GetActionWord(const SourceNatRule& rule)
{
    return rule.action == Action::Pool ? "pool" : "interface";
}

void
WritePermit(const FirewallConfig& config, ConfigLines& lines)
{
    const auto& choices = lines.GetLastPart().choices;
    WriteRules(config, lines, [&choices](const SourceNatRule& rule) {
        if (!rule.persistent)
        {
            return Values{};
        }
        const auto index = 2 - static_cast<std::size_t>(rule.persistent->permit);
        return Values{{GetActionWord(rule), choices[index]}};
    });
}

void
WriteInactivity(const FirewallConfig& config, ConfigLines& lines)
{
    const Time unit = GetUnitTime(lines.GetLastPart().unit);
    WriteRules(config, lines, [unit](const SourceNatRule& rule) {
        if (!rule.persistent ||
            rule.persistent->inactivityTimeout == PersistentNat{}.inactivityTimeout)
        {
            return Values{};
        }
        const auto count = rule.persistent->inactivityTimeout / unit;
        return Values{{GetActionWord(rule), std::to_string(count)}};
    });
}

void
WriteMaximumSessions(const FirewallConfig& config, ConfigLines& lines)
{
    WriteRules(config, lines, [](const SourceNatRule& rule) {
        if (!rule.persistent || rule.persistent->maximumSessions == PersistentNat{}.maximumSessions)
        {
            return Values{};
        }
        const auto count = std::to_string(rule.persistent->maximumSessions);
        return Values{{GetActionWord(rule), count}};
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
    {"security nat source rule-set <rule-set> rule <rule> then source-nat {interface|pool} "
     "persistent-nat permit {any-remote-host|target-host|target-host-port}",
     ConfigRepeat::Once,
     ReadPermit,
     WritePermit,
     "Junos; RFC 4787 5",
     "One mapping per inside endpoint, and who may send to it.",
     "off"},
    {"security nat source rule-set <rule-set> rule <rule> then source-nat {interface|pool} "
     "persistent-nat inactivity-timeout <60..7200 seconds>",
     ConfigRepeat::Once,
     ReadInactivity,
     WriteInactivity,
     "Junos",
     "How long a persistent mapping outlives its last session.",
     "300"},
    {"security nat source rule-set <rule-set> rule <rule> then source-nat {interface|pool} "
     "persistent-nat max-session-number <8..65536>",
     ConfigRepeat::Once,
     ReadMaximumSessions,
     WriteMaximumSessions,
     "Junos",
     "How many sessions a persistent mapping may have at a time.",
     "30"},
};

} // namespace

ConfigRows
GetSourceNatRows()
{
    return MakeConfigRows("Source NAT rules", ROWS);
}

} // namespace ns3::sipalg
