// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-translator.h"

namespace ns3::sipalg
{

namespace
{

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
      m_addresses(addresses)
{
}

DropReason
SdpTranslator::Translate(std::string_view text, const Call* call, EditList& edits)
{
    m_media.clear();
    m_sessionAddress.reset();
    const SdpResult result = m_session.Parse(text);
    if (!result)
    {
        return ToDropReason(result.error);
    }
    const std::size_t count = m_session.GetMedia().Size();
    if (count > m_config.maximumMedia)
    {
        return DropReason::TooManyMedia;
    }
    m_media.resize(count);
    for (std::size_t i = 0; i < count; ++i)
    {
        NameMedium(i, call, edits);
        if (m_addresses.HasFailed())
        {
            return DropReason::NoPortPair;
        }
    }
    if (!m_addresses.IsOutbound())
    {
        return DropReason::None;
    }
    const SdpAddress* shared = m_session.GetSessionConnection();
    if (shared && !m_sessionAddress)
    {
        HideAddress(*shared, edits);
    }
    if (const SdpOrigin* origin = m_session.GetOrigin())
    {
        HideAddress(origin->address, edits);
    }
    return DropReason::None;
}

void
SdpTranslator::NameMedium(std::size_t index, const Call* call, EditList& edits)
{
    const SdpMedia& medium = m_session.GetMedia()[index];
    NamedMedia& named = m_media[index];
    named.channel.group = static_cast<uint8_t>(index);
    named.kind = medium.kind;
    named.decision = Judge(medium, named.channel, call);
    switch (named.decision)
    {
    case AlgDecision::MediaRefused:
        named.state = NamedMedia::State::Refused;
        HideMedium(medium, edits);
        break;
    case AlgDecision::MediaHeld:
        named.state = NamedMedia::State::Held;
        break;
    case AlgDecision::MediaExpected:
        if (TranslateEndpoints(named.channel))
        {
            NameActive(medium, named, edits);
        }
        break;
    default:
        HideMedium(medium, edits);
    }
}

/// `a=inactive` keeps its endpoints, unlike 0.0.0.0 (case 32).
void
SdpTranslator::NameActive(const SdpMedia& medium, NamedMedia& named, EditList& edits)
{
    const bool isHeld = medium.direction == SdpDirection::Inactive;
    named.state = isHeld ? NamedMedia::State::Held : NamedMedia::State::Active;
    named.channel.quiet = medium.direction != SdpDirection::SendRecv;
    named.decision = isHeld ? AlgDecision::MediaHeld : AlgDecision::MediaExpected;
    WriteMedium(medium, named.channel, edits);
}

/// MediaExpected if its endpoints, which it finds, are to be translated and opened.
AlgDecision
SdpTranslator::Judge(const SdpMedia& medium, MediaChannel& channel, const Call* call) const
{
    if (medium.port == 0)
    {
        return AlgDecision::MediaRefused;
    }
    if (!medium.IsRtp())
    {
        return AlgDecision::MediaNotRtp;
    }
    const AlgDecision decision = JudgeConnection(*m_session.GetConnection(medium));
    if (decision != AlgDecision::MediaExpected)
    {
        return decision;
    }
    FindEndpoints(medium, channel);
    return JudgeHosts(channel, call);
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

/// RTCP is one port above RTP unless a=rtcp says otherwise (J13, case 21).
void
SdpTranslator::FindEndpoints(const SdpMedia& medium, MediaChannel& channel) const
{
    const SdpAddress* connection = m_session.GetConnection(medium);
    channel.internal[0] = {connection->ip, medium.port};
    channel.muxed = medium.hasRtcpMux;
    IpEndpoint& rtcp = channel.internal[1];
    rtcp = {connection->ip, static_cast<uint16_t>(medium.port == 65535 ? 0 : medium.port + 1)};
    if (medium.rtcp)
    {
        rtcp.port = medium.rtcp->port;
        if (medium.rtcp->address && medium.rtcp->address->IsLiteral())
        {
            rtcp.address = medium.rtcp->address->ip;
        }
    }
}

/**
 * A pinhole is opened only to a host on the side that the message came from, or that the call has
 * named before (a proxy in a third zone), and to no well-known port (case 60).
 */
AlgDecision
SdpTranslator::JudgeHosts(const MediaChannel& channel, const Call* call) const
{
    if (call && FindChannelByEndpoint(*call, channel.internal[0]))
    {
        return AlgDecision::MediaExpected;
    }
    const ZoneId side = m_addresses.GetPassage().zones.from;
    for (const IpEndpoint& endpoint : channel.internal)
    {
        if (endpoint.port != 0 && endpoint.port < FIRST_UNPRIVILEGED_PORT)
        {
            return AlgDecision::MediaPrivilegedPort;
        }
        if (endpoint.port != 0 && m_addresses.FindZone(endpoint.address) != side)
        {
            return AlgDecision::MediaThirdHost;
        }
    }
    return AlgDecision::MediaExpected;
}

bool
SdpTranslator::TranslateEndpoints(MediaChannel& channel)
{
    channel.external[0] = channel.internal[0];
    channel.external[1] = channel.internal[1];
    channel.zone = m_addresses.FindZone(channel.internal[0].address);
    if (!m_addresses.IsOutbound() || channel.zone == NO_ZONE)
    {
        return true;
    }
    const auto pair =
        m_addresses.OutwardPair(channel.internal[0], channel.internal[1], channel.zone);
    if (!pair)
    {
        return false;
    }
    channel.external[0] = pair->rtp.external;
    channel.external[1] = pair->rtcp.external;
    channel.mapping[0] = pair->rtp.mapping;
    channel.mapping[1] = pair->rtcp.mapping;
    return true;
}

void
SdpTranslator::WriteMedium(const SdpMedia& medium, const MediaChannel& channel, EditList& edits)
{
    WriteConnection(medium, channel, edits);
    if (channel.external[0].port != channel.internal[0].port)
    {
        edits.Replace(medium.portText, std::to_string(channel.external[0].port));
    }
    if (!medium.rtcp)
    {
        return;
    }
    if (channel.external[1].port != channel.internal[1].port)
    {
        edits.Replace(medium.rtcp->portText, std::to_string(channel.external[1].port));
    }
    if (medium.rtcp->address && channel.external[1].address != channel.internal[1].address)
    {
        edits.Replace(medium.rtcp->address->address, channel.external[1].address.ToString());
    }
}

void
SdpTranslator::WriteConnection(const SdpMedia& medium, const MediaChannel& channel, EditList& edits)
{
    const IpAddress& outside = channel.external[0].address;
    const SdpAddress* connection = m_session.GetConnection(medium);
    const bool isShared = medium.connectionCount == 0;
    if (isShared && m_sessionAddress && *m_sessionAddress != outside)
    {
        const auto lineEnd = static_cast<std::size_t>(medium.section.find('\n'));
        const std::string_view place = medium.section.substr(lineEnd + 1, 0);
        edits.Replace(place, "c=IN IP4 " + outside.ToString() + "\r\n");
        return;
    }
    if (isShared)
    {
        if (m_sessionAddress)
        {
            return;
        }
        m_sessionAddress = outside;
    }
    if (outside != connection->ip)
    {
        edits.Replace(connection->address, outside.ToString());
    }
}

/// A medium that is not to be opened still names no inside host outside.
void
SdpTranslator::HideMedium(const SdpMedia& medium, EditList& edits)
{
    if (!m_addresses.IsOutbound())
    {
        return;
    }
    if (medium.connectionCount > 0)
    {
        HideAddress(*m_session.GetConnection(medium), edits);
    }
    if (medium.rtcp && medium.rtcp->address)
    {
        HideAddress(*medium.rtcp->address, edits);
    }
}

void
SdpTranslator::HideAddress(const SdpAddress& address, EditList& edits)
{
    const auto outside = address.IsLiteral() ? m_addresses.OutwardHost(address.ip) : std::nullopt;
    if (outside)
    {
        edits.Replace(address.address, outside->ToString());
    }
}

} // namespace ns3::sipalg
