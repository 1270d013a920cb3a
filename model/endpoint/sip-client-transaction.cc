// SPDX-License-Identifier: GPL-2.0-only
#include "sip-client-transaction.h"

#include "sip-message-text.h"

#include <algorithm>

namespace ns3
{

SipClientTransaction::SipClientTransaction(SipTransactionHost& host,
                                           SipTransactionId id,
                                           std::string request)
    : m_host(host),
      m_id(id),
      m_request(std::move(request))
{
}

const std::string&
SipClientTransaction::GetRequest() const
{
    return m_request;
}

void
SipClientTransaction::StartTimer(SipTimer timer, Time delay)
{
    m_host.StartTimer(m_id, timer, delay);
}

void
SipClientTransaction::StopTimer(SipTimer timer)
{
    m_host.StopTimer(m_id, timer);
}

void
SipClientTransaction::TransmitRequest()
{
    m_host.Transmit(m_id, m_request);
}

void
SipInviteClient::Start(const SipTimerValues& values)
{
    m_values = values;
    m_interval = values.t1;
    TransmitRequest();
    StartTimer(SipTimer::A, m_interval);
    StartTimer(SipTimer::B, values.GetLimit());
}

SipInviteClient::State
SipInviteClient::GetState() const
{
    return m_state;
}

void
SipInviteClient::OnResponse(const sipalg::SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (code < 200)
    {
        OnProvisional(response);
    }
    else if (code < 300)
    {
        OnSuccess(response);
    }
    else
    {
        OnFailure(response);
    }
}

void
SipInviteClient::OnProvisional(const sipalg::SipMessage& response)
{
    if (m_state == State::Calling)
    {
        m_state = State::Proceeding;
        StopTimer(SipTimer::A);
        StopTimer(SipTimer::B);
    }
    if (m_state == State::Proceeding)
    {
        m_host.DeliverResponse(m_id, response);
    }
}

void
SipInviteClient::OnSuccess(const sipalg::SipMessage& response)
{
    if (m_state == State::Calling || m_state == State::Proceeding)
    {
        m_state = State::Accepted;
        StopTimer(SipTimer::A);
        StopTimer(SipTimer::B);
        StartTimer(SipTimer::M, m_values.GetLimit());
    }
    if (m_state == State::Accepted)
    {
        m_host.DeliverResponse(m_id, response);
    }
}

void
SipInviteClient::OnFailure(const sipalg::SipMessage& response)
{
    if (m_state == State::Calling || m_state == State::Proceeding)
    {
        m_state = State::Completed;
        StopTimer(SipTimer::A);
        StopTimer(SipTimer::B);
        StartTimer(SipTimer::D, m_values.GetTimerD());
        sipalg::SipMessage invite;
        invite.Parse(m_request);
        m_ack = MakeAck(invite, response);
        m_host.Transmit(m_id, m_ack);
        m_host.DeliverResponse(m_id, response);
    }
    else if (m_state == State::Completed)
    {
        m_host.Transmit(m_id, m_ack);
    }
}

void
SipInviteClient::OnTimer(SipTimer timer)
{
    switch (timer)
    {
    case SipTimer::A:
        m_interval = m_interval * 2;
        TransmitRequest();
        StartTimer(SipTimer::A, m_interval);
        break;
    case SipTimer::B:
        StopTimer(SipTimer::A);
        m_host.DeliverTimeout(m_id, timer);
        Terminate();
        break;
    default: // D, M
        Terminate();
        break;
    }
}

void
SipInviteClient::Terminate()
{
    m_state = State::Terminated;
    m_host.Finish(m_id);
}

void
SipNonInviteClient::Start(const SipTimerValues& values)
{
    m_values = values;
    m_interval = values.t1;
    TransmitRequest();
    StartTimer(SipTimer::E, m_interval);
    StartTimer(SipTimer::F, values.GetLimit());
}

SipNonInviteClient::State
SipNonInviteClient::GetState() const
{
    return m_state;
}

void
SipNonInviteClient::OnResponse(const sipalg::SipMessage& response)
{
    if (m_state == State::Completed || m_state == State::Terminated)
    {
        return;
    }
    if (response.GetStatusCode() < 200)
    {
        m_state = State::Proceeding;
        m_interval = m_values.t2;
    }
    else
    {
        m_state = State::Completed;
        StopTimer(SipTimer::E);
        StopTimer(SipTimer::F);
        StartTimer(SipTimer::K, m_values.t4);
    }
    m_host.DeliverResponse(m_id, response);
}

void
SipNonInviteClient::OnTimer(SipTimer timer)
{
    if (timer == SipTimer::E)
    {
        m_interval =
            m_state == State::Proceeding ? m_values.t2 : std::min(m_interval * 2, m_values.t2);
        TransmitRequest();
        StartTimer(SipTimer::E, m_interval);
        return;
    }
    m_state = State::Terminated;
    if (timer == SipTimer::F)
    {
        StopTimer(SipTimer::E);
        m_host.DeliverTimeout(m_id, timer);
    }
    m_host.Finish(m_id);
}

} // namespace ns3
