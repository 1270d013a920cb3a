// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_FIXTURE_H
#define SIPALG_NAT_FIXTURE_H

#include "nat-state.h"

#include <map>
#include <random>
#include <string>
#include <vector>

namespace ns3::sipalg::test
{

constexpr ZoneId PRIVATE{0};
constexpr ZoneId PUBLIC{1};
constexpr ZoneId DMZ{2};
constexpr InterfaceId INSIDE{0};
constexpr InterfaceId OUTSIDE{1};

inline IpAddress
Address(const char* text)
{
    return IpAddress::Parse(text).value();
}

inline IpPrefix
Prefix(const char* text)
{
    return IpPrefix::Parse(text).value();
}

inline IpEndpoint
Endpoint(const char* address, uint16_t port)
{
    return {Address(address), port};
}

/// What makes a new pinhole like @p model.
inline auto
Like(const Pinhole& model)
{
    return [model](Pinhole& pinhole) { pinhole = model; };
}

/// The firewall's own addresses, by interface; everything else is outside.
class FakeRoutes : public RouteLookup
{
  public:
    RouteResult Lookup(const IpAddress&) override
    {
        return {RouteResult::Kind::Forward, OUTSIDE, PUBLIC};
    }

    IpAddress GetInterfaceAddress(InterfaceId egress, IpAddress::Family family) override
    {
        const auto found = addresses.find(egress);
        const bool isOfFamily =
            found != addresses.end() && found->second.IsV4() == (family == IpAddress::Family::V4);
        return isOfFamily ? found->second : IpAddress();
    }

    std::map<InterfaceId, IpAddress> addresses{{INSIDE, Address("10.1.1.1")},
                                               {OUTSIDE, Address("1.1.1.1")}};
};

/// Writes one line for every event.
class EventLog : public NatObserver
{
  public:
    void MappingCreated(MappingId, const Mapping& mapping, Time) override
    {
        events.push_back("mapping " + mapping.external.ToString() + " created");
    }

    void MappingRemoved(MappingId, const Mapping& mapping, RemovalReason reason, Time) override
    {
        events.push_back("mapping " + mapping.external.ToString() + " " + ToString(reason));
    }

    void SessionCreated(SessionId, const Session& session, Time) override
    {
        events.push_back("session " + session.initiator.source.ToString() + " created");
    }

    void SessionClosed(SessionId, const Session& session, RemovalReason reason, Time) override
    {
        events.push_back("session " + session.initiator.source.ToString() + " " + ToString(reason));
    }

    void PinholeOpened(PinholeId, const Pinhole& pinhole, Time) override
    {
        events.push_back("pinhole " + pinhole.destination.ToString() + " opened");
    }

    void PinholeUsed(PinholeId, const Pinhole& pinhole, SessionId, Time) override
    {
        events.push_back("pinhole " + pinhole.destination.ToString() + " used");
    }

    void PinholeClosed(PinholeId, const Pinhole& pinhole, RemovalReason reason, Time) override
    {
        events.push_back("pinhole " + pinhole.destination.ToString() + " " + ToString(reason));
    }

    std::vector<std::string> events;
};

class RandomChooser : public Chooser
{
  public:
    explicit RandomChooser(uint32_t seed)
        : m_random(seed)
    {
    }

    uint32_t Choose(uint32_t bound) override
    {
        return static_cast<uint32_t>(m_random() % bound);
    }

  private:
    std::mt19937_64 m_random;
};

/// From the private zone to the public one, by the rules as they are given.
inline SourceNatRuleSet
MakeRuleSet(SourceNatRule rule)
{
    return {"rs", {PRIVATE}, {PUBLIC}, {std::move(rule)}};
}

inline SourceNatRule
MakeInterfaceRule()
{
    SourceNatRule rule;
    rule.name = "r1";
    rule.action = SourceNatRule::Action::Interface;
    return rule;
}

inline SourceNatRule
MakePoolRule()
{
    SourceNatRule rule = MakeInterfaceRule();
    rule.action = SourceNatRule::Action::Pool;
    return rule;
}

inline SourcePool
MakePool(const char* low, const char* high)
{
    SourcePool pool;
    pool.name = "pool";
    pool.addresses = {{Address(low), Address(high)}};
    return pool;
}

} // namespace ns3::sipalg::test

#endif
