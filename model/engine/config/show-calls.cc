// SPDX-License-Identifier: GPL-2.0-only
#include "show-views.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

double
ToSeconds(Time time)
{
    return std::chrono::duration<double>(time).count();
}

const char*
ToString(CallState state)
{
    switch (state)
    {
    case CallState::Inviting:
        return "inviting";
    case CallState::Answered:
        return "answered";
    case CallState::Ending:
        break;
    }
    return "ending";
}

/// When a packet last went to the channel's RTP endpoint or came from it.
std::optional<Time>
FindLastPacket(const NatState& nat, const Call& call, const MediaChannel& channel)
{
    std::optional<Time> last;
    for (const SessionId id : call.sessions)
    {
        const Session* session = nat.sessions.GetRows().Find(id);
        const bool isRtp = session && session->owner.part == channel.group &&
                           session->responder.source == channel.internal[0];
        if (isRtp && (!last || session->lastSeen > *last))
        {
            last = session->lastSeen;
        }
    }
    return last;
}

std::string
DescribeChannel(const NatState& nat, const Call& call, const MediaChannel& channel, Time now)
{
    const std::string prefix = channel.pending ? "offered, " : "";
    if (channel.held)
    {
        return prefix + "on hold";
    }
    if (const auto last = FindLastPacket(nat, call, channel))
    {
        return prefix + "in use, last packet " + ShowSeconds(ToSeconds(now - *last), "") + " ago";
    }
    if (const Pinhole* pinhole = nat.pinholes.GetRows().Find(channel.pinhole[0]))
    {
        return prefix + "open, " + ShowSeconds(ToSeconds(pinhole->expiresAt - now), "") + " left";
    }
    return prefix + "closed";
}

ShownMedia
ToShown(const NatState& nat, const Call& call, const MediaChannel& channel, Time now)
{
    ShownMedia shown;
    shown.party = channel.party == CallParty::Caller ? "caller" : "callee";
    shown.stream = channel.group + 1U;
    const std::string internal = channel.internal[0].ToString();
    const bool isTranslated = channel.external[0] != channel.internal[0];
    shown.flow = isTranslated ? channel.external[0].ToString() + " -> " + internal : internal;
    shown.state = DescribeChannel(nat, call, channel, now);
    return shown;
}

unsigned
CountPinholes(const NatState& nat, const Call& call)
{
    unsigned count = 0;
    for (const MediaChannel& channel : call.channels)
    {
        count += nat.pinholes.GetRows().Find(channel.pinhole[0]) ? 1 : 0;
        count += nat.pinholes.GetRows().Find(channel.pinhole[1]) ? 1 : 0;
    }
    for (const SignalPath& path : call.signals)
    {
        count += nat.pinholes.GetRows().Find(path.pinhole) ? 1 : 0;
    }
    return count;
}

ShownCall
ToShown(const FirewallEngine& engine, const Call& call, Time now)
{
    const FirewallConfig& config = engine.GetConfig();
    ShownCall shown;
    shown.sipCallId = call.names.GetCallId();
    shown.zones =
        GetZoneName(config, call.zones.from) + " -> " + GetZoneName(config, call.zones.to);
    shown.state = ToString(call.state);
    shown.age = ToSeconds(now - call.createdAt);
    shown.answeredFor = call.answeredAt == NEVER ? -1 : ToSeconds(now - call.answeredAt);
    shown.left = ToSeconds(call.deadline - now);
    shown.leftFor = ToString(call.onDeadline);
    shown.mediaStreams = static_cast<unsigned>(
        std::count_if(call.groups.begin(), call.groups.end(), [](const MediaGroup& group) {
            return group.isOpen;
        }));
    shown.pinholes = CountPinholes(engine.GetNat(), call);
    for (const MediaChannel& channel : call.channels)
    {
        shown.media.push_back(ToShown(engine.GetNat(), call, channel, now));
    }
    return shown;
}

} // namespace

std::vector<ShownCall>
GetShownCalls(const FirewallEngine& engine, Time now)
{
    std::vector<ShownCall> calls;
    engine.GetAlg().GetCalls().GetRows().ForEach(
        [&](CallId, const Call& call) { calls.push_back(ToShown(engine, call, now)); });
    return calls;
}

} // namespace ns3::sipalg
