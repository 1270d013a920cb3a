// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SHOW_STATE_H
#define SIPALG_SHOW_STATE_H

#include "firewall-engine.h"

#include <map>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// A call of the ALG's table, for the operator.
struct ShownCall
{
    std::string sipCallId;
    double createdAt{0}; ///< s
    bool isAnswered{false};
    unsigned mediaStreams{0};
    unsigned pinholes{0};
};

/// A session, each direction as text: "10.1.1.3:5060 -> 1.1.1.4:5060".
struct ShownSession
{
    std::string protocol;
    std::string zones; ///< "private -> public"
    std::string in;
    std::string out;
    std::string policy;  ///< empty: none
    double idleLeft{-1}; ///< s; negative: not known
    uint64_t packets[2]{};
    uint64_t bytes[2]{};
};

/// An open pinhole.
struct ShownGate
{
    std::string kind;
    std::string protocol;
    std::string zones;
    std::string destination;
    std::string internal;
    double left{-1}; ///< s until it closes; negative: as long as its owner
    uint64_t packets{0};
};

/**
 * What a firewall is doing at one moment, as far as the operator's views tell: plain values, so
 * that it can come from a live engine, from the records of a run, or be empty for a configuration.
 */
struct ShowState
{
    std::vector<ShownCall> calls;
    std::vector<ShownSession> sessions;
    std::vector<ShownGate> gates;
    std::size_t registrations{0};
    /// Translation hits by rule set and rule; missing ones are 0.
    std::map<std::pair<std::size_t, std::size_t>, uint64_t> sourceHits;
    std::map<std::pair<std::size_t, std::size_t>, uint64_t> staticHits;
    std::map<std::size_t, uint64_t> portsInUse; ///< by pool
    uint64_t received{0};
    std::map<std::string, uint64_t> verdicts;
    std::map<std::string, uint64_t> drops;    ///< by reason
    std::map<std::string, uint64_t> messages; ///< by "INVITE" or "INVITE 2xx"
};

/// The state of a live engine.
ShowState GetShowState(const FirewallEngine& engine, Time now);

} // namespace ns3::sipalg

#endif
