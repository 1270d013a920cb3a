// SPDX-License-Identifier: GPL-2.0-only
#include "call-control.h"

#include "sip-via.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

uint32_t
HashText(std::string_view text)
{
    return static_cast<uint32_t>(std::hash<std::string_view>()(text)) | 1;
}

uint32_t
HashBranch(const SipMessage& message)
{
    SipVia via;
    SipHeaderValues vias(message, SipHeaderId::Via);
    const auto top = vias.Next();
    return top && via.Parse(*top) ? HashText(via.GetBranch()) : 0;
}

/// The callee's tag tells the dialogs of one call apart; 0 before it is known.
uint32_t
GetDialog(const SipMessage& message, CallParty sender)
{
    const bool calleeIsFrom = message.IsRequest() == (sender == CallParty::Callee);
    const std::string_view tag = calleeIsFrom ? message.GetFromTag() : message.GetToTag();
    return tag.empty() ? 0 : HashText(tag);
}

void
Erase(std::vector<uint32_t>& values, uint32_t value)
{
    values.erase(std::remove(values.begin(), values.end(), value), values.end());
}

void
AddOnce(std::vector<uint32_t>& values, uint32_t value)
{
    constexpr std::size_t MAX_BRANCHES = 32;
    const bool isThere = std::find(values.begin(), values.end(), value) != values.end();
    if (!isThere && values.size() < MAX_BRANCHES)
    {
        values.push_back(value);
    }
}

} // namespace

CallControl::CallControl(const AlgConfig& config, NatState& nat, AlgObserver& observer)
    : m_config(config),
      m_nat(nat),
      m_observer(observer),
      m_calls(config.maximumCalls),
      m_media(config, nat),
      m_paths(nat)
{
}

CallMatch
CallControl::Find(const SipMessage& message, Time now)
{
    const CallTable::Key key{message.GetCallId(),
                             message.GetFromTag(),
                             message.GetToTag(),
                             message.IsRequest()};
    CallMatch match = m_calls.Find(key);
    const bool startsCall =
        message.IsRequest() && message.GetMethod() == SipMethod::Invite && key.toTag.empty();
    if (!match.id && startsCall)
    {
        match = {m_calls.Add(key, now), CallParty::Caller};
    }
    return match;
}

void
CallControl::Forget(CallId id)
{
    m_calls.Remove(id);
}

bool
CallControl::IsNew(CallId id)
{
    const Call* call = m_calls.Get(id);
    return call && call->deadline == NEVER;
}

void
CallControl::Update(const SipMessage& message,
                    const CallMatch& match,
                    const std::vector<NamedMedia>* media,
                    Time now)
{
    if (IsNew(match.id))
    {
        m_observer.CallCreated(MakeEvent(match.id, *m_calls.Get(match.id)), now);
    }
    Call& call = *m_calls.Get(match.id);
    if (media)
    {
        const bool isFromCaller = match.sender == CallParty::Caller;
        const bool isReoffer = call.IsAnswered() && message.IsRequest() &&
                               message.GetMethod() != SipMethod::Ack &&
                               message.GetMethod() != SipMethod::Prack;
        const CallMedia::Source source{match.sender,
                                       isFromCaller ? 0 : GetDialog(message, match.sender),
                                       isReoffer};
        m_media.Apply(match.id, call, source, *media, now);
    }
    if (message.IsRequest())
    {
        UpdateByRequest(message, match, now);
    }
    else
    {
        UpdateByResponse(message, match, now);
    }
    if (call.IsAnswered())
    {
        ArmGroups(match.id, now);
    }
}

