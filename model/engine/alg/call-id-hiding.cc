// SPDX-License-Identifier: GPL-2.0-only
#include "call-id-hiding.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// May the sender have chosen the Call-ID? A response has its request's, ACK and CANCEL their
/// INVITE's.
bool
MayChoose(const SipMessage& message)
{
    return message.IsRequest() && message.GetMethod() != SipMethod::Ack &&
           message.GetMethod() != SipMethod::Cancel;
}

/// What no Call-ID is, "f81@10.1.1.3\na48s".
std::string
MakeForeignName(std::string_view callId, std::string_view tag)
{
    return std::string(callId) + '\n' + std::string(tag);
}

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
    if (m_config.hideCallId)
    {
        PlanNamed(message, edits);
        PlanOwn(message, edits);
    }
}

void
CallIdHiding::PlanNamed(const SipMessage& message, EditList& edits)
{
    for (const NamedCallId& named : FindNamedCallIds(message))
    {
        const auto known = FindNamed(named);
        const auto id = known ? known : AddOurs(named.name);
        if (const Row* row = m_rows.Find(id))
        {
            m_met.push_back(id);
            Write(*row, named.name, named.host, edits);
        }
    }
}

void
CallIdHiding::PlanOwn(SipMessage& message, EditList& edits)
{
    const std::string_view name = message.GetCallId();
    const std::string_view from = message.GetFromTag();
    const std::string_view to = message.GetToTag();
    auto id = FindForeign(name, from);
    id = id ? id : FindForeign(name, to);
    id = id ? id : Find(name);
    id = id ? id : AddForeign(name, message.IsRequest() ? from : to);
    id = !id && MayChoose(message) ? AddOurs(name) : id;
    if (const Row* row = m_rows.Find(id))
    {
        m_met.push_back(id);
        Write(*row, name, GetCallIdHost(name), edits);
        if (!row->isForeign && name != row->inner)
        {
            message.RenameCall(row->inner);
        }
    }
}

/// Makes what is written at @p host, of a Call-ID that came in as @p name, right for the receiver.
void
CallIdHiding::Write(const Row& row,
                    std::string_view name,
                    std::string_view host,
                    EditList& edits) const
{
    const ZonePair zones = m_addresses.GetPassage().zones;
    if (row.isForeign)
    {
        return;
    }
    if (zones.to == row.zone && name != row.inner)
    {
        edits.Replace(host, GetCallIdHost(row.inner));
    }
    else if (zones.to != row.zone && zones.from == row.zone && name != row.outer)
    {
        edits.Replace(host, GetCallIdHost(row.outer));
    }
}

RowId<CallIdHiding::Row>
CallIdHiding::Find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found != m_byName.end() ? found->second : RowId<Row>();
}

/// The row of a foreign Call-ID that came with this tag; null id without one.
RowId<CallIdHiding::Row>
CallIdHiding::FindForeign(std::string_view name, std::string_view tag) const
{
    return m_foreign == 0 || tag.empty() ? RowId<Row>() : Find(MakeForeignName(name, tag));
}

/// A call that is named without tags is one of ours if there is one.
RowId<CallIdHiding::Row>
CallIdHiding::FindNamed(const NamedCallId& named) const
{
    if (named.name.size() > MAX_LENGTH)
    {
        return {};
    }
    for (const std::string& tag : named.tags)
    {
        if (const auto id = FindForeign(named.name, tag))
        {
            return id;
        }
    }
    const auto ours = Find(named.name);
    return ours || !named.tags.empty() ? ours : Find(MakeForeignName(named.name, {}));
}

