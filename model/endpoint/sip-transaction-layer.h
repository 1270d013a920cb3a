// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_TRANSACTION_LAYER_H
#define SIPALG_SIP_TRANSACTION_LAYER_H

#include "sip-client-transaction.h"
#include "sip-flow.h"
#include "sip-server-transaction.h"
#include "timer-queue.h"

#include <array>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace ns3
{

/**
 * A transaction user (RFC 3261 17): a user agent core or a proxy core. The messages given to it
 * are valid during the call only.
 */
class SipTransactionUser
{
  public:
    virtual ~SipTransactionUser() = default;

    /// A new request other than ACK; its topmost Via says where it came from. To be answered.
    virtual void OnRequest(SipTransactionId id,
                           const sipalg::SipMessage& request,
                           const SipFlow& flow) = 0;
    /// An ACK that is not for a final response of at least 300.
    virtual void OnAck(const sipalg::SipMessage& ack, const SipFlow& flow) = 0;
    /// Every provisional response, the final one, and each repeated 2xx to an INVITE.
    virtual void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) = 0;
    /// A response to no transaction.
    virtual void OnStrayResponse(const sipalg::SipMessage& response, const SipFlow& flow) = 0;
    /// B or F: the request was not answered. H: the final response was not acknowledged.
    virtual void OnTimeout(SipTransactionId id, SipTimer timer) = 0;
    /// The transaction exists no longer.
    virtual void OnFinished(SipTransactionId id) = 0;
};

/**
 * The transaction layer of RFC 3261 17 over UDP: matches messages to transactions (17.1.3,
 * 17.2.3, also for branches without the magic cookie), runs their machines and timers, stamps the
 * topmost Via of requests (18.2.1) and refuses malformed ones with 400 or 505, statelessly.
 *
 * Owns all transactions, by id; they live until their last timer (at most 64 T1 after the final
 * response). At most MAX_SERVER_TRANSACTIONS come to be from requests that arrive; further
 * requests are dropped and counted, for their senders will repeat them.
 */
class SipTransactionLayer : private SipTransactionHost
{
  public:
    using Sender = std::function<void(const std::string& text, const SipFlow& flow)>;

    /// Counts of what arrived; received = sum of the others.
    struct Counters
    {
        uint64_t received{0};
        uint64_t delivered{0};  ///< new requests, ACKs, responses to a transaction
        uint64_t absorbed{0};   ///< retransmissions, and ACKs of final responses from 300 on
        uint64_t stray{0};      ///< responses to no transaction
        uint64_t malformed{0};  ///< refused or dropped
        uint64_t keepalives{0}; ///< CRLF and the like
        uint64_t overloaded{0}; ///< requests beyond the limit
    };

    static constexpr std::size_t MAX_SERVER_TRANSACTIONS = 1000000;

    SipTransactionLayer(TimerQueue& timers, SipTransactionUser& user, Sender sender);
    ~SipTransactionLayer() override;

    void SetTimers(const SipTimerValues& values);
    const SipTimerValues& GetTimers() const;

    /// A datagram came in.
    void Receive(std::string_view datagram, const SipFlow& flow, Time now);
    /// Sends a request in a new client transaction; its topmost Via has a branch of its own.
    SipTransactionId SendRequest(std::string request, const SipFlow& flow, Time now);
    /// Sends a response in a server transaction; false when it is too late for one.
    bool Respond(SipTransactionId id, unsigned statusCode, std::string response, Time now);
    /// Sends a message outside of all transactions: an ACK of a 2xx, a stray response.
    void SendDirectly(const std::string& text, const SipFlow& flow);
    /// Ends a client transaction without a word (16.7: a proxy gives up after CANCEL).
    void Abandon(SipTransactionId id);

    /// The request of a live client transaction, or null.
    const std::string* GetRequest(SipTransactionId client) const;
    /// Where a live client transaction sends to, or null.
    const SipFlow* GetFlow(SipTransactionId client) const;
    /// The INVITE that this CANCEL is for (9.2), or 0.
    SipTransactionId FindCancelled(const sipalg::SipMessage& cancel) const;

    std::size_t GetClientCount() const;
    std::size_t GetServerCount() const;
    const Counters& GetCounters() const;
    /// Requests and responses sent again.
    uint64_t GetRetransmissions() const;

  private:
    struct Transaction
    {
        std::unique_ptr<SipClientTransaction> client; ///< one of the two
        std::unique_ptr<SipServerTransaction> server;
        std::string key;
        SipFlow flow;
        std::array<TimerQueue::TimerId, SIP_TIMER_COUNT> timers{};
    };

    class Entry;

    SipTransactionHost& GetHost();
    void Transmit(SipTransactionId id, const std::string& text) override;
    void StartTimer(SipTransactionId id, SipTimer timer, Time delay) override;
    void StopTimer(SipTransactionId id, SipTimer timer) override;
    void DeliverResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void DeliverTimeout(SipTransactionId id, SipTimer timer) override;
    void Finish(SipTransactionId id) override;

    void Refuse(const sipalg::SipMessage& message, sipalg::SipError error, const SipFlow& flow);
    void ReceiveRequest(const sipalg::SipMessage& message, const SipFlow& flow);
    void ReceiveKnown(Transaction& transaction,
                      const sipalg::SipMessage& request,
                      const SipFlow& flow);
    void ReceiveResponse(const sipalg::SipMessage& message, const SipFlow& flow);
    void OpenServer(std::string key, const sipalg::SipMessage& request, const SipFlow& flow);
    void OnTimer(SipTransactionId id, SipTimer timer, Time now);

    TimerQueue& m_timers;
    SipTransactionUser& m_user;
    Sender m_sender;
    SipTimerValues m_values;
    Time m_now;
    SipTransactionId m_lastId{0};
    std::unordered_map<SipTransactionId, Transaction> m_transactions;
    std::unordered_map<std::string, SipTransactionId> m_clients;
    std::unordered_map<std::string, SipTransactionId> m_servers;
    std::vector<Transaction> m_finished; ///< kept until no call into one can be on the stack
    uint32_t m_depth{0};
    Counters m_counters;
    bool m_isTimer{false};
    uint64_t m_retransmissions{0};
};

} // namespace ns3

#endif
