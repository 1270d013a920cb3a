// SPDX-License-Identifier: GPL-2.0-only
#include "config-reader.h"

#include "config-check.h"
#include "config-match.h"
#include "config-words.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace ns3::sipalg
{

namespace
{

using Words = std::vector<std::string>;

constexpr std::string_view PROFILE = "security alg sip profile";

/// Goes over the lines of one text and fills a draft.
class TextReader
{
  public:
    explicit TextReader(std::string_view text)
        : m_text(text)
    {
    }

    /// Profiles first: what stands in other statements wins over them.
    void ReadAll()
    {
        m_profiles = true;
        ReadLines();
        m_profiles = false;
        ReadLines();
        m_draft.Finish();
        if (m_draft.GetRefusals().empty())
        {
            Check();
        }
    }

    ConfigDraft& GetDraft()
    {
        return m_draft;
    }

  private:
    void ReadLines()
    {
        std::string_view rest = m_text;
        for (unsigned line = 1; !rest.empty(); ++line)
        {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view text = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            m_draft.SetLine(line);
            m_line = line;
            if (!m_profiles || text.find("profile") != std::string_view::npos)
            {
                ReadLine(text);
            }
            if (m_draft.HasTooManyRefusals())
            {
                return;
            }
        }
    }

    void ReadLine(std::string_view text)
    {
        ConfigWordsResult line = SplitConfigLine(text);
        if (!line.wrong.empty())
        {
            Refuse(line.wrong);
            return;
        }
        if (line.words.empty())
        {
            return;
        }
        if (line.words[0].items[0] != "set")
        {
            Refuse("a statement begins with 'set', not with '" +
                   line.words[0].items[0].substr(0, 100) + "'");
            return;
        }
        line.words.erase(line.words.begin());
        ReadList(line.words);
    }

    /// Said in the second pass only.
    void Refuse(const std::string& text)
    {
        if (!m_profiles)
        {
            m_draft.Refuse(text);
        }
    }

    /// A line with a list in brackets stands for a line with each of its items.
    void ReadList(const std::vector<ConfigWord>& words)
    {
        const auto isList = [](const ConfigWord& word) { return word.IsList(); };
        const auto list = std::find_if(words.begin(), words.end(), isList);
        if (list != words.end() && std::any_of(list + 1, words.end(), isList))
        {
            Refuse("one list in brackets a line");
            return;
        }
        const std::size_t count = list == words.end() ? 1 : list->items.size();
        const std::size_t before = m_draft.GetRefusals().size();
        for (std::size_t i = 0; i < count && m_draft.GetRefusals().size() == before; ++i)
        {
            Words line;
            for (const ConfigWord& word : words)
            {
                line.push_back(word.items[word.IsList() ? i : 0]);
            }
            ReadStatements(std::move(line));
        }
    }

    /// The statement of a line, and others of the same place after it.
    void ReadStatements(Words words)
    {
        while (!words.empty())
        {
            const ConfigMatch match = MatchStatement(words);
            if (match.statement == nullptr)
            {
                Refuse(match.wrong);
                return;
            }
            Apply(match);
            if (match.words == words.size())
            {
                return;
            }
            Words next = GetContinuation(match, words);
            if (next.empty())
            {
                Refuse(ExplainRest(match, words));
            }
            words = std::move(next);
        }
    }

    void Apply(const ConfigMatch& match)
    {
        const ConfigStatement& statement = *match.statement;
        Words values;
        for (const ConfigValue& value : match.values)
        {
            values.push_back(value.text);
        }
        const std::string whole = FormatStatement(statement, values, statement.parts.size());
        const std::string slot = FormatStatement(statement, values, statement.slot);
        if (m_profiles != (slot == PROFILE))
        {
            return;
        }
        if (!m_lines.try_emplace(whole, m_line).second)
        {
            return; // said before
        }
        if (!statement.IsList())
        {
            Choose(statement, slot, whole);
        }
        statement.row->read(m_draft, match.values);
    }

    /// A flag and what undoes it are two values of one slot.
    void Choose(const ConfigStatement& statement, const std::string& slot, const std::string& whole)
    {
        if (statement.row->undoes)
        {
            const std::size_t word = slot.rfind(' ') + 1;
            m_draft.Choose(slot.substr(0, word) + slot.substr(word + 3), "off");
            return;
        }
        const std::string value = whole.substr(std::min(slot.size() + 1, whole.size()));
        m_draft.Choose(slot, statement.IsFlag() ? "on" : value);
    }

    void Check()
    {
        for (const ConfigProblem& problem : CheckConfig(m_draft.config))
        {
            m_draft.SetLine(FindLine(problem.subject));
            m_draft.Refuse(problem.text);
        }
    }

    /// The first line with a statement that begins with @p subject.
    unsigned FindLine(const std::string& subject) const
    {
        unsigned line = 0;
        for (auto found = m_lines.lower_bound(subject);
             found != m_lines.end() && found->first.compare(0, subject.size(), subject) == 0;
             ++found)
        {
            line = line == 0 ? found->second : std::min(line, found->second);
        }
        return line;
    }

    std::string_view m_text;
    ConfigDraft m_draft;
    std::map<std::string, unsigned> m_lines; ///< by statement
    unsigned m_line{0};
    bool m_profiles{false};
};

} // namespace

std::string
ConfigResult::Explain() const
{
    std::string text;
    for (const ConfigError& error : errors)
    {
        text += error.ToString() + "\n";
    }
    return text;
}

ConfigResult
ReadConfig(std::string_view text, const std::string& file)
{
    ConfigResult result;
    if (text.size() > MAX_CONFIG_SIZE)
    {
        result.errors.push_back({file, 0, "the configuration is larger than 4 MiB"});
        return result;
    }
    TextReader reader(text);
    reader.ReadAll();
    for (const auto& [line, wrong] : reader.GetDraft().GetRefusals())
    {
        result.errors.push_back({file, line, wrong});
    }
    const auto byLine = [](const ConfigError& a, const ConfigError& b) { return a.line < b.line; };
    std::stable_sort(result.errors.begin(), result.errors.end(), byLine);
    if (result.errors.size() > MAX_CONFIG_ERRORS)
    {
        result.errors.resize(MAX_CONFIG_ERRORS);
        result.errors.back().text = "and more errors";
    }
    if (result.errors.empty())
    {
        result.config = std::move(reader.GetDraft().config);
    }
    return result;
}

ConfigResult
ReadConfigFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text;
    if (file)
    {
        text.resize(MAX_CONFIG_SIZE + 1);
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(file.gcount()));
    }
    if (!file.is_open() || file.bad())
    {
        return {std::nullopt, {{path, 0, "cannot be read"}}};
    }
    return ReadConfig(text, path);
}

} // namespace ns3::sipalg
