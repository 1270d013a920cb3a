// SPDX-License-Identifier: GPL-2.0-only
#include "media-gates.h"

#include "media-channels.h"

#include <algorithm>

namespace ns3::sipalg
{

MediaGates::MediaGates(const AlgConfig& config, NatState& nat)
    : m_config(config),
      m_nat(nat)
{
}

void
MediaGates::Open(CallId id, Call& call, MediaChannel& channel, Time lifetime, Time now)
{
    if (IsPassedBy(call, channel))
    {
        return;
    }
    const bool isMuxed = IsMuxed(call, channel.group);
    if (isMuxed)
    {
        m_nat.pinholes.Close(channel.pinhole[RTCP], RemovalReason::Released, now);
    }
    const unsigned components = isMuxed ? 1 : 2;
    for (unsigned component = 0; component < components; ++component)
    {
        OpenComponent(id, call, channel, component, now + lifetime, now);
    }
}

void
MediaGates::OpenComponent(CallId id,
                          const Call& call,
                          MediaChannel& channel,
                          unsigned component,
                          Time expiresAt,
                          Time now)
{
    if (IsServed(call, channel, component))
    {
        m_nat.pinholes.Close(channel.pinhole[component], RemovalReason::Released, now);
    }
    else if (!IsShared(call, channel, component))
    {
        OpenOne(id, channel, component, expiresAt, now);
    }
}

void
MediaGates::Withdraw(Call& call, uint8_t group, Time now)
{
    for (MediaChannel& channel : call.channels)
    {
        for (const unsigned component : {RTP, RTCP})
        {
            if (channel.group == group && IsServed(call, channel, component))
            {
                m_nat.pinholes.Close(channel.pinhole[component], RemovalReason::Released, now);
            }
        }
    }
}

/**
 * A one-shot pinhole that has become a session is not opened again while the session lives (J15):
 * one that came in by the channel's external endpoint, for another's tells nothing of this one's;
 * unless the other party has since named an endpoint that has no session yet: whoever played early
 * media must not keep the one who answered out (cases 34, 42).
 */
bool
MediaGates::IsReached(const Call& call, const MediaChannel& channel, unsigned component) const
{
    bool hasPeer = false;
    for (const MediaChannel& peer : call.channels)
    {
        if (!IsPeer(channel, peer) || peer.internal[component].port == 0 ||
            IsSuperseded(call, channel, peer))
        {
            continue;
        }
        hasPeer = true;
        if (!HasSessionWith(call, channel, component, &peer))
        {
            return false;
        }
    }
    return hasPeer || HasSessionWith(call, channel, component, nullptr);
}

/// @p peer null: anybody. A session that @p target has begun counts once it is answered, for the
/// answers may come from another port, which makes a session of its own (case 58).
bool
MediaGates::HasSessionWith(const Call& call,
                           const MediaChannel& channel,
                           unsigned component,
                           const MediaChannel* peer) const
{
    const IpEndpoint target = channel.internal[component];
    const IpEndpoint told = channel.external[component];
    const auto isWith = [&](SessionId id) {
        const Session* session = m_nat.sessions.Find(id);
        if (!session)
        {
            return false;
        }
        const bool hasBegun = session->initiator.source == target &&
                              session->responder.destination == told && session->packets[1] > 0;
        const bool isReached =
            session->responder.source == target && session->initiator.destination == told;
        const IpEndpoint other = hasBegun ? session->responder.source : session->initiator.source;
        return (hasBegun || isReached) && (!peer || IsEndOf(call, *peer, component, other));
    };
    return std::any_of(call.sessions.begin(), call.sessions.end(), isWith);
}

/// Media that are bundled (RFC 8843) have one endpoint, and so one pinhole.
inline bool
MediaGates::IsShared(const Call& call, const MediaChannel& channel, unsigned component) const
{
    return std::any_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
        return other.external.Shares(component, channel.external) && other.group != channel.group &&
               other.party == channel.party && other.dialog == channel.dialog &&
               other.protocol == channel.protocol && m_nat.pinholes.Find(other.pinhole[component]);
    });
}

inline void
MediaGates::OpenOne(CallId id, MediaChannel& channel, unsigned component, Time expiresAt, Time now)
{
    if (!channel.opens || channel.external[component].port == 0)
    {
        return;
    }
    if (channel.pinhole[component] && m_nat.pinholes.Find(channel.pinhole[component]))
    {
        m_nat.pinholes.SetExpiry(channel.pinhole[component], expiresAt);
        return;
    }
    PackedEndpoint destination = channel.external[component];
    PackedEndpoint internal = channel.internal[component];
    const auto fill = [&](Pinhole& pinhole) {
        pinhole.kind = component == RTP ? PinholeKind::Rtp : PinholeKind::Rtcp;
        pinhole.protocol = channel.protocol;
        pinhole.destination = std::move(destination);
        pinhole.internal = std::move(internal);
        pinhole.zones.to = channel.zone;
        pinhole.oneShot = m_config.oneShotPinholes;
        pinhole.mapping = channel.mapping[component];
        pinhole.owner = {static_cast<uint8_t>(AlgOwner::Call),
                         channel.group,
                         id.slot,
                         id.generation};
        pinhole.expiresAt = expiresAt;
    };
    channel.pinhole[component] = m_nat.pinholes.Open(fill, now);
}

