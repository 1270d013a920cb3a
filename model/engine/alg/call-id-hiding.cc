// SPDX-License-Identifier: GPL-2.0-only
#include "call-id-hiding.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// callid = word [ "@" word ], "f81d4fae@10.1.1.3": what names the host.
std::string_view
GetHost(std::string_view callId)
{
    const std::size_t at = callId.rfind('@');
    const std::string_view host =
        at == std::string_view::npos ? std::string_view() : callId.substr(at + 1);
    return host.substr(0, host.find(':'));
}

std::string
WithHost(std::string_view callId, std::string_view host, const IpAddress& other)
{
    const auto start = static_cast<std::size_t>(host.data() - callId.data());
    return std::string(callId.substr(0, start)) + other.ToString() +
           std::string(callId.substr(start + host.size()));
}

constexpr SipHeaderId NAMING_CALLS[] = {SipHeaderId::Replaces,
                                        SipHeaderId::Join,
                                        SipHeaderId::TargetDialog,
                                        SipHeaderId::InReplyTo};

} // namespace

CallIdHiding::CallIdHiding(const AlgConfig& config, NatState& nat, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses),
      m_timers(nat.timers, TIMER_TABLE)
{
}

void
CallIdHiding::Plan(SipMessage& message, EditList& edits)
{
    m_planned.clear();
    m_inside.clear();
    if (!m_config.hideCallId)
    {
        return;
    }
    for (const SipHeaderId id : NAMING_CALLS)
    {
        SipHeaderValues values(message, id);
        while (const auto value = values.Next())
        {
            PlanOne(TrimSpace(value->substr(0, value->find(';'))), edits);
        }
    }
    m_inside.clear();
    PlanOne(message.GetCallId(), edits);
    if (!m_inside.empty())
    {
        message.RenameCall(m_inside);
    }
}

void
CallIdHiding::PlanOne(std::string_view callId, EditList& edits)
{
    const std::string_view host = GetHost(callId);
    const auto found = m_byHidden.find(callId);
    if (found != m_byHidden.end() && !m_addresses.IsOutbound())
    {
        Restore(*m_rows.Find(found->second), host, edits);
        m_inside = WithHost(callId, host, m_rows.Find(found->second)->host);
    }
    else if (!host.empty() && m_addresses.IsOutbound())
    {
        Hide(callId, host, edits);
    }
}

void
CallIdHiding::Hide(std::string_view callId, std::string_view host, EditList& edits)
{
    const auto address = IpAddress::Parse(host);
    const auto outside = address ? m_addresses.OutwardHost(*address) : std::nullopt;
    if (!outside || *outside == *address)
    {
        return;
    }
    Row row{WithHost(callId, host, *outside), *address, {}};
    const auto found = m_byHidden.find(row.hidden);
    const bool isKnown = found != m_byHidden.end();
    if (isKnown && m_rows.Find(found->second)->host != *address)
    {
        return; // another host behind the same address has this name
    }
    if (isKnown || m_rows.Size() + m_planned.size() < m_config.maximumCalls)
    {
        edits.Replace(host, outside->ToString());
        m_planned.push_back(std::move(row));
    }
}

void
CallIdHiding::Restore(const Row& row, std::string_view host, EditList& edits)
{
    edits.Replace(host, row.host.ToString());
    m_planned.push_back(row);
}

/// How long after this message another one of its Call-ID may come.
Time
CallIdHiding::GetLifetime(const SipMessage& message) const
{
    const Time transaction = 64 * m_config.t1;
    const bool isEarly =
        message.IsRequest() ? message.GetToTag().empty() : message.GetStatusCode() / 100 != 2;
    switch (message.GetMethod())
    {
    case SipMethod::Register:
    case SipMethod::Options:
    case SipMethod::Message:
    case SipMethod::Publish:
        return transaction;
    case SipMethod::Subscribe: {
        const auto seconds = message.GetExpires();
        const Time longest = m_config.maximumSubscriptionExpiry;
        return transaction +
               (seconds ? std::min<Time>(std::chrono::seconds(*seconds), longest) : longest);
    }
    case SipMethod::Invite:
        return isEarly ? transaction + m_config.cTimeout : m_config.maximumCallDuration;
    default:
        return m_config.maximumCallDuration;
    }
}

void
CallIdHiding::Keep(const SipMessage& message, Time now)
{
    if (m_planned.empty())
    {
        return;
    }
    const Time deadline = now + GetLifetime(message);
    for (Row& row : m_planned)
    {
        const auto found = m_byHidden.find(row.hidden);
        const auto id = found != m_byHidden.end() ? found->second : m_rows.Add(Row(row));
        Row& kept = *m_rows.Find(id);
        kept.deadline = std::max(kept.deadline, deadline);
        m_byHidden.emplace(kept.hidden, id);
        m_timers.Ensure(id, kept.deadline);
    }
}

void
CallIdHiding::ServeTimer(const TimerWheel::Token& token, Time now)
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
    m_byHidden.erase(row->hidden);
    m_rows.Remove(id);
}

std::size_t
CallIdHiding::Size() const
{
    return m_rows.Size();
}

std::size_t
CallIdHiding::GetMemory() const
{
    constexpr std::size_t NODE = 24; // of the map, beside the pair
    std::size_t bytes = m_rows.GetMemory() + m_timers.GetMemory() +
                        m_byHidden.size() * (sizeof(std::string_view) + sizeof(RowId<Row>) + NODE);
    m_rows.ForEach([&bytes](RowId<Row>, const Row& row) { bytes += row.hidden.capacity(); });
    return bytes;
}

} // namespace ns3::sipalg
