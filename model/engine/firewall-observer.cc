// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-observer.h"

#include <algorithm>

namespace ns3::sipalg
{

void
ObserverList::Add(FirewallObserver& observer)
{
    m_observers.push_back(&observer);
}

void
ObserverList::Remove(FirewallObserver& observer)
{
    m_observers.erase(std::remove(m_observers.begin(), m_observers.end(), &observer),
                      m_observers.end());
}

void
ObserverList::MappingCreated(MappingId id, const Mapping& mapping, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->MappingCreated(id, mapping, now);
    }
}

void
ObserverList::MappingRemoved(MappingId id, const Mapping& mapping, RemovalReason why, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->MappingRemoved(id, mapping, why, now);
    }
}

void
ObserverList::SessionCreated(SessionId id, const Session& session, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->SessionCreated(id, session, now);
    }
}

void
ObserverList::SessionClosed(SessionId id, const Session& session, RemovalReason why, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->SessionClosed(id, session, why, now);
    }
}

void
ObserverList::PinholeOpened(PinholeId id, const Pinhole& pinhole, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->PinholeOpened(id, pinhole, now);
    }
}

void
ObserverList::PinholeUsed(PinholeId id, const Pinhole& pinhole, SessionId session, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->PinholeUsed(id, pinhole, session, now);
    }
}

void
ObserverList::PinholeClosed(PinholeId id, const Pinhole& pinhole, RemovalReason why, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->PinholeClosed(id, pinhole, why, now);
    }
}

void
ObserverList::SipMessageSeen(const SipMessageEvent& event)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->SipMessageSeen(event);
    }
}

bool
ObserverList::WantsDecisions() const
{
    return std::any_of(m_observers.begin(), m_observers.end(), [](const FirewallObserver* one) {
        return one->WantsDecisions();
    });
}

void
ObserverList::DecisionMade(const AlgDecisionEvent& event)
{
    for (FirewallObserver* observer : m_observers)
    {
        if (observer->WantsDecisions())
        {
            observer->DecisionMade(event);
        }
    }
}

void
ObserverList::CallCreated(const CallEvent& call, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->CallCreated(call, now);
    }
}

void
ObserverList::CallAnswered(const CallEvent& call, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->CallAnswered(call, now);
    }
}

void
ObserverList::CallRemoved(const CallEvent& call, CallRemovalReason why, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->CallRemoved(call, why, now);
    }
}

void
ObserverList::RegistrationUpdated(const RegistrationEvent& registration, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->RegistrationUpdated(registration, now);
    }
}

void
ObserverList::RegistrationRemoved(const RegistrationEvent& event, bool expired, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->RegistrationRemoved(event, expired, now);
    }
}

void
ObserverList::DenialAdded(const Denial& denial, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->DenialAdded(denial, now);
    }
}

void
ObserverList::DenialHit(const Denial& denial, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->DenialHit(denial, now);
    }
}

void
ObserverList::DenialExpired(const Denial& denial, Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->DenialExpired(denial, now);
    }
}

void
ObserverList::PacketSeen(const PacketView& packet,
                         const FlowKey& arrived,
                         const Verdict& verdict,
                         Time now)
{
    for (FirewallObserver* observer : m_observers)
    {
        observer->PacketSeen(packet, arrived, verdict, now);
    }
}

} // namespace ns3::sipalg
