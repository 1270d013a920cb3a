// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_BENCH_FIREWALL_H
#define SIPALG_BENCH_FIREWALL_H

#include "bench-messages.h"
#include "config-reader.h"
#include "firewall-engine.h"

namespace ns3::sipalg
{

constexpr InterfaceId INSIDE{0};
constexpr InterfaceId OUTSIDE{1};

/// 10.0.0.0/8 is inside, all else outside.
class BenchRoutes : public RouteLookup
{
  public:
    RouteResult Lookup(const IpAddress& destination) override
    {
        const bool isInside = destination.ToV4() >> 24 == 10;
        return {RouteResult::Kind::Forward,
                isInside ? INSIDE : OUTSIDE,
                isInside ? ZoneId(0) : ZoneId(1)};
    }

    IpAddress GetInterfaceAddress(InterfaceId, IpAddress::Family) override
    {
        return IpAddress::V4(192u << 24 | 2u << 8 | 1);
    }
};

/// Two zones, source NAT by a pool of four addresses with room for 49,000 two-stream calls.
FirewallConfig MakeBenchConfig();

/// An engine with its surroundings, and one call after the other through it.
class BenchFirewall
{
  public:
    BenchFirewall();

    FirewallEngine& GetEngine()
    {
        return m_engine;
    }

    /// A SIP message from inside or outside; the text that left, empty if it was dropped.
    std::string Send(const FlowKey& flow, const std::string& text, InterfaceId ingress, Time now);

    /// Only the work, for timing. @p flow comes out translated.
    Verdict Process(FlowKey& flow, std::string_view payload, InterfaceId ingress, Time now);

    /// INVITE, 200 and ACK. False if one of them was dropped.
    bool Establish(const BenchCall& call, Time now);

    /// One RTP and one RTCP packet of each stream in each direction. False as Establish().
    bool SendMedia(const BenchCall& call, Time now);

    /// The INVITE alone. False as Establish().
    bool Invite(const BenchCall& call, Time now);

  private:
    struct Payload : PayloadReader
    {
        std::string_view Read() override
        {
            return text;
        }

        std::string_view text;
    };

    FirewallConfig m_config;
    BenchRoutes m_routes;
    SequentialChooser m_chooser;
    FirewallObserver m_observer;
    FirewallEngine m_engine;
    std::string m_invite; ///< the last one, as it left
    FlowKey m_inviteLeft;
};

} // namespace ns3::sipalg

#endif
