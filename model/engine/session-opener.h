// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SESSION_OPENER_H
#define SIPALG_SESSION_OPENER_H

#include "nat-state.h"
#include "packet-view.h"
#include "policy-table.h"
#include "sip-alg.h"

namespace ns3::sipalg
{

/**
 * Decides on the first packet of a flow and makes its session. A pinhole lets it pass whatever the
 * policy says; otherwise its destination is translated (static NAT, then a mapping that admits the
 * sender), routed, held against the policy of the zones, and its source translated.
 */
class SessionOpener
{
  public:
    /// Where the packet came from.
    struct Arrival
    {
        InterfaceId interface {
            NO_INTERFACE
        };
        ZoneId zone{NO_ZONE};
    };

    SessionOpener(const NatConfig& config,
                  const PolicyTable& policies,
                  NatState& nat,
                  SipAlg& alg,
                  RouteLookup& routes);

    /// @p leaving becomes the packet's flow behind the firewall; of no use if it is dropped.
    Verdict Open(const PacketView& packet, const Arrival& arrival, FlowKey& leaving, Time now);

  private:
    static bool Suits(const PacketView& packet, const Pinhole& pinhole);
    Verdict OpenByPinhole(const PacketView& packet,
                          const Arrival& arrival,
                          FlowKey& leaving,
                          PinholeId id,
                          Time now);
    NatRuleRef FindRule(const Pinhole& pinhole, ZoneId from) const;
    void GiveWay(const Session& session, Time now);
    Verdict OpenByRules(const PacketView& packet,
                        const Arrival& arrival,
                        FlowKey& leaving,
                        Time now);
    std::optional<StaticNatDecision> FindStatic(ZoneId from, const IpAddress& destination) const;
    DropReason TranslateDestination(Session& session, FlowKey& leaving) const;
    Verdict DeliverLocally(const FlowKey& flow, Verdict verdict) const;
    Session MakeSession(const PacketView& packet, const Arrival& arrival) const;
    SourceTranslator::Context MakeContext(const Session& session,
                                          const IpAddress& destination) const;
    SourceTranslation TranslateSource(const Session& session, const FlowKey& leaving, Time now);
    Verdict AddSession(const PacketView& packet, Session&& session, FlowKey& leaving, Time now);

    const NatConfig& m_config;
    const PolicyTable& m_policies;
    NatState& m_nat;
    SipAlg& m_alg;
    RouteLookup& m_routes;
};

} // namespace ns3::sipalg

#endif
