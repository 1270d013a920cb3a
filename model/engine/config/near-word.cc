// SPDX-License-Identifier: GPL-2.0-only
#include "near-word.h"

#include <algorithm>
#include <array>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_LENGTH = 80;
constexpr std::size_t MAX_NAMED = 12;

/// Edits that turn @p a into @p b, by the rows of the alignment matrix; each within MAX_LENGTH.
std::size_t
CountEdits(std::string_view a, std::string_view b)
{
    using Row = std::array<std::size_t, MAX_LENGTH + 1>;
    Row beforeLast{};
    Row last{};
    Row row{};
    for (std::size_t j = 0; j <= b.size(); ++j)
    {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i)
    {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j)
        {
            const std::size_t substituted = last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
            }
        }
        beforeLast = last;
        last = row;
    }
    return last[b.size()];
}

} // namespace

std::optional<std::string>
FindNearWord(std::string_view word, const std::vector<std::string>& candidates)
{
    std::optional<std::string> nearest;
    std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& candidate : candidates)
    {
        if (word.size() > MAX_LENGTH || candidate.size() > MAX_LENGTH)
        {
            continue;
        }
        const std::size_t edits = CountEdits(word, candidate);
        if (edits < fewest && edits < candidate.size())
        {
            fewest = edits;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string
SayNearOrAll(std::string_view word, const std::vector<std::string>& candidates)
{
    if (const auto near = FindNearWord(word, candidates))
    {
        return "did you mean '" + *near + "'?";
    }
    std::string text = "allowed here: ";
    for (std::size_t i = 0; i < candidates.size() && i < MAX_NAMED; ++i)
    {
        text += (i == 0 ? "" : ", ") + candidates[i];
    }
    return candidates.size() > MAX_NAMED ? text + ", ..." : text;
}

} // namespace ns3::sipalg
