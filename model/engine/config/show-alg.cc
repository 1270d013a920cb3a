// SPDX-License-Identifier: GPL-2.0-only
#include "config-statement.h"
#include "show-views.h"

#include <cstdio>

namespace ns3::sipalg
{

namespace
{

constexpr std::string_view PATH = "security alg sip ";

std::string
ToSeconds(double time)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.3f s", time);
    return text;
}

/// "90 seconds", "on", "5060 5070" as the statement's writer says it.
std::string
GetValue(const ConfigStatement& statement, const FirewallConfig& config)
{
    ConfigLines lines(statement);
    statement.row->write(config, lines);
    const ConfigPart& last = lines.GetLastPart();
    if (last.IsWord())
    {
        return lines.Get().empty() ? "off" : "on";
    }
    std::string text;
    for (const ConfigLines::Line& line : lines.Get())
    {
        text += (text.empty() ? "" : " ") + line.values.back();
    }
    return text.empty() ? "none" : text + (last.unit.empty() ? "" : " " + last.unit);
}

/// The words between "security alg sip" and the value.
std::string
GetLabel(const ConfigStatement& statement)
{
    std::string label;
    for (std::size_t i = 3; i < statement.slot; ++i)
    {
        label += (i == 3 ? "" : " ") + statement.parts[i].text;
    }
    return label;
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
    std::string text = ShowLine(0, "SIP ALG", config.alg.enabled ? "Enabled" : "Disabled");
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        const std::string label = GetLabel(statement);
        const bool isOfAlg = std::string_view(statement.row->path).substr(0, PATH.size()) == PATH;
        if (isOfAlg && label != "disable" && label != "profile")
        {
            text += ShowLine(2, label, GetValue(statement, config));
        }
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
