// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_OBSERVER_H
#define SIPALG_FIREWALL_OBSERVER_H

#include "alg-observer.h"
#include "nat-observer.h"
#include "packet-view.h"

#include <vector>

namespace ns3::sipalg
{

/**
 * The only way out of the engine: records, trace sources, counters and logs all hang here. Every
 * method does nothing unless overridden; references and views are valid during the call only.
 */
class FirewallObserver : public NatObserver, public AlgObserver
{
  public:
    /// Every packet, once, with the flow as it arrived; after SipMessageSeen if the ALG read it.
    virtual void PacketSeen(const PacketView&, const FlowKey& /* arrived */, const Verdict&, Time)
    {
    }
};

/// Passes every event on to several observers, in the order in which they were added.
class ObserverList : public FirewallObserver
{
  public:
    /// @p observer must outlive this list.
    void Add(FirewallObserver& observer);
    void Remove(FirewallObserver& observer);

    void MappingCreated(MappingId id, const Mapping& mapping, Time now) override;
    void MappingRemoved(MappingId id, const Mapping& mapping, RemovalReason why, Time now) override;
    void SessionCreated(SessionId id, const Session& session, Time now) override;
    void SessionClosed(SessionId id, const Session& session, RemovalReason why, Time now) override;
    void PinholeOpened(PinholeId id, const Pinhole& pinhole, Time now) override;
    void PinholeUsed(PinholeId id, const Pinhole& pinhole, SessionId session, Time now) override;
    void PinholeClosed(PinholeId id, const Pinhole& pinhole, RemovalReason why, Time now) override;
    void SipMessageSeen(const SipMessageEvent& event) override;
    bool WantsDecisions() const override;
    void DecisionMade(const AlgDecisionEvent& event) override;
    void CallCreated(const CallEvent& call, Time now) override;
    void CallAnswered(const CallEvent& call, Time now) override;
    void CallRemoved(const CallEvent& call, CallRemovalReason why, Time now) override;
    void RegistrationUpdated(const RegistrationEvent& registration, Time now) override;
    void RegistrationRemoved(const RegistrationEvent& event, bool expired, Time now) override;
    void DenialAdded(const Denial& denial, Time now) override;
    void DenialHit(const Denial& denial, Time now) override;
    void DenialExpired(const Denial& denial, Time now) override;
    void PacketSeen(const PacketView& packet,
                    const FlowKey& arrived,
                    const Verdict& verdict,
                    Time now) override;

  private:
    std::vector<FirewallObserver*> m_observers;
};

} // namespace ns3::sipalg

#endif
