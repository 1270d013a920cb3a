// SPDX-License-Identifier: GPL-2.0-only
#include "registration-table.h"

#include "sip-uri.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr uint32_t DEFAULT_EXPIRES = 3600; // seconds, RFC 3261 10.2
constexpr auto CONTACT = static_cast<uint8_t>(SignalHeader::AskedContact);
constexpr auto PATH = static_cast<uint8_t>(SignalHeader::AskedPath);
constexpr auto REGISTER = static_cast<uint8_t>(SignalHeader::Register);

/// The URI in To, without its parameters and headers; empty if it is of no use.
std::string
GetAddressOfRecord(const SipMessage& message)
{
    SipNameAddr to;
    SipUri uri;
    if (!to.Parse(message.GetValue(SipHeaderId::To)) || !uri.Parse(to.uri))
    {
        return {};
    }
    const std::string_view text = to.uri.substr(0, to.uri.find_first_of(";?"));
    const bool isShort = text.size() <= RegistrationTable::MAX_ADDRESS_OF_RECORD;
    return isShort ? std::string(text) : std::string();
}

/// The endpoint of a Contact; none if its host is a name.
std::optional<IpEndpoint>
GetContactEndpoint(const SipNameAddr& contact)
{
    SipUri uri;
    if (contact.isWildcard || !uri.Parse(contact.uri) || !uri.IsSip())
    {
        return std::nullopt;
    }
    const auto address = uri.hostPort.GetAddress();
    return address
               ? std::make_optional(IpEndpoint{*address, uri.hostPort.GetPortOr(SIP_DEFAULT_PORT)})
               : std::nullopt;
}

} // namespace

struct RegistrationTable::Granted
{
    IpEndpoint contactPublic;
    IpEndpoint contactPrivate;
    Time expiresAt{0};
};

RegistrationTable::RegistrationTable(const AlgConfig& config, NatState& nat, AlgObserver& observer)
    : m_config(config),
      m_observer(observer),
      m_paths(config, nat),
      m_quota(config.maximumRegistrationsPerHost),
      m_timers(nat.timers, TIMER_TABLE)
{
}

void
RegistrationTable::Update(const SipMessage& response,
                          const SignalPathList& asked,
                          const AddressTranslator& addresses,
                          Time now)
{
    const std::string addressOfRecord = GetAddressOfRecord(response);
    if (addressOfRecord.empty())
    {
        return;
    }
    const auto granted = ReadContacts(response, addresses, now);
    const IpAddress& registrar = addresses.GetPassage().arrived.source.address;
    RemoveUnlisted(addressOfRecord, granted, registrar, now);
    const bool hasPath = std::any_of(asked.begin(), asked.end(), [](const SignalPath& path) {
        return (path.headers & PATH) != 0;
    });
    uint32_t kept = 0;
    for (const Granted& contact : granted)
    {
        RegistrationId id = Find(addressOfRecord, contact.contactPublic, registrar);
        const std::size_t index = FindPath(asked, contact.contactPublic);
        const bool isAsked = index < asked.size();
        const bool mayAdd = isAsked && (hasPath || (asked[index].headers & CONTACT) != 0);
        if (!id && mayAdd && kept < m_config.maximumContacts)
        {
            id = Add(addressOfRecord, contact, now);
        }
        if (id)
        {
            ++kept;
            Refresh(id, contact, isAsked ? asked : SignalPathList(), addresses, now);
        }
    }
}

/// Of several contacts at one endpoint the one that stays longest counts.
std::vector<RegistrationTable::Granted>
RegistrationTable::ReadContacts(const SipMessage& response,
                                const AddressTranslator& addresses,
                                Time now) const
{
    std::vector<Granted> granted;
    const uint32_t common = response.GetExpires().value_or(DEFAULT_EXPIRES);
    SipHeaderValues contacts(response, SipHeaderId::Contact);
    while (const auto value = contacts.Next())
    {
        SipNameAddr contact;
        const auto external = contact.Parse(*value) ? GetContactEndpoint(contact) : std::nullopt;
        const uint32_t seconds = contact.GetExpires().value_or(common);
        if (!external || seconds == 0)
        {
            continue;
        }
        const Time lifetime =
            std::min<Time>(std::chrono::seconds(seconds), m_config.maximumRegistrationExpiry);
        const auto same = std::find_if(granted.begin(), granted.end(), [&](const Granted& other) {
            return other.contactPublic == *external;
        });
        if (same != granted.end())
        {
            same->expiresAt = std::max(same->expiresAt, now + lifetime);
        }
        else
        {
            const auto internal = addresses.Inward(*external);
            granted.push_back(
                {*external, internal ? internal->endpoint : *external, now + lifetime});
        }
    }
    return granted;
}

RegistrationId
RegistrationTable::Find(const std::string& addressOfRecord,
                        const IpEndpoint& contactPublic,
                        const IpAddress& registrar) const
{
    const auto found = m_byAddressOfRecord.find(addressOfRecord);
    if (found != m_byAddressOfRecord.end())
    {
        for (const RegistrationId id : found->second)
        {
            const Registration& row = *m_rows.Find(id);
            if (row.contactPublic == contactPublic && row.registrar.address == registrar)
            {
                return id;
            }
        }
    }
    return {};
}

