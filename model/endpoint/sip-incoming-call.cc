// SPDX-License-Identifier: GPL-2.0-only
#include "sip-incoming-call.h"

#include "sip-message-text.h"
#include "sip-multipart.h"
#include "sip-phone.h"

namespace ns3
{

using namespace sipalg;

SipIncomingCall::SipIncomingCall(SipPhone& phone,
                                 const SipPhoneServices& services,
                                 SipTransactionId id,
                                 const SipMessage& invite)
    : SipCall(phone, services),
      m_invite(id),
      m_inviteText(invite.GetText()),
      m_remoteTag(invite.GetFromTag()),
      m_inviteCSeq(invite.GetCSeq().number)
{
    m_dialog = SipDialog::FromRequest(invite, services.tokens->MakeToken());
    SetKey();
}

SipIncomingCall::~SipIncomingCall()
{
    StopTimer(m_timer);
    if (m_isAnswered)
    {
        m_services.ledger->Forget(m_dialog.callId);
    }
}

bool
SipIncomingCall::IsCopy(const SipMessage& invite) const
{
    return m_dialog.callId == invite.GetCallId() && m_remoteTag == invite.GetFromTag() &&
           m_inviteCSeq == invite.GetCSeq().number;
}

void
SipIncomingCall::Begin()
{
    SipMessage invite;
    invite.Parse(m_inviteText);
    m_phone.Respond(m_invite, m_phone.MakeDialogResponse(invite, 180, m_dialog), 180);
    const SipPhoneSettings& settings = *m_services.settings;
    const Time delay = Seconds(settings.answerDelay->GetValue());
    switch (m_phone.GetAnswerMode())
    {
    case AnswerMode::Answer:
        m_timer = StartTimer(delay, [this]() { Accept(); });
        break;
    case AnswerMode::Decline:
        m_timer = StartTimer(delay, [this]() { Reject(603); });
        break;
    default:
        m_timer = StartTimer(settings.noAnswerTimeout, [this]() { Reject(480); });
        break;
    }
}

void
SipIncomingCall::Accept()
{
    SipMessage invite;
    invite.Parse(m_inviteText);
    m_media = m_phone.OpenMedia();
    if (!m_media)
    {
        Reject(500);
        return;
    }
    const auto offer = FindSdp(invite.GetContentType(), invite.GetBody());
    const auto sdp =
        offer ? m_media->OnOffer(*offer) : m_media->MakeOffer(MediaDirection::SendRecv);
    if (!sdp)
    {
        Reject(488);
        return;
    }
    m_isAnswered = true;
    m_services.ledger->OpenCallee(m_dialog.callId, m_dialog.GetLocalTag(), [this]() {
        return m_media->GetReport();
    });
    Answer(m_invite, invite, *sdp);
    m_inviteText.clear();
    Establish();
    const Time talk = Seconds(m_services.settings->calleeHoldTime->GetValue());
    if (talk.IsStrictlyPositive())
    {
        m_timer = StartTimer(talk, [this]() { HangUp(); });
    }
}

void
SipIncomingCall::Reject(unsigned code)
{
    SipMessage invite;
    invite.Parse(m_inviteText);
    m_phone.Respond(m_invite, m_phone.MakeDialogResponse(invite, code, m_dialog), code);
    StopTimer(m_timer);
    Finish();
}

bool
SipIncomingCall::OnCancel(SipTransactionId invite)
{
    if (invite != m_invite)
    {
        return false;
    }
    if (m_state == State::Inviting)
    {
        Reject(487);
    }
    return true;
}

void
SipIncomingCall::HangUp()
{
    if (m_state == State::Inviting)
    {
        Reject(603);
    }
    else if (m_state == State::Established)
    {
        StopTimer(m_timer);
        m_media->Stop();
        SendBye();
    }
}

void
SipIncomingCall::Abort()
{
    FinishMedia();
    Finish();
}

void
SipIncomingCall::OnRemoteBye()
{
    FinishMedia();
    Finish();
}

void
SipIncomingCall::OnByeDone(bool)
{
    FinishMedia();
    Finish();
}

void
SipIncomingCall::OnCut(const std::string& reason)
{
    m_cutReason = reason;
    StopTimer(m_timer);
    m_media->Stop();
}

void
SipIncomingCall::OnInviteResponse(SipTransactionId, const SipMessage&)
{
}

void
SipIncomingCall::OnInviteTimeout(SipTransactionId)
{
}

void
SipIncomingCall::FinishMedia()
{
    StopTimer(m_timer);
    if (m_isAnswered)
    {
        m_isAnswered = false;
        m_services.ledger->FinishCallee(m_dialog.callId,
                                        m_dialog.GetLocalTag(),
                                        m_media->Finish(),
                                        m_cutReason);
    }
}

} // namespace ns3
