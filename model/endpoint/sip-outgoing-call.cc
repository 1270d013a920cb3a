// SPDX-License-Identifier: GPL-2.0-only
#include "sip-outgoing-call.h"

#include "sip-multipart.h"
#include "sip-phone.h"

namespace ns3
{

using namespace sipalg;

SipOutgoingCall::SipOutgoingCall(SipPhone& phone,
                                 const SipPhoneServices& services,
                                 std::string calleeUri,
                                 SipCallPlan plan)
    : SipCall(phone, services),
      m_calleeUri(std::move(calleeUri)),
      m_plan(std::move(plan)),
      m_isLateOffer(services.settings->lateOffer)
{
    m_isCaller = true;
    const std::string aor = phone.GetAddressOfRecord();
    m_dialog.callId =
        services.tokens->MakeToken() + "@" + phone.GetAccount().local.address.ToString();
    m_dialog.local = "<" + aor + ">;tag=" + services.tokens->MakeToken();
    m_dialog.remote = "<" + m_calleeUri + ">";
    m_dialog.remoteTarget = m_calleeUri;
    SetKey();
    m_record.sipCallId = m_dialog.callId;
    m_record.caller = aor;
    m_record.callee = m_calleeUri;
    m_record.invitedAt = Now();
}

SipOutgoingCall::~SipOutgoingCall()
{
    for (auto* timer :
         {&m_patienceTimer, &m_inviteTimer, &m_cancelTimer, &m_talkTimer, &m_holdTimer})
    {
        StopTimer(*timer);
    }
    if (!m_isReported)
    {
        m_services.ledger->Forget(m_dialog.callId);
    }
}

void
SipOutgoingCall::Begin()
{
    m_services.ledger->OpenCaller(m_dialog.callId, [this]() { return MakeReport(); });
    m_media = m_phone.OpenMedia();
    if (!m_media)
    {
        SetOutcome(CallOutcome::FailedNoResponse, CallParty::None, "no-rtp-port");
        Report();
        Finish();
        return;
    }
    if (m_plan.cancelAfter)
    {
        m_patienceTimer = StartTimer(*m_plan.cancelAfter, [this]() { HangUp(); });
    }
    m_inviteTimer = StartTimer(m_services.settings->inviteTimeout, [this]() {
        if (m_record.ringingAt)
        {
            GiveUp(CallOutcome::NoAnswer, {});
        }
        else
        {
            GiveUp(CallOutcome::FailedNoResponse, "timer-c");
        }
    });
    SendInvite();
}

void
SipOutgoingCall::SendInvite()
{
    SipMessageBuilder builder = MakeRequest("INVITE", ++m_dialog.localCSeq);
    builder.Add("Contact", "<" + m_phone.GetContactUri() + ">");
    m_phone.AddCredentials(builder, "INVITE", m_dialog.GetRequestUri());
    builder.Add("Allow", SipPhone::ALLOW);
    if (!m_isLateOffer)
    {
        builder.SetBody("application/sdp", m_media->MakeOffer(MediaDirection::SendRecv));
    }
    m_hasProvisional = false;
    m_invite = m_phone.Send(builder.Build(), m_dialog.GetNextHop(), *this);
}

// Responses to the INVITE

void
SipOutgoingCall::OnInviteResponse(SipTransactionId id, const SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (id != m_invite)
    {
        return;
    }
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
        OnFailure(id, response);
    }
}

void
SipOutgoingCall::OnProvisional(const SipMessage& response)
{
    m_hasProvisional = true;
    if (response.GetStatusCode() >= 180 && response.GetStatusCode() < 190 && !m_record.ringingAt)
    {
        m_record.ringingAt = Now();
        NoteSetup();
    }
    if (m_isCancelling && !m_isCancelSent)
    {
        SendCancel();
    }
}

void
SipOutgoingCall::NoteSetup()
{
    if (!m_record.setupSeconds)
    {
        m_record.setupSeconds = (Now() - m_record.invitedAt).GetSeconds();
    }
}

void
SipOutgoingCall::OnSuccess(const SipMessage& response)
{
    if (m_ack.empty())
    {
        OnFirstSuccess(response);
    }
    else if (response.GetToTag() == m_dialog.GetRemoteTag())
    {
        m_phone.SendAck(m_ack, m_dialog.GetNextHop());
    }
    else
    {
        OnOtherBranch(response);
    }
}

void
SipOutgoingCall::OnFirstSuccess(const SipMessage& response)
{
    StopTimer(m_patienceTimer);
    StopTimer(m_inviteTimer);
    StopTimer(m_cancelTimer);
    m_record.statusCode = response.GetStatusCode();
    m_dialog.LearnFromResponse(response);
    const bool isUsable = NegotiateAndAck(response);
    if (m_isCancelling || m_state == State::Over)
    {
        // The CANCEL came too late (9.1): the call exists and is ended like any other.
        SendBye();
        return;
    }
    m_record.answeredAt = Now();
    NoteSetup();
    if (!isUsable)
    {
        SetOutcome(CallOutcome::FailedByProxy, CallParty::Caller, "unusable-session-description");
        m_record.endedAt = Now();
        SendBye();
        return;
    }
    Establish();
    StartTalking();
}

bool
SipOutgoingCall::NegotiateAndAck(const SipMessage& response)
{
    const auto sdp = FindSdp(response.GetContentType(), response.GetBody());
    const uint32_t cSeq = response.GetCSeq().number;
    if (!m_isLateOffer)
    {
        m_ack = SendAck(cSeq, {});
        return sdp && m_media->OnAnswer(*sdp);
    }
    const auto answer = sdp ? m_media->OnOffer(*sdp) : std::nullopt;
    m_ack = SendAck(cSeq, answer.value_or(std::string()));
    return answer.has_value();
}

void
SipOutgoingCall::StartTalking()
{
    const Time talk = m_plan.hold.value_or(Seconds(m_services.settings->holdTime->GetValue()));
    if (talk.IsStrictlyPositive())
    {
        m_talkTimer = StartTimer(talk, [this]() { HangUp(); });
    }
    if (m_plan.holdAfter)
    {
        m_holdTimer = StartTimer(*m_plan.holdAfter, [this]() {
            Hold();
            if (m_plan.resumeAfter)
            {
                m_holdTimer = StartTimer(*m_plan.resumeAfter, [this]() { Resume(); });
            }
        });
    }
}

void
SipOutgoingCall::OnOtherBranch(const SipMessage& response)
{
    const bool isTaken = m_services.settings->takesLastBranch && m_state == State::Established &&
                         !m_isLateOffer &&
                         m_endedBranches.count(std::string(response.GetToTag())) == 0;
    if (isTaken)
    {
        EndBranch();
        m_dialog.LearnFromResponse(response);
        NegotiateAndAck(response);
        return;
    }
    SipDialog kept = m_dialog;
    m_dialog.LearnFromResponse(response);
    SendAck(response.GetCSeq().number, {});
    EndBranch();
    m_dialog = std::move(kept);
}

/// Ends the branch of the present dialog, not the call.
void
SipOutgoingCall::EndBranch()
{
    m_endedBranches.insert(m_dialog.GetRemoteTag());
    SipMessageBuilder bye = MakeRequest("BYE", m_dialog.localCSeq + 1);
    m_phone.AddCredentials(bye, "BYE", m_dialog.GetRequestUri());
    m_phone.Send(bye.Build(), m_dialog.GetNextHop(), *this);
}

} // namespace ns3
