// SPDX-License-Identifier: GPL-2.0-only
#include "config-statement.h"

#include "config-rows.h"
#include "config-words.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Cuts a path at its blanks, but not at those inside brackets.
std::vector<ConfigPart>
ParsePath(std::string_view path)
{
    std::vector<ConfigPart> parts;
    while (!path.empty())
    {
        const std::size_t from = path[0] == '<' ? path.find('>') : 0;
        const std::size_t end = std::min(path.find(' ', from), path.size());
        parts.push_back(ParseConfigPart(path.substr(0, end)));
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

ConfigStatement
MakeStatement(const ConfigRow& row)
{
    ConfigStatement statement{&row, ParsePath(row.path), 0, ""};
    const auto& parts = statement.parts;
    const auto isWord = [](const ConfigPart& part) { return part.IsWord(); };
    statement.slot =
        parts.size() - static_cast<std::size_t>(std::find_if(parts.rbegin(), parts.rend(), isWord) -
                                                parts.rbegin());
    for (auto part = parts.begin(); part != parts.end() && part->IsWord(); ++part)
    {
        statement.group += part->text + " ";
    }
    return statement;
}

} // namespace

bool
ConfigStatement::IsFlag() const
{
    return std::all_of(parts.begin(), parts.end(), [](const ConfigPart& part) {
        return part.IsWord();
    });
}

std::string
FormatStatement(const ConfigStatement& statement,
                const std::vector<std::string>& values,
                std::size_t count)
{
    std::string text;
    std::size_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
    {
        const ConfigPart& part = statement.parts[i];
        const bool isRange =
            part.type == ConfigType::AddressRange || part.type == ConfigType::PortRange;
        const std::string word = part.IsWord() ? part.text
                                 : isRange     ? values[value++]
                                               : QuoteConfigWord(values[value++]);
        text += (i == 0 ? "" : " ") + word;
    }
    return text;
}

std::string
GetAlgLabel(const ConfigStatement& statement)
{
    std::string label;
    for (std::size_t i = 3; i < statement.slot; ++i)
    {
        label += (i == 3 ? "" : " ") + statement.parts[i].text;
    }
    return label;
}

std::string
DescribeValue(const ConfigStatement& statement, const FirewallConfig& config)
{
    ConfigLines lines(statement);
    statement.row->write(config, lines);
    if (statement.IsFlag())
    {
        return lines.Get().empty() ? "off" : "on";
    }
    std::string text;
    for (const ConfigLines::Line& line : lines.Get())
    {
        text += (text.empty() ? "" : " ") + line.values.back();
    }
    const std::string& unit = statement.parts.back().unit;
    return text.empty() || unit.empty() ? text : text + " " + unit;
}

const std::vector<ConfigStatement>&
GetConfigStatements()
{
    static const std::vector<ConfigStatement> statements = [] {
        std::vector<ConfigStatement> all;
        for (const ConfigRows& rows : GetConfigRows())
        {
            std::transform(rows.begin, rows.end, std::back_inserter(all), MakeStatement);
        }
        return all;
    }();
    return statements;
}

void
ConfigLines::AddValue(Time time)
{
    const Time unit = GetUnitTime(GetLastPart().unit);
    Add({}, {std::to_string(time / unit)});
}

void
ConfigLines::AddValue(uint32_t number)
{
    Add({}, {std::to_string(number)});
}

void
ConfigLines::AddValue(const NatPortRange& ports)
{
    Add({}, {ToConfigText(ports)});
}

void
ConfigLines::AddChoice(std::size_t index)
{
    Add({}, {GetLastPart().choices[index]});
}

void
ConfigLines::AddFlag(bool isSet)
{
    if (isSet)
    {
        Add({}, {});
    }
}

} // namespace ns3::sipalg
