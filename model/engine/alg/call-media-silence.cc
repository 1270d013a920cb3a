// SPDX-License-Identifier: GPL-2.0-only
// CallMedia: silence.
#include "call-media.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Is the group's silence no sign of a dead call?
bool
IsQuiet(const Call& call, uint8_t group)
{
    return std::any_of(call.channels.begin(),
                       call.channels.end(),
                       [group](const MediaChannel& channel) {
                           return channel.group == group && (channel.held || channel.quiet) &&
                                  !channel.pending;
                       });
}

} // namespace

Time
CallMedia::GetLastActivity(const Call& call) const
{
    Time last{0};
    for (std::size_t group = 0; group < call.groups.size(); ++group)
    {
        last = std::max(last, m_gates.GetLastActivity(call, static_cast<uint8_t>(group)));
    }
    return last;
}

Time
CallMedia::GetSilenceDeadline(const Call& call, uint8_t group) const
{
    const Time last = std::max(call.answeredAt, m_gates.GetLastActivity(call, group));
    return call.groups[group].isOpen ? last + m_config.inactiveMediaTimeout : NEVER;
}

Time
CallMedia::GetSilenceDeadline(const Call& call) const
{
    Time first = NEVER;
    for (std::size_t group = 0; group < call.groups.size(); ++group)
    {
        first = std::min(first, GetSilenceDeadline(call, static_cast<uint8_t>(group)));
    }
    return first;
}

void
CallMedia::NoteOthers(Call& call) const
{
    for (const MediaChannel& channel : call.channels)
    {
        Time& since = call.groups[channel.group].activeSince;
        since = std::max(since, m_gates.GetLastAtOther(call, channel));
    }
}

bool
CallMedia::CloseSilent(Call& call, Time now)
{
    bool hasClosed = false;
    for (std::size_t i = 0; i < call.groups.size(); ++i)
    {
        const auto group = static_cast<uint8_t>(i);
        if (GetSilenceDeadline(call, group) > now)
        {
            continue;
        }
        if (IsQuiet(call, group))
        {
            call.groups[group].activeSince = now;
            continue;
        }
        CloseGroup(call, group, now);
        hasClosed = true;
    }
    return hasClosed;
}

void
CallMedia::CloseGroup(Call& call, uint8_t group, Time now)
{
    for (std::size_t i = call.channels.size(); i-- > 0;)
    {
        if (call.channels[i].group == group)
        {
            RemoveChannel(call, i, RemovalReason::Expired, now);
        }
    }
    m_gates.CloseSessions(call, group, RemovalReason::Expired, now);
    call.groups[group].isOpen = false;
}

} // namespace ns3::sipalg
