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

SourceTranslation
CallMedia::GetTold(const MediaChannel& channel, unsigned component) const
{
    const IpEndpoint told = channel.external[component];
    const MappingId mapping = m_nat.mappings.GetId(channel.mapping[component]);
    if (const Mapping* row = m_nat.mappings.Find(mapping))
    {
        return {SourceTranslation::Kind::Mapped, told, mapping, row->rule};
    }
    const auto fixed = m_nat.rules.TranslateDestination(told.address);
    return {SourceTranslation::Kind::Static, told, {}, fixed ? fixed->ref : NatRuleRef{}};
}

} // namespace ns3::sipalg
