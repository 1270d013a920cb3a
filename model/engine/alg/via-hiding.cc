// SPDX-License-Identifier: GPL-2.0-only
#include "via-hiding.h"

#include "text-hash.h"

namespace ns3::sipalg
{

namespace
{

/// The values of a header line behind the first one, with the comma.
std::string_view
GetFurtherValues(const SipHeaderField& header)
{
    SipValues values(header.value);
    const std::string_view first = values.Next().value_or(header.value);
    return header.value.substr(
        static_cast<std::size_t>(first.data() + first.size() - header.value.data()));
}

} // namespace

ViaHiding::ViaHiding(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_timers(nat.timers, TIMER_TABLE)
{
}

void
ViaHiding::Plan(const SipMessage& message, const SipHosts& hosts, EditList& edits)
{
    m_planned = {};
    if (!m_config.hideVia)
    {
        return;
    }
    m_planned.key =
        MixHash(MixHash(HashText(hosts.GetTopVia().branch), HashText(message.GetCallId())),
                static_cast<uint64_t>(message.GetMethod()));
    if (message.IsRequest())
    {
        Hide(message, edits);
    }
    else
    {
        Restore(message, edits);
    }
}

void
ViaHiding::Hide(const SipMessage& request, EditList& edits)
{
    const SipHeaderField* top = request.First(SipHeaderId::Via);
    m_planned.values = GetFurtherValues(*top);
    for (const SipHeaderField* via = request.Next(*top); via; via = request.Next(*via))
    {
        m_planned.lines += request.GetLine(*via);
    }
    const bool isKnown = m_byKey.find(m_planned.key) != m_byKey.end();
    const bool hasRoom = isKnown || m_rows.Size() < m_config.maximumCalls;
    if (!hasRoom || m_planned.values.size() + m_planned.lines.size() > MAX_TEXT)
    {
        m_planned = {};
        return;
    }
    edits.Replace(GetFurtherValues(*top), "");
    for (const SipHeaderField* via = request.Next(*top); via; via = request.Next(*via))
    {
        edits.Replace(request.GetLine(*via), "");
    }
}

void
ViaHiding::Restore(const SipMessage& response, EditList& edits) const
{
    const auto found = m_byKey.find(m_planned.key);
    const SipHeaderField* top = response.First(SipHeaderId::Via);
    if (found == m_byKey.end() || response.Next(*top))
    {
        return;
    }
    const Row& row = *m_rows.Find(found->second);
    edits.InsertAt(edits.OffsetOf(top->value) + top->value.size(), row.values);
    edits.InsertAt(edits.OffsetOf(response.GetLine(*top)) + response.GetLine(*top).size(),
                   row.lines);
}

void
ViaHiding::Keep(const SipMessage& message, Time now)
{
    if (m_planned.values.empty() && m_planned.lines.empty())
    {
        return;
    }
    const bool isInvite = message.GetMethod() == SipMethod::Invite;
    m_planned.deadline = now + 64 * m_config.t1 + (isInvite ? m_config.cTimeout : Time{0});
    const std::size_t key = m_planned.key;
    const Time deadline = m_planned.deadline;
    auto& id = m_byKey[key];
    if (Row* row = m_rows.Find(id))
    {
        *row = std::move(m_planned);
    }
    else
    {
        id = m_rows.Add(std::move(m_planned));
    }
    m_timers.Ensure(id, deadline);
}

void
ViaHiding::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const RowId<Row> id = m_timers.Fire(token, m_rows, now);
    const Row* row = m_rows.Find(id);
    if (!row)
    {
        return;
    }
    if (row->deadline > now)
    {
        m_timers.Ensure(id, row->deadline);
        return;
    }
    m_byKey.erase(row->key);
    m_rows.Remove(id);
}

std::size_t
ViaHiding::Size() const
{
    return m_rows.Size();
}

std::size_t
ViaHiding::GetMemory() const
{
    constexpr std::size_t NODE = 24; // of the map, beside the pair
    std::size_t bytes = m_rows.GetMemory() + m_timers.GetMemory() +
                        m_byKey.size() * (sizeof(std::size_t) + sizeof(RowId<Row>) + NODE);
    m_rows.ForEach([&bytes](RowId<Row>, const Row& row) {
        bytes += row.values.capacity() + row.lines.capacity();
    });
    return bytes;
}

} // namespace ns3::sipalg
