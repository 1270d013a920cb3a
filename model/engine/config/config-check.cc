// SPDX-License-Identifier: GPL-2.0-only
#include "config-check.h"

#include "config-check-nat.h"
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

/// "interfaces ge-0/0/0 unit 0" of "ge-0/0/0.0"
std::string
GetSubject(const InterfaceConfig& interface)
{
    const std::size_t dot = interface.name.rfind('.');
    const std::string unit = dot == std::string::npos ? "0" : interface.name.substr(dot + 1);
    return "interfaces " + Quote(interface.name.substr(0, dot)) + " unit " + unit;
}

void
CheckAddresses(const FirewallConfig& config, Problems& problems)
{
    std::map<IpAddress, std::string> owners;
    for (const InterfaceConfig& interface : config.interfaces)
    {
        if (interface.addresses.empty())
        {
            problems.push_back(
                {GetSubject(interface), "interface " + interface.name + " has no address"});
        }
        for (const IpPrefix& address : interface.addresses)
        {
            const auto [owner, isNew] = owners.try_emplace(address.address, interface.name);
            if (!isNew)
            {
                problems.push_back(
                    {GetSubject(interface) + " family " +
                         (address.address.IsV4() ? "inet" : "inet6") + " address " +
                         address.ToString(),
                     address.address.ToString() + " is already an address of " + owner->second});
            }
        }
    }
}

void
CheckZones(const FirewallConfig& config, Problems& problems)
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
                                    "interface " + name + " is already in zone '" + known->second +
                                        "'; it can be in one zone only"});
            }
        }
    }
}

bool
HasName(const AddressBook& book, const std::string& name)
{
    return book.addresses.count(name) != 0 || book.sets.count(name) != 0;
}

std::vector<std::string>
GetNames(const AddressBook& book)
{
    std::vector<std::string> names;
    for (const auto& [name, prefix] : book.addresses)
    {
        names.push_back(name);
    }
    for (const auto& [name, members] : book.sets)
    {
        names.push_back(name);
    }
    return names;
}

/// The members of sets, which are in the same book.
void
CheckBook(const AddressBook& book, const std::string& path, Problems& problems)
{
    for (const auto& [set, members] : book.sets)
    {
        for (const std::string& member : members)
        {
            if (!HasName(book, member) && problems.size() < MAX_CONFIG_PROBLEMS)
            {
                problems.push_back({path + " address-set " + Quote(set),
                                    "address '" + member + "' of address-set '" + set +
                                        "' is not defined in the same address book: " +
                                        SayNearOrAll(member, GetNames(book))});
            }
        }
    }
}

void
CheckBooks(const FirewallConfig& config, Problems& problems)
{
    for (const ZoneConfig& zone : config.security.zones)
    {
        const std::string path = "security zones security-zone " + Quote(zone.name);
        CheckBook(zone.addressBook, path + " address-book", problems);
    }
    CheckBook(config.security.globalAddressBook, "security address-book global", problems);
}

/// Looks at the names that policies use.
class PolicyCheck
{
  public:
    PolicyCheck(const FirewallConfig& config, Problems& problems)
        : m_config(config),
          m_problems(problems)
    {
        for (const ApplicationConfig& application : config.security.applications)
        {
            m_applications.try_emplace(application.name, &application);
        }
    }

    void Check(const PolicyConfig& policy)
    {
        const std::string path = "security policies from-zone " +
                                 Quote(GetZoneName(m_config, policy.zones.from)) + " to-zone " +
                                 Quote(GetZoneName(m_config, policy.zones.to)) + " policy " +
                                 Quote(policy.name) + " match ";
        for (const std::string& name : policy.sources)
        {
            CheckAddress(path + "source-address " + Quote(name), name, policy.zones.from);
        }
        for (const std::string& name : policy.destinations)
        {
            CheckAddress(path + "destination-address " + Quote(name), name, policy.zones.to);
        }
        for (const std::string& name : policy.applications)
        {
            CheckApplication(path + "application " + Quote(name), name);
        }
    }

  private:
    void CheckAddress(const std::string& subject, const std::string& name, ZoneId zone)
    {
        const auto index = static_cast<std::size_t>(zone);
        const SecurityConfig& security = m_config.security;
        const bool isKnown =
            name == "any" || HasName(security.globalAddressBook, name) ||
            (index < security.zones.size() && HasName(security.zones[index].addressBook, name));
        if (isKnown || m_problems.size() >= MAX_CONFIG_PROBLEMS)
        {
            return;
        }
        std::vector<std::string> names = GetNames(security.globalAddressBook);
        if (index < security.zones.size())
        {
            const auto own = GetNames(security.zones[index].addressBook);
            names.insert(names.end(), own.begin(), own.end());
        }
        names.push_back("any");
        m_problems.push_back({subject,
                              "address '" + name + "' is not in the address book of zone '" +
                                  GetZoneName(m_config, zone) +
                                  "', nor in the global one: " + SayNearOrAll(name, names)});
    }

    void CheckApplication(const std::string& subject, const std::string& name)
    {
        const auto own = m_applications.find(name);
        if (own != m_applications.end() ? !own->second->terms.empty()
                                        : FindPredefinedApplication(name) != nullptr)
        {
            return;
        }
        if (m_problems.size() >= MAX_CONFIG_PROBLEMS)
        {
            return;
        }
        std::vector<std::string> names;
        for (const auto& [known, application] : m_applications)
        {
            names.push_back(known);
        }
        for (const ApplicationConfig& application : GetPredefinedApplications())
        {
            names.push_back(application.name);
        }
        m_problems.push_back(
            {subject, "application '" + name + "' is not defined: " + SayNearOrAll(name, names)});
    }

    const FirewallConfig& m_config;
    Problems& m_problems;
    std::map<std::string, const ApplicationConfig*> m_applications;
};

} // namespace

Problems
CheckConfig(const FirewallConfig& config)
{
    Problems problems;
    CheckAddresses(config, problems);
    CheckZones(config, problems);
    CheckBooks(config, problems);
    PolicyCheck policies(config, problems);
    for (const PolicyConfig& policy : config.security.policies)
    {
        policies.Check(policy);
    }
    CheckStaticNat(config, problems);
    CheckSourceNat(config, problems);
    if (problems.size() > MAX_CONFIG_PROBLEMS)
    {
        problems.resize(MAX_CONFIG_PROBLEMS);
    }
    return problems;
}

} // namespace ns3::sipalg
