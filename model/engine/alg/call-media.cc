// SPDX-License-Identifier: GPL-2.0-only
#include "call-media.h"

#include "call-transactions.h"
#include "media-channels.h"

namespace ns3::sipalg
{

namespace
{

/// What one call may keep: anybody who sees its tags can answer with ever new ones.
constexpr std::size_t MAX_CHANNELS = 256;

/// Has the source named anything for this medium before?
bool
HasChannel(const Call& call, const CallMedia::Source& source, uint8_t group)
{
    for (const MediaChannel& kept : call.channels)
    {
        if (kept.group == group && kept.party == source.party && kept.dialog == source.dialog)
        {
            return true;
        }
    }
    return false;
}

/// The channel of the same endpoints that the call has (a retransmission), null if none; and
/// whether it has others in their place.
MediaChannel*
FindChannel(Call& call, const CallMedia::Source& source, const NamedChannel& named, bool& hasOthers)
{
    const MediaChannel same(named, source.party, source.dialog);
    for (MediaChannel& kept : call.channels)
    {
        if (!IsSamePlace(kept, same))
        {
            continue;
        }
        if (NamesSameEndpoints(kept, same))
        {
            NotePassage(kept, same);
            return &kept;
        }
        hasOthers = hasOthers || !kept.pending;
    }
    return nullptr;
}

} // namespace

CallMedia::CallMedia(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_nat(nat),
      m_gates(config, nat)
{
}

void
CallMedia::HoldMappings(const std::vector<NamedMedia>& media)
{
    for (const NamedMedia& named : media)
    {
        m_nat.mappings.Hold(named.channel.mapping[RTP]);
        m_nat.mappings.Hold(named.channel.mapping[RTCP]);
    }
}

void
CallMedia::ReleaseMappings(const std::vector<NamedMedia>& media, Time now)
{
    for (const NamedMedia& named : media)
    {
        m_nat.mappings.Release(named.channel.mapping[RTP], now);
        m_nat.mappings.Release(named.channel.mapping[RTCP], now);
    }
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
    // What one m= line gives up another may have now.
    const bool mayMove = !call.channels.empty();
    if (mayMove)
    {
        HoldMappings(media);
    }
    for (const NamedMedia& named : media)
    {
        ApplyOne(id, call, source, named, now);
    }
    // Further pairs of a port count stand behind the m= lines, and go with the count.
    for (std::size_t group = media.size(); group < call.groups.size(); ++group)
    {
        Decide(call, source, static_cast<uint8_t>(group), ChannelFate::Goes, now);
    }
    if (mayMove)
    {
        ReleaseMappings(media, now);
    }
}

inline void
CallMedia::ApplyOne(CallId id, Call& call, const Source& source, const NamedMedia& media, Time now)
{
    const NamedChannel& named = media.channel;
    MediaGroup& group = call.groups[named.group];
    const bool isHeld = media.state == NamedMedia::State::Held;
    group.isRefused = media.state == NamedMedia::State::Refused;
    if (named.internal[RTP].port == 0)
    {
        const auto hold =
            m_config.retainHoldResource ? ChannelFate::IsHeld : ChannelFate::IsVacated;
        Decide(call, source, named.group, isHeld ? hold : ChannelFate::Goes, now);
        return;
    }
    MediaChannel* channel = FindOrAddChannel(call, source, named, now);
    if (!channel)
    {
        return;
    }
    channel->muxed = named.muxed;
    channel->quiet = named.quiet;
    group.activeSince = now;
    group.isOpen = group.isOpen || (!isHeld && channel->opens);
    if (isHeld)
    {
        Decide(call, source, channel->group, ChannelFate::IsHeld, now);
        return;
    }
    const bool wasHeld = channel->held || channel->fate == ChannelFate::Resumes;
    channel->fate = wasHeld && source.isReoffer ? ChannelFate::Resumes : ChannelFate::Stays;
    channel->held = false;
    m_gates.Open(id, call, *channel, source.lifetime, now);
    if (CloseUntold(call, *channel, now))
    {
        Refresh(id, call, now);
    }
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
        Settle(call, source.dialog, now);
    }
}

/// Carries out what was decided of the dialog's channels.
void
CallMedia::Settle(Call& call, uint32_t dialog, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        MediaChannel& channel = call.channels[i];
        if (!IsOf(channel, dialog))
        {
            continue;
        }
        switch (channel.fate)
        {
        case ChannelFate::Goes:
            RemoveChannel(call, i, RemovalReason::Released, now);
            break;
        case ChannelFate::IsHeld:
        case ChannelFate::IsVacated:
            Hold(call, channel, channel.fate == ChannelFate::IsVacated, now);
            break;
        case ChannelFate::Stays:
        case ChannelFate::Resumes:
            channel.fate = ChannelFate::Stays;
            break;
        }
    }
}

