// SPDX-License-Identifier: GPL-2.0-only
#include "call-transactions.h"

#include "text-hash.h"

namespace ns3::sipalg
{

namespace
{

/// As CallHashes keeps it, and never 0.
uint32_t
Shorten(uint64_t hash)
{
    return static_cast<uint32_t>(hash >> (64 - CallHashes::HASH_BITS)) | 1;
}

uint32_t
HashShort(std::string_view text)
{
    return Shorten(HashText(text));
}

bool
IsKnownInvite(const SipMessage& message, const CallHop& hop, const Call& call)
{
    const uint32_t invite = HashTransaction(message, hop);
    return IsPending(call, invite) || call.hashes.Has(CallHashes::EndedInvite, invite);
}

} // namespace

uint32_t
HashTransaction(const SipMessage& message, const CallHop& hop)
{
    const IpAddress& server = message.IsRequest() ? hop.receiver : hop.sender;
    const bool isBye = message.GetMethod() == SipMethod::Bye;
    const uint64_t hash = MixHash(MixHash(HashShort(hop.branch), server.Hash()),
                                  uint64_t{message.GetCSeq().number} << 1 | (isBye ? 1 : 0));
    return Shorten(hash);
}

uint32_t
HashRequest(const SipMessage& message, CallParty sender)
{
    const bool isOfCallee = message.IsRequest() == (sender == CallParty::Callee);
    return Shorten(MixHash(0, uint64_t{message.GetCSeq().number} << 1 | (isOfCallee ? 1 : 0)));
}

uint32_t
GetCallDialog(const SipMessage& message, const CallHop& hop, CallParty sender)
{
    const bool calleeIsFrom = message.IsRequest() == (sender == CallParty::Callee);
    const std::string_view tag = calleeIsFrom ? hop.fromTag : hop.toTag;
    return tag.empty() ? 0 : HashShort(tag);
}

bool
IsPending(const Call& call, uint32_t invite)
{
    return call.hashes.Has(CallHashes::CallingInvite, invite) ||
           call.hashes.Has(CallHashes::ProceedingInvite, invite);
}

bool
HasPending(const Call& call)
{
    return call.hashes.HasAny(CallHashes::CallingInvite) ||
           call.hashes.HasAny(CallHashes::ProceedingInvite);
}

bool
IsLateCopy(const SipMessage& message, const CallHop& hop, const Call& call)
{
    const bool isEnding = call.state == CallState::Ending;
    if (message.IsResponse() || message.GetMethod() != SipMethod::Invite ||
        !(isEnding || call.hashes.HasAny(CallHashes::EndedInvite)))
    {
        return false;
    }
    const uint32_t invite = HashTransaction(message, hop);
    return call.hashes.Has(CallHashes::EndedInvite, invite) ||
           (isEnding && IsPending(call, invite));
}

bool
IsLateAnswer(const SipMessage& message, const CallHop& hop, uint32_t dialog, const Call& call)
{
    return message.IsResponse() && message.GetMethod() == SipMethod::Invite &&
           call.hashes.Has(CallHashes::Dialog, dialog) &&
           call.hashes.Has(CallHashes::EndedInvite, HashTransaction(message, hop));
}

bool
IsUnasked(const SipMessage& message, const CallHop& hop, const Call& call)
{
    return message.IsResponse() && message.GetMethod() == SipMethod::Invite &&
           !IsKnownInvite(message, hop, call);
}

} // namespace ns3::sipalg
