// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_CHECK_NAT_H
#define SIPALG_CONFIG_CHECK_NAT_H

#include "config-check.h"

namespace ns3::sipalg
{

/// One public address for two hosts, or two for one, prefixes of different lengths (J76).
void CheckStaticNat(const FirewallConfig& config, std::vector<ConfigProblem>& problems);

/// Rule sets without zones; pools without addresses, or with those of an interface, of a static
/// rule, or of another pool.
void CheckSourceNat(const FirewallConfig& config, std::vector<ConfigProblem>& problems);

} // namespace ns3::sipalg

#endif
