// SPDX-License-Identifier: GPL-2.0-only
#include "config-printer.h"

#include "alg-profile.h"
#include "config-statement.h"

#include <algorithm>
#include <map>

namespace ns3::sipalg
{

namespace
{

/// A line with what decides on its place among the lines of its group.
struct PlacedLine
{
    ConfigLines::Place place;
    std::string text;
};

std::vector<PlacedLine>
WriteStatement(const ConfigStatement& statement, const FirewallConfig& config)
{
    ConfigLines lines(statement);
    statement.row->write(config, lines);
    std::vector<PlacedLine> placed;
    for (const ConfigLines::Line& line : lines.Get())
    {
        const auto text = FormatStatement(statement, line.values, statement.parts.size());
        placed.push_back({line.place, "set " + text + "\n"});
    }
    return placed;
}

bool
AreEqual(const std::vector<PlacedLine>& a, const std::vector<PlacedLine>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.text == y.text;
    });
}

/// Objects in their order, and of each object the statements in theirs.
std::string
JoinGroup(std::vector<PlacedLine>& lines)
{
    std::stable_sort(lines.begin(), lines.end(), [](const PlacedLine& a, const PlacedLine& b) {
        return a.place < b.place;
    });
    std::string text;
    for (const PlacedLine& line : lines)
    {
        text += line.text;
    }
    return text;
}

} // namespace

std::string
PrintConfig(const FirewallConfig& config)
{
    FirewallConfig defaults;
    defaults.alg = MakeProfile(config.alg.profile);
    defaults.alg.profile = AlgProfile::None; // so that it is printed
    std::vector<std::string> order;
    std::map<std::string, std::vector<PlacedLine>> groups;
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        std::vector<PlacedLine> lines = WriteStatement(statement, config);
        if (AreEqual(lines, WriteStatement(statement, defaults)))
        {
            continue;
        }
        auto& group = groups[statement.group];
        if (group.empty())
        {
            order.push_back(statement.group);
        }
        std::move(lines.begin(), lines.end(), std::back_inserter(group));
    }
    std::string text;
    for (const std::string& group : order)
    {
        text += JoinGroup(groups[group]);
    }
    return text;
}

} // namespace ns3::sipalg
