// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NEAR_WORD_H
#define SIPALG_NEAR_WORD_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ns3::sipalg
{

/**
 * The candidate that was probably meant by a mistyped word: the nearest by insertions, deletions,
 * substitutions and swaps of neighbours (optimal string alignment), if at most a third of the word
 * differs. None for words of over 80 characters.
 */
std::optional<std::string> FindNearWord(std::string_view word,
                                        const std::vector<std::string>& candidates);

/// "did you mean 'zone'?", or without a near one "allowed here: a, b, c" (at most twelve).
std::string SayNearOrAll(std::string_view word, const std::vector<std::string>& candidates);

} // namespace ns3::sipalg

#endif
