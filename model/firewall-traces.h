// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_TRACES_H
#define SIPALG_FIREWALL_TRACES_H

#include "firewall-observer.h"

#include "ns3/traced-callback.h"
#include "ns3/traced-value.h"

#include <string>

namespace ns3
{

/**
 * The engine's events as ns-3 trace sources; NatFirewall::GetTypeId declares them. What a trace
 * sink is given is valid during the call only.
 */
class FirewallTraces : public sipalg::FirewallObserver
{
  public:
    using MappingTracedCallback = void (*)(const sipalg::Mapping& mapping);
    using MappingEndTracedCallback = void (*)(const sipalg::Mapping& mapping,
                                              sipalg::RemovalReason why);
    using SessionTracedCallback = void (*)(const sipalg::Session& session);
    using SessionEndTracedCallback = void (*)(const sipalg::Session& session,
                                              sipalg::RemovalReason why);
    using PinholeTracedCallback = void (*)(const sipalg::Pinhole& pinhole);
    using PinholeEndTracedCallback = void (*)(const sipalg::Pinhole& pinhole,
                                              sipalg::RemovalReason why);
    using MessageTracedCallback = void (*)(const std::string& before, const std::string& after);
    using SipTracedCallback = void (*)(const sipalg::SipMessageEvent& event);
    using DecisionTracedCallback = void (*)(const sipalg::AlgDecisionEvent& event);
    using PacketDroppedTracedCallback = void (*)(const sipalg::FlowKey& flow,
                                                 sipalg::DropReason reason);
    using CallTracedCallback = void (*)(const sipalg::CallEvent& call);
    using CallEndTracedCallback = void (*)(const sipalg::CallEvent& call,
                                           sipalg::CallRemovalReason why);
    using RegistrationTracedCallback = void (*)(const sipalg::RegistrationEvent& registration);
    using RegistrationEndTracedCallback = void (*)(const sipalg::RegistrationEvent& registration,
                                                   bool expired);
    using DenialTracedCallback = void (*)(const sipalg::Denial& denial);

    void MappingCreated(sipalg::MappingId id,
                        const sipalg::Mapping& mapping,
                        sipalg::Time now) override;
    void MappingRemoved(sipalg::MappingId id,
                        const sipalg::Mapping& mapping,
                        sipalg::RemovalReason why,
                        sipalg::Time now) override;
    void SessionCreated(sipalg::SessionId id,
                        const sipalg::Session& session,
                        sipalg::Time now) override;
    void SessionClosed(sipalg::SessionId id,
                       const sipalg::Session& session,
                       sipalg::RemovalReason why,
                       sipalg::Time now) override;
    void PinholeOpened(sipalg::PinholeId id,
                       const sipalg::Pinhole& pinhole,
                       sipalg::Time now) override;
    void PinholeUsed(sipalg::PinholeId id,
                     const sipalg::Pinhole& pinhole,
                     sipalg::SessionId session,
                     sipalg::Time now) override;
    void PinholeClosed(sipalg::PinholeId id,
                       const sipalg::Pinhole& pinhole,
                       sipalg::RemovalReason why,
                       sipalg::Time now) override;
    void SipMessageSeen(const sipalg::SipMessageEvent& event) override;
    bool WantsDecisions() const override;
    void DecisionMade(const sipalg::AlgDecisionEvent& event) override;
    void CallCreated(const sipalg::CallEvent& call, sipalg::Time now) override;
    void CallAnswered(const sipalg::CallEvent& call, sipalg::Time now) override;
    void CallRemoved(const sipalg::CallEvent& call,
                     sipalg::CallRemovalReason why,
                     sipalg::Time now) override;
    void RegistrationUpdated(const sipalg::RegistrationEvent& registration,
                             sipalg::Time now) override;
    void RegistrationRemoved(const sipalg::RegistrationEvent& registration,
                             bool expired,
                             sipalg::Time now) override;
    void DenialAdded(const sipalg::Denial& denial, sipalg::Time now) override;
    void DenialHit(const sipalg::Denial& denial, sipalg::Time now) override;
    void DenialExpired(const sipalg::Denial& denial, sipalg::Time now) override;
    void PacketSeen(const sipalg::PacketView& packet,
                    const sipalg::FlowKey& arrived,
                    const sipalg::Verdict& verdict,
                    sipalg::Time now) override;

  protected:
    TracedCallback<const sipalg::Mapping&> m_mappingCreated;
    TracedCallback<const sipalg::Mapping&, sipalg::RemovalReason> m_mappingRemoved;
    TracedCallback<const sipalg::Session&> m_sessionCreated;
    TracedCallback<const sipalg::Session&, sipalg::RemovalReason> m_sessionClosed;
    TracedCallback<const sipalg::Pinhole&> m_pinholeOpened;
    TracedCallback<const sipalg::Pinhole&> m_pinholeUsed;
    TracedCallback<const sipalg::Pinhole&, sipalg::RemovalReason> m_pinholeClosed;
    TracedCallback<const std::string&, const std::string&> m_messageRewritten;
    TracedCallback<const sipalg::SipMessageEvent&> m_sipMessage;
    TracedCallback<const sipalg::AlgDecisionEvent&> m_decision;
    TracedCallback<const sipalg::FlowKey&, sipalg::DropReason> m_packetDropped;
    TracedCallback<const sipalg::CallEvent&> m_callCreated;
    TracedCallback<const sipalg::CallEvent&> m_callAnswered;
    TracedCallback<const sipalg::CallEvent&, sipalg::CallRemovalReason> m_callRemoved;
    TracedCallback<const sipalg::RegistrationEvent&> m_registrationUpdated;
    TracedCallback<const sipalg::RegistrationEvent&, bool> m_registrationRemoved;
    TracedCallback<const sipalg::Denial&> m_denialAdded;
    TracedCallback<const sipalg::Denial&> m_denialHit;
    TracedCallback<const sipalg::Denial&> m_denialExpired;
    TracedValue<uint32_t> m_portsInUse{0};

    bool m_mappingsChanged{false}; ///< so m_portsInUse has to be told anew
};

} // namespace ns3

#endif
