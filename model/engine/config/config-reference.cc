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
default in the third column holds when the statement is absent; where a profile sets something else, that follows it. The source
documents are 000 (AlliedWare firewall enhancements), 001 (Junos SIP ALG), 002 (Cisco IOS XE SIP ALG), 003 and 004 (Ingate);
"sip-alg" marks what only this project has.
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

FirewallConfig
MakeConfig(AlgProfile profile)
{
    FirewallConfig config;
    config.alg = MakeProfile(profile);
    return config;
}

/// What holds without the statement, and for which profiles something else does.
std::string
GetDefault(const ConfigStatement& statement)
{
    if (statement.row->fallback != nullptr)
    {
        return statement.row->fallback;
    }
    const bool isProfile = statement.IsOfAlg() && GetAlgLabel(statement) == "profile";
    if (isProfile || statement.row->undoes)
    {
        return "";
    }
    const std::string usual = DescribeValue(statement, FirewallConfig{});
    std::string text = usual;
    for (const AlgProfile profile : ALG_PROFILES)
    {
        const std::string value = DescribeValue(statement, MakeConfig(profile));
        if (value != usual)
        {
            text += std::string("; ") + ToString(profile) + ": " + value;
        }
    }
    return text;
}

std::string
MakeRow(const ConfigStatement& statement)
{
    return "| `" + EscapeCell(statement.row->path) + "` | " +
           (statement.IsList() ? "list" : "one") + " | " + GetDefault(statement) + " | " +
           EscapeCell(statement.row->source) + " | " + EscapeCell(statement.row->help) + " |\n";
}

/// A row for each choice in which profiles differ, a column for each of them.
std::string
MakeProfileTable()
{
    std::string text = "| choice | default |";
    std::string line = "\n|---|---|";
    for (const AlgProfile profile : ALG_PROFILES)
    {
        text += std::string(" `") + ToString(profile) + "` |";
        line += "---|";
    }
    text += line + "\n";
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        if (GetDefault(statement).find("; ") == std::string::npos)
        {
            continue;
        }
        text += "| `" + GetAlgLabel(statement) + "` | " +
                DescribeValue(statement, FirewallConfig{}) + " |";
        for (const AlgProfile profile : ALG_PROFILES)
        {
            text += " " + DescribeValue(statement, MakeConfig(profile)) + " |";
        }
        text += "\n";
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
    std::string text = INTRODUCTION;
    auto statement = GetConfigStatements().begin();
    for (const ConfigRows& rows : GetConfigRows())
    {
        text += std::string("\n## ") + rows.title +
                "\n\n| `set` ... | values | default | source | meaning |\n|---|---|---|---|---|\n";
        for (const ConfigRow* row = rows.begin; row != rows.end; ++row, ++statement)
        {
            text += MakeRow(*statement);
        }
    }
    text +=
        "\n## Profiles\n\nThe choices in which the profiles differ from the defaults or from one "
        "another; every other\nknob of the ALG has its default in all of them. A statement of its "
        "own wins over the profile.\n\n" +
        MakeProfileTable();
    return text + "\n## Views\n\n`./sipalg show FILE-or-DB WHAT` answers:\n\n" + MakeViewList();
}

} // namespace ns3::sipalg
