// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_INCOMING_CALL_H
#define SIPALG_SIP_INCOMING_CALL_H

#include "sip-call.h"

namespace ns3
{

/**
 * The callee's side of a call (RFC 3261 13.3, 9.2): rings, answers after the answer delay, or
 * refuses as the phone's answer mode says. Owns the text of the INVITE until it has answered.
 */
class SipIncomingCall : public SipCall
{
  public:
    SipIncomingCall(SipPhone& phone,
                    const SipPhoneServices& services,
                    SipTransactionId id,
                    const sipalg::SipMessage& invite);
    ~SipIncomingCall() override;

    /// Rings.
    void Begin();
    void HangUp() override;
    void Abort() override;
    bool OnCancel(SipTransactionId invite) override;
    /// True for another copy of the INVITE that came by another way (8.2.2.2).
    bool IsCopy(const sipalg::SipMessage& invite) const;

  protected:
    void OnRemoteBye() override;
    void OnByeDone(bool isAnswered) override;
    void OnCut(const std::string& reason) override;
    void OnInviteResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void OnInviteTimeout(SipTransactionId id) override;

  private:
    void Accept();
    void Reject(unsigned code);
    void FinishMedia();

    SipTransactionId m_invite;
    std::string m_inviteText;
    std::string m_remoteTag;
    uint32_t m_inviteCSeq;
    bool m_isAnswered{false};
    std::string m_cutReason;
    TimerQueue::TimerId m_timer{0};
};

} // namespace ns3

#endif
