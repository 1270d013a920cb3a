// SPDX-License-Identifier: GPL-2.0-only
#include "config-words.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_WORDS = 64; ///< besides those in a list
constexpr std::string_view BLANKS = " \t\r";
constexpr std::string_view SPECIAL = " \t\r\"[]#;";

/// Reads words off a line.
class LineCutter
{
  public:
    explicit LineCutter(std::string_view line)
        : m_rest(line)
    {
    }

    ConfigWordsResult Cut()
    {
        for (SkipBlanks(); !m_rest.empty() && m_rest[0] != '#' && Good(); SkipBlanks())
        {
            if (m_result.words.size() == MAX_WORDS)
            {
                m_result.wrong = "the line has more than " + std::to_string(MAX_WORDS) + " words";
                break;
            }
            m_rest[0] == '[' ? TakeList() : Add(TakeItem());
        }
        return std::move(m_result);
    }

  private:
    bool Good() const
    {
        return m_result.wrong.empty();
    }

    void SkipBlanks()
    {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(BLANKS), m_rest.size()));
    }

    void Add(std::string word)
    {
        m_result.words.push_back({{std::move(word)}});
    }

    /// `[ any junos-sip ]`
    void TakeList()
    {
        m_rest.remove_prefix(1);
        ConfigWord list;
        for (SkipBlanks(); !m_rest.empty() && m_rest[0] != ']' && Good(); SkipBlanks())
        {
            list.items.push_back(TakeItem());
        }
        if (m_rest.empty() || list.items.empty())
        {
            m_result.wrong =
                m_rest.empty() ? "a list is not closed: ']' is missing" : "a list is empty";
            return;
        }
        m_rest.remove_prefix(1);
        m_result.words.push_back(std::move(list));
    }

    std::string TakeItem()
    {
        return m_rest[0] == '"' ? TakeQuoted() : TakePlain();
    }

    std::string TakePlain()
    {
        const std::size_t end = std::min(m_rest.find_first_of(SPECIAL), m_rest.size());
        if (end == 0)
        {
            m_result.wrong = std::string("unexpected '") + m_rest[0] + "'";
            return {};
        }
        std::string word(m_rest.substr(0, end));
        m_rest.remove_prefix(end);
        if (m_rest == ";" || (!m_rest.empty() && m_rest[0] == '"'))
        {
            m_result.wrong = std::string("unexpected '") + m_rest[0] + "' after '" + word + "'";
        }
        return word;
    }

    std::string TakeQuoted()
    {
        std::string word;
        for (std::size_t i = 1; i < m_rest.size(); ++i)
        {
            if (m_rest[i] == '"')
            {
                m_rest.remove_prefix(i + 1);
                return word;
            }
            i += m_rest[i] == '\\' && i + 1 < m_rest.size() ? 1 : 0;
            word += m_rest[i];
        }
        m_result.wrong = "a quoted word is not closed: '\"' is missing";
        return word;
    }

    std::string_view m_rest;
    ConfigWordsResult m_result;
};

bool
IsControl(char c)
{
    return (c >= 0 && c < ' ' && c != '\t' && c != '\r') || c == '\x7f';
}

} // namespace

ConfigWordsResult
SplitConfigLine(std::string_view line)
{
    if (line.size() > MAX_CONFIG_LINE)
    {
        return {{},
                "the line is too long: at most " + std::to_string(MAX_CONFIG_LINE) + " characters"};
    }
    if (std::any_of(line.begin(), line.end(), IsControl))
    {
        return {{}, "the line holds a control character"};
    }
    return LineCutter(line).Cut();
}

std::string
QuoteConfigWord(std::string_view word)
{
    if (!word.empty() && word.find_first_of(SPECIAL) == std::string_view::npos)
    {
        return std::string(word);
    }
    std::string quoted = "\"";
    for (const char c : word)
    {
        quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    }
    return quoted + "\"";
}

} // namespace ns3::sipalg
