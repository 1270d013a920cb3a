// SPDX-License-Identifier: GPL-2.0-only
#include "config-address-names.h"

#include "near-word.h"

#include <algorithm>
#include <set>

namespace ns3::sipalg
{

namespace
{

/// The book of each zone, then the global one.
std::vector<const AddressBook*>
GetBooks(const SecurityConfig& security, const std::vector<ZoneId>& zones)
{
    std::vector<const AddressBook*> books;
    for (const ZoneId zone : zones)
    {
        const auto index = static_cast<std::size_t>(zone);
        if (index < security.zones.size())
        {
            books.push_back(&security.zones[index].addressBook);
        }
    }
    books.push_back(&security.globalAddressBook);
    return books;
}

/// Sets may hold sets, in a circle even: each is looked into once.
std::vector<IpPrefix>
CollectAddresses(const AddressBook& book, const std::string& name)
{
    std::vector<IpPrefix> found;
    std::vector<std::string> names{name};
    std::set<std::string> seen{name};
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        const std::string current = names[i];
        const auto address = book.addresses.find(current);
        if (address != book.addresses.end())
        {
            found.push_back(address->second);
            continue;
        }
        const auto set = book.sets.find(current);
        for (const std::string& member :
             set != book.sets.end() ? set->second : std::vector<std::string>{})
        {
            if (seen.insert(member).second)
            {
                names.push_back(member);
            }
        }
    }
    return found;
}

} // namespace

std::vector<IpPrefix>
FindAddresses(const SecurityConfig& security,
              const std::vector<ZoneId>& zones,
              const std::string& name)
{
    for (const AddressBook* book : GetBooks(security, zones))
    {
        auto found = CollectAddresses(*book, name);
        if (!found.empty())
        {
            return found;
        }
    }
    return {};
}

std::string
SayUnknownAddress(const SecurityConfig& security,
                  const std::vector<ZoneId>& zones,
                  const std::string& name)
{
    std::vector<std::string> names;
    for (const AddressBook* book : GetBooks(security, zones))
    {
        for (const auto& [known, prefix] : book->addresses)
        {
            names.push_back(known);
        }
        for (const auto& [known, members] : book->sets)
        {
            names.push_back(known);
        }
    }
    return "address '" + name + "' is not defined in the address books" +
           (names.empty() ? "" : ": " + SayNearOrAll(name, names));
}

} // namespace ns3::sipalg
