// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_PHONE_BANK_H
#define SIPALG_SIP_PHONE_BANK_H

#include "simulator-timers.h"
#include "sip-phone.h"

#include "ns3/application.h"
#include "ns3/traced-callback.h"

#include <map>
#include <memory>
#include <vector>

namespace ns3
{

/**
 * An application that hosts SIP phones: one or thousands, each with an address and port of its
 * own on this node (see LocalPrefixRouting for addresses that no interface has). The phones share
 * a transaction layer, the settings given by the attributes, and the node's UdpDemultiplexer.
 *
 * The record of each call comes from the CallLedger (attribute "Ledger"), which all banks of a
 * simulation should share; without one, calls between banks lack the callee's half.
 *
 * Phones register when the application starts, spread over RegistrationSpread. When it stops they
 * fall silent at once, as if switched off.
 */
class SipPhoneBank : public Application, private SipTransactionUser
{
  public:
    using MessageTracedCallback = void (*)(const std::string& text, const SipFlow& flow);
    using RegistrationTracedCallback = void (*)(const std::string& addressOfRecord,
                                                const std::string& state);

    static TypeId GetTypeId();
    SipPhoneBank();
    ~SipPhoneBank() override;

    /// Adds a phone and gives its number, counted from 0. Before the application starts.
    uint32_t AddPhone(const SipPhoneAccount& account);
    uint32_t GetPhoneCount() const;
    SipPhone& GetPhone(uint32_t number);

    /// Places a call at a time counted from now. The callee may be a URI or just a user name.
    void ScheduleCall(Time delay,
                      uint32_t phone,
                      const std::string& callee,
                      const SipCallPlan& plan = SipCallPlan());

    Ptr<CallLedger> GetLedger() const;
    const SipTransactionLayer& GetTransactionLayer() const;
    /// Calls that hold any state, of all phones.
    std::size_t GetCallCount() const;

    /// Gives fixed numbers to the random streams of this application; returns how many it took.
    int64_t AssignStreams(int64_t stream);

  protected:
    void DoDispose() override;

  private:
    void StartApplication() override;
    void StopApplication() override;

    void OnRequest(SipTransactionId id,
                   const sipalg::SipMessage& request,
                   const SipFlow& flow) override;
    void OnAck(const sipalg::SipMessage& ack, const SipFlow& flow) override;
    void OnResponse(SipTransactionId id, const sipalg::SipMessage& response) override;
    void OnStrayResponse(const sipalg::SipMessage& response, const SipFlow& flow) override;
    void OnTimeout(SipTransactionId id, SipTimer timer) override;
    void OnFinished(SipTransactionId id) override;

    void SendMessage(const std::string& text, const SipFlow& flow);
    void ReceiveMessage(Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival);
    void BindPhones();
    void SendKeepalive(const sipalg::IpEndpoint& local);
    void PlaceCall(uint32_t phone, const std::string& callee, const SipCallPlan& plan);
    SipPhone* FindPhone(const SipFlow& flow);

    void SetCodecs(std::string names);
    std::string GetCodecs() const;
    void SetHoldStyle(std::string name);
    std::string GetHoldStyle() const;
    void SetMediaMode(std::string name);
    std::string GetMediaMode() const;
    static void AddSipAttributes(TypeId& tid);
    static void AddCallAttributes(TypeId& tid);
    static void AddMediaAttributes(TypeId& tid);

    /// Makes the settings of the phones from the attributes.
    void ApplyAttributes();

    // Attributes
    std::string m_domain;
    bool m_registers;
    Time m_registrationExpiry;
    Time m_registrationRetry;
    bool m_refreshesRegistration;
    Time m_keepaliveInterval;
    bool m_sendsBye;
    bool m_takesLastBranch;
    Time m_muteAfter;
    bool m_rport;
    Time m_t1;
    Time m_t2;
    Time m_t4;
    bool m_lateOffer;
    uint32_t m_maxCalls;
    Ptr<RandomVariableStream> m_answerDelay;
    Ptr<RandomVariableStream> m_holdTime;
    Ptr<RandomVariableStream> m_calleeHoldTime;
    Time m_inviteTimeout;
    Time m_noAnswerTimeout;
    Time m_maxCallDuration;
    Time m_mediaTimeout;
    uint32_t m_thinning;
    uint16_t m_firstRtpPort;
    uint16_t m_lastRtpPort;
    Time m_rtcpMinimum;
    Time m_playoutDelay;
    bool m_followSource;

    SipPhoneSettings m_settings;
    MediaSettings m_media;
    Ipv4Address m_proxyAddress;
    uint16_t m_proxyPort{5060};
    Time m_registrationSpread;
    Ptr<UniformRandomVariable> m_random;
    Ptr<CallLedger> m_ledger;

    SimulatorTimers m_timers;
    SipRequestTable m_requests;
    SipTokens m_tokens;
    SipTransactionLayer m_transactions;
    SipPhoneServices m_services;
    std::vector<std::unique_ptr<SipPhone>> m_phones;
    std::map<sipalg::IpEndpoint, SipPhone*> m_byEndpoint;
    bool m_isRunning{false};

    TracedCallback<const std::string&, const SipFlow&> m_txTrace;
    TracedCallback<const std::string&, const SipFlow&> m_rxTrace;
    TracedCallback<const std::string&, const std::string&> m_registrationTrace;
};

} // namespace ns3

#endif
