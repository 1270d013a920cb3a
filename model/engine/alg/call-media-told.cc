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
                return GetTold(channel, component);
            }
        }
    }
    return std::nullopt;
}

/// Nothing if the endpoint stands for another by now, whose call this is not.
std::optional<SourceTranslation>
CallMedia::GetTold(const MediaChannel& channel, unsigned component) const
{
    const auto inside = m_nat.translator.FindInside(channel.protocol, channel.external[component]);
    const bool isSame = inside && inside->endpoint == channel.internal[component];
    return isSame ? std::optional(inside->translation) : std::nullopt;
}

} // namespace ns3::sipalg
