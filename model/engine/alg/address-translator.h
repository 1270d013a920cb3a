// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ADDRESS_TRANSLATOR_H
#define SIPALG_ADDRESS_TRANSLATOR_H

#include "nat-state.h"

#include <vector>

namespace ns3::sipalg
{

/// A message's way through the firewall, as its session translates it.
struct SipPassage
{
    ZonePair zones;
    InterfaceId ingress{NO_INTERFACE};
    InterfaceId egress{NO_INTERFACE};
    FlowKey arrived;
    FlowKey leaving;
};

/**
 * Translates the endpoints that one message names, as the NAT would translate packets of theirs.
 * It keeps note of the mappings that it used, for whoever owns the message's state to hold, and
 * takes back those that it made if the message is dropped.
 *
 * Outward: an endpoint behind the firewall becomes the one that stands for it on the other side.
 * Only a host that is reached by the zone from which the message came is translated, so nobody
 * can have a mapping made for a third party (case 60); an endpoint that is the firewall's own
 * already (a spiral, or a client that used STUN) is left alone (case 31). Inward: an endpoint that
 * stands for a host of the zone to which the message goes becomes that host's.
 */
class AddressTranslator
{
  public:
    /// An outside endpoint that the message now names.
    struct Named
    {
        IpEndpoint internal;
        IpEndpoint external;
        MappingId mapping; ///< null for static NAT
    };

    AddressTranslator(NatState& nat, RouteLookup& routes);

    void Start(const SipPassage& passage, Time now);

    const SipPassage& GetPassage() const
    {
        return m_passage;
    }

    /// Is the packet's source translated? Then what the message says of its sender must be, too.
    bool IsOutbound() const
    {
        return m_passage.arrived.source != m_passage.leaving.source;
    }

    bool IsInbound() const
    {
        return m_passage.arrived.destination != m_passage.leaving.destination;
    }

    bool IsTranslated() const
    {
        return IsOutbound() || IsInbound();
    }

    /// Nothing if the endpoint is not to be translated, or cannot be: then HasFailed().
    std::optional<IpEndpoint> Outward(const IpEndpoint& internal);

    /// For a host that is named without a port, in From and To, and in o=.
    std::optional<IpAddress> OutwardHost(const IpAddress& internal);

    std::optional<IpEndpoint> Inward(const IpEndpoint& external) const;

    /// RTP and RTCP together; RTCP's port is 0 if it has none of its own. Nothing as Outward().
    std::optional<SourceTranslator::PairTranslation> OutwardPair(const IpEndpoint& rtp,
                                                                 const IpEndpoint& rtcp,
                                                                 ZoneId zone);

    /// An endpoint of the sender's side that the message names as it is.
    void NameAsIs(const IpEndpoint& endpoint);

    /// The zone of a host that may be named: reached by some zone, not the firewall, no multicast.
    ZoneId FindZone(const IpAddress& host) const;

    /// No port was left for an endpoint.
    bool HasFailed() const
    {
        return m_hasFailed;
    }

    const std::vector<Named>& GetNamed() const
    {
        return m_named;
    }

    /// Gives back every mapping that this message had made and nobody holds: all of them if it is
    /// dropped, else those for which its owners had no room.
    void TakeBack(Time now);

  private:
    SourceTranslator::Context MakeContext(ZoneId from) const;
    bool IsInside(const IpAddress& host) const;
    std::optional<IpEndpoint> Note(const IpEndpoint& internal, const SourceTranslation& result);

    NatState& m_nat;
    RouteLookup& m_routes;
    SipPassage m_passage;
    Time m_now{0};
    bool m_hasFailed{false};
    std::vector<Named> m_named;
    std::vector<MappingId> m_mappings;
};

} // namespace ns3::sipalg

#endif
