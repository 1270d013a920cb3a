// SPDX-License-Identifier: GPL-2.0-only
#include "alg-profile.h"
#include "config-statement.h"
#include "show-views.h"

namespace ns3::sipalg
{

namespace
{

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
ShowCall(const ShownCall& call)
{
    std::string text =
        ShowLine(0, "Call-ID", call.sipCallId) + ShowLine(2, "Zones", call.zones) +
        ShowLine(2, "State", call.state) + ShowLine(2, "Age", ShowSeconds(call.age, "not known")) +
        (call.answeredFor < 0 ? ""
                              : ShowLine(2, "Answered for", ShowSeconds(call.answeredFor, ""))) +
        ShowLine(2,
                 "Time left",
                 ShowSeconds(call.left, "not known") +
                     (call.leftFor.empty() ? "" : ", then " + call.leftFor)) +
        ShowLine(2, "Media streams", std::to_string(call.mediaStreams)) +
        ShowLine(2, "Pinholes", std::to_string(call.pinholes));
    for (const ShownMedia& media : call.media)
    {
        text += ShowLine(2,
                         "Stream " + std::to_string(media.stream) + " to " + media.party,
                         media.flow + "; " + media.state);
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
ShowAlgRegistrations(const FirewallConfig&, const ShowState& state)
{
    std::string text =
        ShowLine(0, "Total number of registrations", std::to_string(state.registrations.size()));
    for (const ShownRegistration& row : state.registrations)
    {
        text += "\n" + ShowLine(0, "Address of record", row.addressOfRecord) +
                ShowLine(2, "Contact", row.contact) + ShowLine(2, "Registrar", row.registrar) +
                ShowLine(2, "Age", ShowSeconds(row.age, "not known")) +
                ShowLine(2, "Time left", ShowSeconds(row.left, "not known"));
    }
    return text;
}

std::string
ShowAlgDenials(const FirewallConfig&, const ShowState& state)
{
    std::string text = ShowLine(0, "Total number of denials", std::to_string(state.denials.size()));
    for (const ShownDenial& row : state.denials)
    {
        text += "\n" + ShowLine(0, "Source", row.source) + ShowLine(2, "Server", row.server) +
                ShowLine(2, "Refused with", std::to_string(row.statusCode)) +
                ShowLine(2, "Refused", ShowSeconds(row.age, "") + " ago") +
                ShowLine(2, "Time left", ShowSeconds(row.left, "")) +
                ShowLine(2, "INVITEs dropped", std::to_string(row.droppedInvites));
    }
    return text;
}

std::string
ShowAlgCalls(const FirewallConfig&, const ShowState& state)
{
    std::string text = ShowLine(0, "Total number of calls", std::to_string(state.calls.size()));
    for (const ShownCall& call : state.calls)
    {
        text += "\n" + ShowCall(call);
    }
    return text;
}

} // namespace ns3::sipalg
