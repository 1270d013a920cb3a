// SPDX-License-Identifier: GPL-2.0-only
#include "config-draft.h"

#include "near-word.h"

namespace ns3::sipalg
{

namespace
{

/// Indices of rows are 16 bits wide, with a few values at the end that mean something else.
constexpr std::size_t MAX_ROWS = 0xfff0;

std::string
MakeKey(std::string_view kind, const std::vector<std::string>& names)
{
    std::string key(kind);
    for (const std::string& name : names)
    {
        key += '\n' + name;
    }
    return key;
}

} // namespace

void
ConfigDraft::Refuse(std::string text)
{
    m_refusals.emplace_back(m_line, std::move(text));
}

template <typename Row>
std::size_t
ConfigDraft::FindOrAdd(const std::string& key, std::vector<Row>& rows, const std::string& name)
{
    const auto known = m_rows.find(key);
    if (known != m_rows.end())
    {
        return known->second;
    }
    if (rows.size() >= MAX_ROWS)
    {
        Refuse("'" + name + "' is one too many: at most " + std::to_string(MAX_ROWS) +
               " of a kind");
        return 0;
    }
    m_rows.emplace(key, rows.size());
    rows.emplace_back();
    rows.back().name = name;
    return rows.size() - 1;
}

template <typename Row>
std::size_t
ConfigDraft::MentionRow(const char* kind, std::vector<Row>& rows, const std::string& name)
{
    const std::string key = MakeKey(kind, {name});
    m_mentions.try_emplace(key, Mention{kind, name, m_line, false});
    return FindOrAdd(key, rows, name);
}

void
ConfigDraft::Define(const char* kind, const std::string& name)
{
    m_mentions[MakeKey(kind, {name})].defined = true;
}

ZoneId
ConfigDraft::MentionZone(const std::string& name)
{
    if (name == "junos-host")
    {
        return HOST_ZONE;
    }
    return ZoneId(MentionRow("zone", config.security.zones, name));
}

InterfaceId
ConfigDraft::MentionInterface(const std::string& name)
{
    return InterfaceId(MentionRow("interface", config.interfaces, name));
}

uint16_t
ConfigDraft::MentionPool(const std::string& name)
{
    return static_cast<uint16_t>(MentionRow("pool", config.nat.pools, name));
}

ZoneConfig&
ConfigDraft::DefineZone(const std::string& name)
{
    const std::size_t index = MentionRow("zone", config.security.zones, name);
    Define("zone", name);
    if (name == "junos-host" || name == "any")
    {
        Refuse("zone name '" + name + "' is reserved");
    }
    return config.security.zones[index];
}

InterfaceConfig&
ConfigDraft::DefineInterface(const std::string& name)
{
    const std::size_t index = MentionRow("interface", config.interfaces, name);
    Define("interface", name);
    return config.interfaces[index];
}

SourcePool&
ConfigDraft::DefinePool(const std::string& name)
{
    const std::size_t index = MentionRow("pool", config.nat.pools, name);
    Define("pool", name);
    return config.nat.pools[index];
}

ApplicationConfig&
ConfigDraft::GetApplication(const std::string& name)
{
    auto& rows = config.security.applications;
    return rows[FindOrAdd(MakeKey("application", {name}), rows, name)];
}

ApplicationTerm&
ConfigDraft::GetTerm(const std::string& application, const std::string& term)
{
    auto& terms = GetApplication(application).terms;
    const auto [row, isNew] =
        m_rows.try_emplace(MakeKey("term", {application, term}), terms.size());
    if (isNew)
    {
        terms.emplace_back();
    }
    return terms[row->second];
}

StaticNatRuleSet&
ConfigDraft::GetStaticRuleSet(const std::string& name)
{
    auto& rows = config.nat.staticRuleSets;
    return rows[FindOrAdd(MakeKey("static rule-set", {name}), rows, name)];
}

StaticNatRule&
ConfigDraft::GetStaticRule(const std::string& ruleSet, const std::string& name)
{
    auto& rows = GetStaticRuleSet(ruleSet).rules;
    return rows[FindOrAdd(MakeKey("static rule", {ruleSet, name}), rows, name)];
}

SourceNatRuleSet&
ConfigDraft::GetSourceRuleSet(const std::string& name)
{
    auto& rows = config.nat.sourceRuleSets;
    return rows[FindOrAdd(MakeKey("source rule-set", {name}), rows, name)];
}

SourceNatRule&
ConfigDraft::GetSourceRule(const std::string& ruleSet, const std::string& name)
{
    auto& rows = GetSourceRuleSet(ruleSet).rules;
    return rows[FindOrAdd(MakeKey("source rule", {ruleSet, name}), rows, name)];
}

PolicyConfig&
ConfigDraft::GetPolicy(const std::string& from, const std::string& to, const std::string& name)
{
    const ZonePair zones{MentionZone(from), MentionZone(to)};
    auto& rows = config.security.policies;
    PolicyConfig& policy = rows[FindOrAdd(MakeKey("policy", {from, to, name}), rows, name)];
    policy.zones = zones;
    return policy;
}

ProxyArpConfig&
ConfigDraft::GetProxyArp(const std::string& interface)
{
    const InterfaceId id = MentionInterface(interface);
    for (ProxyArpConfig& row : config.nat.proxyArp)
    {
        if (row.interface == id)
        {
            return row;
        }
    }
    config.nat.proxyArp.push_back({id, {}});
    return config.nat.proxyArp.back();
}

void
ConfigDraft::Choose(const std::string& slot, const std::string& value)
{
    const auto [chosen, isNew] = m_chosen.try_emplace(slot, value, m_line);
    if (!isNew && chosen->second.first != value)
    {
        Refuse("'" + slot + " " + value + "' contradicts '" + chosen->second.first + "' in line " +
               std::to_string(chosen->second.second));
    }
}

bool
ConfigDraft::IsChosen(const std::string& slot) const
{
    return m_chosen.count(slot) != 0;
}

void
ConfigDraft::Later(std::function<void(ConfigDraft&)> action)
{
    m_waiting.push_back({m_line, std::move(action)});
}

void
ConfigDraft::Finish()
{
    const std::vector<Waiting> waiting = std::move(m_waiting);
    for (const Waiting& each : waiting)
    {
        m_line = each.line;
        if (!HasTooManyRefusals())
        {
            each.action(*this);
        }
    }
    RefuseUndefined();
}

void
ConfigDraft::RefuseUndefined()
{
    for (const auto& [key, mention] : m_mentions)
    {
        if (!mention.defined && !HasTooManyRefusals())
        {
            const auto defined = GetDefined(mention.kind);
            m_line = mention.line;
            Refuse(mention.kind + " '" + mention.name + "' is not defined" +
                   (defined.empty() ? "" : ": " + SayNearOrAll(mention.name, defined)));
        }
    }
}

std::vector<std::string>
ConfigDraft::GetDefined(const std::string& kind) const
{
    std::vector<std::string> names;
    for (const auto& [key, mention] : m_mentions)
    {
        if (mention.defined && mention.kind == kind)
        {
            names.push_back(mention.name);
        }
    }
    return names;
}

} // namespace ns3::sipalg
