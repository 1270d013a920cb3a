// SPDX-License-Identifier: GPL-2.0-only
#include "call-transactions.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_VALUES = 32;

uint32_t
HashText(std::string_view text)
{
    return static_cast<uint32_t>(std::hash<std::string_view>()(text)) | 1;
}

bool
IsKnownInvite(const SipMessage& message, const CallHop& hop, const Call& call)
{
    const uint32_t invite = HashTransaction(message, hop);
    return Contains(call.pendingInvites, invite) || Contains(call.endedInvites, invite);
}

} // namespace

uint32_t
HashTransaction(const SipMessage& message, const CallHop& hop)
{
    const IpAddress& server = message.IsRequest() ? hop.receiver : hop.sender;
    const bool isBye = message.GetMethod() == SipMethod::Bye;
    const uint64_t hash = MixHash(MixHash(HashText(hop.branch), server.Hash()),
                                  uint64_t{message.GetCSeq().number} << 1 | (isBye ? 1 : 0));
    return static_cast<uint32_t>(hash) | 1;
}

uint32_t
GetCallDialog(const SipMessage& message, CallParty sender)
{
    const bool calleeIsFrom = message.IsRequest() == (sender == CallParty::Callee);
    const std::string_view tag = calleeIsFrom ? message.GetFromTag() : message.GetToTag();
    return tag.empty() ? 0 : HashText(tag);
}

bool
IsLateCopy(const SipMessage& message, const CallHop& hop, const Call& call)
{
    return call.state == CallState::Ending && message.IsRequest() &&
           message.GetMethod() == SipMethod::Invite && IsKnownInvite(message, hop, call);
}

bool
IsUnasked(const SipMessage& message, const CallHop& hop, const Call& call)
{
    return message.IsResponse() && message.GetMethod() == SipMethod::Invite &&
           !IsKnownInvite(message, hop, call);
}

bool
Contains(const CompactVector<uint32_t>& values, uint32_t value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

void
Erase(CompactVector<uint32_t>& values, uint32_t value)
{
    values.erase(std::remove(values.begin(), values.end(), value), values.end());
}

void
AddOnce(CompactVector<uint32_t>& values, uint32_t value)
{
    if (!Contains(values, value) && values.size() < MAX_VALUES)
    {
        values.push_back(value);
    }
}

void
AddLatest(CompactVector<uint32_t>& values, uint32_t value)
{
    if (!Contains(values, value) && values.size() == MAX_VALUES)
    {
        values.erase(values.begin());
    }
    AddOnce(values, value);
}

} // namespace ns3::sipalg
