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

uint64_t
PinholeTable::HashOf(IpProtocol protocol, const IpEndpoint& destination)
{
    return MixHash(destination.Hash(), static_cast<uint64_t>(protocol));
}

/// Is @p a to be tried before @p b?
bool
PinholeTable::Precedes(const Pinhole& a, const Pinhole& b)
{
    return a.sourceAddress.has_value() != b.sourceAddress.has_value() ? a.sourceAddress.has_value()
                                                                      : a.order < b.order;
}

PinholeId
PinholeTable::Open(Pinhole pinhole, Time now)
{
    if (m_rows.Size() >= m_limit)
    {
        return {};
    }
    pinhole.openedAt = now;
    pinhole.order = m_opened++;
    const PinholeId id = m_rows.Add(pinhole);
    m_byDestination.Insert(HashOf(pinhole.protocol, pinhole.destination), id.slot);
    m_mappings.Hold(pinhole.mapping);
    m_timers.Ensure(id, pinhole.expiresAt);
    m_observer.PinholeOpened(id, *m_rows.Find(id), now);
    return id;
}

PinholeId
PinholeTable::Match(const FlowKey& flow, ZoneId zone) const
{
    const Pinhole* best = nullptr;
    PinholeId id;
    m_byDestination.Find(HashOf(flow.protocol, flow.destination), [&](uint32_t slot) {
        const Pinhole& pinhole = m_rows.GetRow(slot);
        const bool matches =
            pinhole.destination == flow.destination && pinhole.protocol == flow.protocol &&
            (pinhole.zones.from == NO_ZONE || pinhole.zones.from == zone) &&
            (!pinhole.sourceAddress || *pinhole.sourceAddress == flow.source.address);
        if (matches && (!best || Precedes(pinhole, *best)))
        {
            best = &pinhole;
            id = m_rows.GetId(slot);
        }
        return false;
    });
    return id;
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
    m_byDestination.Erase(HashOf(pinhole->protocol, pinhole->destination), id.slot);
    m_mappings.Release(pinhole->mapping, now);
    m_timers.Forget(id.slot);
    m_rows.Remove(id);
}

void
PinholeTable::Clear(Time now)
{
    std::vector<PinholeId> all;
    m_rows.ForEach([&](PinholeId id, const Pinhole&) { all.push_back(id); });
    for (const PinholeId id : all)
    {
        Close(id, RemovalReason::Cleared, now);
    }
}

void
PinholeTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const PinholeId id{token.slot, token.generation};
    const Pinhole* pinhole = Find(id);
    if (!pinhole || !m_timers.Fire(id.slot, now))
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
