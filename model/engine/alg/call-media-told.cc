// SPDX-License-Identifier: GPL-2.0-only
// CallMedia: what a side was told that stands for a medium on another one.
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
                return GetTold(channel, component, side);
            }
        }
    }
    return std::nullopt;
}

/// Nothing if the endpoint stands for another by now, or if another call, which asked for media
/// itself, has told the side something else.
std::optional<SourceTranslation>
CallMedia::GetTold(const MediaChannel& channel, unsigned component, ZoneId side) const
{
    const IpEndpoint internal = channel.internal[component];
    const auto inside = m_nat.translator.FindInside(channel.protocol, channel.external[component]);
    const bool isSame =
        inside && inside->endpoint == internal &&
        (channel.opens || !m_nat.mappings.FindByInternal(channel.protocol, internal, side));
    return isSame ? std::optional(inside->translation) : std::nullopt;
}

} // namespace ns3::sipalg
