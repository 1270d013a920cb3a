// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SESSION_TABLE_H
#define SIPALG_SESSION_TABLE_H

#include "mapping-table.h"

namespace ns3::sipalg
{

/**
 * Owns the sessions. Finding one is a single look-up in one open-addressing index that holds both
 * directions' keys; refreshing one is a store. A session holds its mappings while it lives.
 */
class SessionTable
{
  public:
    static constexpr uint8_t TIMER_TABLE = 1;

    struct Hit
    {
        SessionId id;
        Session* session{nullptr};
        bool fromInitiator{true};
    };

    SessionTable(TimerWheel& timers, MappingTable& mappings, NatObserver& observer, uint32_t limit);

    /// Null id if the table is full or one of the keys is another session's. Arms its timer.
    SessionId Add(Session&& session, Time now);

    Hit Find(const FlowKey& flow);
    Session* Find(SessionId id);

    void Close(SessionId id, RemovalReason reason, Time now);

    /// Closes all; the owners' own rows stay (C6).
    void Clear(Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    const IdTable<Session>& GetRows() const;
    std::size_t GetMemory() const;

  private:
    /// What the index holds: the session's slot and which of its keys.
    static uint32_t IndexValue(uint32_t slot, bool fromInitiator)
    {
        return slot << 1 | (fromInitiator ? 0 : 1);
    }

    template <typename Flow>
    uint32_t FindKey(uint64_t hash, const Flow& flow) const;

    IdTable<Session> m_rows;
    HashIndex m_index;
    RowTimers m_timers;
    MappingTable& m_mappings;
    NatObserver& m_observer;
    uint32_t m_limit;
};

} // namespace ns3::sipalg

#endif
