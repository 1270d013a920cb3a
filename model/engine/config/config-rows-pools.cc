// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

NatPortRange
ToNatPorts(const PortRange& ports)
{
    return {ports.low, ports.high};
}

bool
AreEqual(const NatPortRange& a, const NatPortRange& b)
{
    return a.low == b.low && a.high == b.high;
}

void
ReadAddresses(ConfigDraft& draft, const ConfigValues& values)
{
    draft.DefinePool(values[0].text).addresses.push_back(values[1].range);
}

void
WriteAddresses(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.nat.pools.size(); ++i)
    {
        for (const AddressRange& range : config.nat.pools[i].addresses)
        {
            lines.Add({i}, {config.nat.pools[i].name, ToConfigText(range)});
        }
    }
}

void
ReadTwinPorts(ConfigDraft& draft, const ConfigValues& values)
{
    draft.DefinePool(values[0].text).twinPorts = ToNatPorts(values[1].ports);
    draft.Choose("pool " + values[0].text + " twin-port", values[1].text);
}

void
WriteTwinPorts(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.nat.pools.size(); ++i)
    {
        const SourcePool& pool = config.nat.pools[i];
        if (!AreEqual(pool.twinPorts, SourcePool{}.twinPorts))
        {
            lines.Add({i}, {pool.name, ToConfigText(pool.twinPorts)});
        }
    }
}

void
ReadPorts(ConfigDraft& draft, const ConfigValues& values)
{
    draft.DefinePool(values[0].text).ports = ToNatPorts(values[1].ports);
    draft.Choose("pool " + values[0].text + " ports", "range");
}

void
WritePorts(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.nat.pools.size(); ++i)
    {
        const SourcePool& pool = config.nat.pools[i];
        if (pool.translatesPorts && !AreEqual(pool.ports, SourcePool{}.ports))
        {
            lines.Add({i}, {pool.name, ToConfigText(pool.ports)});
        }
    }
}

void
ReadNoTranslation(ConfigDraft& draft, const ConfigValues& values)
{
    draft.DefinePool(values[0].text).translatesPorts = false;
    draft.Choose("pool " + values[0].text + " ports", "no-translation");
}

void
WriteNoTranslation(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.nat.pools.size(); ++i)
    {
        if (!config.nat.pools[i].translatesPorts)
        {
            lines.Add({i}, {config.nat.pools[i].name});
        }
    }
}

/// For every pool that says nothing of its own in the slot @p own.
void
FillPools(ConfigDraft& draft, const char* own, NatPortRange SourcePool::*ports, PortRange range)
{
    for (SourcePool& pool : draft.config.nat.pools)
    {
        if (!draft.IsChosen("pool " + pool.name + own))
        {
            pool.*ports = ToNatPorts(range);
        }
    }
}

void
ReadDefaultPorts(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Later([ports = values[0].ports](ConfigDraft& d) {
        FillPools(d, " ports", &SourcePool::ports, ports);
    });
}

void
ReadDefaultTwinPorts(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Later([ports = values[0].ports](ConfigDraft& d) {
        FillPools(d, " twin-port", &SourcePool::twinPorts, ports);
    });
}

void
WriteNothing(const FirewallConfig&, ConfigLines&)
{
}

constexpr ConfigRow ROWS[] = {
    {"security nat source pool <pool> address <address-range>",
     ConfigRepeat::List,
     ReadAddresses,
     WriteAddresses,
     "Junos, 001",
     "Public addresses of the pool: two ends, or all of a prefix."},
    {"security nat source pool <pool> port range twin-port <port-range>",
     ConfigRepeat::Once,
     ReadTwinPorts,
     WriteTwinPorts,
     "Junos",
     "Ports for consecutive even-odd pairs, RTP and RTCP.",
     "63488 to 65535"},
    {"security nat source pool <pool> port range <port-range>",
     ConfigRepeat::Once,
     ReadPorts,
     WritePorts,
     "Junos",
     "Ports for everything else.",
     "1024 to 63487"},
    {"security nat source pool <pool> port no-translation",
     ConfigRepeat::Once,
     ReadNoTranslation,
     WriteNoTranslation,
     "Junos",
     "Address-only: each host gets an address of its own, and ports are kept.",
     "off"},
    {"security nat source pool-default-port-range <port-range>",
     ConfigRepeat::Once,
     ReadDefaultPorts,
     WriteNothing,
     "Junos",
     "Ports of the pools that have no range of their own; printed again with each pool.",
     "1024 to 63487"},
    {"security nat source pool-default-twin-port-range <port-range>",
     ConfigRepeat::Once,
     ReadDefaultTwinPorts,
     WriteNothing,
     "Junos",
     "Pair ports of the pools that have no range of their own; printed again with each pool.",
     "63488 to 65535"},
    ScalarRow<&FirewallConfig::nat, &NatConfig::interfaceTwinPorts>(
        "security nat source interface port range twin-port <port-range>",
        "sip-alg, after Junos' pools",
        "Ports for consecutive even-odd pairs when an interface's address is used."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::interfacePorts>(
        "security nat source interface port range <port-range>",
        "sip-alg, after Junos' pools",
        "Ports for everything else when an interface's address is used."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::portAssignment>(
        "security nat source port-assignment {preserve|sequential|random}",
        "sip-alg; RFC 4787 4.2, RFC 6056",
        "How a mapping gets its port: the inside one if it is free, the next free one, or any."),
};

} // namespace

ConfigRows
GetPoolRows()
{
    return MakeConfigRows("Source NAT pools and ports", ROWS);
}

} // namespace ns3::sipalg
