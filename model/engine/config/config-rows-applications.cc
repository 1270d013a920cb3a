// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"
#include "policy-table.h"

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_TERMS = 256; ///< of an application set, in which sets can repeat
constexpr const char* ONLY_TERM = "";  ///< of an application whose statements name no term

void
SetProtocol(ApplicationTerm& term, const ConfigValue& value)
{
    term.protocol = static_cast<IpProtocol>(value.number);
}

void
SetPorts(ConfigDraft& draft,
         const std::string& application,
         const std::string& termName,
         const PortRange& ports)
{
    draft.GetTerm(application, termName).destinationPorts = ports;
    draft.Later([application, termName](ConfigDraft& d) {
        const auto protocol = d.GetTerm(application, termName).protocol;
        if (protocol != IpProtocol::Udp && protocol != IpProtocol::Tcp)
        {
            d.Refuse("application '" + application +
                     "' has ports, so it needs 'protocol udp' or 'protocol tcp'");
        }
    });
}

void
ReadProtocol(ConfigDraft& draft, const ConfigValues& values)
{
    SetProtocol(draft.GetTerm(values[0].text, ONLY_TERM), values[1]);
}

void
ReadPorts(ConfigDraft& draft, const ConfigValues& values)
{
    SetPorts(draft, values[0].text, ONLY_TERM, values[1].ports);
}

void
ReadTermProtocol(ConfigDraft& draft, const ConfigValues& values)
{
    SetProtocol(draft.GetTerm(values[0].text, values[1].text), values[2]);
}

void
ReadTermPorts(ConfigDraft& draft, const ConfigValues& values)
{
    SetPorts(draft, values[0].text, values[1].text, values[2].ports);
}

bool
HasPorts(const ApplicationTerm& term)
{
    return term.destinationPorts.low != 0 || term.destinationPorts.high != UINT16_MAX;
}

/// Calls @p write(place, application, term index) for the applications with one term, or several.
template <typename Write>
void
ForEachTerm(const FirewallConfig& config, bool several, Write write)
{
    const auto& applications = config.security.applications;
    for (std::size_t i = 0; i < applications.size(); ++i)
    {
        for (std::size_t j = 0; j < applications[i].terms.size(); ++j)
        {
            if ((applications[i].terms.size() > 1) == several)
            {
                write(ConfigLines::Place{i, j}, applications[i], j);
            }
        }
    }
}

void
WriteProtocols(const FirewallConfig& config, ConfigLines& lines)
{
    ForEachTerm(config, false, [&](auto place, const ApplicationConfig& app, std::size_t term) {
        if (app.terms[term].protocol)
        {
            lines.Add(place, {app.name, ToConfigText(*app.terms[term].protocol)});
        }
    });
}

void
WritePorts(const FirewallConfig& config, ConfigLines& lines)
{
    ForEachTerm(config, false, [&](auto place, const ApplicationConfig& app, std::size_t term) {
        if (HasPorts(app.terms[term]))
        {
            lines.Add(place, {app.name, ToConfigText(app.terms[term].destinationPorts)});
        }
    });
}

void
WriteTermProtocols(const FirewallConfig& config, ConfigLines& lines)
{
    ForEachTerm(config, true, [&](auto place, const ApplicationConfig& app, std::size_t term) {
        if (app.terms[term].protocol)
        {
            lines.Add(
                place,
                {app.name, std::to_string(term + 1), ToConfigText(*app.terms[term].protocol)});
        }
    });
}

void
WriteTermPorts(const FirewallConfig& config, ConfigLines& lines)
{
    ForEachTerm(config, true, [&](auto place, const ApplicationConfig& app, std::size_t term) {
        if (HasPorts(app.terms[term]))
        {
            lines.Add(place,
                      {app.name,
                       std::to_string(term + 1),
                       ToConfigText(app.terms[term].destinationPorts)});
        }
    });
}

const ApplicationConfig*
FindApplication(const FirewallConfig& config, const std::string& name)
{
    for (const ApplicationConfig& application : config.security.applications)
    {
        if (application.name == name)
        {
            return &application;
        }
    }
    return FindPredefinedApplication(name);
}

/// A set becomes an application with the terms of its members.
void
AddTerms(ConfigDraft& draft, const std::string& set, const std::string& member)
{
    const ApplicationConfig* found = FindApplication(draft.config, member);
    if (found == nullptr || found->terms.empty() || member == set)
    {
        draft.Refuse("application '" + member + "' is not defined before the end of the file");
        return;
    }
    const std::vector<ApplicationTerm> terms = found->terms;
    auto& all = draft.GetApplication(set).terms;
    if (all.size() + terms.size() > MAX_TERMS)
    {
        draft.Refuse("application '" + set + "' has more than " + std::to_string(MAX_TERMS) +
                     " terms");
        return;
    }
    all.insert(all.end(), terms.begin(), terms.end());
}

void
ReadSet(ConfigDraft& draft, const ConfigValues& values)
{
    draft.GetApplication(values[0].text);
    draft.Later([set = values[0].text, member = values[2].text](ConfigDraft& d) {
        AddTerms(d, set, member);
    });
}

void
WriteNothing(const FirewallConfig&, ConfigLines&)
{
}

constexpr ConfigRow ROWS[] = {
    {"applications application <application> protocol <protocol>",
     ConfigRepeat::Once,
     ReadProtocol,
     WriteProtocols,
     "Junos",
     "The protocol of an application."},
    {"applications application <application> destination-port <ports>",
     ConfigRepeat::Once,
     ReadPorts,
     WritePorts,
     "Junos",
     "The destination ports of an application over UDP or TCP.",
     "all"},
    {"applications application <application> term <term> protocol <protocol>",
     ConfigRepeat::Once,
     ReadTermProtocol,
     WriteTermProtocols,
     "Junos",
     "The protocol of one of several terms; one that fits is enough."},
    {"applications application <application> term <term> destination-port <ports>",
     ConfigRepeat::Once,
     ReadTermPorts,
     WriteTermPorts,
     "Junos",
     "The destination ports of one of several terms.",
     "all"},
    {"applications application-set <application> {application|application-set} <name>",
     ConfigRepeat::List,
     ReadSet,
     WriteNothing,
     "Junos",
     "Joins applications under one name; a set in a set must come first. Printed again as an "
     "application with terms."},
};

} // namespace

ConfigRows
GetApplicationRows()
{
    return MakeConfigRows("Applications", ROWS);
}

} // namespace ns3::sipalg
