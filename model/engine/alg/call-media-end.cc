// SPDX-License-Identifier: GPL-2.0-only
// CallMedia: what goes, and what an answer makes of what was offered.
#include "call-media.h"
#include "media-channels.h"

namespace ns3::sipalg
{

/// Removes what the last channel takes the place of.
void
CallMedia::RemoveReplaced(Call& call, Time now)
{
    for (std::size_t i = call.channels.size() - 1; i-- > 0;)
    {
        const MediaChannel& old = call.channels[i];
        if (IsSamePlace(old, call.channels.back()) && old.pending == call.channels.back().pending)
        {
            RemoveChannel(call, i, RemovalReason::Replaced, now);
        }
    }
}

void
CallMedia::Commit(Call& call, uint32_t dialog, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        const MediaChannel& channel = call.channels[i];
        if (IsOf(channel, dialog) && (IsReplaced(call, channel) || IsOvertaken(call, channel) ||
                                      IsRefused(call, channel, dialog)))
        {
            RemoveChannel(call, i, RemovalReason::Replaced, now);
        }
    }
    for (MediaChannel& channel : call.channels)
    {
        channel.pending = channel.pending && !IsOf(channel, dialog);
    }
    Settle(call, dialog, now);
}

void
CallMedia::Discard(Call& call, uint32_t dialog, CallParty party, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        MediaChannel& channel = call.channels[i];
        if (!IsOf(channel, dialog) || channel.party != party)
        {
            continue;
        }
        if (channel.pending)
        {
            RemoveChannel(call, i, RemovalReason::Released, now);
        }
        else if (channel.fate == ChannelFate::Resumes)
        {
            Hold(call, channel, false, now);
        }
        else
        {
            channel.fate = ChannelFate::Stays;
        }
    }
    for (MediaGroup& group : call.groups)
    {
        group.isRefused = false;
    }
    Withdraw(call, now);
}

void
CallMedia::RemoveDialog(Call& call, uint32_t dialog, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        if (call.channels[i].dialog == dialog && dialog != 0)
        {
            RemoveChannel(call, i, RemovalReason::Released, now);
        }
    }
}

void
CallMedia::RemoveUnanswered(Call& call, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        const uint32_t dialog = call.channels[i].dialog;
        if (dialog != 0 && !call.hashes.Has(CallHashes::Dialog, dialog))
        {
            RemoveChannel(call, i, RemovalReason::Released, now);
        }
    }
    Withdraw(call, now);
}

/// Closes what waits only for those who are gone.
void
CallMedia::Withdraw(Call& call, Time now)
{
    for (std::size_t group = 0; group < call.groups.size(); ++group)
    {
        m_gates.Withdraw(call, static_cast<uint8_t>(group), now);
    }
}

void
CallMedia::Close(Call& call, Time now)
{
    for (MediaChannel& channel : call.channels)
    {
        m_gates.Close(channel, RemovalReason::Released, now);
    }
    m_gates.CloseSessions(call, RemovalReason::Released, now);
}

void
CallMedia::Release(Call& call, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        RemoveChannel(call, i, RemovalReason::Released, now);
    }
    m_gates.CloseSessions(call, RemovalReason::Released, now);
}

void
CallMedia::RemoveChannel(Call& call, std::size_t index, RemovalReason reason, Time now)
{
    MediaChannel channel = call.channels[index];
    call.channels.erase(&call.channels[index]);
    m_gates.Close(channel, reason, now);
    m_gates.CloseSessions(call, channel, reason, now);
    ReleaseMappings(channel, now);
}

void
CallMedia::ReleaseMappings(MediaChannel& channel, Time now)
{
    for (HeldMapping& mapping : channel.mapping)
    {
        m_nat.mappings.Release(m_nat.mappings.GetId(mapping), now);
        mapping = {};
    }
}

} // namespace ns3::sipalg
