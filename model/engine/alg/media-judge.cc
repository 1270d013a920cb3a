// SPDX-License-Identifier: GPL-2.0-only
#include "media-judge.h"

namespace ns3::sipalg
{

namespace
{

constexpr uint16_t FIRST_UNPRIVILEGED_PORT = 1024;

/// The channel of whatever party that has @p rtp as internal or external endpoint; none of a third
/// host, for that is judged anew.
const MediaChannel*
FindChannelByEndpoint(const Call& call, const IpEndpoint& rtp)
{
    for (const MediaChannel& channel : call.channels)
    {
        if (!channel.third && (channel.internal[RTP] == rtp || channel.external[RTP] == rtp))
        {
            return &channel;
        }
    }
    return nullptr;
}

} // namespace

unsigned
GetPortStep(const SdpMedia& medium)
{
    return medium.IsRtp() ? 2 : 1;
}

MediaJudge::MediaJudge(const AlgConfig& config, const AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses)
{
}

void
MediaJudge::Start()
{
    m_mediaInUse = 0;
}

AlgDecision
MediaJudge::Judge(const SdpSession& session,
                  const SdpMedia& medium,
                  const Call* call,
                  NamedChannel& channel)
{
    if (medium.port == 0)
    {
        return AlgDecision::MediaRefused;
    }
    const SdpAddress& connection = *session.GetConnection(medium);
    AlgDecision decision = JudgeKind(medium);
    if (decision == AlgDecision::MediaExpected)
    {
        decision = JudgeConnection(connection);
    }
    if (decision == AlgDecision::MediaExpected && medium.transport == SdpTransport::Tcp)
    {
        channel.protocol = IpProtocol::Tcp;
        decision = JudgeSetup(session, medium);
    }
    return decision == AlgDecision::MediaExpected
               ? FindEndpoints(medium, connection.ip, call, channel)
               : decision;
}

/// Counts the media in use.
inline AlgDecision
MediaJudge::JudgeKind(const SdpMedia& medium)
{
    m_mediaInUse += m_config.portCount == MediaPolicy::Open ? medium.portCount : 1;
    if (m_mediaInUse > m_config.maximumMedia)
    {
        return AlgDecision::MediaSurplus;
    }
    const bool isPlain = medium.transport == SdpTransport::Rtp;
    if (!isPlain && GetTransportPolicy(medium) != MediaPolicy::Open)
    {
        return AlgDecision::MediaNotRtp;
    }
    if (medium.portCount == 1)
    {
        return AlgDecision::MediaExpected;
    }
    const unsigned last = medium.port + GetPortStep(medium) * medium.portCount - 1;
    const bool isRefused = m_config.portCount != MediaPolicy::Open || last > UINT16_MAX ||
                           medium.transport == SdpTransport::Tcp;
    return isRefused ? AlgDecision::MediaPortCount : AlgDecision::MediaExpected;
}

inline AlgDecision
MediaJudge::JudgeConnection(const SdpAddress& connection)
{
    if (!connection.IsLiteral())
    {
        return connection.kind == SdpAddressKind::Name ? AlgDecision::MediaNamed
                                                       : AlgDecision::MediaForeignNetwork;
    }
    return connection.ip.IsUnspecified() ? AlgDecision::MediaHeld
           : connection.ip.IsMulticast() ? AlgDecision::MediaMulticast
                                         : AlgDecision::MediaExpected;
}

/// Who connects says so with a=setup, and writes port 9 (RFC 4145 4); an MSRP party without it
/// waits at its port if it is to answer (RFC 4975 8.1), so that is open.
AlgDecision
MediaJudge::JudgeSetup(const SdpSession& session, const SdpMedia& medium)
{
    const auto own = FindSdpAttribute(medium.section, "setup");
    const auto setup = own ? own : FindSdpAttribute(session.GetSessionSection(), "setup");
    const bool connectsOut = setup == "active" || setup == "holdconn";
    return connectsOut ? AlgDecision::MediaConnectsOut : AlgDecision::MediaExpected;
}

MediaPolicy
MediaJudge::GetTransportPolicy(const SdpMedia& medium) const
{
    switch (medium.transport)
    {
    case SdpTransport::Rtp:
        return MediaPolicy::Open;
    case SdpTransport::Srtp:
        return m_config.secureRtp;
    case SdpTransport::Udptl:
        return m_config.udptl;
    case SdpTransport::Udp:
        return m_config.otherUdp;
    case SdpTransport::Tcp:
        return m_config.tcp;
    case SdpTransport::Other:
        break;
    }
    return m_config.otherTransport;
}

MediaPolicy
MediaJudge::GetPolicy(const SdpMedia& medium, AlgDecision decision) const
{
    switch (decision)
    {
    case AlgDecision::MediaSurplus:
        return m_config.surplusMedia;
    case AlgDecision::MediaNotRtp:
        return GetTransportPolicy(medium);
    case AlgDecision::MediaPortCount:
        return m_config.portCount;
    case AlgDecision::MediaNamed:
        return m_config.connectionName == NamePolicy::Drop ? MediaPolicy::Drop
                                                           : MediaPolicy::Ignore;
    default:
        return MediaPolicy::Ignore;
    }
}

/// A pinhole is opened only to a host on the side that the message came from, or that the call has
/// named before (a proxy in a third zone), or that waits there for media from that side (a B2BUA in
/// a third zone), and to no well-known port (case 60). RTCP's place counts only if it is as good.
[[gnu::always_inline]] inline AlgDecision
MediaJudge::FindEndpoints(const SdpMedia& medium,
                          const IpAddress& host,
                          const Call* call,
                          NamedChannel& channel) const
{
    const SipPassage& passage = m_addresses.GetPassage();
    NamedChannel::Endpoints& named = channel.internal;
    channel.muxed = medium.hasRtcpMux;
    channel.side = passage.zones.to;
    named[RTP].address = host;
    named[RTP].port = medium.port;
    FindRtcp(medium, named);
    const ZoneId zone = m_addresses.FindZone(host);
    const AlgDecision decision = CheckEndpoint(medium.port, zone);
    const MediaChannel* known = call ? FindChannelByEndpoint(*call, named[RTP]) : nullptr;
    if (decision != AlgDecision::MediaExpected)
    {
        const bool isOther =
            !known && decision == AlgDecision::MediaThirdHost && medium.portCount == 1;
        if (TakeOwnPair(channel) || (isOther && TakeOther(call, channel)))
        {
            return AlgDecision::MediaExpected;
        }
        if (!known)
        {
            LeaveOut(decision, zone, channel);
            return decision;
        }
    }
    channel.zone = zone;
    channel.interface = known ? known->interface : passage.ingress;
    channel.external = named;
    if (!known || !TakeKnown(medium, *known, channel))
    {
        CheckRtcp(medium, channel);
    }
    return AlgDecision::MediaExpected;
}

/// Opens nothing for the medium. A host of a third side is remembered, for the other party waits
/// for it; of others nothing is.
void
MediaJudge::LeaveOut(AlgDecision decision, ZoneId zone, NamedChannel& channel) const
{
    channel.third =
        decision == AlgDecision::MediaThirdHost && zone != NO_ZONE && zone != channel.side;
    channel.opens = false;
    if (!channel.third)
    {
        channel.internal = {};
    }
    channel.external = channel.internal;
}

/// Without a=rtcp it goes to RTP's host.
inline void
MediaJudge::CheckRtcp(const SdpMedia& medium, NamedChannel& channel) const
{
    const IpEndpoint& rtcp = channel.internal[RTCP];
    const ZoneId zone = medium.rtcp ? m_addresses.FindZone(rtcp.address) : channel.zone;
    if (CheckEndpoint(rtcp.port, zone) != AlgDecision::MediaExpected)
    {
        channel.internal[RTCP] = channel.external[RTCP] = IpEndpoint();
    }
}

/**
 * RTCP is one port above RTP unless a=rtcp says otherwise (J13, case 21). None, with port 0: for
 * other transports, when it can only be multiplexed, and where a=rtcp says that there is no place
 * yet ("9 IN IP4 0.0.0.0", RFC 8839 4.2.1.1) or RTP's own.
 */
inline void
MediaJudge::FindRtcp(const SdpMedia& medium, NamedChannel::Endpoints& named)
{
    const bool hasNone = medium.hasRtcpMuxOnly && medium.portCount == 1;
    const auto next = static_cast<uint16_t>(medium.port + 1);
    if (!medium.IsRtp() || hasNone)
    {
        return;
    }
    if (medium.rtcp && medium.portCount == 1)
    {
        const auto& written = medium.rtcp->address;
        const IpEndpoint rtcp{written ? written->ip : named[RTP].address, medium.rtcp->port};
        named[RTCP] = rtcp == named[RTP] ? IpEndpoint() : rtcp;
    }
    else if (next != 0)
    {
        named[RTCP].address = named[RTP].address;
        named[RTCP].port = next;
    }
}

bool
MediaJudge::IsWellKnown(uint16_t port) const
{
    if (port < FIRST_UNPRIVILEGED_PORT)
    {
        return true;
    }
    for (const uint16_t sip : m_config.ports)
    {
        if (port == sip)
        {
            return true;
        }
    }
    return false;
}

inline AlgDecision
MediaJudge::CheckEndpoint(uint16_t port, ZoneId zone) const
{
    if (IsWellKnown(port))
    {
        return AlgDecision::MediaPrivilegedPort;
    }
    const bool isOnSide = zone == m_addresses.GetPassage().zones.from;
    return isOnSide ? AlgDecision::MediaExpected : AlgDecision::MediaThirdHost;
}

} // namespace ns3::sipalg
