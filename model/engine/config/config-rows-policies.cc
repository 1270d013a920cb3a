// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

std::string
GetPath(const ConfigValues& values)
{
    return "security policies from-zone " + values[0].text + " to-zone " + values[1].text +
           " policy " + values[2].text;
}

/// The policy of a statement; in the end it must have said everything that a policy says.
PolicyConfig&
GetPolicy(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Later([path = GetPath(values), values](ConfigDraft& d) {
        const PolicyConfig& policy = d.GetPolicy(values[0].text, values[1].text, values[2].text);
        const std::string lacks = policy.sources.empty()        ? "match source-address"
                                  : policy.destinations.empty() ? "match destination-address"
                                  : policy.applications.empty() ? "match application"
                                  : !d.IsChosen(path + " then") ? "then {permit|deny|reject}"
                                                                : "";
        if (!lacks.empty() && !d.IsChosen(path))
        {
            d.Choose(path, "incomplete"); // said once
            d.Refuse("policy '" + values[2].text + "' from " + values[0].text + " to " +
                     values[1].text + " lacks '" + lacks + "'");
        }
    });
    return draft.GetPolicy(values[0].text, values[1].text, values[2].text);
}

void
ReadSource(ConfigDraft& draft, const ConfigValues& values)
{
    GetPolicy(draft, values).sources.push_back(values[3].text);
}

void
ReadDestination(ConfigDraft& draft, const ConfigValues& values)
{
    GetPolicy(draft, values).destinations.push_back(values[3].text);
}

void
ReadApplication(ConfigDraft& draft, const ConfigValues& values)
{
    GetPolicy(draft, values).applications.push_back(values[3].text);
}

void
ReadAction(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Choose(GetPath(values) + " then", values[3].text);
    GetPolicy(draft, values).action = static_cast<PolicyConfig::Action>(values[3].number);
}

/// Lines about each policy: its zones, its name, and each of the words that @p say gives.
template <typename Say>
void
WritePolicies(const FirewallConfig& config, ConfigLines& lines, Say say)
{
    for (std::size_t i = 0; i < config.security.policies.size(); ++i)
    {
        const PolicyConfig& policy = config.security.policies[i];
        for (const std::string& word : say(policy))
        {
            lines.Add({i},
                      {GetZoneName(config, policy.zones.from),
                       GetZoneName(config, policy.zones.to),
                       policy.name,
                       word});
        }
    }
}

void
WriteSources(const FirewallConfig& config, ConfigLines& lines)
{
    WritePolicies(config, lines, [](const PolicyConfig& policy) { return policy.sources; });
}

void
WriteDestinations(const FirewallConfig& config, ConfigLines& lines)
{
    WritePolicies(config, lines, [](const PolicyConfig& policy) { return policy.destinations; });
}

void
WriteApplications(const FirewallConfig& config, ConfigLines& lines)
{
    WritePolicies(config, lines, [](const PolicyConfig& policy) { return policy.applications; });
}

void
WriteActions(const FirewallConfig& config, ConfigLines& lines)
{
    const auto& choices = lines.GetLastPart().choices;
    WritePolicies(config, lines, [&choices](const PolicyConfig& policy) {
        return std::vector<std::string>{choices[static_cast<std::size_t>(policy.action)]};
    });
}

void
ReadDefaultAction(ConfigDraft& draft, const ConfigValues& values)
{
    draft.config.security.defaultAction = static_cast<PolicyConfig::Action>(values[0].number);
}

void
WriteDefaultAction(const FirewallConfig& config, ConfigLines& lines)
{
    const auto index = static_cast<std::size_t>(config.security.defaultAction);
    lines.AddChoice(std::min(index, lines.GetLastPart().choices.size() - 1));
}

constexpr ConfigRow ROWS[] = {
    {"security policies from-zone <zone> to-zone <zone> policy <policy> match source-address "
     "<name>",
     ConfigRepeat::List,
     ReadSource,
     WriteSources,
     "Junos, 001",
     "Names of the from-zone's or the global address book, or any."},
    {"security policies from-zone <zone> to-zone <zone> policy <policy> match destination-address "
     "<name>",
     ConfigRepeat::List,
     ReadDestination,
     WriteDestinations,
     "Junos, 001",
     "Names of the to-zone's or the global address book, or any."},
    {"security policies from-zone <zone> to-zone <zone> policy <policy> match application "
     "<application>",
     ConfigRepeat::List,
     ReadApplication,
     WriteApplications,
     "Junos, 001",
     "Applications, configured or predefined (junos-sip, ...), or any."},
    {"security policies from-zone <zone> to-zone <zone> policy <policy> then {permit|deny|reject}",
     ConfigRepeat::Once,
     ReadAction,
     WriteActions,
     "Junos, 001",
     "What happens to a new flow; the first policy of the zone pair that matches decides."},
    {"security policies default-policy {permit-all|deny-all}",
     ConfigRepeat::Once,
     ReadDefaultAction,
     WriteDefaultAction,
     "Junos; 002 drops",
     "What happens to a new flow that no policy matches."},
};

} // namespace

ConfigRows
GetPolicyRows()
{
    return MakeConfigRows("Policies", ROWS);
}

} // namespace ns3::sipalg
