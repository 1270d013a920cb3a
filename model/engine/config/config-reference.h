// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_REFERENCE_H
#define SIPALG_CONFIG_REFERENCE_H

#include <string>

namespace ns3::sipalg
{

/// The reference page of all statements in Markdown; docs/configuration.md is a copy of it.
std::string MakeConfigReference();

} // namespace ns3::sipalg

#endif
