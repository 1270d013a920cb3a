// SPDX-License-Identifier: GPL-2.0-only
#include "sip-server-transaction.h"

#include <algorithm>

namespace ns3
{

SipServerTransaction::SipServerTransaction(SipTransactionHost& host,
                                           SipTransactionId id,
                                           const SipTimerValues& values)
    : m_host(host),
      m_id(id),
      m_values(values)
{
}

void
SipServerTransaction::TransmitLast()
{
    if (!m_lastResponse.empty())
    {
        m_host.Transmit(m_id, m_lastResponse);
    }
}

void
SipServerTransaction::Terminate()
{
    m_host.Finish(m_id);
}

SipInviteServer::State
SipInviteServer::GetState() const
{
    return m_state;
}

void
SipInviteServer::OnRetransmission()
{
    if (m_state == State::Proceeding || m_state == State::Completed)
    {
        TransmitLast();
    }
}

bool
SipInviteServer::OnAck()
{
    if (m_state == State::Completed)
    {
        m_state = State::Confirmed;
        m_lastResponse.clear();
        m_host.StopTimer(m_id, SipTimer::G);
        m_host.StopTimer(m_id, SipTimer::H);
        m_host.StartTimer(m_id, SipTimer::I, m_values.t4);
        return true;
    }
    return m_state != State::Accepted;
}

bool
SipInviteServer::Respond(unsigned statusCode, std::string text)
{
    const bool isSuccess = statusCode >= 200 && statusCode < 300;
    if (m_state == State::Accepted && isSuccess)
    {
        m_host.Transmit(m_id, text);
        return true;
    }
    if (m_state != State::Proceeding)
    {
        return false;
    }
    m_lastResponse = std::move(text);
    TransmitLast();
    if (isSuccess)
    {
        m_state = State::Accepted;
        m_lastResponse.clear();
        m_host.StartTimer(m_id, SipTimer::L, m_values.GetLimit());
    }
    else if (statusCode >= 300)
    {
        Complete();
    }
    return true;
}

void
SipInviteServer::Complete()
{
    m_state = State::Completed;
    m_interval = m_values.t1;
    m_host.StartTimer(m_id, SipTimer::G, m_interval);
    m_host.StartTimer(m_id, SipTimer::H, m_values.GetLimit());
}

void
SipInviteServer::OnTimer(SipTimer timer)
{
    if (timer == SipTimer::G)
    {
        m_interval = std::min(m_interval * 2, m_values.t2);
        TransmitLast();
        m_host.StartTimer(m_id, SipTimer::G, m_interval);
        return;
    }
    m_state = State::Terminated;
    if (timer == SipTimer::H)
    {
        m_host.StopTimer(m_id, SipTimer::G);
        m_host.DeliverTimeout(m_id, timer);
    }
    Terminate();
}

SipNonInviteServer::State
SipNonInviteServer::GetState() const
{
    return m_state;
}

void
SipNonInviteServer::OnRetransmission()
{
    if (m_state == State::Proceeding || m_state == State::Completed)
    {
        TransmitLast();
    }
}

bool
SipNonInviteServer::OnAck()
{
    return true;
}

bool
SipNonInviteServer::Respond(unsigned statusCode, std::string text)
{
    if (m_state == State::Completed || m_state == State::Terminated)
    {
        return false;
    }
    m_lastResponse = std::move(text);
    TransmitLast();
    m_state = State::Proceeding;
    if (statusCode >= 200)
    {
        m_state = State::Completed;
        m_host.StartTimer(m_id, SipTimer::J, m_values.GetLimit());
    }
    return true;
}

void
SipNonInviteServer::OnTimer(SipTimer)
{
    m_state = State::Terminated;
    Terminate();
}

} // namespace ns3
