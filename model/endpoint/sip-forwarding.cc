// SPDX-License-Identifier: GPL-2.0-only
#include "sip-forwarding.h"

#include "digest.h"
#include "sip-dialog.h"
#include "sip-message-text.h"

namespace ns3
{

using namespace sipalg;

namespace
{

void
AddLine(std::string& text, std::string_view name, std::string_view value)
{
    text.append(name).append(": ").append(value).append("\r\n");
}

/// The Via line with its first value removed; empty when it had only one.
std::string
WithoutFirstValue(const SipHeaderField& field)
{
    SipValues values(field.value);
    values.Next();
    const auto second = values.Next();
    if (!second)
    {
        return {};
    }
    std::string line;
    AddLine(line, "Via", field.value.substr(second->data() - field.value.data()));
    return line;
}

} // namespace

std::vector<std::string>
TakeRoutes(const SipMessage& request,
           const std::function<bool(std::string_view)>& isOwn,
           std::string& uri)
{
    std::vector<std::string> routes;
    SipHeaderValues values(request, SipHeaderId::Route);
    while (const auto value = values.Next())
    {
        routes.emplace_back(*value);
    }
    uri = request.GetRequestUri();
    SipUri parsed;
    if (!routes.empty() && parsed.Parse(uri) && parsed.GetUser().empty() && isOwn(uri))
    {
        uri = GetUriOf(routes.back());
        routes.pop_back();
    }
    if (!routes.empty() && isOwn(GetUriOf(routes.front())))
    {
        routes.erase(routes.begin());
    }
    return routes;
}

std::string
MakeForwardedRequest(const SipMessage& request, const SipForwarding& change)
{
    std::string text;
    text.reserve(request.GetText().size() + 400);
    text.append(request.GetMethodText()).append(" ").append(change.requestUri);
    text.append(" SIP/2.0\r\n");
    AddLine(text, "Via", change.via);
    if (!change.recordRoute.empty())
    {
        AddLine(text, "Record-Route", change.recordRoute);
    }
    for (const std::string& route : change.routes)
    {
        AddLine(text, "Route", route);
    }
    AddLine(text, "Max-Forwards", std::to_string(change.maxForwards));
    for (const SipHeaderField& field : request)
    {
        if (field.id != SipHeaderId::Route && field.id != SipHeaderId::MaxForwards)
        {
            text.append(request.GetLine(field));
        }
    }
    return text.append("\r\n").append(request.GetBody());
}

std::string
MakeForwardedResponse(const SipMessage& response)
{
    std::string text;
    text.reserve(response.GetText().size());
    text.append(response.GetStartLine()).append("\r\n");
    const SipHeaderField* topVia = response.First(SipHeaderId::Via);
    for (const SipHeaderField& field : response)
    {
        if (&field == topVia)
        {
            text.append(WithoutFirstValue(field));
        }
        else
        {
            text.append(response.GetLine(field));
        }
    }
    return text.append("\r\n").append(response.GetBody());
}

std::string
MakeLoopMark(const SipMessage& request)
{
    std::string text(request.GetRequestUri());
    for (const std::string_view part : {request.GetFromTag(),
                                        request.GetToTag(),
                                        request.GetCallId(),
                                        request.GetCSeq().numberText,
                                        request.GetValue(SipHeaderId::Route)})
    {
        text.append("\n").append(part);
    }
    return DigestHash(DigestAlgorithm::Md5, text).substr(0, 16);
}

unsigned
RankFailure(unsigned code)
{
    if (code >= 600)
    {
        return 0;
    }
    const bool isHelpful = code == 401 || code == 407 || code == 415 || code == 420 || code == 484;
    return (code / 100) * 2 + (isHelpful ? 0 : 1);
}

bool
IsViaOf(std::string_view text, const IpEndpoint& local)
{
    SipVia via;
    return via.Parse(text) && via.sentBy.GetAddress() == local.address &&
           via.sentBy.GetPortOr(SIP_DEFAULT_PORT) == local.port;
}

} // namespace ns3
