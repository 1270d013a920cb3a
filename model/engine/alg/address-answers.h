// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ADDRESS_ANSWERS_H
#define SIPALG_ADDRESS_ANSWERS_H

#include "packed-endpoint.h"
#include "source-translator.h"

namespace ns3::sipalg
{

struct Call;
struct NamedChannel;

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
 * What stands for the endpoints that one message names on the other side of the firewall. Who plans
 * the translation of a text asks here and knows nothing of how the answers come about.
 */
class AddressAnswers
{
  public:
    /// An endpoint, and the mapping that makes it stand for another; null for static NAT.
    struct Answer
    {
        IpEndpoint endpoint;
        MappingId mapping;
    };

    virtual ~AddressAnswers() = default;

    const SipPassage& GetPassage() const
    {
        return m_passage;
    }

    /// Is the packet's source translated? Then what the message says of its sender must be, too.
    bool IsOutbound() const
    {
        return m_isOutbound;
    }

    bool IsInbound() const
    {
        return m_isInbound;
    }

    bool IsTranslated() const
    {
        return m_isOutbound || m_isInbound;
    }

    /// No port was left for an endpoint.
    bool HasFailed() const
    {
        return m_hasFailed;
    }

    /// Nothing if the endpoint is not to be translated, or cannot be: then HasFailed().
    virtual std::optional<Answer> Outward(const IpEndpoint& internal) = 0;

    /// For a host that is named without a port, in From and To, and in o=.
    virtual std::optional<IpAddress> OutwardHost(const IpAddress& internal) = 0;

    virtual std::optional<Answer> Inward(const IpEndpoint& external) const = 0;

    /// For a host that is named without a port: @p known, which the dialog has named so already, if
    /// @p external stands for it, else the receiver if it is that one's. Nothing if neither: who
    /// knows its outside address may have written it itself.
    virtual std::optional<IpAddress> InwardHost(const IpAddress& external,
                                                const PackedAddress& known) const = 0;

    /// The inside endpoint, on the sender's side, for which @p external stands already, as of a
    /// client that used STUN (case 31). Nothing if it is not ours.
    virtual std::optional<Answer> FindOwn(const IpEndpoint& external) const = 0;

    /// The endpoint behind the firewall, on whatever side, for which @p external stands on another.
    virtual std::optional<IpEndpoint> FindInside(const IpEndpoint& external) const = 0;

    /// Where media that the sender's side sends to @p external arrive, while a call of that side
    /// waits for them, or @p call, which may be null, has them flow.
    virtual std::optional<IpEndpoint> FindExpected(const IpEndpoint& external,
                                                   const Call* call) const = 0;

    /// Is a host of the receiver's side translated for the sender's?
    virtual bool IsHidden(const IpAddress& host) const = 0;

    /// RTP and RTCP at @p inside together; RTCP's port is 0 if it has none of its own. Gives the
    /// channel its external endpoints and mappings; false only if HasFailed().
    virtual bool OutwardPair(const std::array<IpEndpoint, 2>& inside,
                             ZoneId zone,
                             NamedChannel& channel) = 0;

    /// Where TCP connections to an endpoint arrive. Nothing only if HasFailed().
    virtual std::optional<Answer> OutwardListener(const IpEndpoint& internal, ZoneId zone) = 0;

    /// @p count endpoints with consecutive ports from @p first on. Empty only if HasFailed().
    virtual std::vector<SourceTranslation> OutwardRun(const IpEndpoint& first,
                                                      unsigned count,
                                                      ZoneId zone) = 0;

    /// The zone of a host that may be named: reached by some zone, not the firewall, no multicast.
    virtual ZoneId FindZone(const IpAddress& host) const = 0;

  protected:
    /// The next message.
    void Begin(const SipPassage& passage)
    {
        m_passage = passage;
        m_isOutbound = passage.arrived.source != passage.leaving.source;
        m_isInbound = passage.arrived.destination != passage.leaving.destination;
        m_hasFailed = false;
    }

    void Fail()
    {
        m_hasFailed = true;
    }

  private:
    SipPassage m_passage;
    bool m_isOutbound{false};
    bool m_isInbound{false};
    bool m_hasFailed{false};
};

} // namespace ns3::sipalg

#endif
