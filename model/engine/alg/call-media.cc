// SPDX-License-Identifier: GPL-2.0-only
#include "call-media.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr unsigned RTP = 0;
constexpr unsigned RTCP = 1;

/// What one call may keep: anybody who sees its tags can answer with ever new ones.
constexpr std::size_t MAX_CHANNELS = 256;

bool
IsSamePlace(const MediaChannel& a, const MediaChannel& b)
{
    return a.group == b.group && a.party == b.party && a.dialog == b.dialog;
}

bool
IsSameKey(const MediaChannel& a, const MediaChannel& b)
{
    return IsSamePlace(a, b) && a.pending == b.pending;
}

/// A description that passes the firewall again may name what an earlier passage made of it.
bool
NamesSameEndpoints(const MediaChannel& kept, const MediaChannel& named)
{
    if (named.internal[RTP] == kept.external[RTP])
    {
        return true;
    }
    const bool isUntranslated = named.external[RTP] == named.internal[RTP];
    return named.internal[RTP] == kept.internal[RTP] &&
           named.internal[RTCP] == kept.internal[RTCP] &&
           (isUntranslated || named.external[RTP] == kept.external[RTP]);
}

} // namespace

CallMedia::CallMedia(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_nat(nat)
{
}

void
CallMedia::Apply(CallId id,
                 Call& call,
                 const Source& source,
                 const std::vector<NamedMedia>& media,
                 Time now)
{
    if (call.groups.size() < media.size())
    {
        call.groups.resize(media.size());
    }
    for (const NamedMedia& named : media)
    {
        ApplyOne(id, call, source, named, now);
    }
}

void
CallMedia::ApplyOne(CallId id, Call& call, const Source& source, const NamedMedia& media, Time now)
{
    MediaChannel named = media.channel;
    named.party = source.party;
    named.dialog = source.dialog;
    MediaGroup& group = call.groups[named.group];
    const bool isHeld = media.state == NamedMedia::State::Held;
    group.isRefused = media.state == NamedMedia::State::Refused;
    if (named.internal[RTP].port == 0)
    {
        const bool stays = isHeld && m_config.retainHoldResource;
        const auto fate = stays ? ChannelFate::IsHeld : ChannelFate::Goes;
        group.isHeld[static_cast<unsigned>(source.party)] = isHeld;
        Decide(call, source, named.group, fate, now);
        return;
    }
    const bool isNew = !FindChannel(call, source, named.group, false);
    if (isNew && call.channels.size() >= MAX_CHANNELS)
    {
        return;
    }
    MediaChannel& channel = FindOrAddChannel(call, source, named, now);
    channel.muxed = named.muxed;
    group.isHeld[static_cast<unsigned>(source.party)] = isHeld;
    group.activeSince = now;
    group.isOpen = group.isOpen || !isHeld;
    if (isHeld)
    {
        Decide(call, source, named.group, ChannelFate::IsHeld, now);
        return;
    }
    channel.held = false;
    channel.fate = ChannelFate::Stays;
    OpenPinholes(id, call, channel, now);
}

/// A re-offer decides only once it is accepted.
void
CallMedia::Decide(Call& call, const Source& source, uint8_t group, ChannelFate fate, Time now)
{
    for (MediaChannel& channel : call.channels)
    {
        if (channel.group == group && channel.party == source.party &&
            channel.dialog == source.dialog)
        {
            channel.fate = fate;
        }
    }
    if (!source.isReoffer)
    {
        Settle(call, now);
    }
}

/// Carries out what was decided of the channels.
void
CallMedia::Settle(Call& call, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        MediaChannel& channel = call.channels[i];
        if (channel.fate == ChannelFate::Goes)
        {
            RemoveChannel(call, i, RemovalReason::Released, now);
        }
        else if (channel.fate == ChannelFate::IsHeld)
        {
            channel.held = true;
            channel.fate = ChannelFate::Stays;
            if (!m_config.retainHoldResource)
            {
                CloseChannelPinholes(channel, RemovalReason::Released, now);
                CloseGroupSessions(call.groups[channel.group], RemovalReason::Released, now);
            }
        }
    }
}

