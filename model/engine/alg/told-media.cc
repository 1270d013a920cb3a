// SPDX-License-Identifier: GPL-2.0-only
#include "told-media.h"

#include "sdp-translator.h"

namespace ns3::sipalg
{

namespace
{

uint16_t
Shorten(uint64_t hash)
{
    return static_cast<uint16_t>(hash >> 48);
}

uint64_t
HashText(std::string_view text)
{
    return std::hash<std::string_view>()(text);
}

} // namespace

ToldMedia
ToldMedia::Follow(const SdpOrigin& origin, const std::vector<NamedMedia>& media) const
{
    uint64_t named = MixHash(HashText(origin.sessionId), HashText(origin.sessionVersion));
    uint64_t told = 1;
    for (const NamedMedia& each : media)
    {
        for (const unsigned component : {RTP, RTCP})
        {
            named = MixHash(named, each.channel.internal[component].Hash());
            told = MixHash(told, each.channel.external[component].Hash());
        }
    }
    ToldMedia now{Shorten(named), Shorten(told), raised};
    const bool isFirst = inside == 0 && outside == 0;
    if (!isFirst && now.inside == inside && now.outside != outside)
    {
        ++now.raised;
    }
    return now;
}

} // namespace ns3::sipalg