RegistrationId
RegistrationTable::Add(const std::string& addressOfRecord, const Granted& granted, Time now)
{
    const bool isFull = m_rows.Size() >= m_config.maximumRegistrations;
    if (isFull || !m_quota.Take(granted.contactPrivate.address))
    {
        return {};
    }
    Registration row;
    row.addressOfRecord = addressOfRecord;
    row.contactPrivate = granted.contactPrivate;
    row.contactPublic = granted.contactPublic;
    row.registeredAt = now;
    const RegistrationId id = m_rows.Add(std::move(row));
    m_byAddressOfRecord[addressOfRecord].push_back(id);
    return id;
}

/// The registrar grants a binding anew: its contact and Path, if @p asked names them, stay open.
void
RegistrationTable::Refresh(RegistrationId id,
                           const Granted& granted,
                           const SignalPathList& asked,
                           const AddressTranslator& addresses,
                           Time now)
{
    Registration& row = *m_rows.Find(id);
    std::vector<AddressTranslator::Named> named;
    for (const SignalPath& path : asked)
    {
        const bool isContact = path.external == granted.contactPublic;
        const bool isPath = (path.headers & PATH) != 0;
        if (isContact || isPath)
        {
            const bool mayOpen = isPath || (path.headers & CONTACT) != 0;
            const auto internal = addresses.Inward(path.external);
            named.push_back({internal ? internal->endpoint : IpEndpoint(path.external),
                             path.external,
                             path.mapping,
                             mayOpen ? REGISTER : uint8_t{0},
                             path.isNeeded});
        }
    }
    const OwnerRef owner{static_cast<uint8_t>(AlgOwner::Registration), 0, id.slot, id.generation};
    m_paths.Keep(row.paths, named, owner, addresses.GetPassage().zones.to, now);
    row.registrar = addresses.GetPassage().arrived.source;
    row.expiresAt = granted.expiresAt;
    m_timers.Ensure(id, row.expiresAt);
    m_observer.RegistrationUpdated(MakeEvent(id, row), now);
}

void
RegistrationTable::RemoveUnlisted(const std::string& addressOfRecord,
                                  const std::vector<Granted>& listed,
                                  const IpAddress& registrar,
                                  Time now)
{
    const auto found = m_byAddressOfRecord.find(addressOfRecord);
    if (found == m_byAddressOfRecord.end())
    {
        return;
    }
    const Bindings bindings = found->second;
    for (const RegistrationId id : bindings)
    {
        const Registration* row = m_rows.Find(id);
        const bool isListed =
            std::any_of(listed.begin(), listed.end(), [row](const Granted& granted) {
                return granted.contactPublic == row->contactPublic;
            });
        if (!isListed && row->registrar.address == registrar)
        {
            Remove(id, false, now);
        }
    }
}

void
RegistrationTable::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const RegistrationId id = m_timers.Fire(token, m_rows, now);
    const Registration* row = m_rows.Find(id);
    if (!row)
    {
        return;
    }
    if (row->expiresAt > now)
    {
        m_timers.Ensure(id, row->expiresAt);
        return;
    }
    Remove(id, true, now);
}

void
RegistrationTable::Remove(RegistrationId id, bool expired, Time now)
{
    Registration& row = *m_rows.Find(id);
    m_paths.Release(row.paths, now);
    m_observer.RegistrationRemoved(MakeEvent(id, row), expired, now);
    m_quota.GiveBack(row.contactPrivate.address);
    const auto found = m_byAddressOfRecord.find(row.addressOfRecord);
    Bindings& bindings = found->second;
    bindings.erase(std::find(bindings.begin(), bindings.end(), id));
    if (bindings.empty())
    {
        m_byAddressOfRecord.erase(found);
    }
    m_rows.Remove(id);
}

std::size_t
RegistrationTable::Size() const
{
    return m_rows.Size();
}

std::size_t
RegistrationTable::GetMemory() const
{
    constexpr std::size_t PER_ADDRESS_OF_RECORD =
        sizeof(std::string) + sizeof(Bindings) + 3 * sizeof(void*);
    std::size_t bytes = m_byAddressOfRecord.size() * PER_ADDRESS_OF_RECORD;
    m_rows.ForEach([&](RegistrationId, const Registration& row) {
        bytes +=
            2 * row.addressOfRecord.capacity() + sizeof(RegistrationId) + row.paths.GetMemory();
    });
    return m_rows.GetMemory() + bytes + m_quota.GetMemory() + m_timers.GetMemory();
}

const IdTable<Registration>&
RegistrationTable::GetRows() const
{
    return m_rows;
}

RegistrationEvent
RegistrationTable::MakeEvent(RegistrationId id, const Registration& row)
{
    return {id,
            row.addressOfRecord,
            row.contactPrivate,
            row.contactPublic,
            row.registrar,
            row.registeredAt,
            row.expiresAt};
}

} // namespace ns3::sipalg
