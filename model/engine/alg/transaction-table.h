// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TRANSACTION_TABLE_H
#define SIPALG_TRANSACTION_TABLE_H

#include "alg-config.h"
#include "host-quota.h"
#include "signal-paths.h"
#include "sip-message.h"

#include <unordered_map>

namespace ns3::sipalg
{

/// A transaction outside of calls, or a subscription: keeps what its messages named reachable, and
/// what they said of hosts.
struct Transaction
{
    std::size_t key{0};
    IpAddress source; ///< whose first message it was
    IpAddress server; ///< to which it has gone, by its own address
    ZoneId zone{NO_ZONE};
    Time deadline{0};
    SignalPathList paths;
    DialogHosts hosts;
    bool isForeign{false}; ///< its first message named hosts of the receiver's side only
};

/**
 * Transactions that belong to no call (REGISTER, OPTIONS, MESSAGE, ...), known by branch, Call-ID
 * and method. Each lives for 64*T1 (Timer F, RFC 3261 17.1.2.2) after its last message.
 *
 * SUBSCRIBE and REFER make subscriptions, known by Call-ID and the subscriber's tag, so that a
 * refresh goes on with the same row. One lives for as long as the answer or a NOTIFY grants (RFC
 * 6665 4.1.2.1, RFC 3515 2.4.4), and ends with the NOTIFY that says "terminated".
 *
 * What a REGISTER's Contact and Path name is remembered, but opened by the registration only.
 */
class TransactionTable
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 2;

    TransactionTable(const AlgConfig& config, NatState& nat);

    /// The transaction, or the subscription, of a message, and who of it sends the message.
    struct Match
    {
        RowId<Transaction> id; ///< null of a new one
        CallParty sender{CallParty::Caller};
    };

    Match Find(const SipMessage& message, const SipPassage& passage) const;

    /// Can a transaction be begun by @p request of @p source, which names foreign endpoints? Such
    /// ones have room of their own, for anybody can make them.
    bool HasRoomForForeign(const SipMessage& request, const IpAddress& source) const;

    /// A message that belongs to no call passes: what it said of hosts is kept by the transaction
    /// @p known, or if that is null by the one that it begins, if it begins one.
    void Update(const SipMessage& message,
                RowId<Transaction> known,
                const SaidHosts& said,
                const AddressTranslator& addresses,
                Time now);

    /// The transaction that this response ends, if its request came from where the response goes,
    /// and went to where it comes from; else null.
    const Transaction* FindAsked(const SipMessage& response, const SipPassage& passage) const;

    void ServeTimer(const TimerWheel::Token& token, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;
    const IdTable<Transaction>& GetRows() const;

  private:
    RowId<Transaction> Find(std::size_t key) const;
    RowId<Transaction> Add(std::size_t key, bool isForeign, const SipPassage& passage);
    void Keep(RowId<Transaction> id,
              const SipMessage& message,
              const AddressTranslator& addresses,
              Time now);
    void SetDeadline(RowId<Transaction> id, Time deadline);
    void UpdateByNotify(const SipMessage& notify, ZoneId to, Time now);
    Time GetLifetime(uint32_t grantedSeconds) const;
    Time GetSubscriptionLifetime(const SipMessage& answer) const;

    const AlgConfig& m_config;
    SignalPaths m_paths;
    HostQuota m_quota;
    RowTimers m_timers;
    IdTable<Transaction> m_rows;
    std::unordered_map<std::size_t, RowId<Transaction>> m_byKey;
    std::size_t m_foreign{0}; ///< rows that are
};

} // namespace ns3::sipalg

#endif
