// SPDX-License-Identifier: GPL-2.0-only
#include "call-control.h"

#include "media-channels.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Is this an INVITE of no dialog that the caller sends before the one before it has been answered?
/// Some send one for each of their interfaces, with its own ports.
bool
IsParallel(const CallHop& hop, uint32_t invite, const Call& call)
{
    return call.state == CallState::Inviting && call.source == hop.sender &&
           !IsPending(call, invite);
}

/// MediaChannel::dialog of what the message describes. An INVITE beside another has places of its
/// own, but for those that the other has told already.
uint32_t
GetMediaDialog(const CallControl::Passing& passing, CallParty sender, const Call& call)
{
    const SipMessage& message = passing.message;
    const uint32_t dialog = GetCallDialog(message, passing.hop, sender);
    if (sender == CallParty::Callee)
    {
        return dialog;
    }
    if (dialog != 0 || message.GetMethod() != SipMethod::Invite || !HasPending(call))
    {
        return IsForked(call) || HasCallerChannel(call, dialog) ? dialog : 0;
    }
    const uint32_t invite = HashTransaction(message, passing.hop);
    const bool isBeside =
        HasCallerChannel(call, invite) ||
        (IsParallel(passing.hop, invite, call) && !HasCallerPlaces(call, *passing.media));
    return isBeside ? invite : 0;
}

/// May what this message describes still be refused by the other party?
bool
IsReoffer(const SipMessage& message, CallParty sender, const Call& call)
{
    const SipMethod method = message.GetMethod();
    if (message.IsResponse())
    {
        const bool isOffer =
            message.GetStatusCode() < 200 || call.lateOffer == HashRequest(message, sender);
        return call.state == CallState::Answered && isOffer;
    }
    if (method == SipMethod::Update || method == SipMethod::Prack)
    {
        return true;
    }
    return call.state == CallState::Answered && method != SipMethod::Ack;
}

/// Is this a re-INVITE that has the other party make the offer?
bool
OffersLate(const CallControl::Passing& passing, const Call& call)
{
    return passing.message.IsRequest() && passing.message.GetMethod() == SipMethod::Invite &&
           call.state == CallState::Answered && !passing.media;
}

} // namespace

CallControl::CallControl(const AlgConfig& config, CallKeeper& keeper)
    : m_config(config),
      m_keeper(keeper)
{
}

bool
CallControl::StartsCall(const SipMessage& message, const CallHop& hop)
{
    const SipMethod method = message.GetMethod();
    const bool isInDialog = !hop.toTag.empty();
    return message.IsRequest() &&
           (method == SipMethod::Invite || (method == SipMethod::Update && isInDialog));
}

CallMatch
CallControl::Find(const SipMessage& message, const CallHop& hop, Time now)
{
    const CallTable::Key key{message.GetCallId(),
                             hop.fromTag,
                             hop.toTag,
                             message.IsRequest(),
                             hop.sender};
    const CallMatch match = m_keeper.GetTable().Find(key);
    if (match.id)
    {
        const Call& call = *m_keeper.GetTable().Get(match.id);
        return IsUnasked(message, hop, call) ? CallMatch() : match;
    }
    if (!StartsCall(message, hop))
    {
        return {};
    }
    MakeRoom(hop.sender, now);
    return {m_keeper.GetTable().Add(key, now), CallParty::Caller};
}

/// A flood of calls that nobody answers shall not keep others out (case 60).
void
CallControl::MakeRoom(const IpAddress& source, Time now)
{
    const CallTable& table = m_keeper.GetTable();
    if (table.IsFull() && table.Admits(source) && m_config.fullCallTable == FullCallTable::Evict)
    {
        m_keeper.Evict(now);
    }
}

bool
CallControl::EndsAttempt(const SipMessage& message, const CallHop& hop, CallId id)
{
    if (message.IsRequest() || message.GetMethod() != SipMethod::Invite ||
        message.GetStatusCode() < 200)
    {
        return false;
    }
    const Call* call = m_keeper.GetTable().Get(id);
    return call && call->state == CallState::Inviting && !call->isAdopted &&
           IsPending(*call, HashTransaction(message, hop));
}

