// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

void
ReadAddress(ConfigDraft& draft, const ConfigValues& values)
{
    const std::string name = values[0].text + "." + values[1].text;
    draft.DefineInterface(name).addresses.push_back(values[2].prefix);
}

void
ReadAddress4(ConfigDraft& draft, const ConfigValues& values)
{
    ReadAddress(draft, values);
    if (!values[2].prefix.address.IsV4())
    {
        draft.Refuse("'" + values[2].text + "' is not an IPv4 address: family inet6 takes IPv6");
    }
}

void
ReadAddress6(ConfigDraft& draft, const ConfigValues& values)
{
    ReadAddress(draft, values);
    if (values[2].prefix.address.IsV4())
    {
        draft.Refuse("'" + values[2].text + "' is not an IPv6 address: family inet takes IPv4");
    }
}

void
WriteAddresses(const FirewallConfig& config, ConfigLines& lines, bool areV4)
{
    for (std::size_t i = 0; i < config.interfaces.size(); ++i)
    {
        const std::string& name = config.interfaces[i].name;
        const std::size_t dot = name.rfind('.');
        for (const IpPrefix& address : config.interfaces[i].addresses)
        {
            if (address.address.IsV4() == areV4)
            {
                lines.Add({i}, {name.substr(0, dot), name.substr(dot + 1), address.ToString()});
            }
        }
    }
}

void
WriteAddress4(const FirewallConfig& config, ConfigLines& lines)
{
    WriteAddresses(config, lines, true);
}

void
WriteAddress6(const FirewallConfig& config, ConfigLines& lines)
{
    WriteAddresses(config, lines, false);
}

void
ReadNothing(ConfigDraft&, const ConfigValues&)
{
}

void
WriteNothing(const FirewallConfig&, ConfigLines&)
{
}

void
ReadRoute(ConfigDraft& draft, const ConfigValues& values)
{
    draft.config.routes.push_back({values[0].prefix, values[1].prefix.address});
}

void
WriteRoutes(const FirewallConfig& config, ConfigLines& lines)
{
    for (std::size_t i = 0; i < config.routes.size(); ++i)
    {
        const StaticRouteConfig& route = config.routes[i];
        lines.Add({i}, {route.destination.ToString(), route.nextHop.ToString()});
    }
}

constexpr ConfigRow ROWS[] = {
    {"interfaces <interface> unit <0..16385> family inet address <prefix>",
     ConfigRepeat::List,
     ReadAddress4,
     WriteAddress4,
     "Junos",
     "An IPv4 address of the interface and the network that it is connected to."},
    {"interfaces <interface> unit <0..16385> family inet6 address <prefix>",
     ConfigRepeat::List,
     ReadAddress6,
     WriteAddress6,
     "Junos",
     "An IPv6 address of the interface and the network that it is connected to."},
    {"interfaces <interface> description <text>",
     ConfigRepeat::Once,
     ReadNothing,
     WriteNothing,
     "Junos",
     "A remark; it is not kept."},
    {"interfaces <interface> unit <0..16385> description <text>",
     ConfigRepeat::Once,
     ReadNothing,
     WriteNothing,
     "Junos",
     "A remark; it is not kept."},
    {"routing-options static route <prefix> next-hop <address>",
     ConfigRepeat::Once,
     ReadRoute,
     WriteRoutes,
     "Junos",
     "A static route; of several that contain a destination the longest prefix decides."},
};

} // namespace

ConfigRows
GetInterfaceRows()
{
    return MakeConfigRows("Interfaces and routes", ROWS);
}

} // namespace ns3::sipalg
