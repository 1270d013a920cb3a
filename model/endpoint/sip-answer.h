// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_ANSWER_H
#define SIPALG_SIP_ANSWER_H

#include "sip-transaction-layer.h"

#include <functional>

namespace ns3
{

/**
 * The 2xx to an INVITE, sent again at T1, 2 T1, ... up to T2 until its ACK comes, for 64 T1
 * (RFC 3261 13.3.1.4, 14.2). Owns the text and the timer.
 */
class SipAnswer
{
  public:
    /// @p onUnacknowledged is called when the time for the ACK is over.
    SipAnswer(TimerQueue& timers,
              SipTransactionLayer& transactions,
              std::function<void()> onUnacknowledged);
    ~SipAnswer();
    SipAnswer(const SipAnswer&) = delete;
    SipAnswer& operator=(const SipAnswer&) = delete;

    void Send(SipTransactionId invite, uint32_t cSeq, std::string text, Time now);
    /// True when the ACK with this CSeq number is the one awaited, which is so only once.
    bool OnAck(uint32_t cSeq);
    void Stop();
    bool IsAwaitingAck() const;

  private:
    void StartTimer(Time now, Time delay);
    void OnTimer(Time now);

    TimerQueue& m_timers;
    SipTransactionLayer& m_transactions;
    std::function<void()> m_onUnacknowledged;
    SipTransactionId m_invite{0}; ///< 0: no ACK is awaited
    uint32_t m_cSeq{0};
    std::string m_text;
    Time m_interval;
    Time m_deadline;
    TimerQueue::TimerId m_timer{0};
};

} // namespace ns3

#endif
