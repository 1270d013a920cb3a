// SPDX-License-Identifier: GPL-2.0-only
#include "sip-answer.h"

#include <algorithm>

namespace ns3
{

SipAnswer::SipAnswer(TimerQueue& timers,
                     SipTransactionLayer& transactions,
                     std::function<void()> onUnacknowledged)
    : m_timers(timers),
      m_transactions(transactions),
      m_onUnacknowledged(std::move(onUnacknowledged))
{
}

SipAnswer::~SipAnswer()
{
    Stop();
}

void
SipAnswer::Send(SipTransactionId invite, uint32_t cSeq, std::string text, Time now)
{
    m_invite = invite;
    m_cSeq = cSeq;
    m_text = std::move(text);
    m_interval = m_transactions.GetTimers().t1;
    m_deadline = now + m_transactions.GetTimers().GetLimit();
    m_transactions.Respond(m_invite, 200, m_text, now);
    StartTimer(now, m_interval);
}

void
SipAnswer::StartTimer(Time now, Time delay)
{
    m_timer =
        m_timers.Schedule(std::min(now + delay, m_deadline), [this](Time at) { OnTimer(at); });
}

void
SipAnswer::OnTimer(Time now)
{
    if (now >= m_deadline)
    {
        Stop();
        m_onUnacknowledged();
        return;
    }
    m_transactions.Respond(m_invite, 200, m_text, now);
    m_interval = std::min(m_interval * 2, m_transactions.GetTimers().t2);
    StartTimer(now, m_interval);
}

bool
SipAnswer::OnAck(uint32_t cSeq)
{
    const bool isAwaited = m_invite != 0 && cSeq == m_cSeq;
    if (isAwaited)
    {
        Stop();
    }
    return isAwaited;
}

void
SipAnswer::Stop()
{
    m_timers.Cancel(m_timer);
    m_invite = 0;
    m_text.clear();
}

bool
SipAnswer::IsAwaitingAck() const
{
    return m_invite != 0;
}

} // namespace ns3
