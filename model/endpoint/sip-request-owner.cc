// SPDX-License-Identifier: GPL-2.0-only
#include "sip-request-owner.h"

namespace ns3
{

SipRequestOwner::SipRequestOwner(SipRequestTable& table)
    : m_table(table)
{
}

SipRequestOwner::~SipRequestOwner()
{
    const std::set<SipTransactionId> ids = std::move(m_ids);
    m_ids.clear();
    for (const SipTransactionId id : ids)
    {
        m_table.Remove(id);
    }
}

void
SipRequestOwner::OnAllFinished()
{
}

bool
SipRequestOwner::HasTransactions() const
{
    return !m_ids.empty();
}

void
SipRequestTable::Add(SipTransactionId id, SipRequestOwner& owner)
{
    m_owners[id] = &owner;
    owner.m_ids.insert(id);
}

SipRequestOwner*
SipRequestTable::Find(SipTransactionId id) const
{
    const auto found = m_owners.find(id);
    return found == m_owners.end() ? nullptr : found->second;
}

void
SipRequestTable::Remove(SipTransactionId id)
{
    const auto found = m_owners.find(id);
    if (found == m_owners.end())
    {
        return;
    }
    SipRequestOwner* owner = found->second;
    m_owners.erase(found);
    if (owner->m_ids.erase(id) > 0 && owner->m_ids.empty())
    {
        owner->OnAllFinished();
    }
}

} // namespace ns3
