// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_CHANNELS_H
#define SIPALG_MEDIA_CHANNELS_H

#include "call.h"
#include "sdp-translator.h"

#include <vector>

namespace ns3::sipalg
{

/// What the channels of a call are to one another.

/// Do both say where one party wants one medium in one dialog? Only one of them can hold, but for
/// the passages of a spiral, which name one endpoint for a side each.
bool IsSamePlace(const MediaChannel& a, const MediaChannel& b);

/// Is the channel one of the dialog, or of all?
bool IsOf(const MediaChannel& channel, uint32_t dialog);

/// Is @p named what the call keeps already? A description that passes the firewall again may name
/// what an earlier passage made of it.
bool NamesSameEndpoints(const MediaChannel& kept, const MediaChannel& named);

/// Notes what @p named, the same, says besides: that another side is told now what stands for @p
/// kept on one, and whether a third host is still waited for.
void NotePassage(MediaChannel& kept, const MediaChannel& named);

/// Was what stands for a medium elsewhere passed on to this side, too?
bool HasPassage(const Call& call, ZoneId side);

/// Does the accepted offer name another endpoint in place of this one?
bool IsReplaced(const Call& call, const MediaChannel& old);

/// The caller's channel for all branches is of no more use once the only branch has its own, and no
/// INVITE is left that others may answer.
bool IsOvertaken(const Call& call, const MediaChannel& old);

/// Was the medium refused by all who share the channel?
bool IsRefused(const Call& call, const MediaChannel& channel, uint32_t dialog);

/// Has the callee's side more than one dialog with media?
bool IsForked(const Call& call);

/// Has the caller told the dialog something of its own?
bool HasCallerChannel(const Call& call, uint32_t dialog);

/// Are all media where the caller's channels for all branches are?
bool HasCallerPlaces(const Call& call, const std::vector<NamedMedia>& media);

/// RTCP shares RTP's port once both parties have said so (RFC 5761 5.1.1, case 22).
bool IsMuxed(const Call& call, uint8_t group);

/// Has the dialog of @p channel another channel in place of @p shared, which is for all dialogs?
bool IsSuperseded(const Call& call, const MediaChannel& channel, const MediaChannel& shared);

/// Whether @p peer is where the other party of @p channel sends from, in a dialog that both share.
bool IsPeer(const MediaChannel& channel, const MediaChannel& peer);

/// Is @p end, of a session, where @p peer sends from? RTP may come from another port than the one
/// that was named (case 58), but not from one that its party has named for something else.
bool IsEndOf(const Call& call, const MediaChannel& peer, unsigned component, const IpEndpoint& end);

/// Has a peer of the channel named @p endpoint itself?
bool IsPlaceOfPeer(const Call& call,
                   const MediaChannel& channel,
                   unsigned component,
                   const IpEndpoint& endpoint);

/// A call that was forwarded back to where it came from (J58): the media of two hosts of one
/// interface that know one another's own endpoints do not pass here.
bool IsPassedBy(const Call& call, const MediaChannel& channel);

} // namespace ns3::sipalg

#endif
