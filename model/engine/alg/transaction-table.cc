// SPDX-License-Identifier: GPL-2.0-only
#include "transaction-table.h"

#include "sip-hosts.h"
#include "text-hash.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// What the headers of a REGISTER name. Contact and Path are for the registrar to grant, and not
/// for a host that is not the sender (case 60).
uint8_t
GetAsked(uint8_t headers, bool mayBind)
{
    const auto has = [headers](SignalHeader header) {
        return (headers & static_cast<uint8_t>(header)) != 0;
    };
    unsigned asked = headers & static_cast<unsigned>(SignalHeader::Via);
    if (mayBind && has(SignalHeader::Contact))
    {
        asked |= static_cast<unsigned>(SignalHeader::AskedContact);
    }
    if (mayBind && has(SignalHeader::RecordRoute))
    {
        asked |= static_cast<unsigned>(SignalHeader::AskedPath);
    }
    return static_cast<uint8_t>(asked);
}

std::size_t
MakeKey(std::string_view callId, std::string_view part, SipMethod method)
{
    return MixHash(MixHash(HashText(part), HashText(callId)), static_cast<uint64_t>(method));
}

bool
MakesSubscription(SipMethod method)
{
    return method == SipMethod::Subscribe || method == SipMethod::Refer;
}

std::size_t
MakeSubscriptionKey(std::string_view callId, std::string_view subscriberTag)
{
    return MakeKey(callId, subscriberTag, SipMethod::Subscribe);
}

std::size_t
MakeKey(const SipMessage& message)
{
    if (MakesSubscription(message.GetMethod()))
    {
        return MakeSubscriptionKey(message.GetCallId(), message.GetFromTag());
    }
    return MakeKey(message.GetCallId(), GetTopBranch(message), message.GetMethod());
}

/// substate-value *( SEMI subexp-params ), "active;expires=3600": how long; 0 if it has ended.
std::optional<uint32_t>
ReadSubscriptionState(const SipMessage& notify)
{
    const std::string_view value = notify.GetValue(SipHeaderId::SubscriptionState);
    const std::size_t end = std::min(value.find(';'), value.size());
    if (EqualsIgnoreCase(TrimSpace(value.substr(0, end)), "terminated"))
    {
        return 0;
    }
    const auto expires = FindSipParam(value.substr(end), "expires");
    const auto seconds = expires ? ParseClampedNumber(expires->value, UINT32_MAX) : std::nullopt;
    return seconds ? std::make_optional(static_cast<uint32_t>(*seconds)) : std::nullopt;
}

} // namespace

