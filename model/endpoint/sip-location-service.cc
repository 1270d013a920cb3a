// SPDX-License-Identifier: GPL-2.0-only
#include "sip-location-service.h"

#include <algorithm>

namespace ns3
{

bool
SipLocationService::IsOld(const Contacts& contacts, const std::string& callId, uint32_t cSeq)
{
    return std::any_of(contacts.begin(), contacts.end(), [&](const auto& binding) {
        return binding.callId == callId && binding.cSeq > cSeq;
    });
}

void
SipLocationService::Purge(Contacts& contacts, Time now)
{
    contacts.erase(std::remove_if(contacts.begin(),
                                  contacts.end(),
                                  [now](const auto& binding) { return binding.expiresAt <= now; }),
                   contacts.end());
}

bool
SipLocationService::Update(const std::string& addressOfRecord,
                           const SipContactBinding& binding,
                           Time now)
{
    const auto known = m_contacts.find(addressOfRecord);
    if (known == m_contacts.end() && m_contacts.size() >= MAX_ADDRESSES)
    {
        return false;
    }
    Contacts& contacts = known == m_contacts.end() ? m_contacts[addressOfRecord] : known->second;
    if (IsOld(contacts, binding.callId, binding.cSeq))
    {
        return false;
    }
    const auto same = std::find_if(contacts.begin(), contacts.end(), [&](const auto& other) {
        return other.uri == binding.uri;
    });
    if (same != contacts.end())
    {
        *same = binding;
    }
    else
    {
        contacts.push_back(binding);
    }
    Purge(contacts, now);
    const bool isTaken = contacts.size() <= MAX_CONTACTS;
    if (!isTaken)
    {
        contacts.pop_back();
    }
    if (contacts.empty())
    {
        m_contacts.erase(addressOfRecord);
    }
    return isTaken;
}

bool
SipLocationService::RemoveAll(const std::string& addressOfRecord,
                              const std::string& callId,
                              uint32_t cSeq)
{
    const auto found = m_contacts.find(addressOfRecord);
    if (found == m_contacts.end())
    {
        return true;
    }
    if (IsOld(found->second, callId, cSeq))
    {
        return false;
    }
    m_contacts.erase(found);
    return true;
}

std::vector<SipContactBinding>
SipLocationService::Find(const std::string& addressOfRecord, Time now)
{
    const auto found = m_contacts.find(addressOfRecord);
    if (found == m_contacts.end())
    {
        return {};
    }
    Purge(found->second, now);
    Contacts contacts = found->second;
    if (contacts.empty())
    {
        m_contacts.erase(found);
    }
    std::stable_sort(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) {
        return a.preference > b.preference;
    });
    return contacts;
}

std::size_t
SipLocationService::GetSize() const
{
    return m_contacts.size();
}

} // namespace ns3
