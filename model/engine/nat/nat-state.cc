// SPDX-License-Identifier: GPL-2.0-only
#include "nat-state.h"

namespace ns3::sipalg
{

NatState::NatState(const NatConfig& config,
                   RouteLookup& routes,
                   Chooser& chooser,
                   NatObserver& observer)
    : rules(config),
      mappings(timers, observer, config.maxMappings),
      translator(rules, routes, chooser, mappings),
      sessions(timers, mappings, observer, config.maxSessions),
      pinholes(timers, mappings, observer, config.maxPinholes)
{
}

void
NatState::ServeTimer(const TimerWheel::Token& token, Time now)
{
    switch (token.table)
    {
    case MappingTable::TIMER_TABLE:
        mappings.ServeTimer(token, now);
        break;
    case SessionTable::TIMER_TABLE:
        sessions.ServeTimer(token, now);
        break;
    case PinholeTable::TIMER_TABLE:
        pinholes.ServeTimer(token, now);
        break;
    default:
        break;
    }
}

} // namespace ns3::sipalg
