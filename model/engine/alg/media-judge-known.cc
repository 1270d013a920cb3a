// SPDX-License-Identifier: GPL-2.0-only
// MediaJudge: endpoints that the firewall, or the call, knows already.
#include "media-judge.h"

namespace ns3::sipalg
{

/// What the call knows of RTP's endpoint; true if it settles RTCP's, too.
bool
MediaJudge::TakeKnown(const SdpMedia& medium,
                      const MediaChannel& known,
                      NamedChannel& channel) const
{
    const IpEndpoint& rtp = channel.internal[RTP];
    const bool standsIn = known.external[RTP] == rtp && known.internal[RTP] != rtp;
    if (standsIn && m_addresses.IsOutbound() && medium.portCount == 1)
    {
        TakeBehind(known, channel);
        return true;
    }
    if (standsIn && !m_addresses.IsOutbound() && channel.side != known.side)
    {
        channel.passedTo = channel.side;
    }
    const IpEndpoint& rtcp = channel.internal[RTCP];
    const bool isSame = known.internal[RTP] == rtp && known.internal[RTCP] == rtcp &&
                        known.protocol == IpProtocol::Udp && medium.portCount == 1;
    if (isSame && known.passedTo == channel.side)
    {
        TakeTold(known, channel);
        return true;
    }
    return known.internal[RTCP] == rtcp || known.external[RTCP] == rtcp;
}

/// What went on to this side by way of another is told it again, though its own rules would give
/// something else: the media have not changed, and this would be a sign that they have (RFC 3264 8,
/// case 45).
void
MediaJudge::TakeTold(const MediaChannel& known, NamedChannel& channel) const
{
    channel.side = known.side;
    for (const unsigned component : {RTP, RTCP})
    {
        const IpEndpoint told = known.external[component];
        const auto own = m_addresses.FindOwn(told);
        channel.external[component] = told;
        channel.mapping[component] = own ? own->mapping : MappingId();
    }
}

/// On a later passage of a spiral: what the first one has made of the endpoint, which is of no use
/// beyond this passage's own translation.
void
MediaJudge::TakeBehind(const MediaChannel& known, NamedChannel& channel)
{
    channel.zone = known.zone;
    channel.internal[RTP] = known.internal[RTP];
    const bool isRtcpKnown =
        channel.external[RTCP].port != 0 && known.external[RTCP] == channel.external[RTCP];
    channel.internal[RTCP] = isRtcpKnown ? known.internal[RTCP] : IpEndpoint();
    if (!isRtcpKnown)
    {
        channel.external[RTCP] = IpEndpoint();
    }
}

/// A host of another side than the sender's, which the call does not know.
bool
MediaJudge::TakeOther(const Call* call, NamedChannel& channel) const
{
    if (channel.protocol != IpProtocol::Udp)
    {
        return false;
    }
    return m_addresses.IsOutbound() ? TakeThird(call, channel) : PassOn(channel);
}

/// A host of a third zone, which a B2BUA names in a call of its own so that media go straight. Only
/// while it waits there for media of the sender's side are those let in that come first (case 60).
bool
MediaJudge::TakeThird(const Call* call, NamedChannel& channel) const
{
    const NamedChannel::Endpoints written = channel.internal;
    const auto expected = m_addresses.FindExpected(written[RTP], call);
    NamedChannel::Endpoints behind;
    for (const unsigned component : {RTP, RTCP})
    {
        behind[component] = m_addresses.FindInside(written[component]).value_or(written[component]);
    }
    behind[RTP] = expected.value_or(behind[RTP]);
    const bool isElsewhere = expected && behind[RTCP].address != expected->address;
    if (isElsewhere || IsWellKnown(behind[RTCP].port))
    {
        behind[RTCP] = IpEndpoint();
    }
    const ZoneId zone = m_addresses.FindZone(behind[RTP].address);
    if (zone == NO_ZONE || zone == channel.side)
    {
        return false;
    }
    channel.internal = behind;
    channel.external = written;
    channel.zone = zone;
    channel.third = true;
    channel.opens = expected.has_value();
    return true;
}

/// As TakeOwn(), for the endpoints that the channel has as internal ones.
bool
MediaJudge::TakeOwnPair(NamedChannel& channel) const
{
    const NamedChannel::Endpoints written = channel.internal;
    if (!TakeOwn(written[RTP], RTP, channel))
    {
        return false;
    }
    channel.internal[RTCP] = IpEndpoint();
    TakeOwn(written[RTCP], RTCP, channel);
    return true;
}

/// What was told to one side may go on to another as it is, from one call to the next (a B2BUA
/// between them). It opens nothing, but is where the media come from, then.
bool
MediaJudge::PassOn(NamedChannel& channel) const
{
    const NamedChannel::Endpoints written = channel.internal;
    const auto rtp = m_addresses.FindInside(written[RTP]);
    if (!rtp)
    {
        return false;
    }
    const auto rtcp = m_addresses.FindInside(written[RTCP]);
    channel.internal = {*rtp, rtcp.value_or(IpEndpoint())};
    channel.external = {written[RTP], rtcp ? written[RTCP] : IpEndpoint()};
    channel.third = true;
    channel.opens = false;
    channel.passedTo = channel.side;
    return true;
}

bool
MediaJudge::TakeOwn(const IpEndpoint& external, unsigned component, NamedChannel& channel) const
{
    const auto own = m_addresses.FindOwn(external);
    const bool isOther = own && own->mapping && channel.protocol != IpProtocol::Udp;
    if (!own || isOther)
    {
        return false;
    }
    channel.internal[component] = own->endpoint;
    channel.external[component] = external;
    channel.mapping[component] = own->mapping;
    channel.zone = m_addresses.FindZone(own->endpoint.address);
    return true;
}

} // namespace ns3::sipalg
