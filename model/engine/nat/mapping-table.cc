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

uint64_t
MappingTable::HashOf(IpProtocol protocol, const IpEndpoint& endpoint)
{
    return MixHash(endpoint.Hash(), static_cast<uint64_t>(protocol));
}

MappingId
MappingTable::Add(Mapping mapping, Time now)
{
    if (m_rows.Size() >= m_limit)
    {
        m_ports.Release(mapping.protocol, mapping.external);
        return {};
    }
    mapping.createdAt = now;
    mapping.holders = 0;
    const MappingId id = m_rows.Add(mapping);
    m_byExternal.Insert(HashOf(mapping.protocol, mapping.external), id.slot);
    if (mapping.endpointIndependent)
    {
        m_byInternal.Insert(HashOf(mapping.protocol, mapping.internal), id.slot);
    }
    CountAddress(mapping);
    m_observer.MappingCreated(id, *m_rows.Find(id), now);
    return id;
}

Mapping*
MappingTable::Find(MappingId id)
{
    return m_rows.Find(id);
}

const Mapping*
MappingTable::Find(MappingId id) const
{
    return m_rows.Find(id);
}

MappingId
MappingTable::FindByExternal(IpProtocol protocol, const IpEndpoint& external) const
{
    const uint32_t slot = m_byExternal.Find(HashOf(protocol, external), [&](uint32_t candidate) {
        const Mapping& mapping = m_rows.GetRow(candidate);
        return mapping.external == external && mapping.protocol == protocol;
    });
    return slot == HashIndex::NONE ? MappingId{} : m_rows.GetId(slot);
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

std::optional<IpAddress>
MappingTable::FindAddressOf(const IpAddress& host, const std::vector<AddressRange>& ranges) const
{
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end())
    {
        return std::nullopt;
    }
    for (const HostAddress& candidate : found->second)
    {
        for (const AddressRange& range : ranges)
        {
            if (range.Contains(candidate.external))
            {
                return candidate.external;
            }
        }
    }
    return std::nullopt;
}

void
MappingTable::CountAddress(const Mapping& mapping)
{
    auto& addresses = m_hosts[mapping.internal.address];
    for (HostAddress& address : addresses)
    {
        if (address.external == mapping.external.address)
        {
            ++address.mappings;
            return;
        }
    }
    addresses.push_back({mapping.external.address, 1});
}

void
MappingTable::ForgetAddress(const Mapping& mapping)
{
    const auto host = m_hosts.find(mapping.internal.address);
    auto& addresses = host->second;
    const auto address =
        std::find_if(addresses.begin(), addresses.end(), [&](const HostAddress& candidate) {
            return candidate.external == mapping.external.address;
        });
    if (--address->mappings == 0)
    {
        addresses.erase(address);
    }
    if (addresses.empty())
    {
        m_hosts.erase(host);
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

} // namespace

bool
MappingTable::Admits(MappingId id, const IpEndpoint& remote) const
{
    const Mapping* mapping = Find(id);
    if (!mapping || !mapping->hasSent || mapping->filter == RemoteFilter::AnyRemoteHost)
    {
        return mapping && mapping->hasSent;
    }
    const auto found = m_remotes.find(id.slot);
    if (found == m_remotes.end())
    {
        return false;
    }
    const auto& known = found->second.known;
    const IpEndpoint target = GetTarget(mapping->filter, remote);
    return std::find(known.begin(), known.end(), target) != known.end();
}

void
MappingTable::NoteRemote(MappingId id, const IpEndpoint& remote)
{
    Mapping* mapping = Find(id);
    if (!mapping || mapping->linger == Time{0})
    {
        return;
    }
    mapping->hasSent = true;
    if (Admits(id, remote))
    {
        return;
    }
    Remotes& remotes = m_remotes[id.slot];
    const IpEndpoint target = GetTarget(mapping->filter, remote);
    if (remotes.known.size() < MAX_REMOTES)
    {
        remotes.known.push_back(target);
        return;
    }
    remotes.known[remotes.next] = target;
    remotes.next = (remotes.next + 1) % MAX_REMOTES;
}

bool
MappingTable::HasRoom(MappingId id) const
{
    const Mapping* mapping = Find(id);
    return !mapping || mapping->maximumSessions == 0 ||
           mapping->sessions < mapping->maximumSessions;
}

void
MappingTable::HoldForSession(MappingId id)
{
    if (Mapping* mapping = Find(id))
    {
        ++mapping->sessions;
        ++mapping->holders;
    }
}

void
MappingTable::ReleaseForSession(MappingId id, Time now)
{
    if (Mapping* mapping = Find(id))
    {
        --mapping->sessions;
        Release(id, now);
    }
}

void
MappingTable::Hold(MappingId id)
{
    if (Mapping* mapping = Find(id))
    {
        ++mapping->holders;
    }
}

void
MappingTable::Release(MappingId id, Time now)
{
    Mapping* mapping = Find(id);
    if (!mapping || mapping->holders == 0 || --mapping->holders > 0)
    {
        return;
    }
    mapping->releasedAt = now;
    if (mapping->linger == Time{0})
    {
        Remove(id, RemovalReason::Released, now);
        return;
    }
    m_timers.Ensure(id, now + mapping->linger);
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
    if (!mapping || mapping->holders > 0)
    {
        return;
    }
    const Time deadline = mapping->releasedAt + mapping->linger;
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
    m_byExternal.Erase(HashOf(mapping.protocol, mapping.external), id.slot);
    if (mapping.endpointIndependent)
    {
        m_byInternal.Erase(HashOf(mapping.protocol, mapping.internal), id.slot);
    }
    ForgetAddress(mapping);
    m_ports.Release(mapping.protocol, mapping.external);
    m_remotes.erase(id.slot);
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
    constexpr std::size_t PER_HOST = sizeof(IpAddress) + sizeof(std::vector<HostAddress>) +
                                     sizeof(HostAddress) + 2 * sizeof(void*);
    constexpr std::size_t PER_TARGETED = sizeof(uint32_t) + sizeof(Remotes) + 3 * sizeof(void*);
    std::size_t remotes = 0;
    for (const auto& [slot, targets] : m_remotes)
    {
        remotes += PER_TARGETED + targets.known.capacity() * sizeof(IpEndpoint);
    }
    return remotes + m_rows.GetMemory() + m_byExternal.GetMemory() + m_byInternal.GetMemory() +
           m_hosts.size() * PER_HOST + m_ports.GetMemory() + m_timers.GetMemory();
}

} // namespace ns3::sipalg
