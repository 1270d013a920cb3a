// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"
#include "policy-table.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

using Places = ConfigLines::Place;

void
AddAddress(ConfigDraft& draft, AddressBook& book, const ConfigValue& name, const IpPrefix& prefix)
{
    const auto [known, isNew] = book.addresses.try_emplace(name.text, prefix);
    if (!isNew && !(known->second == prefix))
    {
        draft.Refuse("address '" + name.text + "' is already " + known->second.ToString());
    }
}

/// A set takes addresses and other sets alike; names resolve among both.
void
AddMember(AddressBook& book, const ConfigValue& set, const ConfigValue& member)
{
    book.sets[set.text].push_back(member.text);
}

void
ReadZone(ConfigDraft& draft, const ConfigValues& values)
{
    draft.DefineZone(values[0].text);
}

/// Only for a zone that no other statement would mention.
void
WriteZones(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.security.zones.size(); ++i)
    {
        const ZoneConfig& zone = config.security.zones[i];
        if (zone.interfaces.empty() && zone.hostServices.empty() &&
            zone.addressBook.addresses.empty() && zone.addressBook.sets.empty())
        {
            lines.Add({i}, {zone.name});
        }
    }
}

void
ReadZoneInterface(ConfigDraft& draft, const ConfigValues& values)
{
    const InterfaceId interface = draft.MentionInterface(values[1].text);
    auto& interfaces = draft.DefineZone(values[0].text).interfaces;
    if (std::find(interfaces.begin(), interfaces.end(), interface) == interfaces.end())
    {
        interfaces.push_back(interface);
    }
}

void
WriteZoneInterfaces(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.security.zones.size(); ++i)
    {
        for (const InterfaceId id : config.security.zones[i].interfaces)
        {
            const auto& interface = config.interfaces[static_cast<std::size_t>(id)];
            lines.Add({i}, {config.security.zones[i].name, interface.name});
        }
    }
}

void
ReadZoneAddress(ConfigDraft& draft, const ConfigValues& values)
{
    AddressBook& book = draft.DefineZone(values[0].text).addressBook;
    AddAddress(draft, book, values[1], values[2].prefix);
}

void
WriteZoneAddresses(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.security.zones.size(); ++i)
    {
        const ZoneConfig& zone = config.security.zones[i];
        for (const auto& [name, prefix] : zone.addressBook.addresses)
        {
            lines.Add({i}, {zone.name, name, prefix.ToString()});
        }
    }
}

void
ReadZoneSet(ConfigDraft& draft, const ConfigValues& values)
{
    AddMember(draft.DefineZone(values[0].text).addressBook, values[1], values[3]);
}

/// The members of every set of a book; @p front is what the statement names before the set.
void
WriteSets(const AddressBook& book,
          const Places& place,
          const std::vector<std::string>& front,
          ConfigLines& lines)
{
    for (const auto& [name, members] : book.sets)
    {
        for (const std::string& member : members)
        {
            std::vector<std::string> values = front;
            const bool isSet = book.addresses.count(member) == 0 && book.sets.count(member) != 0;
            values.insert(values.end(), {name, isSet ? "address-set" : "address", member});
            lines.Add(place, values);
        }
    }
}

void
WriteZoneSets(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.security.zones.size(); ++i)
    {
        const ZoneConfig& zone = config.security.zones[i];
        WriteSets(zone.addressBook, {i}, {zone.name}, lines);
    }
}

void
ReadHostService(ConfigDraft& draft, const ConfigValues& values)
{
    auto& services = draft.DefineZone(values[0].text).hostServices;
    if (FindHostService(values[1].text) == nullptr)
    {
        draft.Refuse("system service '" + values[1].text + "' is not known: all, ping, ...");
    }
    else if (std::find(services.begin(), services.end(), values[1].text) == services.end())
    {
        services.push_back(values[1].text);
    }
}

void
WriteHostServices(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.security.zones.size(); ++i)
    {
        for (const std::string& service : config.security.zones[i].hostServices)
        {
            lines.Add({i}, {config.security.zones[i].name, service});
        }
    }
}

constexpr const char* GLOBAL = "global";

