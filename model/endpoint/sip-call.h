// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_CALL_H
#define SIPALG_SIP_CALL_H

#include "media-session.h"
#include "sip-answer.h"
#include "sip-dialog.h"
#include "sip-phone-settings.h"

namespace ns3
{

class SipPhone;

/// What a caller is going to do in a call.
struct SipCallPlan
{
    std::optional<Time> hold;        ///< talking time; absent: drawn from HoldTime; 0: for ever
    std::optional<Time> cancelAfter; ///< gives up when not answered by then
    std::optional<Time> holdAfter;   ///< puts the callee on hold so long after the answer
    std::optional<Time> resumeAfter; ///< and takes it back so long after that
};

/**
 * One side of a call: a dialog with its media (RFC 3261 12 to 15, RFC 3264). Owns the media
 * session and its timers. What both sides have in common is here: BYE, re-INVITE both ways, hold.
 *
 * A re-INVITE that is refused leaves the session as it was (14.1); one that crosses another waits
 * as 14.1 says. When nothing is heard for the media timeout, the call is ended. An unanswered 2xx
 * is sent again until its ACK comes (13.3.1.4).
 */
class SipCall : public SipRequestOwner
{
  public:
    enum class State : uint8_t
    {
        Inviting,
        Established,
        Leaving, ///< BYE or CANCEL sent, its answer awaited
        Over,
    };

    SipCall(SipPhone& phone, const SipPhoneServices& services);
    ~SipCall() override;

    State GetState() const;
    const SipDialog& GetDialog() const;
    /// Call-ID and local tag.
    const std::string& GetKey() const;

    virtual void HangUp() = 0;
    /// Breaks off without a word: the phone is switched off.
    virtual void Abort() = 0;
    void Hold();
    void Resume();

    /// A request inside the dialog, other than ACK and CANCEL.
    void OnRequest(SipTransactionId id, const sipalg::SipMessage& request);
    void OnAck(const sipalg::SipMessage& ack);
    /// The CANCEL of transaction @p invite; true when that is the INVITE of this call.
    virtual bool OnCancel(SipTransactionId invite);

    void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void OnTimeout(SipTransactionId id) override;
    void OnAllFinished() override;

  protected:
    /// The other side has sent a BYE.
    virtual void OnRemoteBye() = 0;
    /// Our BYE was answered; or, when not, its time ran out.
    virtual void OnByeDone(bool isAnswered) = 0;
    /// The dialog was ended by something other than BYE: a timer, a refusal.
    virtual void OnCut(const std::string& reason) = 0;
    /// A response to the INVITE that began the call.
    virtual void OnInviteResponse(SipTransactionId id, const sipalg::SipMessage& response) = 0;
    virtual void OnInviteTimeout(SipTransactionId id) = 0;

    /// Fixes the key, once the dialog has its Call-ID and local tag.
    void SetKey();
    /// The dialog is confirmed; media flow.
    void Establish();
    void SendBye();
    /// Ends everything; the call is discarded when its transactions are finished.
    void Finish();
    /// Sends the ACK of a 2xx and gives its text.
    std::string SendAck(uint32_t cSeq, const std::string& sdp);
    /// A request inside the dialog.
    sipalg::SipMessageBuilder MakeRequest(const char* method, uint32_t cSeq);
    /// Answers an INVITE with 200 and @p sdp, and again until the ACK comes.
    void Answer(SipTransactionId id, const sipalg::SipMessage& request, const std::string& sdp);
    TimerQueue::TimerId StartTimer(Time delay, std::function<void()> action);
    void StopTimer(TimerQueue::TimerId& timer);
    Time Now() const;

    SipPhone& m_phone;
    const SipPhoneServices& m_services;
    State m_state{State::Inviting};
    SipDialog m_dialog;
    std::unique_ptr<MediaSession> m_media;
    bool m_isCaller{false};

  private:
    void SendReinvite();
    SipTransactionId SendInDialog(const char* method, const std::string& sdp);
    void OnReinvite(SipTransactionId id, const sipalg::SipMessage& request);
    void OnReinviteResponse(SipTransactionId id, const sipalg::SipMessage& response);
    void OnReinviteFailure(SipTransactionId id, const sipalg::SipMessage& response);
    void OnByeResponse(SipTransactionId id, const sipalg::SipMessage& response);
    void OnBye(SipTransactionId id, const sipalg::SipMessage& request);
    Time GetGlareDelay() const;
    void WatchMedia(uint64_t receivedBefore);
    void StopTimers();

    std::string m_key;
    SipTransactionId m_bye{0};

    SipTransactionId m_reinvite{0};
    bool m_isReinviting{false};
    MediaDirection m_wanted{MediaDirection::SendRecv};
    std::string m_reinviteAck; ///< sent again for each repeated 2xx
    TimerQueue::TimerId m_glareTimer{0};

    SipAnswer m_answer;
    bool m_answerHasOffer{false};

    TimerQueue::TimerId m_limitTimer{0};
    TimerQueue::TimerId m_mediaTimer{0};
    TimerQueue::TimerId m_muteTimer{0};
};

} // namespace ns3

#endif
