// SPDX-License-Identifier: GPL-2.0-only
#include "source-nat-statements.h"

namespace ns3::sipalg
{

std::string
GetSourceNatPath(const ConfigValues& values)
{
    return "security nat source rule-set " + values[0].text + " rule " + values[1].text;
}

SourceNatRule&
GetSourceNatRule(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Later([path = GetSourceNatPath(values), name = values[1].text](ConfigDraft& d) {
        if (!d.IsChosen(path + " then source-nat"))
        {
            d.Choose(path + " then source-nat", ""); // said once
            d.Refuse("source NAT rule '" + name +
                     "' lacks 'then source-nat {off|interface|pool <pool>}'");
        }
    });
    return draft.GetSourceRule(values[0].text, values[1].text);
}

SourceNatRule&
SetSourceNatAction(ConfigDraft& draft,
                   const ConfigValues& values,
                   SourceNatRule::Action action,
                   const std::string& word)
{
    draft.Choose(GetSourceNatPath(values) + " then source-nat", word);
    SourceNatRule& rule = GetSourceNatRule(draft, values);
    rule.action = action;
    return rule;
}

} // namespace ns3::sipalg
