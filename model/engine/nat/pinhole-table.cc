// SPDX-License-Identifier: GPL-2.0-only
#include "pinhole-table.h"

namespace ns3::sipalg
{

PinholeTable::PinholeTable(TimerWheel& timers,
                           MappingTable& mappings,
                           NatObserver& observer,
                           uint32_t limit)
    : m_timers(timers, TIMER_TABLE),
      m_mappings(mappings),
      m_observer(observer),
      m_limit(limit)
{
}

/// @p hash of the protocol and the destination.
template <typename Endpoint>
uint32_t
PinholeTable::FindHead(uint64_t hash, IpProtocol protocol, const Endpoint& destination) const
{
    return m_byDestination.Find(hash, [&](uint32_t slot) {
        const Pinhole& head = m_rows.GetRow(slot);
        return head.destination == destination && head.protocol == protocol;
    });
}

/// Behind all at its endpoint; one with a source only behind those with one.
void
PinholeTable::Link(uint32_t slot)
{
    Pinhole& pinhole = m_rows.GetRow(slot);
    const uint64_t hash = HashOf(pinhole.protocol, pinhole.destination);
    const uint32_t head = m_byDestination.FindOrInsert(hash, slot, [&](uint32_t candidate) {
        const Pinhole& other = m_rows.GetRow(candidate);
        return other.destination == pinhole.destination && other.protocol == pinhole.protocol;
    });
    if (head == HashIndex::NONE)
    {
        pinhole.previous = slot;
        return;
    }
    const uint32_t tail = m_rows.GetRow(head).previous;
    uint32_t next = pinhole.sourceAddress ? head : HashIndex::NONE;
    while (next != HashIndex::NONE && m_rows.GetRow(next).sourceAddress)
    {
        next = m_rows.GetRow(next).next;
    }
    const uint32_t previous = next == HashIndex::NONE ? tail : m_rows.GetRow(next).previous;
    pinhole.next = next;
    pinhole.previous = previous;
    m_rows.GetRow(next == HashIndex::NONE ? head : next).previous = slot;
    if (next != head)
    {
        m_rows.GetRow(previous).next = slot;
        return;
    }
    m_byDestination.Erase(hash, head);
    m_byDestination.Insert(hash, slot);
}

void
PinholeTable::Unlink(uint32_t slot)
{
    const Pinhole& pinhole = m_rows.GetRow(slot);
    const uint64_t hash = HashOf(pinhole.protocol, pinhole.destination);
    const uint32_t head = FindHead(hash, pinhole.protocol, pinhole.destination);
    const bool isTail = pinhole.next == HashIndex::NONE;
    if (slot == head)
    {
        m_byDestination.Erase(hash, slot);
        if (!isTail)
        {
            m_byDestination.Insert(hash, pinhole.next);
        }
    }
    else
    {
        m_rows.GetRow(pinhole.previous).next = pinhole.next;
    }
    const uint32_t after = isTail ? head : pinhole.next;
    m_rows.GetRow(after).previous = pinhole.previous;
}

PinholeId
PinholeTable::Open(Pinhole&& pinhole, Time now)
{
    if (m_rows.Size() >= m_limit)
    {
        return {};
    }
    const PinholeId id = m_rows.Add(std::move(pinhole));
    Pinhole& row = m_rows.GetRow(id.slot);
    row.openedAt = now;
    row.next = HashIndex::NONE;
    Link(id.slot);
    m_mappings.Hold(row.mapping);
    m_timers.Ensure(id, row.expiresAt);
    m_observer.PinholeOpened(id, row, now);
    return id;
}

PinholeId
PinholeTable::Match(const FlowKey& flow, ZoneId zone) const
{
    const uint64_t hash = HashOf(flow.protocol, flow.destination);
    uint32_t slot = FindHead(hash, flow.protocol, flow.destination);
    while (slot != HashIndex::NONE)
    {
        const Pinhole& pinhole = m_rows.GetRow(slot);
        const bool isFrom = pinhole.zones.from == NO_ZONE || pinhole.zones.from == zone;
        if (isFrom && (!pinhole.sourceAddress || pinhole.sourceAddress == flow.source.address))
        {
            return m_rows.GetId(slot);
        }
        slot = pinhole.next;
    }
    return {};
}

Pinhole*
PinholeTable::Find(PinholeId id)
{
    return m_rows.Find(id);
}

void
PinholeTable::SetExpiry(PinholeId id, Time expiresAt)
{
    if (Pinhole* pinhole = Find(id))
    {
        pinhole->expiresAt = expiresAt;
        m_timers.Ensure(id, expiresAt);
    }
}

void
PinholeTable::Use(PinholeId id, SessionId session, uint32_t bytes, Time now)
{
    Pinhole* pinhole = Find(id);
    if (!pinhole)
    {
        return;
    }
    pinhole->bytes += bytes;
    if (pinhole->packets++ == 0)
    {
        pinhole->firstPacketAt = now;
        m_observer.PinholeUsed(id, *pinhole, session, now);
    }
    if (pinhole->oneShot)
    {
        Close(id, RemovalReason::Consumed, now);
    }
}

void
PinholeTable::Close(PinholeId id, RemovalReason reason, Time now)
{
    const Pinhole* pinhole = Find(id);
    if (!pinhole)
    {
        return;
    }
    m_observer.PinholeClosed(id, *pinhole, reason, now);
    Unlink(id.slot);
    m_mappings.Release(m_mappings.GetId(pinhole->mapping), now);
    m_rows.Remove(id);
}

void
PinholeTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const PinholeId id = m_timers.Fire(token, m_rows, now);
    const Pinhole* pinhole = Find(id);
    if (!pinhole)
    {
        return;
    }
    if (pinhole->expiresAt > now)
    {
        m_timers.Ensure(id, pinhole->expiresAt);
        return;
    }
    Close(id, RemovalReason::Expired, now);
}

const IdTable<Pinhole>&
PinholeTable::GetRows() const
{
    return m_rows;
}

std::size_t
PinholeTable::GetMemory() const
{
    return m_rows.GetMemory() + m_byDestination.GetMemory() + m_timers.GetMemory();
}

} // namespace ns3::sipalg
