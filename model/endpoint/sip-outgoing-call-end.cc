// SPDX-License-Identifier: GPL-2.0-only
// SipOutgoingCall: how it ends, and what is reported of it.
#include "sip-message-text.h"
#include "sip-outgoing-call.h"
#include "sip-phone.h"

namespace ns3
{

using namespace sipalg;

void
SipOutgoingCall::OnFailure(SipTransactionId id, const SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (m_state == State::Over)
    {
        return;
    }
    if ((code == 401 || code == 407) && !m_isCancelling && m_phone.OnChallenge(id, response))
    {
        SendInvite();
        return;
    }
    m_record.statusCode = code;
    SetOutcome(ToOutcome(code, m_record.ringingAt.has_value()), ToEndingParty(code));
    m_record.endedAt = Now();
    Report();
    Finish();
}

void
SipOutgoingCall::OnInviteTimeout(SipTransactionId id)
{
    if (id == m_invite && m_state != State::Over)
    {
        SetOutcome(CallOutcome::FailedNoResponse, CallParty::Network, "timer-b");
        m_record.endedAt = Now();
        Report();
        Finish();
    }
}

// The end

void
SipOutgoingCall::HangUp()
{
    if (m_state == State::Inviting)
    {
        GiveUp(CallOutcome::Cancelled, {});
    }
    else if (m_state == State::Established)
    {
        SetOutcome(CallOutcome::AnsweredOk, CallParty::Caller);
        m_record.endedAt = Now();
        m_media->Stop();
        SendBye();
    }
}

void
SipOutgoingCall::GiveUp(CallOutcome outcome, const std::string& detail)
{
    if (m_isCancelling || m_state != State::Inviting)
    {
        return;
    }
    const bool isTimer = outcome != CallOutcome::Cancelled;
    SetOutcome(outcome, isTimer ? CallParty::Network : CallParty::Caller, detail);
    m_record.endedAt = Now();
    m_isCancelling = true;
    m_state = State::Leaving;
    if (m_hasProvisional)
    {
        SendCancel();
    }
}

void
SipOutgoingCall::SendCancel()
{
    const std::string* invite = m_services.transactions->GetRequest(m_invite);
    if (!invite)
    {
        return;
    }
    SipMessage message;
    message.Parse(*invite);
    m_isCancelSent = true;
    m_phone.Send(MakeCancel(message), m_dialog.GetNextHop(), *this);
    // 9.1: without a final response 64 T1 later the INVITE counts as cancelled.
    m_cancelTimer = StartTimer(m_services.transactions->GetTimers().GetLimit(), [this]() {
        Report();
        Finish();
        m_services.transactions->Abandon(m_invite);
    });
}

void
SipOutgoingCall::OnRemoteBye()
{
    SetOutcome(CallOutcome::AnsweredOk, CallParty::Callee);
    m_record.endedAt = Now();
    Report();
    Finish();
}

void
SipOutgoingCall::OnByeDone(bool isAnswered)
{
    if (!isAnswered && m_record.outcome == CallOutcome::AnsweredOk)
    {
        m_record.outcome = CallOutcome::LostBye;
    }
    Report();
    Finish();
}

void
SipOutgoingCall::OnCut(const std::string& reason)
{
    SetOutcome(CallOutcome::CutByTimer, CallParty::Network, reason);
    m_record.endedAt = Now();
    m_media->Stop();
}

void
SipOutgoingCall::Abort()
{
    Report();
    Finish();
}

void
SipOutgoingCall::SetOutcome(CallOutcome outcome, CallParty endedBy, const std::string& detail)
{
    if (!m_isDecided)
    {
        m_isDecided = true;
        m_record.outcome = outcome;
        m_record.endedBy = endedBy;
        m_record.detail = detail;
    }
}

CallLedger::CallerReport
SipOutgoingCall::MakeReport() const
{
    CallLedger::CallerReport report;
    report.record = m_record;
    report.calleeTag = m_dialog.GetRemoteTag();
    if (m_media && m_record.answeredAt)
    {
        report.media = m_media->GetReport();
    }
    return report;
}

void
SipOutgoingCall::Report()
{
    for (auto* timer :
         {&m_patienceTimer, &m_inviteTimer, &m_cancelTimer, &m_talkTimer, &m_holdTimer})
    {
        StopTimer(*timer);
    }
    if (m_media)
    {
        m_media->Finish();
    }
    if (!m_isReported)
    {
        m_isReported = true;
        m_services.ledger->FinishCaller(m_dialog.callId, MakeReport());
    }
}

} // namespace ns3
