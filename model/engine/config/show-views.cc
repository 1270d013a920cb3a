// SPDX-License-Identifier: GPL-2.0-only
#include "show-views.h"

#include "near-word.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>
#include <string_view>

namespace ns3::sipalg
{

namespace
{

using View = std::string (*)(const FirewallConfig&, const ShowState&);

constexpr std::array<std::pair<std::string_view, View>, 11> VIEWS{{
    {"security alg status", ShowAlgStatus},
    {"security alg sip", ShowAlgSip},
    {"security alg sip calls", ShowAlgCalls},
    {"security alg sip registrations", ShowAlgRegistrations},
    {"security alg sip denials", ShowAlgDenials},
    {"security alg sip counters", ShowAlgCounters},
    {"security nat source rule all", ShowSourceRules},
    {"security nat source pool all", ShowSourcePools},
    {"security nat static rule all", ShowStaticRules},
    {"security flow session", ShowSessions},
    {"security flow gate", ShowGates},
}};

constexpr std::size_t LABEL_WIDTH = 30;

std::string
Normalize(const std::string& what)
{
    std::istringstream words(what);
    std::string text;
    for (std::string word; words >> word;)
    {
        if (!text.empty() || word != "show")
        {
            text += (text.empty() ? "" : " ") + word;
        }
    }
    return text;
}

} // namespace

std::string
ShowLine(unsigned indent, const std::string& label, const std::string& value)
{
    std::string line = std::string(indent, ' ') + label;
    line.resize(std::max(line.size(), LABEL_WIDTH), ' ');
    return line + " : " + value + "\n";
}

std::string
ShowSeconds(double time, const std::string& otherwise)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.3f s", time);
    return time < 0 ? otherwise : text;
}

const std::vector<std::string>&
GetShowViews()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const auto& [name, view] : VIEWS)
        {
            all.emplace_back(name);
        }
        return all;
    }();
    return names;
}

std::optional<std::string>
FindShowView(const std::string& what)
{
    const std::string normal = Normalize(what);
    const auto& names = GetShowViews();
    const bool isKnown = std::find(names.begin(), names.end(), normal) != names.end();
    return isKnown ? std::optional(normal) : std::nullopt;
}

std::optional<std::string>
Show(const FirewallConfig& config, const ShowState& state, const std::string& what)
{
    const std::string normal = Normalize(what);
    for (const auto& [name, view] : VIEWS)
    {
        if (name == normal)
        {
            return view(config, state);
        }
    }
    return std::nullopt;
}

std::string
SayUnknownView(const std::string& what)
{
    const std::string normal = Normalize(what);
    return "no view '" + normal + "': " + SayNearOrAll(normal, GetShowViews());
}

std::vector<std::pair<std::string, std::string>>
ShowAll(const FirewallConfig& config, const ShowState& state)
{
    std::vector<std::pair<std::string, std::string>> answers;
    for (const auto& [name, view] : VIEWS)
    {
        answers.emplace_back(name, view(config, state));
    }
    return answers;
}

} // namespace ns3::sipalg
