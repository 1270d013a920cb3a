// SPDX-License-Identifier: GPL-2.0-only
#include "config-check.h"

#include "config-address-names.h"
#include "config-words.h"
#include "near-word.h"
#include "policy-table.h"

#include <map>

namespace ns3::sipalg
{

namespace
{

using Problems = std::vector<ConfigProblem>;

std::string
Quote(const std::string& name)
{
    return QuoteConfigWord(name);
}

void
CheckInterfaces(const FirewallConfig& config, Problems& problems)
{
    std::map<std::size_t, std::string> zoneOf;
    for (const ZoneConfig& zone : config.security.zones)
    {
        for (const InterfaceId id : zone.interfaces)
        {
            const auto index = static_cast<std::size_t>(id);
            const auto [known, isNew] = zoneOf.try_emplace(index, zone.name);
            if (!isNew)
            {
                const std::string& name = config.interfaces[index].name;
                problems.push_back({"security zones security-zone " + Quote(zone.name) +
                                        " interfaces " + Quote(name),
                                    "interface " + name + " is already in zone '" +
                                        known->second + "'; it can be in one zone only"});
            }
        }
    }
}

void
CheckPolicyNames(const FirewallConfig& config, const PolicyConfig& policy, Problems& problems)
{
    const std::string path = "security policies from-zone " +
                             Quote(GetZoneName(config, policy.zones.from)) + " to-zone " +
                             Quote(GetZoneName(config, policy.zones.to)) + " policy " +
                             Quote(policy.name) + " match ";
    const auto check = [&](const char* what, const auto& names, ZoneId zone) {
        for (const std::string& name : names)
        {
            if (name != "any" && FindAddresses(config.security, {zone}, name).empty())
            {
                problems.push_back({path + what + " " + Quote(name),
                                    SayUnknownAddress(config.security, {zone}, name)});
            }
        }
    };
    check("source-address", policy.sources, policy.zones.from);
    check("destination-address", policy.destinations, policy.zones.to);
}

} // namespace

Problems
CheckConfig(const FirewallConfig& config)
{
    Problems problems;
    CheckInterfaces(config, problems);
    for (const PolicyConfig& policy : config.security.policies)
    {
        CheckPolicyNames(config, policy, problems);
    }
    return problems;
}

} // namespace ns3::sipalg
