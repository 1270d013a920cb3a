// SPDX-License-Identifier: GPL-2.0-only
#include "told-media.h"

#include "sdp-translator.h"
#include "text-hash.h"

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
Add(uint64_t digest, const IpEndpoint& endpoint)
{
    const IpAddress& address = endpoint.address;
    return MixHash(digest,
                   address.IsV4() ? uint64_t{address.ToV4()} << 16 | endpoint.port
                                  : endpoint.Hash());
}

} // namespace

void
ToldMedia::Follow(const SdpOrigin& origin, const std::vector<NamedMedia>& media)
{
    uint64_t named = MixHash(HashText(origin.sessionId), HashText(origin.sessionVersion));
    uint64_t told = 1;
    for (const NamedMedia& each : media)
    {
        for (const unsigned component : {RTP, RTCP})
        {
            named = Add(named, each.channel.internal[component]);
            told = Add(told, each.channel.external[component]);
        }
    }
    const bool isFirst = inside == 0 && outside == 0;
    if (!isFirst && inside == Shorten(named) && outside != Shorten(told))
    {
        ++raised;
    }
    inside = Shorten(named);
    outside = Shorten(told);
}

} // namespace ns3::sipalg
