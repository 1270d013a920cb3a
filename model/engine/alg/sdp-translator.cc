// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-translator.h"

#include "media-channels.h"

namespace ns3::sipalg
{

namespace
{

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

/// Of a medium that is wanted.
AlgDecision
GetDecision(const NamedChannel& channel)
{
    if (channel.opens)
    {
        return AlgDecision::MediaExpected;
    }
    return channel.passedTo != NO_ZONE ? AlgDecision::MediaPassedOn : AlgDecision::MediaThirdHost;
}

} // namespace

SdpTranslator::SdpTranslator(const AlgConfig& config, AddressAnswers& addresses)
    : m_addresses(addresses),
      m_judge(config, addresses),
      m_writer(config, addresses),
      m_attributes(config, addresses)
{
}

void
SdpTranslator::Start(const ToldMedia& told)
{
    m_told = told;
    m_media.clear();
    m_runs.clear();
    m_judge.Start();
}

DropReason
SdpTranslator::Translate(std::string_view text, const Call* call, EditList& edits)
{
    const SdpResult result = m_session.Parse(text);
    if (!result)
    {
        return ToDropReason(result.error);
    }
    std::size_t count = m_media.size();
    const bool isFirst = count == 0;
    if (count + m_session.GetMedia().Size() > SdpSession::MAX_MEDIA)
    {
        return DropReason::TooManyMedia;
    }
    const bool originFollows = call && HasPassage(*call, m_addresses.GetPassage().zones.to);
    m_writer.Start(m_session, edits, originFollows);
    m_attributes.TranslateSession(m_session, edits);
    for (const SdpMedia& medium : m_session.GetMedia())
    {
        NamedMedia& named = m_media.emplace_back();
        named.channel.group = static_cast<uint8_t>(count++);
        const DropReason reason = NameMedium(medium, named, call);
        if (reason != DropReason::None)
        {
            return reason;
        }
        m_attributes.TranslateMedium(medium, named.channel, edits);
    }
    if (!m_runs.empty())
    {
        AppendRuns();
    }
    if (call && isFirst)
    {
        FollowVersion();
    }
    m_writer.Finish();
    return DropReason::None;
}

/// The further pairs of `port/count` are media of their own to the call, behind those that have
/// an m= line.
void
SdpTranslator::AppendRuns()
{
    for (NamedMedia& each : m_runs)
    {
        each.channel.behind = static_cast<uint8_t>(m_media.size() - each.channel.group);
        each.channel.group = static_cast<uint8_t>(m_media.size());
        m_media.push_back(each);
    }
    m_runs.clear();
}

/// Where o= is the sender's to the other side, its version tells of the firewall's changes, too
/// (case 28).
void
SdpTranslator::FollowVersion()
{
    const SdpOrigin* origin = m_session.GetOrigin();
    if (!origin || !m_addresses.IsOutbound() ||
        (origin->address.IsLiteral() && !m_addresses.OutwardHost(origin->address.ip)))
    {
        return;
    }
    m_told.Follow(*origin, m_media);
    if (m_told.raised != 0)
    {
        m_writer.RaiseVersion(*origin, m_told.raised);
    }
}

[[gnu::always_inline]] inline DropReason
SdpTranslator::NameMedium(const SdpMedia& medium, NamedMedia& named, const Call* call)
{
    const SdpAddress* connection = m_session.GetConnection(medium);
    named.kind = medium.kind;
    if (medium.port != 0 && connection->IsLiteral())
    {
        named.endpoint.address = connection->ip;
        named.endpoint.port = medium.port;
    }
    named.decision = m_judge.Judge(m_session, medium, call, named.channel);
    return named.decision == AlgDecision::MediaExpected ? NameActive(medium, named)
                                                        : NameOther(medium, named);
}

/// A medium that wants nothing, or is not to be opened.
DropReason
SdpTranslator::NameOther(const SdpMedia& medium, NamedMedia& named)
{
    switch (named.decision)
    {
    case AlgDecision::MediaRefused:
        named.state = NamedMedia::State::Refused;
        break;
    case AlgDecision::MediaHeld:
        named.state = NamedMedia::State::Held;
        break;
    default:
        return Leave(medium, named);
    }
    m_writer.Hide(medium);
    return DropReason::None;
}

/// `a=inactive` keeps its endpoints, unlike 0.0.0.0 (case 32).
inline DropReason
SdpTranslator::NameActive(const SdpMedia& medium, NamedMedia& named)
{
    const bool isHeld = medium.direction == SdpDirection::Inactive;
    named.state = isHeld ? NamedMedia::State::Held : NamedMedia::State::Active;
    NamedChannel& channel = named.channel;
    named.decision = isHeld ? AlgDecision::MediaHeld : GetDecision(channel);
    const bool isTcp = channel.protocol == IpProtocol::Tcp; // may rest for hours (RFC 5382 REQ-5)
    channel.quiet = medium.direction != SdpDirection::SendRecv || isTcp;
    const bool isTranslated =
        medium.portCount > 1 ? TranslateRun(medium, named) : TranslateEndpoints(channel);
    if (!isTranslated)
    {
        return DropReason::NoPortPair;
    }
    m_writer.Write(medium, channel);
    return DropReason::None;
}

/// Does with a medium that is not to be opened what its policy says.
DropReason
SdpTranslator::Leave(const SdpMedia& medium, NamedMedia& named)
{
    const MediaPolicy policy = m_judge.GetPolicy(medium, named.decision);
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

/// Is the channel's host behind the firewall, and not named by its outside endpoint? By that of
/// another side it may be, in a spiral.
bool
SdpTranslator::IsToTranslate(const NamedChannel& channel) const
{
    const bool isOwn = channel.external[RTP] != channel.internal[RTP] &&
                       channel.zone == m_addresses.GetPassage().zones.from;
    return m_addresses.IsOutbound() && channel.zone != NO_ZONE && !isOwn;
}

inline bool
SdpTranslator::TranslateEndpoints(NamedChannel& channel)
{
    if (!m_addresses.IsOutbound() || channel.zone == NO_ZONE)
    {
        return true;
    }
    const bool standsIn = channel.external[RTP] != channel.internal[RTP];
    if (standsIn || channel.protocol == IpProtocol::Tcp)
    {
        return TranslateOther(channel);
    }
    return m_addresses.OutwardPair(channel.internal, channel.zone, channel);
}

/// Where there is no rule for the channel's own zone it goes by what stands for it in the sender's.
bool
SdpTranslator::TranslateOther(NamedChannel& channel)
{
    if (!IsToTranslate(channel))
    {
        return true;
    }
    if (channel.protocol == IpProtocol::Tcp)
    {
        return TranslateListener(channel);
    }
    const NamedChannel::Endpoints written = channel.external;
    const ZoneId from = m_addresses.GetPassage().zones.from;
    return m_addresses.OutwardPair(channel.internal, channel.zone, channel) &&
           (channel.external[RTP] != channel.internal[RTP] ||
            m_addresses.OutwardPair(written, from, channel));
}

bool
SdpTranslator::TranslateListener(NamedChannel& channel)
{
    const auto listener = m_addresses.OutwardListener(channel.internal[RTP], channel.zone);
    if (listener)
    {
        channel.external[RTP] = listener->endpoint;
        channel.mapping[RTP] = listener->mapping;
    }
    return listener.has_value();
}

/// All pairs of `port/count`: the first is @p named's, the others are kept for AppendRuns().
bool
SdpTranslator::TranslateRun(const SdpMedia& medium, NamedMedia& named)
{
    const unsigned step = GetPortStep(medium);
    const NamedChannel found = named.channel;
    const bool isToTranslate = IsToTranslate(found);
    std::vector<SourceTranslation> run;
    if (isToTranslate)
    {
        run = m_addresses.OutwardRun(found.internal[RTP], step * medium.portCount, found.zone);
        if (run.empty())
        {
            return false;
        }
    }
    for (unsigned i = 0; i < medium.portCount; ++i)
    {
        NamedMedia& pair = i == 0 ? named : m_runs.emplace_back(named);
        pair.channel = found;
        pair.endpoint.port = static_cast<uint16_t>(medium.port + i * step);
        for (unsigned component = 0; component < step; ++component)
        {
            const unsigned place = i * step + component;
            Place(pair, component, isToTranslate ? &run[place] : nullptr);
        }
    }
    return true;
}

/// One port of a run; @p translation null: it is as it is named.
void
SdpTranslator::Place(NamedMedia& pair, unsigned component, const SourceTranslation* translation)
{
    NamedChannel& channel = pair.channel;
    const bool isOwn = channel.internal[component] != channel.external[component];
    IpEndpoint endpoint = pair.endpoint;
    endpoint.port = static_cast<uint16_t>(endpoint.port + component);
    channel.internal[component] = channel.external[component] = IpEndpoint();
    channel.mapping[component] = {};
    if (isOwn)
    {
        m_judge.TakeOwn(endpoint, component, channel);
        return;
    }
    channel.internal[component] = endpoint;
    channel.external[component] = translation ? translation->external : endpoint;
    channel.mapping[component] = translation ? translation->mapping : MappingId();
}

} // namespace ns3::sipalg
