// SPDX-License-Identifier: GPL-2.0-only
// CallControl: the INVITEs that wait for an answer.
#include "call-control.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Has Abandon() taken for dead every INVITE that is left? Nothing else gives a call that waits for
/// an answer another reason to end.
bool
IsAbandoned(const Call& call)
{
    return call.onDeadline != CallRemovalReason::Unanswered;
}

} // namespace

/// A copy of one that had been taken for dead (see Abandon()) says that its sender still waits,
/// until the next copy may come (RFC 3261 17.1.1.2, Timer A).
void
CallControl::Invite(CallId id, uint32_t invite, Time now)
{
    Call& call = *m_keeper.GetTable().Get(id);
    const bool isCopy = IsPending(call, invite);
    if (isCopy && call.state == CallState::Inviting && IsAbandoned(call))
    {
        const Time deadline = std::max(call.deadline, now + 32 * m_config.t1);
        m_keeper.Expect(id, deadline, call.onDeadline, now);
    }
    if (isCopy)
    {
        return;
    }
    call.hashes.AddLatest(CallHashes::CallingInvite, invite);
    if (call.state != CallState::Answered)
    {
        call.state = CallState::Inviting;
        m_keeper.Expect(id, now + m_config.cTimeout, CallRemovalReason::Unanswered, now);
    }
}

/// Timer C starts anew with each provisional response but 100 (RFC 3261 16.7, case 48); with that,
/// too, if the INVITE had been taken for dead (see Abandon()).
void
CallControl::Proceed(CallId id, uint32_t invite, bool isRinging, Time now)
{
    Call& call = *m_keeper.GetTable().Get(id);
    if (call.hashes.Has(CallHashes::CallingInvite, invite))
    {
        call.hashes.Erase(CallHashes::CallingInvite, invite);
        call.hashes.AddLatest(CallHashes::ProceedingInvite, invite);
    }
    call.isRinging = call.isRinging || isRinging;
    const bool isAwaited = call.state == CallState::Inviting && IsPending(call, invite);
    if (isAwaited && (isRinging || IsAbandoned(call)))
    {
        m_keeper.Expect(id, now + m_config.cTimeout, CallRemovalReason::Unanswered, now);
        m_keeper.GetMedia().Refresh(id, call, now);
    }
}

/// False if it had been answered before.
bool
CallControl::EndInvite(Call& call, uint32_t invite)
{
    const bool wasPending = IsPending(call, invite);
    call.hashes.Erase(CallHashes::CallingInvite, invite);
    call.hashes.Erase(CallHashes::ProceedingInvite, invite);
    call.hashes.AddLatest(CallHashes::EndedInvite, invite);
    return wasPending;
}

/// One INVITE of a call is over without an answer. If there is none left, so is the call, after the
/// delay (J60); one that nobody has heard of is taken for dead then, for the next server was asked
/// because of that, unless somebody answers it in time. False if another one rings on.
bool
CallControl::Abandon(CallId id, CallRemovalReason reason, Time now)
{
    Call& call = *m_keeper.GetTable().Get(id);
    if (call.hashes.HasAny(CallHashes::ProceedingInvite))
    {
        return false;
    }
    call.state = HasPending(call) ? CallState::Inviting : CallState::Ending;
    m_keeper.Expect(id, now + m_config.teardownDelay, reason, now);
    return true;
}

} // namespace ns3::sipalg
