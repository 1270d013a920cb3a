// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_TRANSACTION_HOST_H
#define SIPALG_SIP_TRANSACTION_HOST_H

#include "sip-message.h"

#include "ns3/nstime.h"

#include <string>

namespace ns3
{

/// The timers of RFC 3261 17 (table 4) and RFC 6026 8 (L and M).
enum class SipTimer : uint8_t
{
    A, ///< INVITE request retransmission
    B, ///< INVITE transaction time-out
    D, ///< wait for response retransmissions
    E, ///< non-INVITE request retransmission
    F, ///< non-INVITE transaction time-out
    G, ///< INVITE response retransmission
    H, ///< wait for ACK
    I, ///< wait for ACK retransmissions
    J, ///< wait for non-INVITE request retransmissions
    K, ///< wait for non-INVITE response retransmissions
    L, ///< wait for accepted INVITE request retransmissions
    M, ///< wait for retransmissions of 2xx responses
};

constexpr std::size_t SIP_TIMER_COUNT = 12;

/// The base values that all timers derive from (RFC 3261 17.1.1.1, 17.1.2.2).
struct SipTimerValues
{
    Time t1{MilliSeconds(500)}; ///< round-trip time estimate
    Time t2{Seconds(4)};        ///< longest interval between retransmissions
    Time t4{Seconds(5)};        ///< longest time a message stays in the network

    /// 64 T1: timers B, F, H, J, L and M.
    Time GetLimit() const
    {
        return t1 * 64;
    }

    /// Timer D: at least 32 s over UDP.
    Time GetTimerD() const
    {
        return std::max(Seconds(32), GetLimit());
    }
};

using SipTransactionId = uint64_t; ///< 0 is no transaction

/// What a transaction's state machine asks of its surroundings.
class SipTransactionHost
{
  public:
    virtual ~SipTransactionHost() = default;

    virtual void Transmit(SipTransactionId id, const std::string& text) = 0;
    /// Starts the timer anew, @p delay from now.
    virtual void StartTimer(SipTransactionId id, SipTimer timer, Time delay) = 0;
    virtual void StopTimer(SipTransactionId id, SipTimer timer) = 0;
    virtual void DeliverResponse(SipTransactionId id, const sipalg::SipMessage& response) = 0;
    /// No answer before B or F, or no ACK before H.
    virtual void DeliverTimeout(SipTransactionId id, SipTimer timer) = 0;
    /// The transaction is over; nothing of it may be used after the present call.
    virtual void Finish(SipTransactionId id) = 0;
};

} // namespace ns3

#endif
