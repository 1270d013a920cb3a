// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SHOW_STATE_H
#define SIPALG_SHOW_STATE_H

#include "firewall-engine.h"

#include <map>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// Where a party of a call receives one medium.
struct ShownMedia
{
    std::string party;  ///< "caller"
    unsigned stream{0}; ///< the m= line, from 1
    std::string flow;   ///< "1.1.1.1:63488 -> 10.1.1.3:4000", one endpoint without NAT
    std::string state;  ///< "open, 170 s left"
};

/// A call of the ALG's table, for the operator.
struct ShownCall
{
    std::string sipCallId;
    std::string zones;      ///< "private -> public", from the caller's
    std::string state;      ///< "answered"
    double age{-1};         ///< s; negative: not known
    double answeredFor{-1}; ///< s; negative: not answered
    double left{-1};        ///< s until the ALG forgets it; negative: not known
    std::string leftFor;    ///< why it will: "max-duration"
    unsigned mediaStreams{0};
    unsigned pinholes{0};
    std::vector<ShownMedia> media;
};

/// A contact binding.
struct ShownRegistration
{
    std::string addressOfRecord;
    std::string contact; ///< "1.1.1.1:5060 -> 10.1.1.3:5060", one endpoint without NAT
    std::string registrar;
    double age{-1};  ///< s; negative: not known
    double left{-1}; ///< s until it expires; negative: not known
};

/// A host that a server has refused, and that may not invite it for a while.
struct ShownDenial
{
    std::string source;
    std::string server;
    unsigned statusCode{0}; ///< why: the server's answer
    double age{0};          ///< s since then
    double left{0};         ///< s until it may again
    uint32_t droppedInvites{0};
};

/// A session, each direction as text: "10.1.1.3:5060 -> 1.1.1.4:5060".
struct ShownSession
{
    uint32_t id{0};
    std::string protocol;
    std::string zones; ///< "private -> public"
    std::string in;
    std::string out;
    std::string policy;        ///< empty: none
    std::string rule;          ///< of NAT; empty: none
    std::string application;   ///< what the ALG has to do with it; empty: nothing
    std::string interfaces[2]; ///< by which In and Out arrive
    double age{-1};            ///< s; negative: not known
    double idleLeft{-1};       ///< s; negative: not known
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
    std::string owner; ///< "call abc@10.1.1.3"
    double age{-1};    ///< s; negative: not known
    double left{-1};   ///< s until it closes; negative: as long as its owner
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
    std::vector<ShownRegistration> registrations;
    std::vector<ShownDenial> denials;
    /// Translation hits by rule set and rule; missing ones are 0.
    std::map<std::pair<std::size_t, std::size_t>, uint64_t> sourceHits;
    std::map<std::pair<std::size_t, std::size_t>, uint64_t> staticHits;
    /// Sessions that there are of each rule now.
    std::map<std::pair<std::size_t, std::size_t>, uint64_t> sourceSessions;
    std::map<std::pair<std::size_t, std::size_t>, uint64_t> staticSessions;
    std::map<std::size_t, uint64_t> portsInUse; ///< by pool
    uint64_t received{0};
    std::map<std::string, uint64_t> verdicts;
    std::map<std::string, uint64_t> drops; ///< by reason
    SipCounters messages;
};

/// The calls of a live engine.
std::vector<ShownCall> GetShownCalls(const FirewallEngine& engine, Time now);

/// The state of a live engine.
ShowState GetShowState(const FirewallEngine& engine, Time now);

} // namespace ns3::sipalg

#endif
