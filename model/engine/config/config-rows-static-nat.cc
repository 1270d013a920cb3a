// SPDX-License-Identifier: GPL-2.0-only
#include "config-address-names.h"
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

using RuleSets = std::vector<StaticNatRuleSet>;

std::string
GetPath(const ConfigValues& values)
{
    return "security nat static rule-set " + values[0].text + " rule " + values[1].text;
}

void
RequireHalf(ConfigDraft& draft, const ConfigValues& values, const std::string& half)
{
    draft.Later([=](ConfigDraft& d) {
        if (!d.IsChosen(GetPath(values) + " " + half))
        {
            d.Choose(GetPath(values) + " " + half, ""); // said once
            d.Refuse("static NAT rule '" + values[1].text + "' lacks '" + half + " <prefix>'");
        }
    });
}

constexpr const char* MATCH = "match destination-address";
constexpr const char* THEN = "then static-nat prefix";

void
ReadFrom(ConfigDraft& draft, const ConfigValues& values)
{
    const ZoneId zone = draft.MentionZone(values[1].text);
    draft.GetStaticRuleSet(values[0].text).from = zone;
}

void
WriteFrom(const FirewallConfig& config, ConfigLines& lines)
{
    const RuleSets& ruleSets = config.nat.staticRuleSets;
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        if (ruleSets[i].from != NO_ZONE)
        {
            lines.Add({i, 0}, {ruleSets[i].name, GetZoneName(config, ruleSets[i].from)});
        }
    }
}

void
ReadDestination(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Choose(GetPath(values) + " " + MATCH, values[2].text);
    draft.GetStaticRule(values[0].text, values[1].text).destination = values[2].prefix;
    RequireHalf(draft, values, THEN);
}

void
ReadPrefix(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Choose(GetPath(values) + " " + THEN, values[2].text);
    draft.GetStaticRule(values[0].text, values[1].text).prefix = values[2].prefix;
    RequireHalf(draft, values, MATCH);
}

/// An address name stands for its one prefix once all address books have been read.
void
ReadName(ConfigDraft& draft, const ConfigValues& values, IpPrefix StaticNatRule::*prefix)
{
    draft.GetStaticRule(values[0].text, values[1].text);
    draft.Later([=](ConfigDraft& d) {
        const std::vector<ZoneId> zones{d.GetStaticRuleSet(values[0].text).from};
        const auto found = FindAddresses(d.config.security, zones, values[2].text);
        if (found.size() != 1)
        {
            d.Refuse(found.empty() ? SayUnknownAddress(d.config.security, zones, values[2].text)
                                   : "'" + values[2].text + "' is a set; one address is needed");
            return;
        }
        d.GetStaticRule(values[0].text, values[1].text).*prefix = found.front();
    });
}

void
ReadDestinationName(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Choose(GetPath(values) + " " + MATCH, values[2].text);
    RequireHalf(draft, values, THEN);
    ReadName(draft, values, &StaticNatRule::destination);
}

void
ReadPrefixName(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Choose(GetPath(values) + " " + THEN, values[2].text);
    RequireHalf(draft, values, MATCH);
    ReadName(draft, values, &StaticNatRule::prefix);
}

void
WritePrefixes(const FirewallConfig& config, ConfigLines& lines, IpPrefix StaticNatRule::*prefix)
{
    const RuleSets& ruleSets = config.nat.staticRuleSets;
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
        {
            const StaticNatRule& rule = ruleSets[i].rules[j];
            lines.Add({i, j + 1}, {ruleSets[i].name, rule.name, (rule.*prefix).ToString()});
        }
    }
}

void
WriteDestinations(const FirewallConfig& config, ConfigLines& lines)
{
    WritePrefixes(config, lines, &StaticNatRule::destination);
}

void
WritePrivatePrefixes(const FirewallConfig& config, ConfigLines& lines)
{
    WritePrefixes(config, lines, &StaticNatRule::prefix);
}

void
ReadProxyArp(ConfigDraft& draft, const ConfigValues& values)
{
    draft.GetProxyArp(values[0].text).addresses.push_back(values[1].range);
}

void
WriteProxyArp(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.nat.proxyArp.size(); ++i)
    {
        const ProxyArpConfig& row = config.nat.proxyArp[i];
        const auto& interface = config.interfaces[static_cast<std::size_t>(row.interface)];
        for (const AddressRange& range : row.addresses)
        {
            lines.Add({i}, {interface.name, ToConfigText(range)});
        }
    }
}

void
WriteNothing(const FirewallConfig&, ConfigLines&)
{
}

constexpr ConfigRow ROWS[] = {
    {"security nat static rule-set <rule-set> from zone <zone>",
     ConfigRepeat::Once,
     ReadFrom,
     WriteFrom,
     "Junos, 001",
     "The zone in which the public addresses lie."},
    {"security nat static rule-set <rule-set> rule <rule> match destination-address <prefix>",
     ConfigRepeat::Once,
     ReadDestination,
     WriteDestinations,
     "Junos, 001",
     "The public address or prefix."},
    {"security nat static rule-set <rule-set> rule <rule> match destination-address-name <name>",
     ConfigRepeat::Once,
     ReadDestinationName,
     WriteNothing,
     "Junos",
     "The same by a name of the from-zone's or the global address book; printed again as prefix."},
    {"security nat static rule-set <rule-set> rule <rule> then static-nat prefix <prefix>",
     ConfigRepeat::Once,
     ReadPrefix,
     WritePrivatePrefixes,
     "Junos, 001",
     "The private address or prefix, of the same length. One public address for each."},
    {"security nat static rule-set <rule-set> rule <rule> then static-nat prefix-name <name>",
     ConfigRepeat::Once,
     ReadPrefixName,
     WriteNothing,
     "Junos",
     "The same by a name of the from-zone's or the global address book; printed again as prefix."},
    {"security nat proxy-arp interface <interface.unit> address <address-range>",
     ConfigRepeat::List,
     ReadProxyArp,
     WriteProxyArp,
     "Junos, 001",
     "Addresses for which the firewall answers ARP on this interface."},
};

} // namespace

ConfigRows
GetStaticNatRows()
{
    return MakeConfigRows("Static NAT and proxy ARP", ROWS);
}

} // namespace ns3::sipalg
