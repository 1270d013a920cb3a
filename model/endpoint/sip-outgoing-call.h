// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_OUTGOING_CALL_H
#define SIPALG_SIP_OUTGOING_CALL_H

#include "sip-call.h"

#include <set>

namespace ns3
{

/**
 * The caller's side of a call (RFC 3261 13.2, 9.1): INVITE with early or late offer, digest,
 * CANCEL, the first 2xx; a second one from another branch is acknowledged and ended at once
 * (13.2.2.4). Fills the CallRecord and hands it to the ledger, once.
 */
class SipOutgoingCall : public SipCall
{
  public:
    SipOutgoingCall(SipPhone& phone,
                    const SipPhoneServices& services,
                    std::string calleeUri,
                    SipCallPlan plan);
    ~SipOutgoingCall() override;

    /// Sends the INVITE.
    void Begin();
    void HangUp() override;
    void Abort() override;

  protected:
    void OnRemoteBye() override;
    void OnByeDone(bool isAnswered) override;
    void OnCut(const std::string& reason) override;
    void OnInviteResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void OnInviteTimeout(SipTransactionId id) override;

  private:
    void SendInvite();
    void OnProvisional(const sipalg::SipMessage& response);
    void OnSuccess(const sipalg::SipMessage& response);
    void OnFirstSuccess(const sipalg::SipMessage& response);
    void OnOtherBranch(const sipalg::SipMessage& response);
    void EndBranch();
    void OnFailure(SipTransactionId id, const sipalg::SipMessage& response);
    bool NegotiateAndAck(const sipalg::SipMessage& response);
    void StartTalking();
    void GiveUp(CallOutcome outcome, const std::string& detail);
    void SendCancel();
    void SetOutcome(CallOutcome outcome, CallParty endedBy, const std::string& detail = {});
    void NoteSetup();
    void Report();
    CallLedger::CallerReport MakeReport() const;

    std::string m_calleeUri;
    SipCallPlan m_plan;
    SipTransactionId m_invite{0};
    std::set<std::string> m_endedBranches; ///< To tags; their 2xx may come again
    std::string m_ack;                     ///< sent again for each repeated 2xx
    CallRecord m_record;
    bool m_isDecided{false}; ///< the outcome is known
    bool m_isReported{false};
    bool m_hasProvisional{false};
    bool m_isCancelling{false};
    bool m_isCancelSent{false};
    bool m_isLateOffer{false};
    TimerQueue::TimerId m_patienceTimer{0};
    TimerQueue::TimerId m_inviteTimer{0};
    TimerQueue::TimerId m_cancelTimer{0};
    TimerQueue::TimerId m_talkTimer{0};
    TimerQueue::TimerId m_holdTimer{0};
};

} // namespace ns3

#endif
