// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_WORDS_H
#define SIPALG_CONFIG_WORDS_H

#include <string>
#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/// A word of a line, or the words of a list in brackets.
struct ConfigWord
{
    std::vector<std::string> items; ///< never empty

    bool IsList() const
    {
        return items.size() > 1;
    }
};

/// A line cut into words, or why it cannot be.
struct ConfigWordsResult
{
    std::vector<ConfigWord> words; ///< none: an empty line or a comment
    std::string wrong;
};

/**
 * Cuts one line into words: separated by blanks, `"quoted words"` with \" and \\, lists in
 * brackets, `#` begins a comment. A line holds at most MAX_CONFIG_LINE characters, no controls.
 */
ConfigWordsResult SplitConfigLine(std::string_view line);

constexpr std::size_t MAX_CONFIG_LINE = 16384;

/// The word as it must be written: in quotes if it would not be one word otherwise.
std::string QuoteConfigWord(std::string_view word);

} // namespace ns3::sipalg

#endif
