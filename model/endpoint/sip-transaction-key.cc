// SPDX-License-Identifier: GPL-2.0-only
#include "sip-transaction-key.h"

#include "sip-message-text.h"

namespace ns3
{

using namespace sipalg;

namespace
{

constexpr std::string_view MAGIC_COOKIE = "z9hG4bK";

std::string
JoinKey(std::initializer_list<std::string_view> parts)
{
    std::string key;
    for (const std::string_view part : parts)
    {
        key.append(part).push_back('\n');
    }
    return key;
}

} // namespace

std::string
MakeServerKey(const SipMessage& request, std::string_view method)
{
    SipVia via;
    via.Parse(GetTopVia(request));
    const std::string_view branch = via.GetBranch();
    if (branch.substr(0, MAGIC_COOKIE.size()) == MAGIC_COOKIE)
    {
        return JoinKey({branch, via.sentBy.slice, method});
    }
    return JoinKey({request.GetRequestUri(),
                    request.GetFromTag(),
                    request.GetCallId(),
                    request.GetCSeq().numberText,
                    via.sentBy.slice,
                    branch,
                    method});
}

std::string
MakeClientKey(const SipMessage& message)
{
    SipVia via;
    via.Parse(GetTopVia(message));
    return JoinKey({via.GetBranch(), message.GetCSeq().methodText});
}

} // namespace ns3
