// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SCENARIO_RUN_H
#define SIPALG_SCENARIO_RUN_H

#include "scenario-network.h"

#include <functional>

namespace ns3
{

/// Lays out the network of a scenario.
using ScenarioBuilder = std::function<void(ScenarioNetwork&)>;

/**
 * All that a scenario's main() does besides its network: reads the options and the configuration,
 * runs the simulation with a progress bar, records it, prints the summary. Answers the exit status:
 * 0, 1 if nothing can be written, 2 if what was asked for is wrong.
 */
int RunScenario(const ScenarioInfo& info, int argc, char** argv, const ScenarioBuilder& build);

} // namespace ns3

#endif
