// SPDX-License-Identifier: GPL-2.0-only
// The changes of a session within its call: re-INVITE in both directions (RFC 3261 14).
#include "sip-call.h"
#include "sip-message-text.h"
#include "sip-multipart.h"
#include "sip-phone.h"

namespace ns3
{

using namespace sipalg;

void
SipCall::Hold()
{
    m_wanted = m_services.settings->holdStyle == HoldStyle::Inactive ? MediaDirection::Inactive
                                                                     : MediaDirection::SendOnly;
    SendReinvite();
}

void
SipCall::Resume()
{
    m_wanted = MediaDirection::SendRecv;
    SendReinvite();
}

void
SipCall::SendReinvite()
{
    StopTimer(m_glareTimer);
    if (m_state != State::Established)
    {
        return;
    }
    if (m_isReinviting || m_answer.IsAwaitingAck())
    {
        m_glareTimer =
            StartTimer(m_services.transactions->GetTimers().t1, [this]() { SendReinvite(); });
        return;
    }
    m_isReinviting = true;
    m_reinvite = SendInDialog("INVITE", m_media->MakeOffer(m_wanted));
}

void
SipCall::OnReinviteResponse(SipTransactionId id, const SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (code < 200)
    {
        return;
    }
    if (!m_isReinviting)
    {
        if (code < 300)
        {
            m_phone.SendAck(m_reinviteAck, m_dialog.GetNextHop());
        }
        return;
    }
    m_isReinviting = false;
    if (code < 300)
    {
        m_dialog.RefreshTarget(response);
        m_reinviteAck = SendAck(response.GetCSeq().number, {});
        const auto sdp = FindSdp(response.GetContentType(), response.GetBody());
        if (!sdp || !m_media->OnAnswer(*sdp))
        {
            m_media->WithdrawOffer();
        }
    }
    else
    {
        OnReinviteFailure(id, response);
    }
}

void
SipCall::OnReinviteFailure(SipTransactionId id, const SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (m_state != State::Established)
    {
        return;
    }
    if ((code == 401 || code == 407) && m_phone.OnChallenge(id, response))
    {
        SendReinvite();
        return;
    }
    m_media->WithdrawOffer();
    if (code == 491)
    {
        m_glareTimer = StartTimer(GetGlareDelay(), [this]() { SendReinvite(); });
    }
    else if (code == 408 || code == 481)
    {
        OnCut(code == 408 ? "reinvite-timeout" : "dialog-unknown");
        SendBye();
    }
}

Time
SipCall::GetGlareDelay() const
{
    // RFC 3261 14.1, in units of 10 ms.
    const auto uniform = m_services.tokens->GetUniform();
    const int64_t steps = m_isCaller ? 210 + static_cast<int64_t>(uniform * 190)
                                     : static_cast<int64_t>(uniform * 200);
    return MilliSeconds(10 * steps);
}

void
SipCall::OnReinvite(SipTransactionId id, const SipMessage& request)
{
    if (m_isReinviting || m_answer.IsAwaitingAck() || m_state != State::Established)
    {
        const unsigned code = m_isReinviting ? 491 : m_answer.IsAwaitingAck() ? 500 : 481;
        m_phone.Respond(id, MakeResponse(request, code, {}), code);
        return;
    }
    const auto sdp = FindSdp(request.GetContentType(), request.GetBody());
    const auto answer = sdp ? m_media->OnOffer(*sdp) : m_media->MakeOffer(m_wanted);
    if (!answer)
    {
        m_phone.Respond(id, MakeResponse(request, 488, {}), 488);
        return;
    }
    m_dialog.RefreshTarget(request);
    Answer(id, request, *answer);
}

} // namespace ns3
