// SPDX-License-Identifier: GPL-2.0-only
#include "transaction-table.h"

#include "sip-via.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

std::size_t
MakeKey(const SipMessage& message)
{
    SipVia via;
    SipHeaderValues vias(message, SipHeaderId::Via);
    const auto top = vias.Next();
    const std::string_view branch = top && via.Parse(*top) ? via.GetBranch() : "";
    const std::hash<std::string_view> hash;
    const uint64_t key = MixHash(hash(branch), hash(message.GetCallId()));
    return MixHash(key, static_cast<uint64_t>(message.GetCSeq().method));
}

} // namespace

TransactionTable::TransactionTable(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_nat(nat),
      m_paths(nat)
{
}

void
TransactionTable::Update(const SipMessage& message,
                         const std::vector<AddressTranslator::Named>& named,
                         ZoneId inside,
                         Time now)
{
    const std::size_t key = MakeKey(message);
    if (named.empty() && m_byKey.find(key) == m_byKey.end())
    {
        return;
    }
    const auto id = FindOrAdd(key);
    Transaction* row = m_rows.Find(id);
    if (!row)
    {
        return;
    }
    const OwnerRef owner{static_cast<uint8_t>(AlgOwner::Transaction), 0, id.slot, id.generation};
    m_paths.Keep(row->paths, named, owner, inside, now);
    row->deadline = std::max(row->deadline, now + GetLifetime(message));
    m_nat.timers.Arm(row->deadline, {id.slot, id.generation, TIMER_TABLE});
}

bool
TransactionTable::Knows(const SipMessage& message) const
{
    return m_byKey.find(MakeKey(message)) != m_byKey.end();
}

RowId<Transaction>
TransactionTable::FindOrAdd(std::size_t key)
{
    const auto found = m_byKey.find(key);
    if (found != m_byKey.end())
    {
        return found->second;
    }
    if (m_rows.Size() >= m_config.maximumCalls)
    {
        return {};
    }
    Transaction row;
    row.key = key;
    const auto id = m_rows.Add(std::move(row));
    m_byKey.emplace(key, id);
    return id;
}

Time
TransactionTable::GetLifetime(const SipMessage& message) const
{
    const bool isGranted = message.IsResponse() && message.GetStatusCode() / 100 == 2 &&
                           message.GetMethod() == SipMethod::Subscribe;
    const Time granted = std::chrono::seconds(isGranted ? message.GetExpires().value_or(0) : 0);
    return std::max<Time>(64 * m_config.t1, granted);
}

void
TransactionTable::ServeTimer(RowId<Transaction> id, Time now)
{
    Transaction* row = m_rows.Find(id);
    if (row && row->deadline <= now)
    {
        m_paths.Release(row->paths, now);
        m_byKey.erase(row->key);
        m_rows.Remove(id);
    }
}

std::size_t
TransactionTable::Size() const
{
    return m_rows.Size();
}

std::size_t
TransactionTable::GetMemory() const
{
    return m_rows.GetMemory() + m_byKey.size() * (sizeof(RowId<Transaction>) + 24);
}

const IdTable<Transaction>&
TransactionTable::GetRows() const
{
    return m_rows;
}

} // namespace ns3::sipalg
