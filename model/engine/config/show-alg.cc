// SPDX-License-Identifier: GPL-2.0-only
#include "alg-profile.h"
#include "config-statement.h"
#include "show-views.h"

#include <cstdio>

namespace ns3::sipalg
{

namespace
{

std::string
ToSeconds(double time)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.3f s", time);
    return text;
}

/// Where the value of a knob comes from: a statement that says what holds anyhow sets nothing.
std::string
GetOrigin(const ConfigStatement& statement, const FirewallConfig& config)
{
    const FirewallConfig defaults;
    FirewallConfig profile;
    profile.alg = MakeProfile(config.alg.profile);
    const std::string value = DescribeValue(statement, config);
    if (value != DescribeValue(statement, profile))
    {
        return "set";
    }
    const bool isUsual = value == DescribeValue(statement, defaults);
    return isUsual ? "default" : std::string("profile ") + ToString(config.alg.profile);
}

std::string
ShowCounts(const std::string& title, const std::map<std::string, uint64_t>& counts)
{
    std::string text = counts.empty() ? "" : title + "\n";
    for (const auto& [name, count] : counts)
    {
        text += ShowLine(2, name, std::to_string(count));
    }
    return text;
}

} // namespace

std::string
ShowAlgStatus(const FirewallConfig& config, const ShowState&)
{
    return "ALG status\n" + ShowLine(2, "SIP", config.alg.enabled ? "Enabled" : "Disabled");
}

std::string
ShowAlgSip(const FirewallConfig& config, const ShowState&)
{
    const char* profile = ToString(config.alg.profile);
    std::string text = ShowLine(0, "SIP ALG", config.alg.enabled ? "Enabled" : "Disabled") +
                       ShowLine(0, "Profile", *profile == 0 ? "none" : profile);
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        const std::string label = statement.IsOfAlg() ? GetAlgLabel(statement) : "";
        if (label.empty() || label == "disable" || label == "profile" || statement.row->undoes)
        {
            continue;
        }
        const std::string value = DescribeValue(statement, config);
        text +=
            ShowLine(2,
                     label,
                     (value.empty() ? "none" : value) + " (" + GetOrigin(statement, config) + ")");
    }
    return text;
}

std::string
ShowAlgCalls(const FirewallConfig&, const ShowState& state)
{
    std::string text = ShowLine(0, "Total number of calls", std::to_string(state.calls.size()));
    for (const ShownCall& call : state.calls)
    {
        text += "\n" + ShowLine(0, "Call-ID", call.sipCallId) +
                ShowLine(2, "State", call.isAnswered ? "answered" : "inviting") +
                ShowLine(2, "Since", ToSeconds(call.createdAt)) +
                ShowLine(2, "Media streams", std::to_string(call.mediaStreams)) +
                ShowLine(2, "Pinholes", std::to_string(call.pinholes));
    }
    return text;
}

std::string
ShowAlgCounters(const FirewallConfig&, const ShowState& state)
{
    return ShowLine(0, "Active calls", std::to_string(state.calls.size())) +
           ShowLine(0, "Registrations", std::to_string(state.registrations)) +
           ShowLine(0, "Packets received", std::to_string(state.received)) +
           ShowCounts("Packets by verdict", state.verdicts) +
           ShowCounts("Packets dropped by reason", state.drops) +
           ShowCounts("SIP messages", state.messages);
}

} // namespace ns3::sipalg
