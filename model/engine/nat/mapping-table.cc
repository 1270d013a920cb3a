// SPDX-License-Identifier: GPL-2.0-only
#include "mapping-table.h"

#include <algorithm>

namespace ns3::sipalg
{

MappingTable::MappingTable(TimerWheel& timers, NatObserver& observer, uint32_t limit)
    : m_timers(timers, TIMER_TABLE),
      m_observer(observer),
      m_limit(limit)
{
}

MappingId
MappingTable::Add(const MappingTerms& terms,
                  const IpEndpoint& internal,
                  const IpEndpoint& external,
                  Time now)
{
    if (m_rows.Size() >= m_limit)
    {
        m_ports.Release(terms.protocol, external);
        return {};
    }
    CountAddress(internal.address, external.address, 1);
    const MappingId id = Make(terms, internal, external, now);
    if (terms.endpointIndependent)
    {
        m_byInternal.Insert(HashOf(terms.protocol, internal), id.slot);
    }
    m_observer.MappingCreated(id, m_rows.GetRow(id.slot), now);
    return id;
}

std::array<MappingId, 2>
MappingTable::AddPair(const MappingTerms& terms,
                      const InsidePair& internal,
                      const IpEndpoint& external,
                      Time now)
{
    IpEndpoint next = external;
    ++next.port;
    if (m_rows.Size() + 2 > m_limit)
    {
        m_ports.Release(terms.protocol, external);
        m_ports.Release(terms.protocol, next);
        return {};
    }
    const MappingId rtp = Make(terms, internal[0], external, now);
    const MappingId rtcp = Make(terms, internal[1], next, now);
    if (internal.IsAdjacent())
    {
        CountAddress(internal[0].address, external.address, 2);
        m_byInternal.InsertPair(internal.Hash(), rtp.slot, rtcp.slot);
    }
    else
    {
        CountAddress(internal[0].address, external.address, 1);
        CountAddress(internal[1].address, external.address, 1);
        m_byInternal.Insert(internal.Hash(), rtp.slot);
        m_byInternal.Insert(HashOf(IpProtocol::Udp, internal[1]), rtcp.slot);
    }
    m_observer.MappingCreated(rtp, m_rows.GetRow(rtp.slot), now);
    m_observer.MappingCreated(rtcp, m_rows.GetRow(rtcp.slot), now);
    return {rtp, rtcp};
}

/// The row alone, and the holder of its port.
MappingId
MappingTable::Make(const MappingTerms& terms,
                   const IpEndpoint& internal,
                   const IpEndpoint& external,
                   Time now)
{
    const MappingId id = m_rows.Make([&](Mapping& row) {
        row.internal = internal;
        row.external = external;
        row.createdAt = now;
        row.protocol = terms.protocol;
        row.endpointIndependent = terms.endpointIndependent;
        row.rule = terms.rule;
        row.zones = terms.zones;
        if (terms.persistent)
        {
            row.persistence = std::make_unique<Persistence>();
            row.persistence->settings = *terms.persistent;
        }
    });
    m_ports.SetHolder(terms.protocol, external, id.slot);
    return id;
}

void
MappingTable::Prefetch(IpProtocol protocol, const IpEndpoint& internal) const
{
    m_byInternal.Prefetch(HashOf(protocol, internal));
    m_byHost.Prefetch(internal.address.Hash());
}

void
MappingTable::Prefetch(const InsidePair& pair) const
{
    m_byInternal.Prefetch(pair.Hash());
}

MappingId
MappingTable::FindByExternal(IpProtocol protocol, const IpEndpoint& external) const
{
    const uint32_t slot = m_ports.GetHolder(protocol, external);
    return slot == PortAllocator::NOBODY ? MappingId{} : m_rows.GetId(slot);
}

MappingId
MappingTable::FindByInternal(IpProtocol protocol, const IpEndpoint& internal, ZoneId to) const
{
    const Mapping* latest = nullptr;
    MappingId id;
    m_byInternal.Find(HashOf(protocol, internal), [&](uint32_t candidate) {
        const Mapping& mapping = m_rows.GetRow(candidate);
        const bool matches = mapping.internal == internal && mapping.protocol == protocol &&
                             (to == NO_ZONE || mapping.zones.to == to);
        if (matches && (!latest || mapping.createdAt > latest->createdAt))
        {
            latest = &mapping;
            id = m_rows.GetId(candidate);
        }
        return false;
    });
    return id;
}

std::array<MappingId, 2>
MappingTable::FindByInternal(const InsidePair& pair, ZoneId to) const
{
    if (pair.IsAdjacent() && !m_byInternal.HasPair(pair.Hash()))
    {
        return {};
    }
    return {FindByInternal(IpProtocol::Udp, pair[0], to),
            FindByInternal(IpProtocol::Udp, pair[1], to)};
}

std::optional<IpAddress>
MappingTable::FindAddressOf(const IpAddress& host, const std::vector<AddressRange>& ranges) const
{
    const uint32_t slot = m_byHost.Find(host.Hash(), [&](uint32_t candidate) {
        const HostAddress& address = m_addresses.GetRow(candidate);
        return address.internal == host &&
               std::any_of(ranges.begin(), ranges.end(), [&](const AddressRange& range) {
                   return range.Contains(*address.external);
               });
    });
    return slot == HashIndex::NONE ? std::nullopt
                                   : std::optional(*m_addresses.GetRow(slot).external);
}

/// The slot of an external address of an inside host; NONE if it has no mapping with it. Mappings
/// that come one after the other are mostly of one host.
uint32_t
MappingTable::FindAddress(const IpAddress& internal, const IpAddress& external)
{
    const auto isIt = [&](uint32_t candidate) {
        const HostAddress& address = m_addresses.GetRow(candidate);
        return address.internal == internal && address.external == external;
    };
    if (!m_addresses.FindInSlot(m_lastAddress) || !isIt(m_lastAddress))
    {
        m_lastAddress = m_byHost.Find(internal.Hash(), isIt);
    }
    return m_lastAddress;
}

void
MappingTable::CountAddress(const IpAddress& internal, const IpAddress& external, uint32_t mappings)
{
    const uint32_t known = FindAddress(internal, external);
    if (known != HashIndex::NONE)
    {
        m_addresses.GetRow(known).mappings += mappings;
        return;
    }
    const auto id = m_addresses.Add({internal, external, mappings});
    m_byHost.Insert(internal.Hash(), id.slot);
    m_lastAddress = id.slot;
}

void
MappingTable::ForgetAddress(const IpAddress& internal, const IpAddress& external)
{
    const uint32_t slot = FindAddress(internal, external);
    if (--m_addresses.GetRow(slot).mappings == 0)
    {
        m_byHost.Erase(internal.Hash(), slot);
        m_addresses.Remove(m_addresses.GetId(slot));
    }
}

namespace
{

/// What a filter remembers of a remote endpoint; the port does not count for target-host.
IpEndpoint
GetTarget(RemoteFilter filter, const IpEndpoint& remote)
{
    return filter == RemoteFilter::TargetHost ? IpEndpoint{remote.address, 0} : remote;
}

/// When a mapping that nobody holds goes.
Time
GetDeadline(const Persistence& persistence)
{
    return persistence.releasedAt + persistence.settings.inactivityTimeout;
}

} // namespace

bool
MappingTable::Admits(MappingId id, const IpEndpoint& remote) const
{
    const Mapping* mapping = Find(id);
    const Persistence* persistence = mapping ? mapping->persistence.get() : nullptr;
    if (!persistence || !persistence->hasSent)
    {
        return false;
    }
    const RemoteFilter permit = persistence->settings.permit;
    const auto& known = persistence->remotes;
    return permit == RemoteFilter::AnyRemoteHost ||
           std::find(known.begin(), known.end(), GetTarget(permit, remote)) != known.end();
}

void
MappingTable::NoteRemote(MappingId id, const IpEndpoint& remote)
{
    const Mapping* mapping = Find(id);
    if (!mapping || !mapping->persistence)
    {
        return;
    }
    Persistence& persistence = *mapping->persistence;
    persistence.hasSent = true;
    if (Admits(id, remote))
    {
        return;
    }
    const IpEndpoint target = GetTarget(persistence.settings.permit, remote);
    if (persistence.remotes.size() < MAX_REMOTES)
    {
        persistence.remotes.push_back(target);
        return;
    }
    persistence.remotes[persistence.next] = target;
    persistence.next = (persistence.next + 1) % MAX_REMOTES;
}

bool
MappingTable::HasRoom(MappingId id) const
{
    const Mapping* mapping = Find(id);
    return !mapping || !mapping->persistence ||
           mapping->persistence->sessions < mapping->persistence->settings.maximumSessions;
}

void
MappingTable::ReleaseForSession(MappingId id, Time now)
{
    const Mapping* mapping = Find(id);
    if (mapping && mapping->persistence)
    {
        --mapping->persistence->sessions;
    }
    Release(id, now);
}

void
MappingTable::Release(MappingId id, Time now)
{
    Mapping* mapping = Find(id);
    if (!mapping || mapping->holders == 0 || --mapping->holders > 0)
    {
        return;
    }
    if (!mapping->persistence)
    {
        Remove(id, RemovalReason::Released, now);
        return;
    }
    mapping->persistence->releasedAt = now;
    m_timers.Ensure(id, GetDeadline(*mapping->persistence));
}

bool
MappingTable::Lingers(MappingId id) const
{
    const Mapping* mapping = Find(id);
    return mapping && mapping->persistence && mapping->persistence->releasedAt > mapping->createdAt;
}

void
MappingTable::Discard(MappingId id, Time now)
{
    const Mapping* mapping = Find(id);
    if (mapping && mapping->holders == 0)
    {
        Remove(id, RemovalReason::Released, now);
    }
}

void
MappingTable::Clear(Time now)
{
    std::vector<MappingId> unheld;
    m_rows.ForEach([&](MappingId id, const Mapping& mapping) {
        if (mapping.holders == 0)
        {
            unheld.push_back(id);
        }
    });
    for (const MappingId id : unheld)
    {
        Remove(id, RemovalReason::Cleared, now);
    }
}

void
MappingTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const MappingId id = m_timers.Fire(token, m_rows, now);
    const Mapping* mapping = Find(id);
    if (!mapping || !mapping->persistence || mapping->holders > 0)
    {
        return;
    }
    const Time deadline = GetDeadline(*mapping->persistence);
    if (deadline > now)
    {
        m_timers.Ensure(id, deadline);
        return;
    }
    Remove(id, RemovalReason::Expired, now);
}