void
CallControl::UpdateByRequest(const SipMessage& message, const CallMatch& match, Time now)
{
    Call& call = *m_calls.Get(match.id);
    switch (message.GetMethod())
    {
    case SipMethod::Invite:
        AddOnce(call.pendingInvites, HashBranch(message));
        if (!call.IsAnswered())
        {
            SetDeadline(match.id, now + m_config.cTimeout, CallRemovalReason::Unanswered, now);
        }
        break;
    case SipMethod::Bye:
        End(match.id, GetDialog(message, match.sender), now);
        break;
    case SipMethod::Cancel:
        if (!call.IsAnswered())
        {
            m_media.ClosePinholes(call, RemovalReason::Released, now);
            SetDeadline(match.id, now + m_config.teardownDelay, CallRemovalReason::Cancelled, now);
        }
        break;
    default:
        break;
    }
}

void
CallControl::UpdateByResponse(const SipMessage& message, const CallMatch& match, Time now)
{
    const unsigned status = message.GetStatusCode();
    Call& call = *m_calls.Get(match.id);
    switch (message.GetMethod())
    {
    case SipMethod::Invite:
        UpdateByInviteResponse(message, match.id, GetDialog(message, match.sender), now);
        break;
    case SipMethod::Bye:
        if ((status == 401 || status == 407) && call.IsAnswered())
        {
            AddOnce(call.dialogs, GetDialog(message, match.sender));
            SetDeadline(match.id,
                        call.answeredAt + m_config.maximumCallDuration,
                        CallRemovalReason::MaxDuration,
                        now);
        }
        break;
    case SipMethod::Update:
        if (status >= 300)
        {
            m_media.Discard(call, now);
        }
        else if (status >= 200)
        {
            m_media.Commit(call, now);
        }
        break;
    default:
        break;
    }
}

void
CallControl::UpdateByInviteResponse(const SipMessage& message, CallId id, uint32_t dialog, Time now)
{
    const unsigned status = message.GetStatusCode();
    Call& call = *m_calls.Get(id);
    if (status < 200)
    {
        // Timer C starts anew with each provisional response but 100 (RFC 3261 16.7, case 48).
        const bool isCancelled = call.onDeadline == CallRemovalReason::Cancelled;
        if (status > 100 && !call.IsAnswered() && !isCancelled)
        {
            SetDeadline(id, now + m_config.cTimeout, CallRemovalReason::Unanswered, now);
            m_media.Refresh(id, call, now);
        }
        return;
    }
    Erase(call.pendingInvites, HashBranch(message));
    if (status < 300)
    {
        Answer(id, dialog, now);
    }
    else
    {
        Refuse(call, id, now);
    }
}

void
CallControl::Answer(CallId id, uint32_t dialog, Time now)
{
    Call& call = *m_calls.Get(id);
    const bool isFirst = !call.IsAnswered();
    const bool isEnding = call.IsAnswered() && call.dialogs.empty();
    if (isEnding)
    {
        return; // a retransmitted 2xx behind the BYE
    }
    AddOnce(call.dialogs, dialog);
    m_media.Commit(call, now);
    m_media.Refresh(id, call, now);
    if (isFirst)
    {
        call.answeredAt = now;
        SetDeadline(id, now + m_config.maximumCallDuration, CallRemovalReason::MaxDuration, now);
        m_observer.CallAnswered(MakeEvent(id, call), now);
    }
}

/// One branch's refusal leaves what other branches use (case 43); a refused re-INVITE leaves the
/// call.
void
CallControl::Refuse(Call& call, CallId id, Time now)
{
    if (call.IsAnswered())
    {
        m_media.Discard(call, now);
    }
    else if (call.pendingInvites.empty() && call.onDeadline != CallRemovalReason::Cancelled)
    {
        SetDeadline(id, now + m_config.teardownDelay, CallRemovalReason::Rejected, now);
    }
}

/// BYE ends its dialog; the call ends with its last one, after the delay (J59).
void
CallControl::End(CallId id, uint32_t dialog, Time now)
{
    Call& call = *m_calls.Get(id);
    const bool wasEnding = call.dialogs.empty() && call.onDeadline == CallRemovalReason::Bye;
    Erase(call.dialogs, dialog);
    if (call.dialogs.empty() && !wasEnding)
    {
        SetDeadline(id, now + m_config.teardownDelay, CallRemovalReason::Bye, now);
    }
}

