// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_PRINTER_H
#define SIPALG_CONFIG_PRINTER_H

#include "firewall-config.h"

#include <string>

namespace ns3::sipalg
{

/**
 * The configuration as `set` lines that ReadConfig() reads back. What equals the default is left
 * out; names that only stood for something (profiles, attached address books, application sets)
 * come back as what they stood for.
 */
std::string PrintConfig(const FirewallConfig& config);

} // namespace ns3::sipalg

#endif