void
MediaGates::Close(MediaChannel& channel, RemovalReason reason, Time now)
{
    for (PinholeId& pinhole : channel.pinhole)
    {
        m_nat.pinholes.Close(pinhole, reason, now);
        pinhole = {};
    }
}

bool
MediaGates::HasRoom(const Call& call, uint8_t group) const
{
    const auto isOfGroup = [&](SessionId id) {
        const Session* session = m_nat.sessions.Find(id);
        return session && session->owner.part == group;
    };
    return call.sessions.size() < m_config.maximumMediaSessions ||
           std::count_if(call.sessions.begin(), call.sessions.end(), isOfGroup) <
               m_config.maximumMediaSessions;
}

void
MediaGates::AddSession(Call& call, uint8_t group, SessionId session, Time now)
{
    if (call.sessions.size() == call.sessions.capacity())
    {
        CloseSessionsIf(
            call,
            [](const Session&) { return false; },
            RemovalReason::Released,
            now);
    }
    call.sessions.push_back(session);
    call.groups[group].activeSince = now;
}

void
MediaGates::OpenForOthers(CallId id, Call& call, SessionId session, Time now)
{
    const Session& used = *m_nat.sessions.Find(session);
    for (MediaChannel& channel : call.channels)
    {
        for (const unsigned component : {RTP, RTCP})
        {
            if (!channel.held && used.responder.source == channel.internal[component] &&
                used.initiator.destination == channel.external[component] &&
                IsPlaceOfPeer(call, channel, component, used.initiator.source))
            {
                OpenComponent(id,
                              call,
                              channel,
                              component,
                              now + m_config.mediaPinholeLifetime,
                              now);
            }
        }
    }
}

/// Forgets the ids of sessions that are gone, too.
template <typename Condition>
bool
MediaGates::CloseSessionsIf(Call& call, Condition condition, RemovalReason reason, Time now)
{
    bool hasClosed = false;
    SessionId* kept = call.sessions.begin();
    for (const SessionId id : call.sessions)
    {
        const Session* session = m_nat.sessions.Find(id);
        if (session && !condition(*session))
        {
            *kept++ = id;
        }
        else if (session)
        {
            m_nat.sessions.Close(id, reason, now);
            hasClosed = true;
        }
    }
    call.sessions.erase(kept, call.sessions.end());
    return hasClosed;
}

void
MediaGates::CloseSessions(Call& call, const MediaChannel& channel, RemovalReason reason, Time now)
{
    const IpEndpoint ends[]{channel.internal[RTP], channel.internal[RTCP]};
    const auto reaches = [&channel, &ends](const Session& session) {
        const auto isEnd = [&session](const IpEndpoint& endpoint) {
            return session.initiator.source == endpoint || session.responder.source == endpoint;
        };
        return session.owner.part == channel.group && (isEnd(ends[RTP]) || isEnd(ends[RTCP]));
    };
    CloseSessionsIf(call, reaches, reason, now);
}

bool
MediaGates::CloseSessions(Call& call, uint8_t group, RemovalReason reason, Time now)
{
    const auto isOfGroup = [group](const Session& session) { return session.owner.part == group; };
    return CloseSessionsIf(call, isOfGroup, reason, now);
}

void
MediaGates::CloseSessions(Call& call, RemovalReason reason, Time now)
{
    for (std::size_t group = 0; group < call.groups.size(); ++group)
    {
        CloseSessions(call, static_cast<uint8_t>(group), reason, now);
    }
}

Time
MediaGates::GetLastActivity(const Call& call, uint8_t group) const
{
    Time last = call.groups[group].activeSince;
    for (const SessionId id : call.sessions)
    {
        const Session* session = m_nat.sessions.Find(id);
        const bool isOfGroup = session && session->owner.part == group;
        last = isOfGroup ? std::max(last, session->lastSeen) : last;
    }
    return last;
}

Time
MediaGates::GetLastAtOther(const Call& call, const MediaChannel& channel) const
{
    Time last{0};
    for (const MediaChannel& peer : call.channels)
    {
        if (!IsPeer(channel, peer))
        {
            continue;
        }
        for (const unsigned component : {RTP, RTCP})
        {
            const FlowKey flow{channel.protocol,
                               channel.internal[component],
                               peer.external[component]};
            const auto hit = m_nat.sessions.Find(flow);
            last = hit.session ? std::max(last, hit.session->lastSeen) : last;
        }
    }
    return last;
}

} // namespace ns3::sipalg
