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

uint32_t
PinholeTable::FindUnmapped(IpProtocol protocol, const IpEndpoint& destination) const
{
    return m_byDestination.Find(HashOf(protocol, destination), [&](uint32_t slot) {
        const Pinhole& head = m_rows.GetRow(slot);
        return head.destination == destination && head.protocol == protocol;
    });
}

/// The first of the pinholes at the destination of @p pinhole; NONE if there is none.
uint32_t
PinholeTable::GetHead(const Pinhole& pinhole) const
{
    return pinhole.mapping ? m_atMapping.Get(pinhole.mapping.slot)
                           : FindUnmapped(pinhole.protocol, pinhole.destination);
}

/// Makes @p head the first of them, where @p old was; NONE: there is none.
void
PinholeTable::ReplaceHead(const Pinhole& pinhole, uint32_t old, uint32_t head)
{
    if (pinhole.mapping)
    {
        m_atMapping.Set(pinhole.mapping.slot, head);
        return;
    }
    const uint64_t hash = HashOf(pinhole.protocol, pinhole.destination);
    if (old != HashIndex::NONE)
    {
        m_byDestination.Erase(hash, old);
    }
    if (head != HashIndex::NONE)
    {
        m_byDestination.Insert(hash, head);
    }
}

/// Mostly it is the only one at its endpoint.
void
PinholeTable::Link(uint32_t slot, Pinhole& pinhole)
{
    const uint32_t head = GetHead(pinhole);
    if (head != HashIndex::NONE)
    {
        LinkBehind(slot, pinhole, head);
        return;
    }
    pinhole.next = HashIndex::NONE;
    pinhole.previous = slot;
    ReplaceHead(pinhole, head, slot);
}

/// Behind all at its endpoint; one with a source only behind those with one.
void
PinholeTable::LinkBehind(uint32_t slot, Pinhole& pinhole, uint32_t head)
{
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
    ReplaceHead(pinhole, head, slot);
}

void
PinholeTable::Unlink(uint32_t slot)
{
    const Pinhole& pinhole = m_rows.GetRow(slot);
    const uint32_t head = GetHead(pinhole);
    const bool isTail = pinhole.next == HashIndex::NONE;
    if (slot == head)
    {
        ReplaceHead(pinhole, head, pinhole.next);
    }
    else
    {
        m_rows.GetRow(pinhole.previous).next = pinhole.next;
    }
    const uint32_t after = isTail ? head : pinhole.next;
    m_rows.GetRow(after).previous = pinhole.previous;
}

/// A row that has been filled is a pinhole from now on.
void
PinholeTable::Begin(PinholeId id, Time now)
{
    Pinhole& row = m_rows.GetRow(id.slot);
    row.openedAt = now;
    Link(id.slot, row);
    m_mappings.Hold(row.mapping);
    m_timers.Ensure(id, row.expiresAt);
    m_observer.PinholeOpened(id, row, now);
}

PinholeId
PinholeTable::Match(const FlowKey& flow, ZoneId zone) const
{
    if (const MappingId mapping = m_mappings.FindByExternal(flow.protocol, flow.destination))
    {
        const uint32_t head = m_atMapping.Get(mapping.slot);
        if (const PinholeId id = MatchFrom(head, flow.source.address, zone))
        {
            return id;
        }
    }
    return MatchFrom(FindUnmapped(flow.protocol, flow.destination), flow.source.address, zone);
}

/// The first one, from @p head on, that lets @p source pass.
PinholeId
PinholeTable::MatchFrom(uint32_t head, const IpAddress& source, ZoneId zone) const
{
    uint32_t slot = head;
    while (slot != HashIndex::NONE)
    {
        const Pinhole& pinhole = m_rows.GetRow(slot);
        const bool isFrom = pinhole.zones.from == NO_ZONE || pinhole.zones.from == zone;
        if (isFrom && (!pinhole.sourceAddress || pinhole.sourceAddress == source))
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
    return m_rows.GetMemory() + m_atMapping.GetMemory() + m_byDestination.GetMemory() +
           m_timers.GetMemory();
}

} // namespace ns3::sipalg
