// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SOURCE_NAT_STATEMENTS_H
#define SIPALG_SOURCE_NAT_STATEMENTS_H

#include "config-rows.h"

namespace ns3::sipalg
{

// What the statements about a source NAT rule have in common; their first two values name its rule
// set and the rule.

/// "security nat source rule-set out rule all"
std::string GetSourceNatPath(const ConfigValues& values);

/// The rule, which must get an action somewhere in the file.
SourceNatRule& GetSourceNatRule(ConfigDraft& draft, const ConfigValues& values);

/// The rule with its action, which must be its only one.
SourceNatRule& SetSourceNatAction(ConfigDraft& draft,
                                  const ConfigValues& values,
                                  SourceNatRule::Action action,
                                  const std::string& word);

/// The further values of each statement about one rule.
using SourceNatStatements = std::vector<std::vector<std::string>>;

/// Lines about each rule: its rule set, its name, and each of the words that @p say gives.
template <typename Say>
void
WriteSourceNatRules(const FirewallConfig& config, ConfigLines& lines, Say say)
{
    const auto& ruleSets = config.nat.sourceRuleSets;
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
        {
            const SourceNatRule& rule = ruleSets[i].rules[j];
            for (std::vector<std::string> values : say(rule))
            {
                values.insert(values.begin(), {ruleSets[i].name, rule.name});
                lines.Add({i, j + 1}, std::move(values));
            }
        }
    }
}

} // namespace ns3::sipalg

#endif
