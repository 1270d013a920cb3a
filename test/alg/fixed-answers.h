// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIXED_ANSWERS_H
#define SIPALG_FIXED_ANSWERS_H

#include "../nat/nat-fixture.h"
#include "call.h"
#include "two-sided-answers.h"

namespace ns3::sipalg::test
{

/**
 * A NAT that keeps no state: port p of 10.1.1.3 is p + 10000 of 1.1.1.10 outside. 10.1.1.5 has no
 * endpoints, but is 1.1.1.10, too, where it is named without a port. Nobody else is translated, or
 * is in the private zone.
 */
class FixedAnswers : public TwoSidedAnswers
{
  public:
    static constexpr uint16_t SHIFT = 10000;

    /// A message between the phone 10.1.1.3 and the server 1.1.1.3.
    void Start(bool isOutbound)
    {
        const FlowKey inside{IpProtocol::Udp,
                             Endpoint("10.1.1.3", 5060),
                             Endpoint("1.1.1.3", 5060)};
        const FlowKey outside{IpProtocol::Udp,
                              Endpoint("1.1.1.10", 5060 + SHIFT),
                              Endpoint("1.1.1.3", 5060)};
        SipPassage passage;
        passage.zones = isOutbound ? ZonePair{PRIVATE, PUBLIC} : ZonePair{PUBLIC, PRIVATE};
        passage.arrived = isOutbound ? inside : outside.Reversed();
        passage.leaving = isOutbound ? outside : inside.Reversed();
        Begin(passage);
    }

    /// A message that the firewall only routes.
    void StartRouted()
    {
        Begin(SipPassage());
    }

    std::optional<Answer> Outward(const IpEndpoint& internal) override
    {
        if (internal.address != Address("10.1.1.3"))
        {
            return std::nullopt;
        }
        const auto port = static_cast<uint16_t>(internal.port + SHIFT);
        return Answer{Endpoint("1.1.1.10", port), {internal.port, 1}};
    }

    std::optional<IpAddress> OutwardHost(const IpAddress& internal) override
    {
        const bool isInside = internal == Address("10.1.1.3") || internal == Address("10.1.1.5");
        return isInside ? std::optional<IpAddress>(Address("1.1.1.10")) : std::nullopt;
    }

    std::optional<Answer> Inward(const IpEndpoint& external) const override
    {
        if (external.address != Address("1.1.1.10") || external.port < SHIFT)
        {
            return std::nullopt;
        }
        const auto port = static_cast<uint16_t>(external.port - SHIFT);
        return Answer{Endpoint("10.1.1.3", port), {port, 1}};
    }

    std::optional<IpAddress> InwardHost(const IpAddress& external,
                                        const PackedAddress& known) const override
    {
        const IpEndpoint& receiver = GetPassage().leaving.destination;
        const bool isReceiver = external == GetPassage().arrived.destination.address;
        return isReceiver ? std::optional(known ? *known : receiver.address) : std::nullopt;
    }

    std::optional<Answer> FindOwn(const IpEndpoint& external) const override
    {
        return Inward(external);
    }

    bool OutwardPair(const std::array<IpEndpoint, 2>& inside,
                     ZoneId,
                     NamedChannel& channel) override
    {
        for (const unsigned component : {RTP, RTCP})
        {
            const SourceTranslation translation = Translate(inside[component]);
            channel.external[component] = translation.external;
            channel.mapping[component] = translation.mapping;
        }
        return true;
    }

    std::optional<Answer> OutwardListener(const IpEndpoint& internal, ZoneId) override
    {
        return Answer{internal, {}};
    }

    std::vector<SourceTranslation> OutwardRun(const IpEndpoint&, unsigned, ZoneId) override
    {
        return {};
    }

    ZoneId FindZone(const IpAddress& address) const override
    {
        const bool isInside = address == Address("10.1.1.3") || address == Address("10.1.1.5");
        return isInside ? PRIVATE : PUBLIC;
    }

  private:
    SourceTranslation Translate(const IpEndpoint& internal)
    {
        const auto answer = Outward(internal);
        return answer ? SourceTranslation{SourceTranslation::Kind::Mapped,
                                          answer->endpoint,
                                          answer->mapping,
                                          {}}
                      : SourceTranslation{SourceTranslation::Kind::None, internal, {}, {}};
    }
};

} // namespace ns3::sipalg::test

#endif