AddressBook&
GetBook(ConfigDraft& draft, const std::string& name)
{
    return name == GLOBAL ? draft.config.security.globalAddressBook : draft.books[name].book;
}

void
ReadBookAddress(ConfigDraft& draft, const ConfigValues& values)
{
    AddAddress(draft, GetBook(draft, values[0].text), values[1], values[2].prefix);
}

void
WriteGlobalAddresses(const FirewallConfig& config, ConfigLines& lines)
{
    for (const auto& [name, prefix] : config.security.globalAddressBook.addresses)
    {
        lines.Add({}, {GLOBAL, name, prefix.ToString()});
    }
}

void
ReadBookSet(ConfigDraft& draft, const ConfigValues& values)
{
    AddMember(GetBook(draft, values[0].text), values[1], values[3]);
}

void
WriteGlobalSets(const FirewallConfig& config, ConfigLines& lines)
{
    WriteSets(config.security.globalAddressBook, {}, {GLOBAL}, lines);
}

/// The zone takes over what the book holds.
void
AttachBook(ConfigDraft& draft, const std::string& name, ZoneId zone)
{
    AddressBook& own = draft.config.security.zones[static_cast<std::size_t>(zone)].addressBook;
    const AddressBook& book = draft.books[name].book;
    for (const auto& [address, prefix] : book.addresses)
    {
        AddAddress(draft, own, {address, 0, Time(0), {}, {}, {}}, prefix);
    }
    for (const auto& [set, members] : book.sets)
    {
        own.sets[set].insert(own.sets[set].end(), members.begin(), members.end());
    }
}

void
ReadAttachment(ConfigDraft& draft, const ConfigValues& values)
{
    const ZoneId zone = draft.MentionZone(values[1].text);
    if (values[0].text == GLOBAL || zone == HOST_ZONE)
    {
        draft.Refuse("the global address book is every zone's, and junos-host has none");
        return;
    }
    draft.Later([name = values[0].text, zone](ConfigDraft& d) { AttachBook(d, name, zone); });
}

void
WriteNothing(const FirewallConfig&, ConfigLines&)
{
}

constexpr ConfigRow ROWS[] = {
    {"security zones security-zone <zone>",
     ConfigRepeat::List,
     ReadZone,
     WriteZones,
     "Junos",
     "A zone; naming anything in it is enough."},
    {"security zones security-zone <zone> interfaces <interface.unit>",
     ConfigRepeat::List,
     ReadZoneInterface,
     WriteZoneInterfaces,
     "Junos",
     "Puts an interface unit into the zone; it can be in one zone only."},
    {"security zones security-zone <zone> host-inbound-traffic system-services <service>",
     ConfigRepeat::List,
     ReadHostService,
     WriteHostServices,
     "Junos",
     "What the firewall itself answers from this zone: all, ping, ..."},
    {"security zones security-zone <zone> address-book address <name> <prefix>",
     ConfigRepeat::List,
     ReadZoneAddress,
     WriteZoneAddresses,
     "Junos",
     "Names a prefix of this zone for its policies."},
    {"security zones security-zone <zone> address-book address-set <set> {address|address-set} "
     "<name>",
     ConfigRepeat::List,
     ReadZoneSet,
     WriteZoneSets,
     "Junos",
     "Names several addresses or sets of this zone's book together."},
    {"security address-book <book> address <name> <prefix>",
     ConfigRepeat::List,
     ReadBookAddress,
     WriteGlobalAddresses,
     "Junos",
     "Names a prefix: in the book 'global' for every zone, in another for the zones that it is "
     "attached to."},
    {"security address-book <book> address-set <set> {address|address-set} <name>",
     ConfigRepeat::List,
     ReadBookSet,
     WriteGlobalSets,
     "Junos",
     "Names several addresses or sets of the book together."},
    {"security address-book <book> attach zone <zone>",
     ConfigRepeat::List,
     ReadAttachment,
     WriteNothing,
     "Junos",
     "Gives the zone what the book holds; printed again as the zone's own address book."},
};

} // namespace

ConfigRows
GetZoneRows()
{
    return MakeConfigRows("Zones and address books", ROWS);
}

} // namespace ns3::sipalg
