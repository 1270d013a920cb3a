// SPDX-License-Identifier: GPL-2.0-only
#include "media-channels.h"

#include "call-transactions.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// The passages of a spiral name one endpoint, each as its own side knows it.
bool
IsBeside(const MediaChannel& a, const MediaChannel& b)
{
    return a.side != b.side && a.internal[RTP] == b.internal[RTP] &&
           a.external[RTP] != b.external[RTP];
}

} // namespace

bool
IsSamePlace(const MediaChannel& a, const MediaChannel& b)
{
    return a.group == b.group && a.party == b.party && a.dialog == b.dialog && !IsBeside(a, b);
}

bool
IsOf(const MediaChannel& channel, uint32_t dialog)
{
    return channel.dialog == dialog || channel.dialog == 0;
}

bool
NamesSameEndpoints(const MediaChannel& kept, const MediaChannel& named)
{
    if (named.protocol != kept.protocol)
    {
        return false;
    }
    const bool standsIn = kept.external[RTP] != kept.internal[RTP];
    if (standsIn && named.internal[RTP] == kept.external[RTP])
    {
        return true;
    }
    const bool isUntranslated = named.external[RTP] == named.internal[RTP];
    return named.internal[RTP] == kept.internal[RTP] &&
           named.internal[RTCP] == kept.internal[RTCP] &&
           (isUntranslated || named.external[RTP] == kept.external[RTP]);
}

void
NotePassage(MediaChannel& kept, const MediaChannel& named)
{
    kept.opens = named.third ? named.opens : kept.opens;
    if (named.passedTo != NO_ZONE)
    {
        kept.passedTo = named.passedTo;
    }
}

bool
HasPassage(const Call& call, ZoneId side)
{
    return std::any_of(call.channels.begin(),
                       call.channels.end(),
                       [side](const MediaChannel& channel) { return channel.passedTo == side; });
}

bool
IsReplaced(const Call& call, const MediaChannel& old)
{
    return !old.pending &&
           std::any_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
               return other.pending && IsSamePlace(other, old);
           });
}

bool
IsOvertaken(const Call& call, const MediaChannel& old)
{
    return old.dialog == 0 && !IsForked(call) && !HasPending(call) &&
           std::any_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
               return other.dialog != 0 && other.party == old.party && other.group == old.group;
           });
}

bool
IsRefused(const Call& call, const MediaChannel& channel, uint32_t dialog)
{
    const bool isRefused = call.groups[channel.group - channel.behind].isRefused;
    if (!isRefused || channel.dialog == dialog)
    {
        return isRefused;
    }
    return std::none_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
        return other.group == channel.group && other.dialog != 0 && other.dialog != dialog;
    });
}

bool
IsForked(const Call& call)
{
    uint32_t first = 0;
    for (const MediaChannel& channel : call.channels)
    {
        if (channel.party == CallParty::Callee && first == 0)
        {
            first = channel.dialog;
        }
        else if (channel.party == CallParty::Callee && channel.dialog != first)
        {
            return true;
        }
    }
    return false;
}

bool
HasCallerChannel(const Call& call, uint32_t dialog)
{
    return std::any_of(call.channels.begin(),
                       call.channels.end(),
                       [&](const MediaChannel& channel) {
                           return channel.party == CallParty::Caller && channel.dialog == dialog;
                       });
}

bool
HasCallerPlaces(const Call& call, const std::vector<NamedMedia>& media)
{
    return std::all_of(media.begin(), media.end(), [&](const NamedMedia& each) {
        const MediaChannel named(each.channel, CallParty::Caller);
        return std::any_of(call.channels.begin(),
                           call.channels.end(),
                           [&](const MediaChannel& kept) {
                               return IsSamePlace(kept, named) && NamesSameEndpoints(kept, named);
                           });
    });
}

bool
IsMuxed(const Call& call, uint8_t group)
{
    bool muxes[2]{};
    for (const MediaChannel& channel : call.channels)
    {
        if (channel.muxed && channel.group == group)
        {
            muxes[static_cast<std::size_t>(channel.party)] = true;
        }
    }
    return muxes[0] && muxes[1];
}

bool
IsSuperseded(const Call& call, const MediaChannel& channel, const MediaChannel& shared)
{
    return shared.dialog == 0 && channel.dialog != 0 &&
           std::any_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
               return other.dialog == channel.dialog && other.party == shared.party &&
                      other.group == shared.group && !other.pending;
           });
}

bool
IsPeer(const MediaChannel& channel, const MediaChannel& peer)
{
    return peer.group == channel.group && peer.party != channel.party && !peer.held &&
           peer.internal[RTP].port != 0 &&
           (peer.dialog == channel.dialog || peer.dialog == 0 || channel.dialog == 0);
}

bool
IsEndOf(const Call& call, const MediaChannel& peer, unsigned component, const IpEndpoint& end)
{
    const IpEndpoint named = peer.internal[component];
    if (end == named || end.address != named.address)
    {
        return end == named;
    }
    return std::none_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& other) {
        return other.party == peer.party && other.internal[component] == end;
    });
}

bool
IsPlaceOfPeer(const Call& call,
              const MediaChannel& channel,
              unsigned component,
              const IpEndpoint& endpoint)
{
    return std::any_of(call.channels.begin(), call.channels.end(), [&](const MediaChannel& peer) {
        return IsPeer(channel, peer) && peer.internal[component] == endpoint;
    });
}

bool
IsPassedBy(const Call& call, const MediaChannel& channel)
{
    const auto isOwn = [&](const MediaChannel& each) {
        return each.interface == channel.interface && each.internal[RTP] == each.external[RTP];
    };
    bool hasPeer = false;
    for (const MediaChannel& peer : call.channels)
    {
        if (IsPeer(channel, peer))
        {
            hasPeer = true;
            if (!isOwn(peer))
            {
                return false;
            }
        }
    }
    return hasPeer && isOwn(channel) && channel.interface != NO_INTERFACE;
}

} // namespace ns3::sipalg
