// SPDX-License-Identifier: GPL-2.0-only
#include "policy-table.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

uint32_t
PairKey(ZonePair zones)
{
    return uint32_t{static_cast<uint16_t>(zones.from)} << 16 | static_cast<uint16_t>(zones.to);
}

/// Adds the prefixes of an address or (nested) address set of one book; false if it has no such.
bool
AddPrefixes(const AddressBook& book, const std::string& name, std::vector<IpPrefix>& prefixes)
{
    std::vector<std::string> names{name};
    bool isKnown = false;
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        const auto address = book.addresses.find(names[i]);
        if (address != book.addresses.end())
        {
            prefixes.push_back(address->second);
            isKnown = true;
            continue;
        }
        const auto set = book.sets.find(names[i]);
        if (set == book.sets.end())
        {
            continue;
        }
        isKnown = true;
        for (const std::string& member : set->second)
        {
            // A set that holds itself adds nothing.
            if (std::find(names.begin(), names.end(), member) == names.end())
            {
                names.push_back(member);
            }
        }
    }
    return isKnown;
}

/// The prefixes that a policy names, in the zone's address book or else the global one; empty for
/// "any". None if the names stand for no address at all (an empty set).
std::optional<std::vector<IpPrefix>>
ResolveAddresses(const SecurityConfig& config, ZoneId zone, const std::vector<std::string>& names)
{
    std::vector<IpPrefix> prefixes;
    for (const std::string& name : names)
    {
        if (name == "any")
        {
            return std::vector<IpPrefix>();
        }
        const auto index = static_cast<std::size_t>(zone);
        const bool isZones = index < config.zones.size() &&
                             AddPrefixes(config.zones[index].addressBook, name, prefixes);
        if (!isZones)
        {
            AddPrefixes(config.globalAddressBook, name, prefixes);
        }
    }
    return prefixes.empty() ? std::nullopt : std::make_optional(std::move(prefixes));
}

/// A configured application hides a predefined one of its name.
const ApplicationConfig*
FindApplication(const SecurityConfig& config, const std::string& name)
{
    for (const ApplicationConfig& application : config.applications)
    {
        if (application.name == name)
        {
            return &application;
        }
    }
    return FindPredefinedApplication(name);
}

void
AddTerms(const ApplicationConfig* application, std::vector<ApplicationTerm>& terms)
{
    if (application)
    {
        terms.insert(terms.end(), application->terms.begin(), application->terms.end());
    }
}

bool
MatchesAddress(const std::vector<IpPrefix>& prefixes, const IpAddress& address)
{
    return prefixes.empty() ||
           std::any_of(prefixes.begin(), prefixes.end(), [&](const IpPrefix& prefix) {
               return prefix.Contains(address);
           });
}

bool
MatchesTerms(const std::vector<ApplicationTerm>& terms, const FlowKey& flow)
{
    return std::any_of(terms.begin(), terms.end(), [&](const ApplicationTerm& term) {
        return (!term.protocol || *term.protocol == flow.protocol) &&
               term.destinationPorts.Contains(flow.destination.port);
    });
}

} // namespace

PolicyTable::PolicyTable(const SecurityConfig& config)
    : m_default{config.defaultAction, -1}
{
    for (std::size_t i = 0; i < config.policies.size(); ++i)
    {
        AddPolicy(config, static_cast<int>(i));
    }
    for (const ZoneConfig& zone : config.zones)
    {
        auto& terms = m_hostServices.emplace_back();
        for (const std::string& name : zone.hostServices)
        {
            AddTerms(FindHostService(name), terms);
        }
    }
}

void
PolicyTable::AddPolicy(const SecurityConfig& config, int index)
{
    const PolicyConfig& policy = config.policies[index];
    auto sources = ResolveAddresses(config, policy.zones.from, policy.sources);
    auto destinations = ResolveAddresses(config, policy.zones.to, policy.destinations);
    if (!sources || !destinations)
    {
        return;
    }
    std::vector<ApplicationTerm> terms;
    for (const std::string& name : policy.applications)
    {
        AddTerms(FindApplication(config, name), terms);
    }
    m_policies[PairKey(policy.zones)].push_back({std::move(*sources),
                                                 std::move(*destinations),
                                                 std::move(terms),
                                                 Decision{policy.action, index}});
}

PolicyTable::Decision
PolicyTable::Evaluate(ZonePair zones, const FlowKey& flow) const
{
    const auto policies = m_policies.find(PairKey(zones));
    if (policies == m_policies.end())
    {
        return m_default;
    }
    for (const Policy& policy : policies->second)
    {
        if (MatchesAddress(policy.sources, flow.source.address) &&
            MatchesAddress(policy.destinations, flow.destination.address) &&
            MatchesTerms(policy.applications, flow))
        {
            return policy.decision;
        }
    }
    return m_default;
}

bool
PolicyTable::PermitsHostInbound(ZoneId zone, const FlowKey& flow) const
{
    const auto index = static_cast<std::size_t>(zone);
    return index < m_hostServices.size() && MatchesTerms(m_hostServices[index], flow);
}

} // namespace ns3::sipalg
