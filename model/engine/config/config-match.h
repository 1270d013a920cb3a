// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_MATCH_H
#define SIPALG_CONFIG_MATCH_H

#include "config-statement.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// How the front of a line's words fits the table of statements.
struct ConfigMatch
{
    const ConfigStatement* statement{nullptr}; ///< null: none fits, and @c wrong says why
    ConfigValues values;
    std::size_t words{0}; ///< how many the statement took
    std::string wrong;
};

/// The statement that takes the most of @p words, which do not include `set`.
ConfigMatch MatchStatement(const std::vector<std::string>& words);

/**
 * A line may go on after a statement with others of the same place, as Junos allows: `match
 * source-address any destination-address any`. Answers the words of the next statement: those that
 * lead to the place and the rest of the line; or none if nothing there begins with the rest.
 */
std::vector<std::string> GetContinuation(const ConfigMatch& match,
                                         const std::vector<std::string>& words);

/// Why the words after @p match cannot be.
std::string ExplainRest(const ConfigMatch& match, const std::vector<std::string>& words);

} // namespace ns3::sipalg

#endif
