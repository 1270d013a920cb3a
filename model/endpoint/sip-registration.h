// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_REGISTRATION_H
#define SIPALG_SIP_REGISTRATION_H

#include "sip-phone-settings.h"

namespace ns3
{

class SipPhone;

/**
 * The contact binding of one phone at its registrar (RFC 3261 10.2): registers, answers digest
 * challenges, refreshes well before the expiry that the registrar granted unless it is told not to,
 * tries again after a failure, and removes the binding. Owns its refresh timer.
 */
class SipRegistration : public SipRequestOwner
{
  public:
    enum class State : uint8_t
    {
        Unregistered,
        Registering,
        Registered,
        Unregistering,
        Failed,
    };

    SipRegistration(SipPhone& phone, const SipPhoneServices& services);
    ~SipRegistration() override;

    void Register();
    /// Removes the binding with an expiry of 0 (10.2.2).
    void Unregister();
    State GetState() const;

    void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void OnTimeout(SipTransactionId id) override;

  private:
    void Send();
    void OnSuccess(const sipalg::SipMessage& response);
    void OnFailure();
    Time GetGrantedExpiry(const sipalg::SipMessage& response) const;
    void SetState(State state);
    void RestartTimer(Time delay);

    SipPhone& m_phone;
    const SipPhoneServices& m_services;
    State m_state{State::Unregistered};
    std::string m_callId;
    std::string m_tag;
    uint32_t m_cSeq{0};
    Time m_expiry;
    TimerQueue::TimerId m_timer{0};
};

const char* ToText(SipRegistration::State state);

} // namespace ns3

#endif
