// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_ROWS_H
#define SIPALG_CONFIG_ROWS_H

#include "config-statement.h"

#include <iterator>

namespace ns3::sipalg
{

/// Some consecutive rows of the table of statements.
struct ConfigRows
{
    const char* title; ///< heading on the reference page
    const ConfigRow* begin;
    const ConfigRow* end;
};

template <std::size_t Count>
ConfigRows
MakeConfigRows(const char* title, const ConfigRow (&rows)[Count])
{
    return {title, std::begin(rows), std::end(rows)};
}

ConfigRows GetInterfaceRows();
ConfigRows GetZoneRows();
ConfigRows GetApplicationRows();
ConfigRows GetPolicyRows();
ConfigRows GetPoolRows();
ConfigRows GetSourceNatRows();
ConfigRows GetPersistentNatRows();
ConfigRows GetStaticNatRows();
ConfigRows GetFlowRows();
ConfigRows GetAlgRows();
ConfigRows GetProtectionRows();
ConfigRows GetMediaRows();

/// All of them, in the order of the reference page and of printing.
std::vector<ConfigRows> GetConfigRows();

} // namespace ns3::sipalg

#endif
