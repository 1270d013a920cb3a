// SPDX-License-Identifier: GPL-2.0-only
#include "source-nat-statements.h"

namespace ns3::sipalg
{

namespace
{

using Action = SourceNatRule::Action;
using Values = SourceNatStatements;

/// The rule's persistent NAT; `interface` is an action by itself, `pool` needs the pool's name.
PersistentNat&
GetPersistent(ConfigDraft& draft, const ConfigValues& values)
{
    SourceNatRule* rule = &draft.GetSourceRule(values[0].text, values[1].text);
    if (values[2].text == "interface")
    {
        rule = &SetSourceNatAction(draft, values, Action::Interface, "interface");
    }
    else
    {
        GetSourceNatRule(draft, values);
        draft.Later([path = GetSourceNatPath(values), name = values[1].text, rule = values](
                        ConfigDraft& d) {
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
    WriteSourceNatRules(config, lines, [&choices](const SourceNatRule& rule) {
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
    WriteSourceNatRules(config, lines, [unit](const SourceNatRule& rule) {
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
    WriteSourceNatRules(config, lines, [](const SourceNatRule& rule) {
        if (!rule.persistent || rule.persistent->maximumSessions == PersistentNat{}.maximumSessions)
        {
            return Values{};
        }
        const auto count = std::to_string(rule.persistent->maximumSessions);
        return Values{{GetActionWord(rule), count}};
    });
}

constexpr ConfigRow ROWS[] = {
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
GetPersistentNatRows()
{
    return MakeConfigRows("Persistent NAT", ROWS);
}

} // namespace ns3::sipalg
