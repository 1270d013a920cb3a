// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_STATE_H
#define SIPALG_NAT_STATE_H

#include "chooser.h"
#include "nat-observer.h"
#include "nat-rules.h"
#include "pinhole-table.h"
#include "route-lookup.h"
#include "session-table.h"
#include "source-translator.h"
#include "timer-wheel.h"

namespace ns3::sipalg
{

/**
 * The NAT of one firewall: rules, mappings, sessions and pinholes over one timer wheel. Knows
 * nothing of any application; an ALG is its client through the three tables' public calls.
 */
class NatState
{
  public:
    NatState(const NatConfig& config, RouteLookup& routes, Chooser& chooser, NatObserver& observer);

    NatRules rules;
    TimerWheel timers;
    MappingTable mappings;
    SourceTranslator translator;
    SessionTable sessions;
    PinholeTable pinholes;

    /// Serves one timer that was armed by one of the tables above (token.table < FIRST_FREE_TABLE).
    void ServeTimer(const TimerWheel::Token& token, Time now);

    /// Timer tokens with this table number or more are free for the floors above.
    static constexpr uint8_t FIRST_FREE_TABLE = 8;
};

} // namespace ns3::sipalg

#endif
