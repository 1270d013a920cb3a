// SPDX-License-Identifier: GPL-2.0-only
// CallControl: what becomes of offers.
#include "call-control.h"
#include "media-channels.h"

namespace ns3::sipalg
{

namespace
{

bool
IsChallenge(unsigned status)
{
    return status == 401 || status == 407;
}

/// Is a 2xx to UPDATE or PRACK the last word on what is offered? Neither need bear an offer or an
/// answer: only a PRACK for a reliable answer settles what its INVITE offered (RFC 3262 5).
bool
SettlesOffer(const SipMessage& message, CallParty sender, const Call& call)
{
    const uint32_t request = HashRequest(message, sender);
    const auto [caller, callee] = call.offeredIn;
    const bool isOwn = caller == request || callee == request;
    const bool isAnswered = message.GetMethod() == SipMethod::Prack && caller != 0 && callee != 0;
    return isOwn || isAnswered || (caller == 0 && callee == 0) || IsForked(call);
}

} // namespace

/// The answer to an offer in UPDATE or PRACK, which is also what a call that begins with an UPDATE
/// waits for.
void
CallControl::UpdateByOfferResponse(const SipMessage& message,
                                   const CallMatch& match,
                                   uint32_t dialog,
                                   Time now)
{
    const CallId id = match.id;
    const unsigned status = message.GetStatusCode();
    Call& call = *m_keeper.GetTable().Get(id);
    const bool isAdopted = call.state == CallState::Inviting && !HasPending(call);
    if (status < 200 || IsChallenge(status))
    {
        return;
    }
    if (status >= 300)
    {
        Discard(call, dialog, HashRequest(message, match.sender), now);
        return;
    }
    if (SettlesOffer(message, match.sender, call))
    {
        Commit(call, dialog, now);
    }
    if (call.state != CallState::Ending)
    {
        m_keeper.GetMedia().Refresh(id, call, now);
    }
    if (message.GetMethod() == SipMethod::Update)
    {
        NoteSessionTimer(message, call, now);
    }
    if (isAdopted)
    {
        Answer(id, dialog, false, now);
    }
    else if (call.state == CallState::Answered)
    {
        m_keeper.Establish(id, now);
    }
}

/// An offer of the dialog was answered: nothing is pending any more.
void
CallControl::Commit(Call& call, uint32_t dialog, Time now)
{
    m_keeper.GetMedia().Commit(call, dialog, now);
    call.offeredIn[0] = call.offeredIn[1] = 0;
}

/// A request was refused: with it goes what it offered, and what was told in answer to it. What the
/// other party offers in a request of its own, or the same one in another, is pending still (491).
void
CallControl::Discard(Call& call, uint32_t dialog, uint32_t request, Time now)
{
    for (const CallParty party : {CallParty::Caller, CallParty::Callee})
    {
        uint32_t& offeredIn = call.offeredIn[static_cast<std::size_t>(party)];
        if (offeredIn == request || IsForked(call))
        {
            m_keeper.GetMedia().Discard(call, dialog, party, now);
            offeredIn = 0;
        }
    }
    call.lateOffer = call.lateOffer == request ? 0 : call.lateOffer;
}

} // namespace ns3::sipalg