/// The row of a Call-ID that names a host of the sender's side. Null id if it is none, there is no
/// room, or another host behind the same address has the name outside.
RowId<CallIdHiding::Row>
CallIdHiding::AddOurs(std::string_view name)
{
    const ZonePair zones = m_addresses.GetPassage().zones;
    const std::string_view host = GetCallIdHost(name);
    const bool hasRoom = m_rows.Size() - m_foreign < m_config.maximumCalls;
    if (!m_addresses.IsOutbound() || zones.from == zones.to || !hasRoom || host.empty() ||
        name.size() > MAX_LENGTH)
    {
        return {};
    }
    const auto address = IpAddress::Parse(host);
    const auto outside = address ? m_addresses.OutwardHost(*address) : std::nullopt;
    if (!outside || *outside == *address)
    {
        return {};
    }
    std::string outer(name);
    outer.replace(static_cast<std::size_t>(host.data() - name.data()),
                  host.size(),
                  outside->ToString());
    return Find(outer) ? RowId<Row>()
                       : Add({std::string(name), std::move(outer), zones.from, false});
}

/// The row of a Call-ID that was chosen elsewhere and names a host of the receiver's side. Null id
/// if it names none, or there is no room.
RowId<CallIdHiding::Row>
CallIdHiding::AddForeign(std::string_view name, std::string_view tag)
{
    const ZonePair zones = m_addresses.GetPassage().zones;
    if (!m_addresses.IsInbound() || zones.from == zones.to || tag.empty() ||
        m_foreign >= m_config.maximumCalls)
    {
        return {};
    }
    const auto address = IpAddress::Parse(GetCallIdHost(name));
    if (!address || m_addresses.FindZone(*address) != zones.to)
    {
        return {};
    }
    return Add({MakeForeignName(name, tag), MakeForeignName(name, {}), zones.to, true});
}

RowId<CallIdHiding::Row>
CallIdHiding::Add(Row&& row)
{
    m_foreign += row.isForeign ? 1 : 0;
    const auto id = m_rows.Add(std::move(row));
    const Row& kept = *m_rows.Find(id);
    m_byName.emplace(kept.inner, id);
    m_byName.emplace(kept.outer, id);
    return id;
}

void
CallIdHiding::Remove(RowId<Row> id)
{
    const Row& row = *m_rows.Find(id);
    m_foreign -= row.isForeign ? 1 : 0;
    Unindex(row.outer, id);
    Unindex(row.inner, id);
    m_rows.Remove(id);
}

/// Of foreign rows with one Call-ID only the first is found without a tag.
void
CallIdHiding::Unindex(std::string_view name, RowId<Row> id)
{
    const auto found = m_byName.find(name);
    if (found != m_byName.end() && found->second == id)
    {
        m_byName.erase(found);
    }
}

/// How long after this message another one of the row's Call-ID may come. Whoever sends here what
/// looks like ours has no more than a transaction until one of ours takes part.
Time
CallIdHiding::GetLifetime(const Row& row, const SipMessage& message) const
{
    const Time transaction = 64 * m_config.t1;
    const SipMethod method = message.GetMethod();
    const bool isEarly =
        message.IsRequest() ? message.GetToTag().empty() : message.GetStatusCode() / 100 != 2;
    if (isEarly || (row.isForeign && m_addresses.GetPassage().zones.to == row.zone))
    {
        // Somebody may have to be asked.
        const bool waits = method == SipMethod::Invite || method == SipMethod::Refer;
        return transaction + (waits ? m_config.cTimeout : Time{0});
    }
    switch (method)
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
    default:
        return m_config.maximumCallDuration;
    }
}

void
CallIdHiding::Keep(const SipMessage& message, Time now)
{
    for (const RowId<Row> id : m_met)
    {
        Row& row = *m_rows.Find(id);
        row.deadline = std::max(row.deadline, now + GetLifetime(row, message));
        m_timers.Ensure(id, row.deadline);
    }
    m_met.clear();
}

void
CallIdHiding::TakeBack()
{
    for (const RowId<Row> id : m_met)
    {
        const Row* row = m_rows.Find(id);
        if (row && row->deadline == Time{0})
        {
            Remove(id);
        }
    }
    m_met.clear();
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
    Remove(id);
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
                        m_byName.size() * (sizeof(std::string_view) + sizeof(RowId<Row>) + NODE);
    m_rows.ForEach([&bytes](RowId<Row>, const Row& row) {
        bytes += row.inner.capacity() + row.outer.capacity();
    });
    return bytes;
}

} // namespace ns3::sipalg
