// SPDX-License-Identifier: GPL-2.0-only
#include "call-table.h"

namespace ns3::sipalg
{

namespace
{

std::size_t
HashCallId(std::string_view sipCallId)
{
    return std::hash<std::string_view>()(sipCallId);
}

} // namespace

CallTable::CallTable(uint32_t limit)
    : m_limit(limit)
{
}

CallMatch
CallTable::Find(const Key& key) const
{
    const auto [first, last] = m_byCallId.equal_range(HashCallId(key.sipCallId));
    for (auto entry = first; entry != last; ++entry)
    {
        const Call* call = m_rows.Find(entry->second);
        if (call->sipCallId != key.sipCallId)
        {
            continue;
        }
        // A response keeps From and To of its request, so its sender is the one in To.
        if (call->callerTag == key.fromTag)
        {
            return {entry->second, key.isRequest ? CallParty::Caller : CallParty::Callee};
        }
        if (!key.toTag.empty() && call->callerTag == key.toTag)
        {
            return {entry->second, key.isRequest ? CallParty::Callee : CallParty::Caller};
        }
    }
    return {};
}

CallId
CallTable::Add(const Key& key, Time now)
{
    if (m_rows.Size() >= m_limit)
    {
        return {};
    }
    Call call;
    call.sipCallId = key.sipCallId;
    call.callerTag = key.fromTag;
    call.createdAt = now;
    const CallId id = m_rows.Add(std::move(call));
    m_byCallId.emplace(HashCallId(key.sipCallId), id);
    return id;
}

Call*
CallTable::Get(CallId id)
{
    return m_rows.Find(id);
}

void
CallTable::Remove(CallId id)
{
    const Call* call = m_rows.Find(id);
    if (!call)
    {
        return;
    }
    const auto [first, last] = m_byCallId.equal_range(HashCallId(call->sipCallId));
    for (auto entry = first; entry != last; ++entry)
    {
        if (entry->second == id)
        {
            m_byCallId.erase(entry);
            break;
        }
    }
    m_rows.Remove(id);
}

std::size_t
CallTable::Size() const
{
    return m_rows.Size();
}

std::size_t
CallTable::GetMemory() const
{
    std::size_t bytes = m_rows.GetMemory() + m_byCallId.size() * (sizeof(CallId) + 24);
    m_rows.ForEach([&bytes](CallId, const Call& call) {
        bytes += call.sipCallId.capacity() + call.callerTag.capacity() +
                 call.channels.capacity() * sizeof(MediaChannel) +
                 call.groups.capacity() * sizeof(MediaGroup) +
                 call.signals.capacity() * sizeof(SignalPath);
    });
    return bytes;
}

const IdTable<Call>&
CallTable::GetRows() const
{
    return m_rows;
}

} // namespace ns3::sipalg
