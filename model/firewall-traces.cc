// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-traces.h"

namespace ns3
{

void
FirewallTraces::MappingCreated(sipalg::MappingId, const sipalg::Mapping& mapping, sipalg::Time)
{
    m_mappingsChanged = true;
    m_mappingCreated(mapping);
}

void
FirewallTraces::MappingRemoved(sipalg::MappingId,
                               const sipalg::Mapping& mapping,
                               sipalg::RemovalReason why,
                               sipalg::Time)
{
    m_mappingsChanged = true;
    m_mappingRemoved(mapping, why);
}

void
FirewallTraces::SessionCreated(sipalg::SessionId, const sipalg::Session& session, sipalg::Time)
{
    m_sessionCreated(session);
}

void
FirewallTraces::SessionClosed(sipalg::SessionId,
                              const sipalg::Session& session,
                              sipalg::RemovalReason why,
                              sipalg::Time)
{
    m_sessionClosed(session, why);
}

void
FirewallTraces::PinholeOpened(sipalg::PinholeId, const sipalg::Pinhole& pinhole, sipalg::Time)
{
    m_pinholeOpened(pinhole);
}

void
FirewallTraces::PinholeUsed(sipalg::PinholeId,
                            const sipalg::Pinhole& pinhole,
                            sipalg::SessionId,
                            sipalg::Time)
{
    m_pinholeUsed(pinhole);
}

void
FirewallTraces::PinholeClosed(sipalg::PinholeId,
                              const sipalg::Pinhole& pinhole,
                              sipalg::RemovalReason why,
                              sipalg::Time)
{
    m_pinholeClosed(pinhole, why);
}

void
FirewallTraces::SipMessageSeen(const sipalg::SipMessageEvent& event)
{
    m_sipMessage(event);
    if (event.changed && !m_messageRewritten.IsEmpty())
    {
        m_messageRewritten(std::string(event.before), std::string(event.after));
    }
}

bool
FirewallTraces::WantsDecisions() const
{
    return !m_decision.IsEmpty();
}

void
FirewallTraces::DecisionMade(const sipalg::AlgDecisionEvent& event)
{
    m_decision(event);
}

void
FirewallTraces::CallCreated(const sipalg::CallEvent& call, sipalg::Time)
{
    m_callCreated(call);
}

void
FirewallTraces::CallAnswered(const sipalg::CallEvent& call, sipalg::Time)
{
    m_callAnswered(call);
}

void
FirewallTraces::CallRemoved(const sipalg::CallEvent& call,
                            sipalg::CallRemovalReason why,
                            sipalg::Time)
{
    m_callRemoved(call, why);
}

void
FirewallTraces::RegistrationUpdated(const sipalg::RegistrationEvent& registration, sipalg::Time)
{
    m_registrationUpdated(registration);
}

void
FirewallTraces::RegistrationRemoved(const sipalg::RegistrationEvent& registration,
                                    bool expired,
                                    sipalg::Time)
{
    m_registrationRemoved(registration, expired);
}

void
FirewallTraces::DenialAdded(const sipalg::Denial& denial, sipalg::Time)
{
    m_denialAdded(denial);
}

void
FirewallTraces::DenialHit(const sipalg::Denial& denial, sipalg::Time)
{
    m_denialHit(denial);
}

void
FirewallTraces::DenialExpired(const sipalg::Denial& denial, sipalg::Time)
{
    m_denialExpired(denial);
}

void
FirewallTraces::PacketSeen(const sipalg::PacketView&,
                           const sipalg::FlowKey& arrived,
                           const sipalg::Verdict& verdict,
                           sipalg::Time)
{
    if (verdict.action == sipalg::Verdict::Action::Dropped)
    {
        m_packetDropped(arrived, verdict.reason);
    }
}

} // namespace ns3
