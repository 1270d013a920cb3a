// SPDX-License-Identifier: GPL-2.0-only
#include "sip-dialog.h"

#include "sip-uri.h"

#include <algorithm>

namespace ns3
{

using namespace sipalg;

namespace
{

std::vector<std::string>
ReadRecordRoute(const SipMessage& message)
{
    std::vector<std::string> routes;
    SipHeaderValues values(message, SipHeaderId::RecordRoute);
    while (const auto value = values.Next())
    {
        routes.emplace_back(*value);
    }
    return routes;
}

} // namespace

std::string
GetUriOf(std::string_view nameAddr)
{
    SipNameAddr value;
    return value.Parse(nameAddr) ? std::string(value.uri) : std::string();
}

std::string
GetContactUri(const SipMessage& message)
{
    const auto contact = SipHeaderValues(message, SipHeaderId::Contact).Next();
    return contact ? GetUriOf(*contact) : std::string();
}

void
SipDialog::LearnFromResponse(const SipMessage& response)
{
    remote = response.GetValue(SipHeaderId::To);
    routes = ReadRecordRoute(response);
    std::reverse(routes.begin(), routes.end());
    RefreshTarget(response);
}

SipDialog
SipDialog::FromRequest(const SipMessage& invite, const std::string& localTag)
{
    SipDialog dialog;
    dialog.callId = invite.GetCallId();
    dialog.local = std::string(invite.GetValue(SipHeaderId::To)) + ";tag=" + localTag;
    dialog.remote = invite.GetValue(SipHeaderId::From);
    dialog.routes = ReadRecordRoute(invite);
    dialog.remoteCSeq = invite.GetCSeq().number;
    dialog.RefreshTarget(invite);
    return dialog;
}

void
SipDialog::RefreshTarget(const SipMessage& message)
{
    std::string target = GetContactUri(message);
    if (!target.empty())
    {
        remoteTarget = std::move(target);
    }
}

bool
SipDialog::IsStrict() const
{
    if (routes.empty())
    {
        return false;
    }
    SipUri first;
    const std::string text = GetUriOf(routes.front());
    return first.Parse(text) && !first.FindParam("lr");
}

std::string
SipDialog::GetRequestUri() const
{
    return IsStrict() ? GetUriOf(routes.front()) : remoteTarget;
}

std::vector<std::string>
SipDialog::GetRouteSet() const
{
    std::vector<std::string> set = routes;
    if (IsStrict())
    {
        set.erase(set.begin());
        set.push_back("<" + remoteTarget + ">");
    }
    return set;
}

std::string
SipDialog::GetNextHop() const
{
    return routes.empty() ? remoteTarget : GetUriOf(routes.front());
}

std::string
SipDialog::GetRemoteTag() const
{
    SipNameAddr value;
    return value.Parse(remote) ? std::string(value.GetTag()) : std::string();
}

std::string
SipDialog::GetLocalTag() const
{
    SipNameAddr value;
    return value.Parse(local) ? std::string(value.GetTag()) : std::string();
}

void
SipDialog::AddHeaders(SipMessageBuilder& request, std::string_view method, uint32_t cSeq) const
{
    for (const std::string& route : GetRouteSet())
    {
        request.Add("Route", route);
    }
    request.Add("From", local);
    request.Add("To", remote);
    request.Add("Call-ID", callId);
    request.Add("CSeq", std::to_string(cSeq) + " " + std::string(method));
}

} // namespace ns3
