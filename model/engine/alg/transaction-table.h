// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSACTION_TABLE_H
#define SIPALG_TRANSACTION_TABLE_H

#include "alg-config.h"
#include "signal-paths.h"
#include "sip-message.h"

#include <unordered_map>

namespace ns3::sipalg
{

/// A transaction outside of calls: keeps what its messages named reachable for its answers.
struct Transaction
{
    std::size_t key{0};
    Time deadline{0};
    std::vector<SignalPath> paths;
};

/**
 * Transactions that belong to no call (REGISTER, OPTIONS, SUBSCRIBE, MESSAGE, ...), known by
 * branch, Call-ID and method. Each lives for 64*T1 (Timer F, RFC 3261 17.1.2.2) after its last
 * message; a subscription's for as long as its answer grants (RFC 6665 4.1.2.1).
 */
class TransactionTable
{
  public:
    static constexpr uint16_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 2;

    TransactionTable(const AlgConfig& config, NatState& nat);

    /// A message that belongs to no call passes, having named these endpoints.
    void Update(const SipMessage& message,
                const std::vector<AddressTranslator::Named>& named,
                ZoneId inside,
                Time now);

    /// Does the message belong to a transaction that passed before and is kept?
    bool Knows(const SipMessage& message) const;

    void ServeTimer(RowId<Transaction> id, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;
    const IdTable<Transaction>& GetRows() const;

  private:
    RowId<Transaction> FindOrAdd(std::size_t key);
    Time GetLifetime(const SipMessage& message) const;

    const AlgConfig& m_config;
    NatState& m_nat;
    SignalPaths m_paths;
    IdTable<Transaction> m_rows;
    std::unordered_map<std::size_t, RowId<Transaction>> m_byKey;
};

} // namespace ns3::sipalg

#endif
