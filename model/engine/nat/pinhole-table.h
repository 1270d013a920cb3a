// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PINHOLE_TABLE_H
#define SIPALG_PINHOLE_TABLE_H

#include "mapping-table.h"

namespace ns3::sipalg
{

/**
 * Owns the pinholes. A pinhole holds its mapping while it is open. Refreshing one is a store.
 * Those at one endpoint are a list in the order in which they are tried, so that opening, using and
 * closing one does not depend on how many others wait there: the registrations of a whole office
 * behind one proxy, say.
 */
class PinholeTable
{
  public:
    static constexpr uint8_t TIMER_TABLE = 2;

    PinholeTable(TimerWheel& timers, MappingTable& mappings, NatObserver& observer, uint32_t limit);

    /// Opens one that @p fill(pinhole) makes of a row of default values; null id if the table is
    /// full.
    template <typename Fill>
    PinholeId Open(Fill fill, Time now)
    {
        if (m_rows.Size() >= m_limit)
        {
            return {};
        }
        const PinholeId id = m_rows.Make(fill);
        Begin(id, now);
        return id;
    }

    /// The pinhole that a packet of this flow from @p zone may pass; null id if none.
    PinholeId Match(const FlowKey& flow, ZoneId zone) const;

    Pinhole* Find(PinholeId id);

    /// Moves the deadline, never needing a timer operation unless it comes nearer.
    void SetExpiry(PinholeId id, Time expiresAt);

    /// Counts a packet, tells the observer of the first one, and closes a one-shot pinhole.
    void Use(PinholeId id, SessionId session, uint32_t bytes, Time now);

    void Close(PinholeId id, RemovalReason reason, Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    const IdTable<Pinhole>& GetRows() const;
    std::size_t GetMemory() const;

  private:
    void Begin(PinholeId id, Time now);
    uint32_t FindUnmapped(IpProtocol protocol, const IpEndpoint& destination) const;
    PinholeId MatchFrom(uint32_t head, const IpAddress& source, ZoneId zone) const;
    uint32_t GetHead(const Pinhole& pinhole) const;
    void ReplaceHead(const Pinhole& pinhole, uint32_t old, uint32_t head);
    void Link(uint32_t slot, Pinhole& pinhole);
    void LinkBehind(uint32_t slot, Pinhole& pinhole, uint32_t head);
    void Unlink(uint32_t slot);

    IdTable<Pinhole> m_rows;
    // The slot of each list's head, whose previous is its tail:
    SlotColumn m_atMapping;    ///< at the external endpoint of a mapping, which finds it
    HashIndex m_byDestination; ///< at another endpoint
    RowTimers m_timers;
    MappingTable& m_mappings;
    NatObserver& m_observer;
    uint32_t m_limit;
};

} // namespace ns3::sipalg

#endif
