// SPDX-License-Identifier: GPL-2.0-only
#include "sip-call.h"

#include "sip-message-text.h"
#include "sip-multipart.h"
#include "sip-phone.h"

namespace ns3
{

using namespace sipalg;

SipCall::SipCall(SipPhone& phone, const SipPhoneServices& services)
    : SipRequestOwner(*services.requests),
      m_phone(phone),
      m_services(services),
      m_answer(*services.timers, *services.transactions, [this]() {
          OnCut("no-ack");
          SendBye();
      })
{
}

SipCall::~SipCall()
{
    StopTimers();
}

SipCall::State
SipCall::GetState() const
{
    return m_state;
}

const SipDialog&
SipCall::GetDialog() const
{
    return m_dialog;
}

const std::string&
SipCall::GetKey() const
{
    return m_key;
}

void
SipCall::SetKey()
{
    m_key = m_dialog.callId + "\n" + m_dialog.GetLocalTag();
}

Time
SipCall::Now() const
{
    return m_services.clock();
}

TimerQueue::TimerId
SipCall::StartTimer(Time delay, std::function<void()> action)
{
    return m_services.timers->Schedule(Now() + delay,
                                       [action = std::move(action)](Time) { action(); });
}

void
SipCall::StopTimer(TimerQueue::TimerId& timer)
{
    m_services.timers->Cancel(timer);
    timer = 0;
}

void
SipCall::Establish()
{
    m_state = State::Established;
    m_media->Start();
    WatchMedia(0);
    if (m_services.settings->muteAfter.IsStrictlyPositive())
    {
        m_muteTimer = StartTimer(m_services.settings->muteAfter, [this]() { m_media->Stop(); });
    }
    if (m_services.settings->maxCallDuration.IsStrictlyPositive())
    {
        m_limitTimer = StartTimer(m_services.settings->maxCallDuration, [this]() {
            OnCut("max-duration");
            SendBye();
        });
    }
}

void
SipCall::WatchMedia(uint64_t receivedBefore)
{
    const Time timeout = m_services.settings->mediaTimeout;
    if (!timeout.IsStrictlyPositive())
    {
        return;
    }
    m_mediaTimer = StartTimer(timeout, [this, receivedBefore]() {
        const uint64_t received = m_media->GetPacketsReceived();
        if (received == receivedBefore && m_media->ExpectsMedia())
        {
            OnCut("media-timeout");
            SendBye();
            return;
        }
        WatchMedia(received);
    });
}

void
SipCall::StopTimers()
{
    m_answer.Stop();
    StopTimer(m_glareTimer);
    StopTimer(m_limitTimer);
    StopTimer(m_mediaTimer);
    StopTimer(m_muteTimer);
}

void
SipCall::Finish()
{
    m_state = State::Over;
    StopTimers();
    if (!HasTransactions())
    {
        m_phone.Discard(m_key);
    }
}

void
SipCall::OnAllFinished()
{
    if (m_state == State::Over)
    {
        m_phone.Discard(m_key);
    }
}

SipMessageBuilder
SipCall::MakeRequest(const char* method, uint32_t cSeq)
{
    SipMessageBuilder builder = m_phone.MakeRequest(method, m_dialog.GetRequestUri());
    m_dialog.AddHeaders(builder, method, cSeq);
    return builder;
}

SipTransactionId
SipCall::SendInDialog(const char* method, const std::string& sdp)
{
    SipMessageBuilder builder = MakeRequest(method, ++m_dialog.localCSeq);
    m_phone.AddCredentials(builder, method, m_dialog.GetRequestUri());
    if (!sdp.empty())
    {
        builder.Add("Contact", "<" + m_phone.GetContactUri() + ">");
        builder.SetBody("application/sdp", sdp);
    }
    return m_phone.Send(builder.Build(), m_dialog.GetNextHop(), *this);
}

std::string
SipCall::SendAck(uint32_t cSeq, const std::string& sdp)
{
    SipMessageBuilder builder = MakeRequest("ACK", cSeq);
    if (!sdp.empty())
    {
        builder.SetBody("application/sdp", sdp);
    }
    std::string ack = builder.Build();
    m_phone.SendAck(ack, m_dialog.GetNextHop());
    return ack;
}

void
SipCall::SendBye()
{
    m_state = State::Leaving;
    StopTimers();
    if (!m_services.settings->sendsBye)
    {
        OnByeDone(false);
        return;
    }
    m_bye = SendInDialog("BYE", {});
}

void
SipCall::OnResponse(SipTransactionId id, const SipMessage& response)
{
    if (id == m_bye)
    {
        OnByeResponse(id, response);
    }
    else if (id == m_reinvite)
    {
        OnReinviteResponse(id, response);
    }
    else
    {
        OnInviteResponse(id, response);
    }
}

void
SipCall::OnTimeout(SipTransactionId id)
{
    if (id == m_bye)
    {
        OnByeDone(false);
    }
    else if (id == m_reinvite && m_isReinviting)
    {
        m_isReinviting = false;
        OnCut("timer-b");
        SendBye();
    }
    else
    {
        OnInviteTimeout(id);
    }
}

void
SipCall::OnByeResponse(SipTransactionId id, const SipMessage& response)
{
    const unsigned code = response.GetStatusCode();
    if (code < 200 || m_state != State::Leaving)
    {
        return;
    }
    if ((code == 401 || code == 407) && m_phone.OnChallenge(id, response))
    {
        m_bye = SendInDialog("BYE", {});
        return;
    }
    OnByeDone(code != 408);
}

void
SipCall::OnRequest(SipTransactionId id, const SipMessage& request)
{
    const uint32_t cSeq = request.GetCSeq().number;
    if (m_dialog.remoteCSeq && cSeq < *m_dialog.remoteCSeq)
    {
        m_phone.Respond(id, MakeResponse(request, 500, {}), 500);
        return;
    }
    m_dialog.remoteCSeq = cSeq;
    if (request.GetMethod() == SipMethod::Bye)
    {
        OnBye(id, request);
    }
    else if (request.GetMethod() == SipMethod::Invite)
    {
        OnReinvite(id, request);
    }
    else
    {
        m_phone.Refuse(id, request, 405);
    }
}

void
SipCall::OnBye(SipTransactionId id, const SipMessage& request)
{
    const bool isAlive = m_state == State::Established || m_state == State::Leaving;
    if (isAlive)
    {
        m_media->Stop();
    }
    m_phone.Respond(id, MakeResponse(request, isAlive ? 200 : 481, {}), isAlive ? 200 : 481);
    if (m_state == State::Established)
    {
        OnRemoteBye();
    }
}

void
SipCall::Answer(SipTransactionId id, const SipMessage& request, const std::string& sdp)
{
    SipMessageBuilder builder = m_phone.MakeDialogResponse(request, 200, m_dialog);
    builder.SetBody("application/sdp", sdp);
    m_answerHasOffer = !FindSdp(request.GetContentType(), request.GetBody());
    m_answer.Send(id, request.GetCSeq().number, builder.Build(), Now());
}

void
SipCall::OnAck(const SipMessage& ack)
{
    if (!m_answer.OnAck(ack.GetCSeq().number))
    {
        return;
    }
    const auto sdp = FindSdp(ack.GetContentType(), ack.GetBody());
    if (m_answerHasOffer && sdp)
    {
        m_media->OnAnswer(*sdp);
    }
}

bool
SipCall::OnCancel(SipTransactionId)
{
    return false;
}

} // namespace ns3