void
CallControl::KeepPaths(CallId id,
                       const std::vector<AddressTranslator::Named>& named,
                       ZoneId inside,
                       Time now)
{
    const OwnerRef owner{static_cast<uint8_t>(AlgOwner::Call), SIGNAL_PART, id.slot, id.generation};
    m_paths.Keep(m_calls.Get(id)->signals, named, owner, inside, now);
}

void
CallControl::AddSession(const OwnerRef& owner, SessionId session, Time now)
{
    const CallId id{owner.slot, owner.generation};
    if (Call* call = m_calls.Get(id))
    {
        m_media.AddSession(*call, owner.part, session, now);
    }
}

void
CallControl::ServeCallTimer(CallId id, Time now)
{
    Call* call = m_calls.Get(id);
    if (!call || call->armedAt > now)
    {
        return;
    }
    if (call->deadline <= now)
    {
        Remove(id, call->onDeadline, now);
        return;
    }
    call->armedAt = NEVER;
    Arm(id, now);
}

void
CallControl::ServeGroupTimer(CallId id, uint8_t group, Time now)
{
    Call* call = m_calls.Get(id);
    if (!call || group >= call->groups.size())
    {
        return;
    }
    call->groups[group].isArmed = false;
    if (!call->groups[group].isOpen)
    {
        return;
    }
    if (m_media.CheckActivity(*call, group, now))
    {
        ArmGroups(id, now);
        return;
    }
    const bool hasMedia = std::any_of(call->groups.begin(),
                                      call->groups.end(),
                                      [](const MediaGroup& other) { return other.isOpen; });
    if (!hasMedia && m_config.inactiveMediaAction == InactiveMediaAction::Terminate)
    {
        Remove(id, CallRemovalReason::InactiveMedia, now);
    }
}

void
CallControl::SetDeadline(CallId id, Time deadline, CallRemovalReason reason, Time now)
{
    Call& call = *m_calls.Get(id);
    call.deadline = deadline;
    call.onDeadline = reason;
    Arm(id, now);
}

/// Far deadlines are looked at now and then, so that calls that ended leave no timer for hours.
void
CallControl::Arm(CallId id, Time now)
{
    constexpr Time LOOK_AGAIN = 60s;
    Call& call = *m_calls.Get(id);
    const Time at = std::min(call.deadline, now + LOOK_AGAIN);
    if (at < call.armedAt)
    {
        call.armedAt = at;
        m_nat.timers.Arm(at, {id.slot, id.generation, CALL_TIMER_TABLE});
    }
}

void
CallControl::ArmGroups(CallId id, Time now)
{
    Call& call = *m_calls.Get(id);
    for (std::size_t group = 0; group < call.groups.size(); ++group)
    {
        if (!call.groups[group].isOpen || call.groups[group].isArmed)
        {
            continue;
        }
        const auto index = static_cast<uint8_t>(group);
        if (const auto at = m_media.CheckActivity(call, index, now))
        {
            call.groups[group].isArmed = true;
            const auto table = static_cast<uint16_t>(GROUP_TIMER_TABLE + group);
            m_nat.timers.Arm(*at, {id.slot, id.generation, table});
        }
    }
}

void
CallControl::Remove(CallId id, CallRemovalReason reason, Time now)
{
    Call& call = *m_calls.Get(id);
    m_media.Release(call, now);
    m_paths.Release(call.signals, now);
    m_observer.CallRemoved(MakeEvent(id, call), reason, now);
    m_calls.Remove(id);
}

CallEvent
CallControl::MakeEvent(CallId id, const Call& call)
{
    return {id,
            call.sipCallId,
            call.createdAt,
            call.answeredAt,
            static_cast<unsigned>(call.groups.size())};
}

} // namespace ns3::sipalg
