// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_REQUEST_OWNER_H
#define SIPALG_SIP_REQUEST_OWNER_H

#include "sip-transaction-layer.h"

#include <set>
#include <unordered_map>

namespace ns3
{

class SipRequestTable;

/// Somebody who sends requests and wants to hear what becomes of them. May go at any time.
class SipRequestOwner
{
  public:
    explicit SipRequestOwner(SipRequestTable& table);
    virtual ~SipRequestOwner();
    SipRequestOwner(const SipRequestOwner&) = delete;
    SipRequestOwner& operator=(const SipRequestOwner&) = delete;

    virtual void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) = 0;
    virtual void OnTimeout(SipTransactionId id) = 0;
    /// The last transaction of this owner is gone.
    virtual void OnAllFinished();

    bool HasTransactions() const;

  private:
    friend class SipRequestTable;

    SipRequestTable& m_table;
    std::set<SipTransactionId> m_ids;
};

/// Who owns which client transaction.
class SipRequestTable
{
  public:
    void Add(SipTransactionId id, SipRequestOwner& owner);
    /// Null when nobody does.
    SipRequestOwner* Find(SipTransactionId id) const;
    void Remove(SipTransactionId id);

  private:
    std::unordered_map<SipTransactionId, SipRequestOwner*> m_owners;
};

} // namespace ns3

#endif
