// SPDX-License-Identifier: GPL-2.0-only
#include "call-keeper.h"

#include <algorithm>

namespace ns3::sipalg
{

CallKeeper::CallKeeper(const AlgConfig& config, NatState& nat, AlgObserver& observer)
    : m_config(config),
      m_observer(observer),
      m_calls(config.maximumCalls, config.callIdentity, config.maximumCallsPerSource),
      m_media(config, nat),
      m_paths(config, nat),
      m_timers(nat.timers, TIMER_TABLE)
{
}

void
CallKeeper::Announce(CallId id, Time now)
{
    m_observer.CallCreated(MakeEvent(id, *m_calls.Get(id)), now);
}

void
CallKeeper::Expect(CallId id, Time deadline, CallRemovalReason reason, Time now)
{
    Call& call = *m_calls.Get(id);
    call.deadline = deadline;
    call.onDeadline = reason;
    Watch(id, call, now);
}

void
CallKeeper::Establish(CallId id, Time now)
{
    Call& call = *m_calls.Get(id);
    if (call.answeredAt == NEVER)
    {
        call.answeredAt = now;
        m_observer.CallAnswered(MakeEvent(id, call), now);
    }
    call.state = CallState::Answered;
    Review(id, now);
    Watch(id, call, now);
}

/// Finds what will end an answered call first (J42, J63; RFC 4028 10; C7).
void
CallKeeper::Review(CallId id, Time now)
{
    Call& call = *m_calls.Get(id);
    const auto consider = [&call](Time at, CallRemovalReason reason) {
        if (at < call.deadline)
        {
            call.deadline = at;
            call.onDeadline = reason;
        }
    };
    call.deadline = NEVER;
    consider(call.answeredAt + m_config.maximumCallDuration, CallRemovalReason::MaxDuration);
    if (!m_config.ignoreSessionTimers && call.refreshBy != NEVER)
    {
        consider(call.refreshBy, CallRemovalReason::SessionExpired);
    }
    if (m_config.stalledCallTimeout > Time{0})
    {
        const Time last = std::max(call.seenAt, m_media.GetLastActivity(call));
        consider(last + m_config.stalledCallTimeout, CallRemovalReason::Stalled);
    }
    // 64 T1 after the first answer, no other branch will answer (RFC 3261 13.2.2.4).
    if (now >= call.answeredAt + 64 * m_config.t1)
    {
        m_media.RemoveUnanswered(call, now);
    }
}

/// Far deadlines are looked at now and then, so that calls that ended leave no timer for hours.
void
CallKeeper::Watch(CallId id, const Call& call, Time now)
{
    constexpr Time LOOK_AGAIN = 60s;
    const Time silence = call.answeredAt == NEVER ? NEVER : m_media.GetSilenceDeadline(call);
    m_timers.Ensure(id, std::min({call.deadline, silence, now + LOOK_AGAIN}));
}

void
CallKeeper::ServeTimer(const TimerWheel::Token& token, Time now)
{
    const CallId id = m_timers.Fire(token, m_calls.GetRows(), now);
    Call* call = m_calls.Get(id);
    if (!call)
    {
        return;
    }
    if (call->state == CallState::Answered)
    {
        m_media.NoteOthers(*call);
        Review(id, now);
    }
    if (call->deadline <= now)
    {
        Remove(id, call->onDeadline, now);
        return;
    }
    const bool hasClosed = call->answeredAt != NEVER && m_media.CloseSilent(*call, now);
    if (hasClosed && !HasMedia(*call) &&
        m_config.inactiveMediaAction == InactiveMediaAction::Terminate)
    {
        Remove(id, CallRemovalReason::InactiveMedia, now);
        return;
    }
    Watch(id, *call, now);
}

void
CallKeeper::KeepPaths(CallId id,
                      const std::vector<AddressTranslator::Named>& named,
                      ZoneId inside,
                      Time now)
{
    const OwnerRef owner{static_cast<uint8_t>(AlgOwner::Call), SIGNAL_PART, id.slot, id.generation};
    m_paths.Keep(m_calls.Get(id)->signals, named, owner, inside, now);
}

void
CallKeeper::ClearSessions(Time now)
{
    for (const CallId id : m_calls.GetIds())
    {
        m_media.ClearSessions(id, *m_calls.Get(id), now);
    }
}

void
CallKeeper::Evict(Time now)
{
    if (const CallId id = m_calls.PickUnanswered())
    {
        Remove(id, CallRemovalReason::Evicted, now);
    }
}

void
CallKeeper::Clear(Time now)
{
    for (const CallId id : m_calls.GetIds())
    {
        Remove(id, CallRemovalReason::Cleared, now);
    }
}

bool
CallKeeper::HasRoom(const OwnerRef& owner) const
{
    const Call* call = m_calls.GetRows().Find({owner.slot, owner.generation});
    return !call || m_media.HasRoom(*call, owner.part);
}

std::optional<SourceTranslation>
CallKeeper::FindTold(const OwnerRef& owner, const FlowKey& flow, ZoneId side) const
{
    const Call* call = m_calls.GetRows().Find({owner.slot, owner.generation});
    return call ? m_media.FindTold(*call, flow, side) : std::nullopt;
}

void
CallKeeper::AddSession(const OwnerRef& owner, SessionId session, Time now)
{
    const CallId id{owner.slot, owner.generation};
    if (Call* call = m_calls.Get(id))
    {
        m_media.AddSession(id, *call, owner.part, session, now);
    }
}

void
CallKeeper::SessionAnswered(const OwnerRef& owner, Time now)
{
    if (Call* call = m_calls.Get({owner.slot, owner.generation}))
    {
        m_media.SessionAnswered(*call, owner.part, now);
    }
}

void
CallKeeper::Remove(CallId id, CallRemovalReason reason, Time now)
{
    Call& call = *m_calls.Get(id);
    m_media.Release(call, now);
    m_paths.Release(call.signals, now);
    m_observer.CallRemoved(MakeEvent(id, call), reason, now);
    m_calls.Remove(id);
}

std::size_t
CallKeeper::GetMemory() const
{
    return m_calls.GetMemory() + m_timers.GetMemory();
}

CallEvent
CallKeeper::MakeEvent(CallId id, const Call& call)
{
    return {id,
            call.names.GetCallId(),
            call.createdAt,
            call.answeredAt,
            static_cast<unsigned>(call.groups.size())};
}

bool
HasMedia(const Call& call)
{
    return std::any_of(call.groups.begin(), call.groups.end(), [](const MediaGroup& group) {
        return group.isOpen;
    });
}

} // namespace ns3::sipalg
