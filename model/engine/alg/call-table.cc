// SPDX-License-Identifier: GPL-2.0-only
#include "call-table.h"

#include "inline-vector.h"

#include <algorithm>
#include <tuple>

namespace ns3::sipalg
{

namespace
{

constexpr unsigned SAMPLE = 32;
constexpr unsigned MAX_SLOTS_SEEN = 256;

/// Not one whose first message is on its way just now, nor one that a BYE has ended: that BYE may
/// be refused.
bool
IsUnanswered(const Call& call)
{
    const bool isOver = call.state == CallState::Ending && call.answeredAt == NEVER;
    return (call.state == CallState::Inviting || isOver) && call.deadline != NEVER;
}

} // namespace

CallTable::CallTable(uint32_t limit, CallIdentity identity, uint32_t limitPerSource)
    : m_sources(limitPerSource),
      m_limit(limit),
      m_identity(identity)
{
}

CallMatch
CallTable::Find(const Key& key) const
{
    // A response keeps From and To of its request, so its sender is the one in To.
    const CallParty from = key.isRequest ? CallParty::Caller : CallParty::Callee;
    const CallParty to = key.isRequest ? CallParty::Callee : CallParty::Caller;
    const uint64_t hash = Hash(key.callIdHash, key.fromTagHash);
    if (const CallId id = FindCaller(hash, key.sipCallId, key.fromTag))
    {
        const bool isCallee = m_identity == CallIdentity::CallId && !key.toTag.empty() &&
                              m_rows.Find(id)->names.GetCallerTag() == key.toTag;
        return {id, isCallee ? to : from};
    }
    if (key.toTag.empty())
    {
        return {{}, to};
    }
    const uint64_t hashOfOther = Hash(key.callIdHash, HashText(key.toTag));
    return {FindCaller(hashOfOther, key.sipCallId, key.toTag), to};
}

CallId
CallTable::FindCaller(uint64_t hash, std::string_view sipCallId, std::string_view callerTag) const
{
    const uint32_t slot = m_byCaller.Find(hash, [&](uint32_t candidate) {
        const CallNames& names = m_rows.GetRow(candidate).names;
        const bool isCaller =
            m_identity == CallIdentity::CallId || names.GetCallerTag() == callerTag;
        return isCaller && names.GetCallId() == sipCallId;
    });
    return slot == HashIndex::NONE ? CallId() : m_rows.GetId(slot);
}

uint64_t
CallTable::Hash(uint64_t callIdHash, uint64_t callerTagHash) const
{
    return m_identity == CallIdentity::CallId ? callIdHash : MixHash(callIdHash, callerTagHash);
}

CallId
CallTable::Add(const Key& key, Time now)
{
    if (IsFull() || !m_sources.Take(key.source))
    {
        return {};
    }
    const CallId id = m_rows.Add();
    Call& call = m_rows.GetRow(id.slot);
    call.names = CallNames(key.sipCallId, key.fromTag);
    call.source = key.source;
    call.isAdopted = !key.toTag.empty();
    call.createdAt = now;
    m_byCaller.Insert(Hash(key.callIdHash, key.fromTagHash), id.slot);
    return id;
}

void
CallTable::Remove(CallId id)
{
    const Call* call = m_rows.Find(id);
    if (!call)
    {
        return;
    }
    const CallNames& names = call->names;
    m_byCaller.Erase(Hash(HashText(names.GetCallId()), HashText(names.GetCallerTag())), id.slot);
    m_sources.GiveBack(*call->source);
    m_rows.Remove(id);
}

CallId
CallTable::PickUnanswered()
{
    InlineVector<CallId, SAMPLE> sample;
    const unsigned slots = m_rows.GetSlotCount();
    for (unsigned i = 0; i < std::min(slots, MAX_SLOTS_SEEN) && sample.Size() < SAMPLE; ++i)
    {
        m_nextSampled = m_nextSampled + 1 < slots ? m_nextSampled + 1 : 0;
        const CallId id = m_rows.FindInSlot(m_nextSampled);
        if (id && IsUnanswered(*m_rows.Find(id)))
        {
            sample.Append(id);
        }
    }
    const auto getClass = [&](const CallId& id) {
        const Call& call = *m_rows.Find(id);
        return std::make_pair(call.state != CallState::Ending, call.isRinging);
    };
    const auto rate = [&](const CallId& id) {
        const Call& call = *m_rows.Find(id);
        const auto alike = std::count_if(sample.begin(), sample.end(), [&](const CallId& other) {
            return m_rows.Find(other)->source == call.source && getClass(other) == getClass(id);
        });
        return std::make_tuple(getClass(id), -alike, call.createdAt);
    };
    CallId picked;
    for (const CallId& id : sample)
    {
        picked = !picked || rate(id) < rate(picked) ? id : picked;
    }
    return picked;
}

std::size_t
CallTable::Size() const
{
    return m_rows.Size();
}

bool
CallTable::Admits(const IpAddress& source) const
{
    return m_sources.HasRoom(source);
}

std::size_t
CallTable::GetMemory() const
{
    std::size_t bytes = m_rows.GetMemory() + m_sources.GetMemory() + m_byCaller.GetMemory();
    m_rows.ForEach([&bytes](CallId, const Call& call) {
        bytes += call.names.GetMemory() + call.hosts.GetMemory() + call.hashes.GetMemory() +
                 call.signals.GetMemory() + call.channels.GetMemory() + call.groups.GetMemory() +
                 call.sessions.GetMemory();
    });
    return bytes;
}

std::vector<CallId>
CallTable::GetIds() const
{
    std::vector<CallId> ids;
    m_rows.ForEach([&ids](CallId id, const Call&) { ids.push_back(id); });
    return ids;
}

const IdTable<Call>&
CallTable::GetRows() const
{
    return m_rows;
}

} // namespace ns3::sipalg
