// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_PHONE_H
#define SIPALG_SIP_PHONE_H

#include "sip-call.h"
#include "sip-client-auth.h"
#include "sip-phone-settings.h"
#include "sip-registration.h"

#include <map>
#include <memory>

namespace ns3
{

/// Who a phone is and where.
struct SipPhoneAccount
{
    std::string user;
    std::string password;
    sipalg::IpEndpoint local; ///< where it sends and receives SIP
};

/**
 * A user agent (RFC 3261 8): one address of record, one contact, any number of calls. Owns its
 * registration, its credentials and its calls; a call goes when it is over and its last
 * transaction is.
 *
 * Answers OPTIONS; refuses methods other than INVITE, ACK, BYE, CANCEL and OPTIONS with 405. Not
 * modelled: redirection (a 3xx is a failure), early media, reliable provisional responses,
 * UPDATE, REFER, session timers, early dialogs of several branches.
 */
class SipPhone
{
  public:
    /// The methods this phone answers.
    static constexpr const char* ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS";

    SipPhone(SipPhoneAccount account, const SipPhoneServices& services);

    const SipPhoneAccount& GetAccount() const;
    std::string GetAddressOfRecord() const;
    std::string GetContactUri() const;
    SipRegistration& GetRegistration();
    std::size_t GetCallCount() const;

    /// What becomes of calls to this phone from now on.
    void SetAnswerMode(AnswerMode mode);
    AnswerMode GetAnswerMode() const;

    /// Places a call and gives its Call-ID, by which the other functions name it.
    std::string Call(const std::string& calleeUri, const SipCallPlan& plan);
    /// CANCEL before the answer, BYE after it. False when there is no such call.
    bool HangUp(const std::string& callId);
    bool Hold(const std::string& callId);
    bool Resume(const std::string& callId);
    /// Hangs up whatever call there is.
    void HangUpAll();

    /// Breaks off all calls and drops the registration without a word.
    void Abort();

    // From the bank.
    void OnRequest(SipTransactionId id, const sipalg::SipMessage& request, const SipFlow& flow);
    void OnAck(const sipalg::SipMessage& ack);

    // For registration and calls.
    /// Request line, Via, Max-Forwards and what all requests have in common.
    sipalg::SipMessageBuilder MakeRequest(std::string_view method, std::string_view uri);
    void AddCredentials(sipalg::SipMessageBuilder& builder,
                        std::string_view method,
                        std::string_view uri);
    /// Takes the challenge of a response to @p id; true when a new attempt is worth it.
    bool OnChallenge(SipTransactionId id, const sipalg::SipMessage& response);
    /// Sends a request towards @p nextHop (a URI), or the outbound proxy when that is no literal.
    SipTransactionId Send(std::string request, const std::string& nextHop, SipRequestOwner& owner);
    /// Sends an ACK for a 2xx.
    void SendAck(const std::string& ack, const std::string& nextHop);
    void Respond(SipTransactionId id, const sipalg::SipMessageBuilder& response, unsigned code);
    /// Refuses a request with a response that needs nothing but its code.
    void Refuse(SipTransactionId id, const sipalg::SipMessage& request, unsigned code);
    /// A response with what a dialog is made from: Record-Route, Contact, the local tag (12.1.1).
    sipalg::SipMessageBuilder MakeDialogResponse(const sipalg::SipMessage& request,
                                                 unsigned code,
                                                 const SipDialog& dialog);
    /// A new media session, on the next free even port; null when there is none.
    std::unique_ptr<MediaSession> OpenMedia();
    /// Destroys the call soon, for it is over.
    void Discard(const std::string& key);

  private:
    void OnInvite(SipTransactionId id, const sipalg::SipMessage& request);
    void OnCancel(SipTransactionId id, const sipalg::SipMessage& request);
    bool IsMerged(const sipalg::SipMessage& request) const;
    SipCall* FindCall(const std::string& callId);
    std::size_t CountActiveCalls() const;
    sipalg::IpEndpoint GetTarget(const std::string& nextHop) const;

    SipPhoneAccount m_account;
    const SipPhoneServices& m_services;
    SipClientAuth m_auth;
    SipRegistration m_registration;
    AnswerMode m_answerMode{AnswerMode::Answer};
    uint16_t m_nextRtpPort{0};
    std::map<std::string, std::unique_ptr<SipCall>> m_calls; ///< by Call-ID and local tag
};

} // namespace ns3

#endif
