// SPDX-License-Identifier: GPL-2.0-only
#include "config-match.h"

#include "near-word.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

using Words = std::vector<std::string>;

/// No placeholder takes more words than `low to high`.
constexpr std::size_t MAX_VALUE_WORDS = 3;

/// How far the parts of one statement fit.
struct Fit
{
    std::size_t parts{0};
    std::size_t words{0};
    ConfigValues values;
    std::string wrong; ///< of the value at @c words
};

Words
Slice(const Words& words, std::size_t from, std::size_t count)
{
    const std::size_t end = std::min(words.size(), from + count);
    return {words.begin() + static_cast<std::ptrdiff_t>(from),
            words.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// Fits one part at fit.words; false if it does not.
bool
FitPart(const ConfigPart& part, const Words& words, Fit& fit)
{
    if (part.IsWord())
    {
        fit.words += words[fit.words] == part.text ? 1 : 0;
        return fit.words > 0 && words[fit.words - 1] == part.text;
    }
    const auto result = ReadConfigValue(part, Slice(words, fit.words, MAX_VALUE_WORDS));
    fit.wrong = result.wrong;
    fit.words += result.words;
    if (result.words != 0)
    {
        fit.values.push_back(result.value);
    }
    return result.words != 0;
}

Fit
FitStatement(const ConfigStatement& statement, const Words& words)
{
    Fit fit;
    for (const ConfigPart& part : statement.parts)
    {
        const std::size_t before = fit.words;
        if (before == words.size() || !FitPart(part, words, fit) || fit.words == before)
        {
            break;
        }
        ++fit.parts;
    }
    return fit;
}

/// What the statements allow at the place where the words fit no further.
struct Expectation
{
    std::size_t words{0};
    Words fixed;         ///< words
    Words placeholders;  ///< "<prefix>"
    std::string wrong;   ///< of a value that stands there
    std::string keyword; ///< the word before the value
};

void
AddOnce(Words& words, const std::string& word)
{
    if (std::find(words.begin(), words.end(), word) == words.end())
    {
        words.push_back(word);
    }
}

void
Expect(const ConfigStatement& statement, const Fit& fit, Expectation& expected)
{
    const ConfigPart& part = statement.parts[fit.parts];
    AddOnce(part.IsWord() ? expected.fixed : expected.placeholders, part.ToString());
    if (!part.IsWord())
    {
        expected.wrong = fit.wrong;
    }
    if (fit.parts > 0)
    {
        expected.keyword = statement.parts[fit.parts - 1].ToString();
    }
}

Expectation
FindExpectation(const Words& words)
{
    Expectation expected;
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        const Fit fit = FitStatement(statement, words);
        if (fit.parts == statement.parts.size() || fit.words < expected.words)
        {
            continue;
        }
        if (fit.words > expected.words)
        {
            expected = {fit.words, {}, {}, "", ""};
        }
        Expect(statement, fit, expected);
    }
    return expected;
}

std::string
Join(const Words& words, std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(count, words.size()); ++i)
    {
        text += " " + words[i];
    }
    return text.size() > 200 ? text.substr(0, 200) + "..." : text;
}

std::string
SayIncomplete(const Expectation& expected, const Words& words)
{
    Words all = expected.fixed;
    all.insert(all.end(), expected.placeholders.begin(), expected.placeholders.end());
    return "incomplete statement 'set" + Join(words, words.size()) + "': " + SayNearOrAll("", all);
}

std::string
Explain(const Words& words)
{
    const Expectation expected = FindExpectation(words);
    if (expected.words >= words.size())
    {
        return SayIncomplete(expected, words);
    }
    const std::string& word = words[expected.words];
    const bool isNear = FindNearWord(word, expected.fixed).has_value();
    if (!expected.wrong.empty() && !isNear)
    {
        return expected.keyword + " " + word.substr(0, 100) + " " + expected.wrong;
    }
    return "unknown statement 'set" + Join(words, expected.words + 1) +
           "': " + SayNearOrAll(word, expected.fixed);
}

/// Is there a statement that has, after the words @p place, the word @p next?
bool
HasWordAt(const Words& place, const std::string& next)
{
    Words words = place;
    words.push_back(next);
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        const Fit fit = FitStatement(statement, words);
        if (fit.words == words.size() && fit.parts > 0 && statement.parts[fit.parts - 1].IsWord())
        {
            return true;
        }
    }
    return false;
}

/// How many words of the line lead to the last word of the statement's path.
std::size_t
CountWordsBeforeSlot(const ConfigMatch& match)
{
    std::size_t words = 0;
    std::size_t value = 0;
    for (std::size_t i = 0; i + 1 < match.statement->slot; ++i)
    {
        const bool isWord = match.statement->parts[i].IsWord();
        const std::string& text =
            isWord ? match.statement->parts[i].text : match.values[value].text;
        const bool isRange = match.statement->parts[i].type == ConfigType::AddressRange ||
                             match.statement->parts[i].type == ConfigType::PortRange;
        words += isRange && text.find(" to ") != std::string::npos ? MAX_VALUE_WORDS : 1;
        value += isWord ? 0 : 1;
    }
    return words;
}

} // namespace

ConfigMatch
MatchStatement(const Words& words)
{
    ConfigMatch match;
    for (const ConfigStatement& statement : GetConfigStatements())
    {
        Fit fit = FitStatement(statement, words);
        if (fit.parts == statement.parts.size() && fit.words > match.words)
        {
            match.statement = &statement;
            match.values = std::move(fit.values);
            match.words = fit.words;
        }
    }
    if (match.statement == nullptr)
    {
        match.wrong = Explain(words);
    }
    return match;
}

Words
GetContinuation(const ConfigMatch& match, const Words& words)
{
    const std::size_t before = CountWordsBeforeSlot(match);
    for (const std::size_t count : {before + 1, before})
    {
        Words next = Slice(words, 0, count);
        if (count < match.words && HasWordAt(next, words[match.words]))
        {
            next.insert(next.end(),
                        words.begin() + static_cast<std::ptrdiff_t>(match.words),
                        words.end());
            return next;
        }
    }
    return {};
}

std::string
ExplainRest(const ConfigMatch& match, const Words& words)
{
    const Expectation expected = FindExpectation(words);
    if (expected.words >= match.words)
    {
        return Explain(words);
    }
    Words next = Slice(words, 0, CountWordsBeforeSlot(match));
    next.push_back(words[match.words]);
    return "'" + words[match.words].substr(0, 100) + "' cannot follow 'set" +
           Join(words, match.words) +
           "': " + SayNearOrAll(words[match.words], FindExpectation(next).fixed);
}

} // namespace ns3::sipalg
