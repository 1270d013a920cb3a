// SPDX-License-Identifier: GPL-2.0-only
#include "denial-table.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

uint64_t
HashOf(const IpAddress& source, const IpAddress& server)
{
    return MixHash(source.Hash(), server.Hash());
}

} // namespace

DenialTable::DenialTable(const AlgConfig& config, NatState& nat, AlgObserver& observer)
    : m_config(config),
      m_observer(observer),
      m_timers(nat.timers, TIMER_TABLE)
{
}

DropReason
DenialTable::Screen(const SipPassage& passage, bool isInvite, Time now)
{
    const bool isScreened = isInvite || m_config.denyDiscards == DenyDiscards::AllPackets;
    if (m_rows.Size() == 0 || !isScreened)
    {
        return DropReason::None;
    }
    Denial* denial = Find(passage.arrived.source.address, passage.leaving.destination.address);
    if (!denial || denial->expiresAt <= now)
    {
        return DropReason::None;
    }
    if (isInvite)
    {
        ++denial->droppedInvites;
        m_observer.DenialHit(*denial, now);
    }
    return DropReason::DeniedBySource;
}

void
DenialTable::Learn(const SipPassage& passage, unsigned statusCode, Time now)
{
    const bool acts = m_config.protectDeny && m_config.protection == Protection::Enforced;
    const bool isProtected =
        IsProtected(passage.arrived.source.address) || IsProtected(passage.leaving.source.address);
    if (!acts || !isProtected || !IsRefusal(statusCode))
    {
        return;
    }
    Denial* denial = Add(passage.leaving.destination.address, passage.arrived.source.address, now);
    if (denial)
    {
        denial->statusCode = static_cast<uint16_t>(statusCode);
        denial->expiresAt = now + m_config.denyTimeout;
        m_observer.DenialAdded(*denial, now);
    }
}

/// Challenges, a cancelled call and media that do not suit are no real failures (J31).
bool
DenialTable::IsRefusal(unsigned statusCode) const
{
    switch (statusCode)
    {
    case 401:
    case 407:
    case 487:
    case 488:
        return false;
    default:
        return statusCode >= 300 && (statusCode < 600 || m_config.denyGlobalFailures);
    }
}

bool
DenialTable::IsProtected(const IpAddress& server) const
{
    const auto& servers = m_config.protectedServers;
    return servers.empty() ||
           std::any_of(servers.begin(), servers.end(), [&server](const IpPrefix& prefix) {
               return prefix.Contains(server);
           });
}

Denial*
DenialTable::Find(const IpAddress& source, const IpAddress& server)
{
    const uint32_t slot = m_byHosts.Find(HashOf(source, server), [&](uint32_t candidate) {
        const Denial& denial = m_rows.GetRow(candidate);
        return denial.source == source && denial.server == server;
    });
    return slot == HashIndex::NONE ? nullptr : &m_rows.GetRow(slot);
}

/// The entry of these hosts, which may be there already; null if there is no room for it.
Denial*
DenialTable::Add(const IpAddress& source, const IpAddress& server, Time now)
{
    if (Denial* known = Find(source, server))
    {
        return known;
    }
    if (m_rows.Size() >= m_config.maximumDenials)
    {
        return nullptr;
    }
    Denial denial;
    denial.source = source;
    denial.server = server;
    denial.deniedAt = now;
    const auto id = m_rows.Add(std::move(denial));
    m_byHosts.Insert(HashOf(source, server), id.slot);
    m_timers.Ensure(id, now + m_config.denyTimeout);
    return m_rows.Find(id);
}

void
DenialTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const RowId<Denial> id = m_timers.Fire(token, m_rows, now);
    const Denial* denial = m_rows.Find(id);
    if (!denial)
    {
        return;
    }
    if (denial->expiresAt > now)
    {
        m_timers.Ensure(id, denial->expiresAt);
        return;
    }
    m_observer.DenialExpired(*denial, now);
    m_byHosts.Erase(HashOf(denial->source, denial->server), id.slot);
    m_rows.Remove(id);
}

std::size_t
DenialTable::Size() const
{
    return m_rows.Size();
}

std::size_t
DenialTable::GetMemory() const
{
    return m_rows.GetMemory() + m_byHosts.GetMemory() + m_timers.GetMemory();
}

const IdTable<Denial>&
DenialTable::GetRows() const
{
    return m_rows;
}

} // namespace ns3::sipalg
