// SPDX-License-Identifier: GPL-2.0-only
#include "registration-table.h"

#include "sip-uri.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr uint32_t DEFAULT_EXPIRES = 3600; // seconds, RFC 3261 10.2

std::size_t
HashAddressOfRecord(std::string_view addressOfRecord)
{
    return std::hash<std::string_view>()(addressOfRecord);
}

/// The URI in To, without its parameters.
std::string_view
GetAddressOfRecord(const SipMessage& message)
{
    SipNameAddr to;
    SipUri uri;
    if (!to.Parse(message.GetValue(SipHeaderId::To)) || !uri.Parse(to.uri))
    {
        return {};
    }
    return to.uri.substr(0, to.uri.find(';'));
}

} // namespace

struct RegistrationTable::Granted
{
    IpEndpoint contactPublic;
    IpEndpoint contactPrivate;
    MappingId mapping;
    Time expiresAt{0};
};

RegistrationTable::RegistrationTable(const AlgConfig& config, NatState& nat, AlgObserver& observer)
    : m_config(config),
      m_nat(nat),
      m_observer(observer),
      m_paths(nat)
{
}

bool
RegistrationTable::Update(const SipMessage& response, const AddressTranslator& addresses, Time now)
{
    const std::string_view addressOfRecord = GetAddressOfRecord(response);
    const auto granted = ReadContacts(response, addresses, now);
    RemoveUnlisted(addressOfRecord, granted, now);
    bool isComplete = true;
    for (const Granted& contact : granted)
    {
        RegistrationId id = Find(addressOfRecord, contact.contactPublic);
        if (!id)
        {
            id = Add(addressOfRecord, contact, addresses.GetPassage().zones.to, now);
        }
        Registration* row = m_rows.Find(id);
        if (!row)
        {
            isComplete = false;
            continue;
        }
        row->registrar = addresses.GetPassage().arrived.source;
        row->expiresAt = contact.expiresAt;
        m_nat.timers.Arm(row->expiresAt, {id.slot, id.generation, TIMER_TABLE});
        m_observer.RegistrationUpdated(MakeEvent(id, *row), now);
    }
    return isComplete;
}

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
        SipUri uri;
        if (!contact.Parse(*value) || contact.isWildcard || !uri.Parse(contact.uri) || !uri.IsSip())
        {
            continue;
        }
        const auto address = uri.hostPort.GetAddress();
        const uint32_t seconds = contact.GetExpires().value_or(common);
        if (!address || seconds == 0)
        {
            continue;
        }
        const IpEndpoint external{*address, uri.hostPort.GetPortOr(SIP_DEFAULT_PORT)};
        if (const auto internal = addresses.Inward(external))
        {
            const Time expiresAt = now + std::chrono::seconds(seconds);
            granted.push_back({external, internal->endpoint, internal->mapping, expiresAt});
        }
    }
    return granted;
}

RegistrationId
RegistrationTable::Find(std::string_view addressOfRecord, const IpEndpoint& contactPublic) const
{
    const auto [first, last] =
        m_byAddressOfRecord.equal_range(HashAddressOfRecord(addressOfRecord));
    for (auto entry = first; entry != last; ++entry)
    {
        const Registration* row = m_rows.Find(entry->second);
        if (row->contactPublic == contactPublic && row->addressOfRecord == addressOfRecord)
        {
            return entry->second;
        }
    }
    return {};
}

RegistrationId
RegistrationTable::Add(std::string_view addressOfRecord,
                       const Granted& granted,
                       ZoneId inside,
                       Time now)
{
    if (m_rows.Size() >= m_config.maximumRegistrations)
    {
        return {};
    }
    Registration row;
    row.addressOfRecord = addressOfRecord;
    row.contactPrivate = granted.contactPrivate;
    row.contactPublic = granted.contactPublic;
    row.registeredAt = now;
    const RegistrationId id = m_rows.Add(std::move(row));
    m_byAddressOfRecord.emplace(HashAddressOfRecord(addressOfRecord), id);
    const OwnerRef owner{static_cast<uint8_t>(AlgOwner::Registration), 0, id.slot, id.generation};
    m_paths.Keep(m_rows.Find(id)->paths,
                 {{granted.contactPrivate, granted.contactPublic, granted.mapping}},
                 owner,
                 inside,
                 now);
    return id;
}

void
RegistrationTable::RemoveUnlisted(std::string_view addressOfRecord,
                                  const std::vector<Granted>& listed,
                                  Time now)
{
    std::vector<RegistrationId> gone;
    const auto [first, last] =
        m_byAddressOfRecord.equal_range(HashAddressOfRecord(addressOfRecord));
    for (auto entry = first; entry != last; ++entry)
    {
        const Registration* row = m_rows.Find(entry->second);
        const bool isListed =
            std::any_of(listed.begin(), listed.end(), [row](const Granted& granted) {
                return granted.contactPublic == row->contactPublic;
            });
        if (!isListed && row->addressOfRecord == addressOfRecord)
        {
            gone.push_back(entry->second);
        }
    }
    for (const RegistrationId id : gone)
    {
        Remove(id, false, now);
    }
}

void
RegistrationTable::ServeTimer(RegistrationId id, Time now)
{
    const Registration* row = m_rows.Find(id);
    if (row && row->expiresAt <= now)
    {
        Remove(id, true, now);
    }
}

void
RegistrationTable::Remove(RegistrationId id, bool expired, Time now)
{
    Registration& row = *m_rows.Find(id);
    m_paths.Release(row.paths, now);
    m_observer.RegistrationRemoved(MakeEvent(id, row), expired, now);
    const auto [first, last] =
        m_byAddressOfRecord.equal_range(HashAddressOfRecord(row.addressOfRecord));
    for (auto entry = first; entry != last; ++entry)
    {
        if (entry->second == id)
        {
            m_byAddressOfRecord.erase(entry);
            break;
        }
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
    return m_rows.GetMemory() + m_byAddressOfRecord.size() * (sizeof(RegistrationId) + 24);
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
