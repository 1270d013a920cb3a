// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-translator.h"

namespace ns3::sipalg
{

namespace
{

constexpr unsigned RTP = 0;
constexpr unsigned RTCP = 1;

constexpr uint16_t FIRST_UNPRIVILEGED_PORT = 1024;

DropReason
ToDropReason(SdpError error)
{
    switch (error)
    {
    case SdpError::MissingConnection:
        return DropReason::NoConnectionData;
    case SdpError::TooManyMedia:
        return DropReason::TooManyMedia;
    default:
        return DropReason::MalformedSdp;
    }
}

DropReason
ToDropReason(AlgDecision decision)
{
    switch (decision)
    {
    case AlgDecision::MediaSurplus:
        return DropReason::TooManyMedia;
    case AlgDecision::MediaNamed:
        return DropReason::NoConnectionData;
    default:
        return DropReason::MediaNotAllowed;
    }
}

} // namespace

const MediaChannel*
FindChannelByEndpoint(const Call& call, const IpEndpoint& rtp)
{
    for (const MediaChannel& channel : call.channels)
    {
        if (channel.internal[0] == rtp || channel.external[0] == rtp)
        {
            return &channel;
        }
    }
    return nullptr;
}

SdpTranslator::SdpTranslator(const AlgConfig& config, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses),
      m_writer(config, addresses),
      m_attributes(config, addresses)
{
}

void
SdpTranslator::Start()
{
    m_media.clear();
    m_mediaInUse = 0;
}

DropReason
SdpTranslator::Translate(std::string_view text, const Call* call, EditList& edits)
{
    const SdpResult result = m_session.Parse(text);
    if (!result)
    {
        return ToDropReason(result.error);
    }
    if (m_media.size() + m_session.GetMedia().Size() > SdpSession::MAX_MEDIA)
    {
        return DropReason::TooManyMedia;
    }
    m_writer.Start(m_session, edits);
    m_attributes.TranslateSession(m_session, edits);
    for (const SdpMedia& medium : m_session.GetMedia())
    {
        NamedMedia& named = m_media.emplace_back();
        named.channel.group = static_cast<uint8_t>(m_media.size() - 1);
        const DropReason reason = NameMedium(medium, named, call);
        if (reason != DropReason::None)
        {
            return reason;
        }
        m_attributes.TranslateMedium(medium, named.channel, edits);
    }
    m_writer.Finish();
    return DropReason::None;
}

DropReason
SdpTranslator::NameMedium(const SdpMedia& medium, NamedMedia& named, const Call* call)
{
    MediaChannel channel = named.channel;
    const SdpAddress* connection = m_session.GetConnection(medium);
    named.kind = medium.kind;
    if (medium.port != 0 && connection->IsLiteral())
    {
        named.endpoint = {connection->ip, medium.port};
    }
    named.decision = Judge(medium, call, channel);
    switch (named.decision)
    {
    case AlgDecision::MediaRefused:
        named.state = NamedMedia::State::Refused;
        m_writer.Hide(medium);
        return DropReason::None;
    case AlgDecision::MediaHeld:
        named.state = NamedMedia::State::Held;
        m_writer.Hide(medium);
        return DropReason::None;
    case AlgDecision::MediaExpected:
        break;
    default:
        return Leave(medium, named);
    }
    if (!TranslateEndpoints(channel))
    {
        return DropReason::NoPortPair;
    }
    named.channel = channel;
    NameActive(medium, named);
    return DropReason::None;
}

/// `a=inactive` keeps its endpoints, unlike 0.0.0.0 (case 32).
void
SdpTranslator::NameActive(const SdpMedia& medium, NamedMedia& named)
{
    const bool isHeld = medium.direction == SdpDirection::Inactive;
    named.state = isHeld ? NamedMedia::State::Held : NamedMedia::State::Active;
    named.channel.quiet = medium.direction != SdpDirection::SendRecv;
    named.decision = isHeld ? AlgDecision::MediaHeld : AlgDecision::MediaExpected;
    m_writer.Write(medium, named.channel);
}

/// MediaExpected if its endpoints, which it finds, are to be translated and opened.
AlgDecision
SdpTranslator::Judge(const SdpMedia& medium, const Call* call, MediaChannel& channel)
{
    if (medium.port == 0)
    {
        return AlgDecision::MediaRefused;
    }
    AlgDecision decision = JudgeKind(medium);
    if (decision == AlgDecision::MediaExpected)
    {
        decision = JudgeConnection(*m_session.GetConnection(medium));
    }
    return decision == AlgDecision::MediaExpected ? FindEndpoints(medium, call, channel) : decision;
}

/// Counts the media in use.
AlgDecision
SdpTranslator::JudgeKind(const SdpMedia& medium)
{
    m_mediaInUse += m_config.portCount == MediaPolicy::Open ? medium.portCount : 1;
    if (m_mediaInUse > m_config.maximumMedia)
    {
        return AlgDecision::MediaSurplus;
    }
    if (GetTransportPolicy(medium) != MediaPolicy::Open)
    {
        return AlgDecision::MediaNotRtp;
    }
    const bool isRefused = medium.portCount > 1 && m_config.portCount != MediaPolicy::Open;
    return isRefused ? AlgDecision::MediaPortCount : AlgDecision::MediaExpected;
}

AlgDecision
SdpTranslator::JudgeConnection(const SdpAddress& connection)
{
    switch (connection.kind)
    {
    case SdpAddressKind::Foreign:
        return AlgDecision::MediaForeignNetwork;
    case SdpAddressKind::Name:
        return AlgDecision::MediaNamed;
    default:
        break;
    }
    return connection.IsUnspecified() ? AlgDecision::MediaHeld
           : connection.IsMulticast() ? AlgDecision::MediaMulticast
                                      : AlgDecision::MediaExpected;
}

MediaPolicy
SdpTranslator::GetTransportPolicy(const SdpMedia& medium) const
{
    switch (medium.GetTransport())
    {
    case SdpTransport::Rtp:
        return MediaPolicy::Open;
    case SdpTransport::Srtp:
        return m_config.secureRtp;
    case SdpTransport::Udptl:
        return m_config.udptl;
    case SdpTransport::Udp:
        return m_config.otherUdp;
    case SdpTransport::Other:
        break;
    }
    return m_config.otherTransport;
}

/// Does with a medium that is not to be opened what its policy says.
DropReason
SdpTranslator::Leave(const SdpMedia& medium, NamedMedia& named)
{
    const MediaPolicy policy = GetPolicy(medium, named.decision);
    if (policy == MediaPolicy::Drop)
    {
        return ToDropReason(named.decision);
    }
    if (policy == MediaPolicy::Refuse)
    {
        named.state = NamedMedia::State::Refused;
        m_writer.Refuse(medium);
    }
    m_writer.Hide(medium);
    return DropReason::None;
}

MediaPolicy
SdpTranslator::GetPolicy(const SdpMedia& medium, AlgDecision decision) const
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
/// named before (a proxy in a third zone), and to no well-known port (case 60). RTCP's place
/// counts only if it is as good.
AlgDecision
SdpTranslator::FindEndpoints(const SdpMedia& medium, const Call* call, MediaChannel& channel) const
{
    const IpEndpoint rtp{m_session.GetConnection(medium)->ip, medium.port};
    const IpEndpoint rtcp = FindRtcp(medium, rtp);
    channel.muxed = medium.hasRtcpMux;
    const AlgDecision decision = CheckEndpoint(rtp);
    if (decision != AlgDecision::MediaExpected && TakeOwn(rtp, RTP, channel))
    {
        TakeOwn(rtcp, RTCP, channel);
        return AlgDecision::MediaExpected;
    }
    const MediaChannel* known = call ? FindChannelByEndpoint(*call, rtp) : nullptr;
    if (decision != AlgDecision::MediaExpected && !known)
    {
        return decision;
    }
    channel.zone = m_addresses.FindZone(rtp.address);
    channel.internal[RTP] = channel.external[RTP] = rtp;
    const bool isKnown = known && (known->internal[RTCP] == rtcp || known->external[RTCP] == rtcp);
    if (isKnown || CheckEndpoint(rtcp) == AlgDecision::MediaExpected)
    {
        channel.internal[RTCP] = channel.external[RTCP] = rtcp;
    }
    return AlgDecision::MediaExpected;
}

/**
 * RTCP is one port above RTP unless a=rtcp says otherwise (J13, case 21). None, with port 0: for
 * other transports, when it can only be multiplexed, and where a=rtcp says that there is no place
 * yet ("9 IN IP4 0.0.0.0", RFC 8839 4.2.1.1) or RTP's own.
 */
IpEndpoint
SdpTranslator::FindRtcp(const SdpMedia& medium, const IpEndpoint& rtp) const
{
    if (!medium.IsRtp() || medium.hasRtcpMuxOnly)
    {
        return {};
    }
    if (!medium.rtcp)
    {
        const auto next = static_cast<uint16_t>(rtp.port + 1);
        return next == 0 ? IpEndpoint() : IpEndpoint{rtp.address, next};
    }
    const auto& written = medium.rtcp->address;
    const IpEndpoint rtcp{written ? written->ip : rtp.address, medium.rtcp->port};
    return rtcp == rtp ? IpEndpoint() : rtcp;
}

AlgDecision
SdpTranslator::CheckEndpoint(const IpEndpoint& endpoint) const
{
    if (endpoint.port < FIRST_UNPRIVILEGED_PORT)
    {
        return AlgDecision::MediaPrivilegedPort;
    }
    const bool isOnSide =
        m_addresses.FindZone(endpoint.address) == m_addresses.GetPassage().zones.from;
    return isOnSide ? AlgDecision::MediaExpected : AlgDecision::MediaThirdHost;
}

/// Makes a component of the channel what an outside endpoint of the sender's stands for.
bool
SdpTranslator::TakeOwn(const IpEndpoint& external, unsigned component, MediaChannel& channel) const
{
    const auto own = m_addresses.FindOwn(external);
    if (!own)
    {
        return false;
    }
    channel.internal[component] = own->endpoint;
    channel.external[component] = external;
    channel.mapping[component] = own->mapping;
    channel.zone = m_addresses.FindZone(own->endpoint.address);
    return true;
}

bool
SdpTranslator::TranslateEndpoints(MediaChannel& channel)
{
    const bool isOutside = channel.external[RTP] != channel.internal[RTP];
    if (!m_addresses.IsOutbound() || channel.zone == NO_ZONE || isOutside)
    {
        return true;
    }
    const auto pair =
        m_addresses.OutwardPair(channel.internal[RTP], channel.internal[RTCP], channel.zone);
    if (!pair)
    {
        return false;
    }
    channel.external[RTP] = pair->rtp.external;
    channel.external[RTCP] = pair->rtcp.external;
    channel.mapping[RTP] = pair->rtp.mapping;
    channel.mapping[RTCP] = pair->rtcp.mapping;
    return true;
}

} // namespace ns3::sipalg
