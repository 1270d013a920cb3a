// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_LOG_H
#define SIPALG_FIREWALL_LOG_H

#include "firewall-config.h"
#include "firewall-observer.h"

#include <string>

namespace ns3
{

/**
 * Writes what the firewall does to the log component "NatFirewall", a line each: at level warn
 * every drop with its reason (J83), at level info the life of calls and registrations, at level
 * logic every decision of the ALG and every pinhole. A line begins with the simulated time.
 *
 * It asks the component itself, not by the macros of ns-3, which optimised builds leave out.
 */
class FirewallLog : public sipalg::FirewallObserver
{
  public:
    /// @p config names the zones; it must outlive this.
    explicit FirewallLog(const sipalg::FirewallConfig& config);

    void PinholeOpened(sipalg::PinholeId id,
                       const sipalg::Pinhole& pinhole,
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
    void PacketSeen(const sipalg::PacketView& packet,
                    const sipalg::FlowKey& arrived,
                    const sipalg::Verdict& verdict,
                    sipalg::Time now) override;

  private:
    std::string Name(sipalg::ZonePair zones) const;

    const sipalg::FirewallConfig& m_config;
    std::string m_message; ///< "INVITE, Call-ID abc" of the packet that is under way
};

} // namespace ns3

#endif