void
CallMedia::Hold(Call& call, MediaChannel& channel, bool isVacated, Time now)
{
    channel.held = true;
    channel.fate = ChannelFate::Stays;
    if (!m_config.retainHoldResource)
    {
        m_gates.Close(channel, RemovalReason::Released, now);
        m_gates.CloseSessions(call, channel.group, RemovalReason::Released, now);
    }
    if (isVacated)
    {
        ReleaseMappings(channel, now);
        for (const unsigned component : {RTP, RTCP})
        {
            channel.internal[component] = channel.external[component] = IpEndpoint();
        }
    }
}

/// The channel of these endpoints, offered before (a retransmission) or not; null if the call has
/// too many.
inline MediaChannel*
CallMedia::FindOrAddChannel(Call& call, const Source& source, const NamedChannel& named, Time now)
{
    bool replaces = false;
    MediaChannel* kept = HasChannel(call, source, named.group)
                             ? FindChannel(call, source, named, replaces)
                             : nullptr;
    if (kept)
    {
        return kept;
    }
    if (!replaces && call.channels.size() >= MAX_CHANNELS)
    {
        return nullptr;
    }
    MediaChannel& added = call.channels.emplace_back(named, source.party, source.dialog);
    added.pending = source.isReoffer && replaces;
    m_nat.mappings.Hold(added.mapping[RTP]);
    m_nat.mappings.Hold(added.mapping[RTCP]);
    if (replaces)
    {
        RemoveReplaced(call, now);
    }
    return &call.channels.back();
}

void
CallMedia::MoveToDialog(Call& call, uint32_t invite, uint32_t dialog) const
{
    for (MediaChannel& channel : call.channels)
    {
        if (channel.party == CallParty::Caller && channel.dialog == invite)
        {
            channel.dialog = dialog;
        }
    }
}

void
CallMedia::Refresh(CallId id, Call& call, Time now)
{
    for (MediaChannel& channel : call.channels)
    {
        if (call.groups[channel.group].isOpen && !channel.held)
        {
            m_gates.Open(id, call, channel, m_config.mediaPinholeLifetime, now);
        }
    }
}

void
CallMedia::ClearSessions(CallId id, Call& call, Time now)
{
    for (std::size_t i = 0; i < call.groups.size(); ++i)
    {
        const auto group = static_cast<uint8_t>(i);
        const bool hasClosed = m_gates.CloseSessions(call, group, RemovalReason::Cleared, now);
        // The session of another call may have carried its media.
        const bool mayFlow = call.answeredAt != NEVER && call.groups[group].isOpen;
        if (!hasClosed && !mayFlow)
        {
            continue;
        }
        call.groups[group].activeSince = now;
        for (MediaChannel& channel : call.channels)
        {
            if (channel.group == group && !channel.held)
            {
                m_gates.Open(id, call, channel, m_config.mediaPinholeLifetime, now);
            }
        }
    }
}

bool
CallMedia::HasRoom(const Call& call, uint8_t group) const
{
    return group >= call.groups.size() || m_gates.HasRoom(call, group);
}

void
CallMedia::AddSession(CallId id, Call& call, uint8_t group, SessionId session, Time now)
{
    if (group < call.groups.size())
    {
        m_gates.AddSession(call, group, session, now);
        m_gates.OpenForOthers(id, call, session, now);
    }
}

} // namespace ns3::sipalg