/// The channel of these endpoints, offered before (a retransmission) or not.
MediaChannel&
CallMedia::FindOrAddChannel(Call& call, const Source& source, MediaChannel named, Time now)
{
    const bool replaces = FindChannel(call, source, named.group, false) != nullptr;
    for (const bool pending : {false, true})
    {
        MediaChannel* kept = FindChannel(call, source, named.group, pending);
        if (kept && NamesSameEndpoints(*kept, named))
        {
            return *kept;
        }
    }
    named.pending = source.isReoffer && replaces;
    m_nat.mappings.Hold(named.mapping[RTP]);
    m_nat.mappings.Hold(named.mapping[RTCP]);
    RemoveChannels(call, named, RemovalReason::Replaced, now);
    call.channels.push_back(named);
    return call.channels.back();
}

void
CallMedia::Commit(Call& call, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        const MediaChannel& channel = call.channels[i];
        const bool isReplaced =
            !channel.pending &&
            std::any_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
                return other.pending && IsSamePlace(other, channel);
            });
        if (isReplaced || call.groups[channel.group].isRefused)
        {
            RemoveChannel(call, i, RemovalReason::Replaced, now);
        }
    }
    for (MediaChannel& channel : call.channels)
    {
        channel.pending = false;
    }
    Settle(call, now);
}

void
CallMedia::Discard(Call& call, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        if (call.channels[i].pending)
        {
            RemoveChannel(call, i, RemovalReason::Released, now);
        }
        else
        {
            call.channels[i].fate = ChannelFate::Stays;
        }
    }
    for (MediaGroup& group : call.groups)
    {
        group.isRefused = false;
    }
}

void
CallMedia::Refresh(CallId id, Call& call, Time now)
{
    for (MediaChannel& channel : call.channels)
    {
        const MediaGroup& group = call.groups[channel.group];
        if (group.isOpen && !channel.held)
        {
            OpenPinholes(id, call, channel, now);
        }
    }
}

void
CallMedia::ClosePinholes(Call& call, RemovalReason reason, Time now)
{
    for (MediaChannel& channel : call.channels)
    {
        CloseChannelPinholes(channel, reason, now);
    }
    for (MediaGroup& group : call.groups)
    {
        CloseGroupSessions(group, reason, now);
    }
}

void
CallMedia::Release(Call& call, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        RemoveChannel(call, i, RemovalReason::Released, now);
    }
    for (MediaGroup& group : call.groups)
    {
        CloseGroupSessions(group, RemovalReason::Released, now);
    }
}

void
CallMedia::AddSession(Call& call, uint8_t group, SessionId session, Time now)
{
    if (group < call.groups.size())
    {
        call.groups[group].sessions.push_back(session);
        call.groups[group].activeSince = now;
    }
}

std::optional<Time>
CallMedia::CheckActivity(Call& call, uint8_t index, Time now)
{
    MediaGroup& group = call.groups[index];
    const bool isHeld = group.isHeld[0] || group.isHeld[1];
    Time last = isHeld ? now : group.activeSince;
    group.activeSince = last;
    for (const SessionId id : group.sessions)
    {
        const Session* session = m_nat.sessions.Find(id);
        last = session ? std::max(last, session->lastSeen) : last;
    }
    const Time silentAt = last + m_config.inactiveMediaTimeout;
    if (silentAt > now)
    {
        return silentAt;
    }
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        if (call.channels[i].group == index)
        {
            RemoveChannel(call, i, RemovalReason::Expired, now);
        }
    }
    CloseGroupSessions(group, RemovalReason::Expired, now);
    group.isOpen = false;
    return std::nullopt;
}

MediaChannel*
CallMedia::FindChannel(Call& call, const Source& source, uint8_t group, bool pending)
{
    for (MediaChannel& channel : call.channels)
    {
        if (channel.group == group && channel.party == source.party &&
            channel.dialog == source.dialog && channel.pending == pending)
        {
            return &channel;
        }
    }
    return nullptr;
}

/// A pinhole that has become a session is not opened again while the session lives (J15).
void
CallMedia::OpenPinholes(CallId id, Call& call, MediaChannel& channel, Time now)
{
    const bool isMuxed = IsMuxed(call, channel.group);
    if (isMuxed)
    {
        m_nat.pinholes.Close(channel.pinhole[RTCP], RemovalReason::Released, now);
    }
    const unsigned components = isMuxed ? 1 : 2;
    for (unsigned component = 0; component < components; ++component)
    {
        if (!HasSession(call.groups[channel.group], channel.internal[component]))
        {
            OpenPinhole(id, channel, component, now);
        }
    }
}

