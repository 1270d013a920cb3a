// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ADDRESS_TRANSLATOR_H
#define SIPALG_ADDRESS_TRANSLATOR_H

#include "address-answers.h"
#include "call-table.h"
#include "nat-state.h"

#include <vector>

namespace ns3::sipalg
{

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
class AddressTranslator : public AddressAnswers
{
  public:
    /// An endpoint behind the firewall, as the message now names it.
    struct Named
    {
        IpEndpoint internal;
        IpEndpoint external;
        HeldMapping mapping; ///< by the message; null for static NAT and without NAT
        uint8_t headers{0};  ///< mask of SignalHeader: where it is named
        bool isNeeded{true}; ///< no policy lets the receiver send there
    };

    AddressTranslator(NatState& nat, RouteLookup& routes, const CallTable& calls);

    void Start(const SipPassage& passage, Time now);

    std::optional<Answer> Outward(const IpEndpoint& internal) override;
    std::optional<IpAddress> OutwardHost(const IpAddress& internal) override;
    std::optional<Answer> Inward(const IpEndpoint& external) const override;
    std::optional<IpAddress> InwardHost(const IpAddress& external,
                                        const PackedAddress& known) const override;
    std::optional<Answer> FindOwn(const IpEndpoint& external) const override;
    std::optional<IpEndpoint> FindInside(const IpEndpoint& external) const override;
    std::optional<IpEndpoint> FindExpected(const IpEndpoint& external,
                                           const Call* call) const override;
    bool IsHidden(const IpAddress& host) const override;
    bool OutwardPair(const std::array<IpEndpoint, 2>& inside,
                     ZoneId zone,
                     NamedChannel& channel) override;
    std::optional<Answer> OutwardListener(const IpEndpoint& internal, ZoneId zone) override;
    std::vector<SourceTranslation> OutwardRun(const IpEndpoint& first,
                                              unsigned count,
                                              ZoneId zone) override;
    ZoneId FindZone(const IpAddress& host) const override;

    /// An endpoint that the message names as it is, if it is on the sender's side.
    void NameAsIs(const IpEndpoint& endpoint, SignalHeader header, bool isNeeded);

    /// The message, which is translated, named this endpoint in @p header: one that was translated,
    /// or that stood for a host of the sender's side already.
    void Mark(const IpEndpoint& written, SignalHeader header);

    const std::vector<Named>& GetNamed() const
    {
        return m_named;
    }

    /// Holds the mappings of what the message names while its call learns what it means, which may
    /// let go of them, and then lets go of them.
    void HoldNamed();
    void ReleaseNamed(Time now);

    /// Gives back every mapping that this message had made and nobody holds: all of them if it is
    /// dropped, else those for which its owners had no room.
    void TakeBack(Time now);

  private:
    ZoneId SearchZone(const IpAddress& host) const;
    bool IsReached(const Call& call, const IpEndpoint& internal) const;
    SourceTranslator::Context MakeContext(ZoneId from) const;
    SourceTranslator::Context MakeContextBack() const;
    std::optional<IpAddress> FindOutside(const IpAddress& internal,
                                         const SourceTranslator::Context& context,
                                         const IpAddress& packets) const;
    bool IsInside(const IpAddress& host) const;
    std::optional<Answer> Note(const IpEndpoint& internal, const SourceTranslation& result);
    Named& AddNamed(const Named& named);

    NatState& m_nat;
    RouteLookup& m_routes;
    const CallTable& m_calls;
    Time m_now{0};
    mutable std::optional<IpAddress> m_lastHost; ///< of this message, whose zone was asked for
    mutable ZoneId m_lastZone{NO_ZONE};
    std::vector<Named> m_named;
    std::vector<MappingId> m_mappings;
};

} // namespace ns3::sipalg

#endif
