// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_STATEMENT_H
#define SIPALG_CONFIG_STATEMENT_H

#include "config-draft.h"
#include "config-value.h"

#include <type_traits>

namespace ns3::sipalg
{

class ConfigLines;

/// May a statement be given again with other values?
enum class ConfigRepeat : uint8_t
{
    Once, ///< one value; another one contradicts it
    List, ///< each adds to a list; `[ a b ]` adds several
};

/// One row of the table of statements, from which reading, printing, help and errors follow.
struct ConfigRow
{
    const char* path; ///< words after `set`, placeholders as config-value.h explains
    ConfigRepeat repeat;
    void (*read)(ConfigDraft& draft, const ConfigValues& values);
    void (*write)(const FirewallConfig& config, ConfigLines& lines);
    const char* source; ///< document or RFC
    const char* help;
    const char* fallback{nullptr}; ///< the default, where a fresh FirewallConfig does not say it
    bool undoes{false};            ///< "no-x": contradicts the flag "x", and is its absence
};

/// A row with its path taken apart.
struct ConfigStatement
{
    const ConfigRow* row{nullptr};
    std::vector<ConfigPart> parts;
    std::size_t slot{0}; ///< how many parts lead up to the value: the last word is before it
    std::string group;   ///< the words up to the first placeholder

    bool IsOfAlg() const
    {
        return group.compare(0, 17, "security alg sip ") == 0;
    }

    /// Does the statement have no value, but stand for one?
    bool IsFlag() const;

    bool IsList() const
    {
        return row->repeat == ConfigRepeat::List;
    }
};

/// "security alg sip t1-interval 500": @p count parts with the texts of @p values filled in.
std::string FormatStatement(const ConfigStatement& statement,
                            const std::vector<std::string>& values,
                            std::size_t count);

/// "inactive-media-timeout": the words behind `security alg sip` and before the value.
std::string GetAlgLabel(const ConfigStatement& statement);

/// What @p config says by a statement: "90 seconds", "on" or "off" of a flag, "5060 5070" of a
/// list; empty if it says nothing.
std::string DescribeValue(const ConfigStatement& statement, const FirewallConfig& config);

/// All statements, in the order in which they are printed.
const std::vector<ConfigStatement>& GetConfigStatements();

/// What the writer of a row says: the values of each of its statements.
class ConfigLines
{
  public:
    /// Where a line belongs among those of its group: indices of the objects that it is about.
    using Place = std::vector<std::size_t>;

    struct Line
    {
        Place place;
        std::vector<std::string> values;
    };

    explicit ConfigLines(const ConfigStatement& statement)
        : m_statement(statement)
    {
    }

    void Add(Place place, std::vector<std::string> values)
    {
        m_lines.push_back({std::move(place), std::move(values)});
    }

    /// The value of a row without objects, as the type of its last placeholder has it.
    void AddValue(Time time);
    void AddValue(uint32_t number);
    void AddValue(const NatPortRange& ports);
    void AddChoice(std::size_t index);
    void AddFlag(bool isSet);

    const ConfigPart& GetLastPart() const
    {
        return m_statement.parts.back();
    }

    const std::vector<Line>& Get() const
    {
        return m_lines;
    }

  private:
    const ConfigStatement& m_statement;
    std::vector<Line> m_lines;
};

/// A row that is one member of one section of the configuration; its type says how it is read.
template <auto Section, auto Member>
struct ScalarField
{
    using Type = std::decay_t<decltype(std::declval<FirewallConfig>().*Section.*Member)>;

    static void Read(ConfigDraft& draft, const ConfigValues& values)
    {
        Type& field = draft.config.*Section.*Member;
        if constexpr (std::is_same_v<Type, bool>)
        {
            field = true;
        }
        else if constexpr (std::is_same_v<Type, Time>)
        {
            field = values.back().time;
        }
        else if constexpr (std::is_same_v<Type, NatPortRange>)
        {
            field = {values.back().ports.low, values.back().ports.high};
        }
        else
        {
            field = static_cast<Type>(values.back().number);
        }
    }

    static void Write(const FirewallConfig& config, ConfigLines& lines)
    {
        const Type& field = config.*Section.*Member;
        if constexpr (std::is_same_v<Type, bool>)
        {
            lines.AddFlag(field);
        }
        else if constexpr (std::is_enum_v<Type>)
        {
            lines.AddChoice(static_cast<std::size_t>(field));
        }
        else
        {
            lines.AddValue(field);
        }
    }
};

/// Makes the row `no-x` of a flag `x` that a profile may have set.
template <auto Section, auto Member>
constexpr ConfigRow
UndoRow(const char* path, const char* source, const char* help)
{
    return {path,
            ConfigRepeat::Once,
            [](ConfigDraft& draft, const ConfigValues&) { draft.config.*Section.*Member = false; },
            [](const FirewallConfig& config, ConfigLines& lines) {
                lines.AddFlag(!(config.*Section.*Member));
            },
            source,
            help,
            nullptr,
            true};
}

/// Makes the row of a ScalarField. Booleans are flags: the statement sets them.
template <auto Section, auto Member>
constexpr ConfigRow
ScalarRow(const char* path, const char* source, const char* help)
{
    using Field = ScalarField<Section, Member>;
    return {path, ConfigRepeat::Once, Field::Read, Field::Write, source, help};
}

} // namespace ns3::sipalg

#endif
