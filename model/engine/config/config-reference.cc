// SPDX-License-Identifier: GPL-2.0-only
#include "config-reference.h"

#include "alg-profile.h"
#include "config-rows.h"
#include "show-views.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr const char* INTRODUCTION =
    R"(# Configuration of the firewall

<!-- Made by `build/tools/sipalg-show --reference`; a test compares the two. -->

A configuration is a text file of `set` lines in the manner of Junos: one statement a line, `#` begins a comment, a word with blanks
stands in double quotes. Several values of a list may stand in brackets (`application [ junos-sip junos-icmp-ping ]`), and a line may go on
with further statements of the same place (`match source-address any destination-address any`). The order of the lines is free, names may
be used before they are defined; only rules and policies are tried in the order of their first mention.

The whole file is read before anything of it holds. Whatever is unknown, ill-typed, out of range, contradictory (two values for what
has one) or names something undefined is refused with file and line, and then nothing takes effect. A file has at most 4 MiB, a line
at most 16384 characters.

In the tables, `<name>` stands for a value, `{a|b}` for one of the words, `<low..high unit>` for a whole number in that range. A
default in the third column holds when the statement is absent. The source documents are 000 (AlliedWare firewall
enhancements), 001 (Junos SIP ALG), 002 (Cisco IOS XE SIP ALG), 003 and 004 (Ingate); "sip-alg" marks what only this project has.
)";

/// `|` ends a cell of a table.
std::string
EscapeCell(std::string text)
{
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] == '|')
        {
            text.insert(i++, "\\");
        }
    }
    return text;
}

/// As a fresh configuration has it; a flag is off, a list empty.
std::string
GetDefault(const ConfigStatement& statement, const FirewallConfig& config)
{
    if (statement.row->fallback != nullptr)
    {
        return statement.row->fallback;
    }
    ConfigLines lines(statement);
    statement.row->write(config, lines);
    std::string text;
    for (const ConfigLines::Line& line : lines.Get())
    {
        text += (text.empty() ? "" : " ") + (line.values.empty() ? "on" : line.values.back());
    }
    const bool isFlag = std::all_of(statement.parts.begin(),
                                    statement.parts.end(),
                                    [](const ConfigPart& part) { return part.IsWord(); });
    return !text.empty() ? text : isFlag ? "off" : "";
}

std::string
MakeRow(const ConfigStatement& statement, const FirewallConfig& defaults)
{
    return "| `" + EscapeCell(statement.row->path) + "` | " +
           (statement.IsList() ? "list" : "one") + " | " + GetDefault(statement, defaults) + " | " +
           EscapeCell(statement.row->source) + " | " + EscapeCell(statement.row->help) + " |\n";
}

const ConfigPart&
GetProfiles()
{
    const auto& all = GetConfigStatements();
    return std::find_if(all.begin(),
                        all.end(),
                        [](const ConfigStatement& statement) {
                            return statement.parts[statement.slot - 1].text == "profile";
                        })
        ->parts.back();
}

/// The choices of each profile that differ from the defaults.
std::string
MakeProfileTable()
{
    const FirewallConfig defaults;
    const ConfigPart& profiles = GetProfiles();
    std::string text = "| profile | sets |\n|---|---|\n";
    for (const std::string& name : profiles.choices)
    {
        FirewallConfig config;
        config.alg = MakeProfile(name);
        std::string sets;
        for (const ConfigStatement& statement : GetConfigStatements())
        {
            const std::string value = GetDefault(statement, config);
            if (value != GetDefault(statement, defaults))
            {
                const std::string word = statement.parts[statement.slot - 1].text;
                sets += (sets.empty() ? "`" : ", `") + word + " " + value + "`";
            }
        }
        text += "| `" + name + "` | " + (sets.empty() ? "the defaults" : sets) + " |\n";
    }
    return text;
}

std::string
MakeViewList()
{
    std::string text;
    for (const std::string& view : GetShowViews())
    {
        text += "- `" + view + "`\n";
    }
    return text;
}

} // namespace

std::string
MakeConfigReference()
{
    const FirewallConfig defaults;
    std::string text = INTRODUCTION;
    auto statement = GetConfigStatements().begin();
    for (const ConfigRows& rows : GetConfigRows())
    {
        text += std::string("\n## ") + rows.title +
                "\n\n| `set` ... | values | default | source | meaning |\n|---|---|---|---|---|\n";
        for (const ConfigRow* row = rows.begin; row != rows.end; ++row, ++statement)
        {
            text += MakeRow(*statement, defaults);
        }
    }
    text += "\n## Profiles\n\nWhat each sets that is not the default. Statements of their own win "
            "over it.\n\n" +
            MakeProfileTable();
    return text + "\n## Views\n\n`./sipalg show FILE-or-DB WHAT` answers:\n\n" + MakeViewList();
}

} // namespace ns3::sipalg