void
MappingTable::Remove(MappingId id, RemovalReason reason, Time now)
{
    const Mapping& mapping = *m_rows.Find(id);
    m_observer.MappingRemoved(id, mapping, reason, now);
    if (mapping.endpointIndependent)
    {
        m_byInternal.Erase(HashOf(mapping.protocol, mapping.internal), id.slot);
    }
    ForgetAddress(mapping.internal.GetAddress(), mapping.external.GetAddress());
    m_ports.Release(mapping.protocol, mapping.external);
    m_rows.Remove(id);
}

const PortAllocator&
MappingTable::GetPorts() const
{
    return m_ports;
}

PortAllocator&
MappingTable::GetPorts()
{
    return m_ports;
}

const IdTable<Mapping>&
MappingTable::GetRows() const
{
    return m_rows;
}

std::size_t
MappingTable::GetMemory() const
{
    std::size_t persistent = 0;
    m_rows.ForEach([&persistent](MappingId, const Mapping& mapping) {
        persistent +=
            mapping.persistence
                ? sizeof(Persistence) + mapping.persistence->remotes.capacity() * sizeof(IpEndpoint)
                : 0;
    });
    return persistent + m_rows.GetMemory() + m_byInternal.GetMemory() + m_addresses.GetMemory() +
           m_byHost.GetMemory() + m_ports.GetMemory() + m_timers.GetMemory();
}

} // namespace ns3::sipalg