void
CallControl::Forget(CallId id)
{
    m_keeper.GetTable().Remove(id);
}

bool
CallControl::IsNew(CallId id)
{
    const Call* call = m_keeper.GetTable().Get(id);
    return call && call->deadline == NEVER;
}

void
CallControl::Update(const Passing& passing, const CallMatch& match, Time now)
{
    Call& call = *m_keeper.GetTable().Get(match.id);
    if (call.deadline == NEVER)
    {
        call.zones = passing.zones;
        m_keeper.Announce(match.id, now);
    }
    call.seenAt = now;
    if (IsLateCopy(passing.message, passing.hop, call))
    {
        return;
    }
    if (OffersLate(passing, call))
    {
        call.lateOffer = HashRequest(passing.message, match.sender);
    }
    if (passing.media)
    {
        UpdateMedia(passing, match, now);
    }
    if (passing.message.IsRequest())
    {
        UpdateByRequest(passing, match, now);
    }
    else
    {
        UpdateByResponse(passing, match, now);
    }
    if (call.state == CallState::Answered)
    {
        m_keeper.Watch(match.id, now);
    }
}

inline void
CallControl::UpdateMedia(const Passing& passing, const CallMatch& match, Time now)
{
    const SipMessage& message = passing.message;
    Call& call = *m_keeper.GetTable().Get(match.id);
    const uint32_t dialog = GetCallDialog(message, passing.hop, match.sender);
    if (IsOver(call, dialog) || IsLateAnswer(message, passing.hop, dialog, call))
    {
        return;
    }
    call.told[static_cast<std::size_t>(match.sender)] = passing.told;
    CallMedia::Source source{match.sender,
                             GetMediaDialog(passing, match.sender, call),
                             IsReoffer(message, match.sender, call),
                             m_config.mediaPinholeLifetime};
    // The gates of an incoming call wait for its answer only so long (J55).
    if (passing.isInbound && message.IsRequest() && call.state == CallState::Inviting)
    {
        source.lifetime = m_config.incomingGateLifetime;
    }
    if (source.isReoffer)
    {
        call.offeredIn[static_cast<std::size_t>(match.sender)] = HashRequest(message, match.sender);
    }
    m_keeper.GetMedia().Apply(match.id, call, source, *passing.media, now);
}

/// Is the dialog none of the call's any more, so that what its messages describe is not opened?
/// With Forking::FirstAnswer, neither is that of whoever answers later (J64).
bool
CallControl::IsOver(const Call& call, uint32_t dialog) const
{
    const bool isLate = m_config.forking == Forking::FirstAnswer && call.answeredAt != NEVER &&
                        !call.hashes.Has(CallHashes::Dialog, dialog);
    return isLate || call.hashes.Has(CallHashes::EndedDialog, dialog);
}

inline void
CallControl::UpdateByRequest(const Passing& passing, const CallMatch& match, Time now)
{
    const SipMessage& message = passing.message;
    Call& call = *m_keeper.GetTable().Get(match.id);
    const bool isAnswered = call.state == CallState::Answered;
    switch (message.GetMethod())
    {
    case SipMethod::Invite:
        Invite(match.id, HashTransaction(message, passing.hop), now);
        break;
    case SipMethod::Update:
        if (call.deadline == NEVER)
        {
            m_keeper.Expect(match.id, now + 64 * m_config.t1, CallRemovalReason::Unanswered, now);
        }
        break;
    case SipMethod::Ack:
        if (call.lateOffer == HashRequest(message, match.sender))
        {
            call.lateOffer = 0;
            Commit(call, GetCallDialog(message, passing.hop, match.sender), now);
            m_keeper.GetMedia().Refresh(match.id, call, now);
        }
        // Timer I: what is on its way still needs T4 to arrive (RFC 3261 17.2.1).
        if (call.state == CallState::Ending && call.onDeadline == CallRemovalReason::Rejected)
        {
            const Time deadline = std::max(call.deadline, now + m_config.t4);
            m_keeper.Expect(match.id, deadline, CallRemovalReason::Rejected, now);
        }
        break;
    case SipMethod::Bye:
        if (!call.hashes.Has(CallHashes::EndedInvite, HashTransaction(message, passing.hop)))
        {
            End(match.id, GetCallDialog(message, passing.hop, match.sender), now);
        }
        break;
    case SipMethod::Cancel:
        if (!isAnswered)
        {
            Cancel(match.id, HashTransaction(message, passing.hop), now);
        }
        break;
    default:
        break;
    }
}

