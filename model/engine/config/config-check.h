// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_CHECK_H
#define SIPALG_CONFIG_CHECK_H

#include "firewall-config.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// Something that does not fit together in a configuration.
struct ConfigProblem
{
    std::string subject; ///< how the statements begin that it is about, without `set`
    std::string text;
};

/// More are not reported.
constexpr std::size_t MAX_CONFIG_PROBLEMS = 100;

/**
 * What no single statement can be blamed for: names that nothing defines, one public address for
 * two hosts, an interface in two zones and the like. Empty: the engine may have it.
 */
std::vector<ConfigProblem> CheckConfig(const FirewallConfig& config);

} // namespace ns3::sipalg

#endif
