// SPDX-License-Identifier: GPL-2.0-only
#include "session-table.h"

namespace ns3::sipalg
{

namespace
{

Time
GetDeadline(const Session& session)
{
    return session.timeout == NEVER ? NEVER : session.lastSeen + session.timeout;
}

} // namespace

SessionTable::SessionTable(TimerWheel& timers,
                           MappingTable& mappings,
                           NatObserver& observer,
                           uint32_t limit)
    : m_timers(timers, TIMER_TABLE),
      m_mappings(mappings),
      m_observer(observer),
      m_limit(limit)
{
}

SessionId
SessionTable::Add(Session&& session, Time now)
{
    const uint64_t forth = session.initiator.Hash();
    const uint64_t back = session.responder.Hash();
    m_index.Prefetch(back);
    const bool isNew = session.initiator != session.responder &&
                       FindKey(forth, session.initiator) == HashIndex::NONE &&
                       FindKey(back, session.responder) == HashIndex::NONE;
    if (m_rows.Size() >= m_limit || !isNew)
    {
        return {};
    }
    const SessionId id = m_rows.Add(std::move(session));
    Session& row = m_rows.GetRow(id.slot);
    row.createdAt = now;
    row.lastSeen = now;
    m_index.Insert(forth, IndexValue(id.slot, true));
    m_index.Insert(back, IndexValue(id.slot, false));
    m_mappings.HoldForSession(row.sourceMapping);
    m_mappings.HoldForSession(row.destinationMapping);
    m_mappings.NoteRemote(m_mappings.GetId(row.sourceMapping), row.responder.source);
    m_timers.Ensure(id, GetDeadline(row));
    m_observer.SessionCreated(id, row, now);
    return id;
}

/// What the index holds for a key; NONE if there is none. @p hash of the key.
template <typename Flow>
uint32_t
SessionTable::FindKey(uint64_t hash, const Flow& flow) const
{
    return m_index.Find(hash, [&](uint32_t candidate) {
        const Session& session = m_rows.GetRow(candidate >> 1);
        return ((candidate & 1) == 0 ? session.initiator : session.responder) == flow;
    });
}

SessionTable::Hit
SessionTable::Find(const FlowKey& flow)
{
    const uint32_t value = FindKey(flow.Hash(), flow);
    if (value == HashIndex::NONE)
    {
        return {};
    }
    return {m_rows.GetId(value >> 1), &m_rows.GetRow(value >> 1), (value & 1) == 0};
}

Session*
SessionTable::Find(SessionId id)
{
    return m_rows.Find(id);
}

void
SessionTable::Close(SessionId id, RemovalReason reason, Time now)
{
    const Session* session = Find(id);
    if (!session)
    {
        return;
    }
    m_observer.SessionClosed(id, *session, reason, now);
    m_index.Erase(session->initiator.Hash(), IndexValue(id.slot, true));
    m_index.Erase(session->responder.Hash(), IndexValue(id.slot, false));
    m_mappings.ReleaseForSession(m_mappings.GetId(session->sourceMapping), now);
    m_mappings.ReleaseForSession(m_mappings.GetId(session->destinationMapping), now);
    m_rows.Remove(id);
}

void
SessionTable::Clear(Time now)
{
    std::vector<SessionId> all;
    m_rows.ForEach([&](SessionId id, const Session&) { all.push_back(id); });
    for (const SessionId id : all)
    {
        Close(id, RemovalReason::Cleared, now);
    }
}

void
SessionTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const SessionId id = m_timers.Fire(token, m_rows, now);
    const Session* session = Find(id);
    if (!session)
    {
        return;
    }
    const Time deadline = GetDeadline(*session);
    if (deadline > now)
    {
        m_timers.Ensure(id, deadline);
        return;
    }
    Close(id, RemovalReason::Expired, now);
}

const IdTable<Session>&
SessionTable::GetRows() const
{
    return m_rows;
}

std::size_t
SessionTable::GetMemory() const
{
    return m_rows.GetMemory() + m_index.GetMemory() + m_timers.GetMemory();
}

} // namespace ns3::sipalg
