// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ENGINE_CHECKS_H
#define SIPALG_ENGINE_CHECKS_H

#include "firewall-engine.h"

#include <string>

namespace ns3::sipalg
{

/**
 * What must hold of an engine between any two calls: packets in are the sum of the verdicts; every
 * pinhole has a live owner; no port is held twice, and as many are held as there are mappings; a
 * mapping's holders are the sessions, pinholes, channels and paths that name it. The first thing
 * that does not hold, or nothing.
 */
std::string FindBrokenInvariant(const FirewallEngine& engine);

/// Runs all timers from @p now on, until none is left; what dynamic rows are left then, or nothing.
std::string FindLeftover(FirewallEngine& engine, Time now);

/// "calls 1 sessions 2 pinholes 0 mappings 0 ports 0 registrations 0"
std::string DescribeGauges(const FirewallEngine& engine);

} // namespace ns3::sipalg

#endif