/// RTCP shares RTP's port once both parties have said so (RFC 5761 5.1.1, case 22).
bool
CallMedia::IsMuxed(const Call& call, uint8_t group)
{
    bool muxes[2]{};
    for (const MediaChannel& channel : call.channels)
    {
        bool& muxesParty = muxes[static_cast<std::size_t>(channel.party)];
        muxesParty = muxesParty || (channel.group == group && channel.muxed);
    }
    return muxes[0] && muxes[1];
}

bool
CallMedia::HasSession(const MediaGroup& group, const IpEndpoint& target) const
{
    return std::any_of(group.sessions.begin(), group.sessions.end(), [&](SessionId id) {
        const Session* session = m_nat.sessions.Find(id);
        return session && session->responder.source == target;
    });
}

void
CallMedia::OpenPinhole(CallId id, MediaChannel& channel, unsigned component, Time now)
{
    if (channel.zone == NO_ZONE || channel.external[component].port == 0)
    {
        return;
    }
    const Time expiresAt = now + m_config.mediaPinholeLifetime;
    if (m_nat.pinholes.Find(channel.pinhole[component]))
    {
        m_nat.pinholes.SetExpiry(channel.pinhole[component], expiresAt);
        return;
    }
    Pinhole pinhole;
    pinhole.kind = component == RTP ? PinholeKind::Rtp : PinholeKind::Rtcp;
    pinhole.destination = channel.external[component];
    pinhole.internal = channel.internal[component];
    pinhole.zones.to = channel.zone;
    pinhole.oneShot = m_config.oneShotPinholes;
    pinhole.mapping = channel.mapping[component];
    pinhole.owner = {static_cast<uint8_t>(AlgOwner::Call), channel.group, id.slot, id.generation};
    pinhole.expiresAt = expiresAt;
    channel.pinhole[component] = m_nat.pinholes.Open(pinhole, now);
}

void
CallMedia::CloseChannelPinholes(MediaChannel& channel, RemovalReason reason, Time now)
{
    for (PinholeId& pinhole : channel.pinhole)
    {
        m_nat.pinholes.Close(pinhole, reason, now);
        pinhole = {};
    }
}

void
CallMedia::CloseGroupSessions(MediaGroup& group, RemovalReason reason, Time now)
{
    for (const SessionId session : group.sessions)
    {
        m_nat.sessions.Close(session, reason, now);
    }
    group.sessions.clear();
}

void
CallMedia::RemoveChannels(Call& call, const MediaChannel& like, RemovalReason reason, Time now)
{
    const MediaChannel key = like;
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        if (IsSameKey(call.channels[i], key))
        {
            RemoveChannel(call, i, reason, now);
        }
    }
}

/// With the channel go the sessions that reach its endpoints (J86).
void
CallMedia::RemoveChannel(Call& call, std::size_t index, RemovalReason reason, Time now)
{
    MediaChannel channel = call.channels[index];
    call.channels.erase(call.channels.begin() + static_cast<std::ptrdiff_t>(index));
    CloseChannelPinholes(channel, reason, now);
    const auto reaches = [this, &channel](SessionId id) {
        const Session* session = m_nat.sessions.Find(id);
        const auto isEnd = [session](const IpEndpoint& endpoint) {
            return session->initiator.source == endpoint || session->responder.source == endpoint;
        };
        return session && (isEnd(channel.internal[RTP]) || isEnd(channel.internal[RTCP]));
    };
    auto& sessions = call.groups[channel.group].sessions;
    const auto kept = std::stable_partition(sessions.begin(), sessions.end(), [&](SessionId id) {
        return !reaches(id);
    });
    for (auto closed = kept; closed != sessions.end(); ++closed)
    {
        m_nat.sessions.Close(*closed, reason, now);
    }
    sessions.erase(kept, sessions.end());
    m_nat.mappings.Release(channel.mapping[RTP], now);
    m_nat.mappings.Release(channel.mapping[RTCP], now);
}

} // namespace ns3::sipalg