void
CallControl::UpdateByResponse(const Passing& passing, const CallMatch& match, Time now)
{
    const SipMessage& message = passing.message;
    const uint32_t dialog = GetCallDialog(message, passing.hop, match.sender);
    switch (message.GetMethod())
    {
    case SipMethod::Invite:
        UpdateByInviteResponse(passing, match, dialog, now);
        break;
    case SipMethod::Bye:
        UpdateByByeResponse(passing, match.id, dialog, now);
        break;
    case SipMethod::Update:
    case SipMethod::Prack:
        UpdateByOfferResponse(message, match, dialog, now);
        break;
    default:
        break;
    }
}

void
CallControl::UpdateByInviteResponse(const Passing& passing,
                                    const CallMatch& match,
                                    uint32_t dialog,
                                    Time now)
{
    const CallId id = match.id;
    const SipMessage& message = passing.message;
    const unsigned status = message.GetStatusCode();
    Call& call = *m_keeper.GetTable().Get(id);
    const uint32_t invite = HashTransaction(message, passing.hop);
    if (status < 200)
    {
        Proceed(id, invite, status > 100, now);
        return;
    }
    // A copy, or the answer of another branch, accepts no offer that was made since.
    const bool isFurther =
        call.state == CallState::Answered && call.hashes.Has(CallHashes::EndedInvite, invite);
    const bool wasPending = EndInvite(call, invite);
    if (status >= 300)
    {
        m_keeper.GetMedia().RemoveDialog(call, invite, now);
        Refuse(message, match, dialog, now);
        if (wasPending && call.state == CallState::Inviting)
        {
            Abandon(id, CallRemovalReason::Rejected, now);
        }
        return;
    }
    m_keeper.GetMedia().MoveToDialog(call, invite, dialog);
    NoteSessionTimer(message, call, now);
    Answer(id, dialog, isFurther || call.lateOffer == HashRequest(message, match.sender), now);
}

/// Session-Expires of a 2xx; one without it ends the session timer (RFC 4028 7.2).
void
CallControl::NoteSessionTimer(const SipMessage& message, Call& call, Time now) const
{
    constexpr uint64_t MIN_SE = 90; // seconds, RFC 4028 4
    const std::string_view value = message.GetValue(SipHeaderId::SessionExpires);
    const auto seconds =
        ParseClampedNumber(TrimSpace(value.substr(0, value.find(';'))), UINT32_MAX);
    call.refreshBy = seconds ? now + std::chrono::seconds(std::max(*seconds, MIN_SE)) : NEVER;
}

void
CallControl::Answer(CallId id, uint32_t dialog, bool isSettled, Time now)
{
    Call& call = *m_keeper.GetTable().Get(id);
    if (IsOver(call, dialog))
    {
        return; // a retransmitted 2xx behind the BYE
    }
    call.hashes.ForEach(CallHashes::EndedDialog, [&](uint32_t ended) {
        m_keeper.GetMedia().RemoveDialog(call, ended, now);
    });
    call.hashes.Add(CallHashes::Dialog, dialog);
    if (!isSettled)
    {
        Commit(call, dialog, now);
    }
    if (m_config.forking == Forking::FirstAnswer)
    {
        m_keeper.GetMedia().RemoveUnanswered(call, now);
    }
    m_keeper.GetMedia().Refresh(id, call, now);
    m_keeper.Establish(id, now);
}

} // namespace ns3::sipalg
