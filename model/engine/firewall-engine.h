// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_ENGINE_H
#define SIPALG_FIREWALL_ENGINE_H

#include "firewall-config.h"
#include "firewall-observer.h"
#include "session-opener.h"

#include <array>
#include <map>

namespace ns3::sipalg
{

/// Packets by verdict and drop reason. Identity: received = sum of verdicts; dropped = sum of
/// drops.
struct FirewallCounters
{
    uint64_t received{0};
    std::array<uint64_t, 4> verdicts{}; ///< by Verdict::Action
    /// By zone pair and reason.
    std::map<std::pair<uint32_t, DropReason>, uint64_t> drops;
};

/// Sizes of the tables, for samples.
struct FirewallGauges
{
    std::size_t calls{0};
    std::size_t sessions{0};
    std::size_t pinholes{0};
    std::size_t mappings{0};
    std::size_t portsInUse{0};
    std::size_t registrations{0};
    std::size_t memoryBytes{0};
};

/**
 * The firewall without a network stack: packets in, verdicts out. Owns all state; has no clock, no
 * randomness and no input or output of its own. One engine call at a time.
 */
class FirewallEngine
{
  public:
    /// The configuration must have been checked (ConfigReader does); it is copied.
    FirewallEngine(const FirewallConfig& config,
                   RouteLookup& routes,
                   Chooser& chooser,
                   FirewallObserver& observer);

    /**
     * Decides on one packet that arrived by @p ingress and rewrites packet.flow. Runs the timers
     * that are due at @p now first, so @p now must never be less than in the call before.
     */
    Verdict Process(PacketView& packet, InterfaceId ingress, Time now);

    /// Runs the timers that are due.
    void Advance(Time now);

    /// When Advance() has something to do next; NEVER if all tables are empty.
    Time GetNextDeadline() const;

    /**
     * `clear security flow session` (C6): all sessions go, and the mappings that nobody else
     * holds. What the ALG knows stays: calls, registrations, pinholes, counters; the media of
     * calls find their pinholes open again at once, so that calls go on.
     */
    void ClearSessions(Time now);

    /// `clear security alg sip calls`: calls go with their media, registrations stay.
    void ClearCalls(Time now);

    /// `clear security alg sip counters`: messages, and packets by verdict and reason.
    void ClearCounters();

    /// Would a datagram of this flow be read by the ALG? Then all its fragments are needed.
    bool IsSignalling(const FlowKey& flow);

    const FirewallConfig& GetConfig() const;
    const FirewallCounters& GetCounters() const;
    FirewallGauges GetGauges() const;
    const NatState& GetNat() const;
    const SipAlg& GetAlg() const;

  private:
    Verdict Decide(PacketView& packet, InterfaceId ingress, Time now);
    Verdict ForwardBySession(PacketView& packet, const SessionTable::Hit& hit, Time now);
    Verdict ProcessIcmpError(PacketView& packet, Verdict verdict);
    IpAddress HideRouter(const IpAddress& router, const Verdict& verdict) const;
    Verdict OpenFirst(PacketView& packet, const SessionOpener::Arrival& arrival, Time now);
    void InspectFirst(PacketView& packet, const FlowKey& leaving, Verdict& verdict, Time now);
    void InspectSip(PacketView& packet, const FlowKey& leaving, Verdict& verdict, Time now);
    ZoneId GetZone(InterfaceId interface) const;

    FirewallConfig m_config;
    RouteLookup& m_routes;
    FirewallObserver& m_observer;
    PolicyTable m_policies;
    NatState m_nat;
    SipAlg m_alg;
    SessionOpener m_opener;
    std::vector<ZoneId> m_zoneOfInterface;
    std::vector<TimerWheel::Token> m_due;
    FirewallCounters m_counters;
};

} // namespace ns3::sipalg

#endif
