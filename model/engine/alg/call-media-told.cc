// SPDX-License-Identifier: GPL-2.0-only
// CallMedia: where media leave from, as a side was told.
#include "call-media.h"

namespace ns3::sipalg
{

std::optional<SourceTranslation>
CallMedia::FindTold(const Call& call, const FlowKey& flow, ZoneId side) const
{
    for (const MediaChannel& channel : call.channels)
    {
        for (const unsigned component : {RTP, RTCP})
        {
            if (channel.passedTo == side && channel.protocol == flow.protocol &&
                channel.internal[component] == flow.source)
            {
                if (const auto told = GetTold(channel, component, side))
                {
                    return told;
                }
            }
        }
    }
    return std::nullopt;
}

/// Nothing if the endpoint stands for another by now, or if a third host named it, who may be a
/// stranger (case 60), and its own host has another one on that side.
std::optional<SourceTranslation>
CallMedia::GetTold(const MediaChannel& channel, unsigned component, ZoneId side) const
{
    const IpEndpoint internal = channel.internal[component];
    const auto inside = m_nat.translator.FindInside(channel.protocol, channel.external[component]);
    const bool hasOwn =
        channel.third && (m_nat.mappings.FindByInternal(channel.protocol, internal, side) ||
                          m_nat.rules.TranslateSource(side, internal.address));
    const bool isSame = inside && inside->endpoint == internal && !hasOwn;
    return isSame ? std::optional(inside->translation) : std::nullopt;
}

/// Sessions that the channel's host began with the other party before the other side was told where
/// it sends from, and that leave from elsewhere, go: the next packet leaves from there (RFC 4961).
bool
CallMedia::CloseUntold(const Call& call, const MediaChannel& channel, Time now)
{
    bool hasClosed = false;
    for (const MediaChannel& peer : call.channels)
    {
        if (!channel.opens || peer.group != channel.group || peer.party == channel.party ||
            peer.held)
        {
            continue;
        }
        for (const unsigned component : {RTP, RTCP})
        {
            const auto hit = m_nat.sessions.Find(
                {channel.protocol, channel.internal[component], peer.internal[component]});
            if (hit.session && hit.fromInitiator && !hit.session->application &&
                hit.session->zones.to == channel.side &&
                hit.session->responder.destination != channel.external[component])
            {
                m_nat.sessions.Close(hit.id, RemovalReason::Replaced, now);
                hasClosed = true;
            }
        }
    }
    return hasClosed;
}

} // namespace ns3::sipalg