TransactionTable::TransactionTable(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_paths(config, nat),
      m_quota(config.maximumTransactionsPerHost),
      m_timers(nat.timers, TIMER_TABLE)
{
}

/// A NOTIFY is the subscription's, whose subscriber it is for, if there is one.
TransactionTable::Match
TransactionTable::Find(const SipMessage& message, const SipPassage& passage) const
{
    const ZoneId asking = message.IsRequest() ? passage.zones.from : passage.zones.to;
    const ZoneId asked = message.IsRequest() ? passage.zones.to : passage.zones.from;
    if (message.GetMethod() == SipMethod::Notify)
    {
        const auto id = Find(MakeSubscriptionKey(message.GetCallId(), message.GetToTag()));
        const Transaction* row = m_rows.Find(id);
        if (row && row->zone == asked)
        {
            return {id, message.IsRequest() ? CallParty::Callee : CallParty::Caller};
        }
    }
    const auto id = Find(MakeKey(message));
    const Transaction* row = m_rows.Find(id);
    return {row && row->zone == asking ? id : RowId<Transaction>(),
            message.IsRequest() ? CallParty::Caller : CallParty::Callee};
}

bool
TransactionTable::HasRoomForForeign(const SipMessage& request, const IpAddress& source) const
{
    return m_foreign < m_config.maximumTransactions && m_quota.HasRoom(source) &&
           !Find(MakeKey(request));
}

void
TransactionTable::Update(const SipMessage& message,
                         RowId<Transaction> known,
                         const SaidHosts& said,
                         const AddressTranslator& addresses,
                         Time now)
{
    const SipPassage& passage = addresses.GetPassage();
    const std::size_t key = MakeKey(message);
    const bool isForeign = !known && said.NamesForeign();
    auto id = Find(key);
    if (!id && (!addresses.GetNamed().empty() || (isForeign && message.IsRequest())))
    {
        id = Add(key, isForeign, passage);
        known = known ? known : id;
    }
    if (Transaction* row = m_rows.Find(known))
    {
        said.Teach(row->hosts);
    }
    if (id)
    {
        Keep(id, message, addresses, now);
    }
    if (message.IsRequest() && message.GetMethod() == SipMethod::Notify)
    {
        UpdateByNotify(message, passage.zones.to, now);
    }
}

void
TransactionTable::Keep(RowId<Transaction> id,
                       const SipMessage& message,
                       const AddressTranslator& addresses,
                       Time now)
{
    Transaction& row = *m_rows.Find(id);
    const SipPassage& passage = addresses.GetPassage();
    const OwnerRef owner{static_cast<uint8_t>(AlgOwner::Transaction), 0, id.slot, id.generation};
    auto named = addresses.GetNamed();
    if (message.IsRequest() && message.GetMethod() == SipMethod::Register)
    {
        for (AddressTranslator::Named& name : named)
        {
            const bool isSender = name.internal.address == passage.arrived.source.address;
            name.headers = GetAsked(name.headers, isSender || m_config.permitForeignContact);
        }
    }
    m_paths.Keep(row.paths, named, owner, passage.zones.from, now);
    const bool isGranted = message.IsResponse() && message.GetStatusCode() / 100 == 2 &&
                           MakesSubscription(message.GetMethod());
    SetDeadline(id,
                isGranted ? now + GetSubscriptionLifetime(message)
                          : std::max(row.deadline, now + GetLifetime(0)));
}

const Transaction*
TransactionTable::FindAsked(const SipMessage& response, const SipPassage& passage) const
{
    const Transaction* row = m_rows.Find(Find(MakeKey(response)));
    const bool isAsked =
        row && row->zone == passage.zones.to && row->server == passage.arrived.source.address;
    return isAsked ? row : nullptr;
}

RowId<Transaction>
TransactionTable::Find(std::size_t key) const
{
    const auto found = m_byKey.find(key);
    return found == m_byKey.end() ? RowId<Transaction>{} : found->second;
}

RowId<Transaction>
TransactionTable::Add(std::size_t key, bool isForeign, const SipPassage& passage)
{
    const IpAddress source = passage.arrived.source.address;
    const std::size_t alike = isForeign ? m_foreign : m_rows.Size() - m_foreign;
    if (alike >= m_config.maximumTransactions || !m_quota.Take(source))
    {
        return {};
    }
    m_foreign += isForeign ? 1 : 0;
    const auto id = m_rows.Add({key,
                                source,
                                passage.leaving.destination.address,
                                passage.zones.from,
                                Time{0},
                                {},
                                {},
                                isForeign});
    m_byKey.emplace(key, id);
    return id;
}

void
TransactionTable::SetDeadline(RowId<Transaction> id, Time deadline)
{
    m_rows.Find(id)->deadline = deadline;
    m_timers.Ensure(id, deadline);
}

/// The notifier says how long the subscription lasts, if it is that of somebody where it goes to.
void
TransactionTable::UpdateByNotify(const SipMessage& notify, ZoneId to, Time now)
{
    const auto id = Find(MakeSubscriptionKey(notify.GetCallId(), notify.GetToTag()));
    const Transaction* row = m_rows.Find(id);
    const auto seconds = ReadSubscriptionState(notify);
    if (row && row->zone == to && seconds)
    {
        SetDeadline(id, now + GetLifetime(*seconds));
    }
}

Time
TransactionTable::GetLifetime(uint32_t grantedSeconds) const
{
    const Time granted = std::chrono::seconds(grantedSeconds);
    return std::max<Time>(64 * m_config.t1, std::min(granted, m_config.maximumSubscriptionExpiry));
}

/// Nothing is said of how long a REFER's lasts: as long as the third party may ring.
Time
TransactionTable::GetSubscriptionLifetime(const SipMessage& answer) const
{
    if (answer.GetMethod() == SipMethod::Refer)
    {
        return std::max<Time>(64 * m_config.t1, m_config.cTimeout);
    }
    return GetLifetime(answer.GetExpires().value_or(0));
}

void
TransactionTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const RowId<Transaction> id = m_timers.Fire(token, m_rows, now);
    Transaction* row = m_rows.Find(id);
    if (!row)
    {
        return;
    }
    if (row->deadline > now)
    {
        m_timers.Ensure(id, row->deadline);
        return;
    }
    m_paths.Release(row->paths, now);
    m_quota.GiveBack(row->source);
    m_foreign -= row->isForeign ? 1 : 0;
    m_byKey.erase(row->key);
    m_rows.Remove(id);
}

std::size_t
TransactionTable::Size() const
{
    return m_rows.Size();
}

std::size_t
TransactionTable::GetMemory() const
{
    constexpr std::size_t PER_KEY =
        sizeof(std::size_t) + sizeof(RowId<Transaction>) + 2 * sizeof(void*);
    std::size_t kept = 0;
    m_rows.ForEach([&](RowId<Transaction>, const Transaction& row) {
        kept += row.paths.GetMemory() + row.hosts.GetMemory();
    });
    return m_rows.GetMemory() + kept + m_byKey.size() * PER_KEY + m_quota.GetMemory() +
           m_timers.GetMemory();
}

const IdTable<Transaction>&
TransactionTable::GetRows() const
{
    return m_rows;
}

} // namespace ns3::sipalg
