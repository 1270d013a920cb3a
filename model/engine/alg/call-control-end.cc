// SPDX-License-Identifier: GPL-2.0-only
// CallControl: refusals, CANCEL and BYE.
#include "call-control.h"

namespace ns3::sipalg
{

/// Any other refusal than 408 and 481 says that the dialog still stands (RFC 3261 15.1.1, case 47):
/// once, for a late copy of it says nothing about the next BYE.
void
CallControl::UpdateByByeResponse(const Passing& passing, CallId id, uint32_t dialog, Time now)
{
    const unsigned status = passing.message.GetStatusCode();
    const uint32_t bye = HashTransaction(passing.message, passing.hop);
    Call& call = *m_keeper.GetTable().Get(id);
    if (status < 200 || call.hashes.Has(CallHashes::EndedInvite, bye))
    {
        return;
    }
    const bool isOver = status < 300 || status == 408 || status == 481;
    const bool isEnding = call.state == CallState::Ending;
    if (!isOver && call.hashes.Has(CallHashes::EndedDialog, dialog))
    {
        call.hashes.AddLatest(CallHashes::EndedInvite, bye);
        call.hashes.Erase(CallHashes::EndedDialog, dialog);
        call.hashes.Add(CallHashes::Dialog, dialog);
        m_keeper.Establish(id, now);
        if (m_config.mediaAtBye == MediaAtBye::Close)
        {
            m_keeper.GetMedia().Refresh(id, call, now);
        }
    }
    else if (isOver && !isEnding)
    {
        m_keeper.GetMedia().RemoveDialog(call, dialog, now);
    }
    else if (isOver && m_config.inactiveMediaAction == InactiveMediaAction::RemoveAtBye &&
             !HasMedia(call))
    {
        m_keeper.Expect(id, now, CallRemovalReason::Bye, now);
    }
}

/// One branch's refusal closes what it has opened itself, also behind a CANCEL or another's answer,
/// and leaves what other branches use (case 43); a refused re-INVITE leaves the call, unless the
/// other party knows of none (RFC 3261 12.2.1.2, case 47).
void
CallControl::Refuse(const SipMessage& message, const CallMatch& match, uint32_t dialog, Time now)
{
    const CallId id = match.id;
    const unsigned status = message.GetStatusCode();
    Call& call = *m_keeper.GetTable().Get(id);
    switch (call.state)
    {
    case CallState::Answered:
        Discard(call, dialog, HashRequest(message, match.sender), now);
        if (!call.hashes.Has(CallHashes::Dialog, dialog))
        {
            m_keeper.GetMedia().RemoveDialog(call, dialog, now);
        }
        if (status == 408 || status == 481)
        {
            End(id, dialog, now);
        }
        break;
    case CallState::Inviting:
        m_keeper.GetMedia().RemoveDialog(call, dialog, now);
        break;
    case CallState::Ending:
        if (call.onDeadline == CallRemovalReason::Cancelled)
        {
            m_keeper.GetMedia().RemoveDialog(call, dialog, now);
        }
        break;
    }
}

/// CANCEL ends its own INVITE only: another one, or another branch of it, may ring on (case 43).
void
CallControl::Cancel(CallId id, uint32_t invite, Time now)
{
    Call& call = *m_keeper.GetTable().Get(id);
    if (!IsPending(call, invite))
    {
        return;
    }
    EndInvite(call, invite);
    if (Abandon(id, CallRemovalReason::Cancelled, now))
    {
        m_keeper.GetMedia().Close(call, now);
    }
}

/// BYE ends its dialog; the call ends with its last one, after the delay (J59). A caller may also
/// end one early dialog, while the INVITE goes on (RFC 3261 15).
void
CallControl::End(CallId id, uint32_t dialog, Time now)
{
    Call& call = *m_keeper.GetTable().Get(id);
    const bool isConfirmed = call.hashes.Has(CallHashes::Dialog, dialog);
    if (!isConfirmed && call.state != CallState::Ending)
    {
        m_keeper.GetMedia().RemoveDialog(call, dialog, now);
    }
    call.hashes.Erase(CallHashes::Dialog, dialog);
    if (isConfirmed)
    {
        call.hashes.Add(CallHashes::EndedDialog, dialog);
    }
    if (isConfirmed && !call.hashes.HasAny(CallHashes::Dialog))
    {
        call.state = CallState::Ending;
        m_keeper.Expect(id, now + m_config.teardownDelay, CallRemovalReason::Bye, now);
        if (m_config.mediaAtBye == MediaAtBye::Close)
        {
            m_keeper.GetMedia().Close(call, now);
        }
    }
}

} // namespace ns3::sipalg
