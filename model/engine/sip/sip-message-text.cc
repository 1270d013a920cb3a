// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message-text.h"

#include <algorithm>
#include <iterator>

namespace ns3::sipalg
{

namespace
{

struct Phrase
{
    unsigned code;
    std::string_view text;
};

constexpr Phrase PHRASES[] = {
    {100, "Trying"},
    {180, "Ringing"},
    {181, "Call Is Being Forwarded"},
    {183, "Session Progress"},
    {200, "OK"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {415, "Unsupported Media Type"},
    {420, "Bad Extension"},
    {423, "Interval Too Brief"},
    {480, "Temporarily Unavailable"},
    {481, "Call/Transaction Does Not Exist"},
    {482, "Loop Detected"},
    {483, "Too Many Hops"},
    {486, "Busy Here"},
    {487, "Request Terminated"},
    {488, "Not Acceptable Here"},
    {491, "Request Pending"},
    {500, "Server Internal Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "Version Not Supported"},
    {513, "Message Too Large"},
    {600, "Busy Everywhere"},
    {603, "Decline"},
};

constexpr std::string_view CLASS_PHRASES[] =
    {"Provisional", "Success", "Redirection", "Client Error", "Server Error", "Global Failure"};

void
CopyHeaders(SipMessageBuilder& builder, const SipMessage& from, SipHeaderId id)
{
    for (const SipHeaderField* field = from.First(id); field; field = from.Next(*field))
    {
        builder.Add(ToString(id), field->value);
    }
}

/// ACK and CANCEL: the request's Request-URI, topmost Via, Route, From, Call-ID and CSeq number.
std::string
MakeCompanion(const SipMessage& invite, std::string_view method, std::string_view to)
{
    SipMessageBuilder builder = SipMessageBuilder::Request(method, invite.GetRequestUri());
    builder.Add("Via", GetTopVia(invite));
    CopyHeaders(builder, invite, SipHeaderId::Route);
    builder.Add("Max-Forwards", "70");
    builder.Add("From", invite.GetValue(SipHeaderId::From));
    builder.Add("To", to);
    builder.Add("Call-ID", invite.GetCallId());
    builder.Add("CSeq", std::to_string(invite.GetCSeq().number) + " " + std::string(method));
    return builder.Build();
}

std::string
MakeReceived(const SipVia& via, const IpEndpoint& source)
{
    const bool isAsked = via.rport && !via.rport->hasValue;
    if (!isAsked && via.sentBy.GetAddress() == source.address)
    {
        return {};
    }
    return ";received=" + source.address.ToString();
}

} // namespace

std::string_view
GetReasonPhrase(unsigned statusCode)
{
    const auto* found =
        std::find_if(std::begin(PHRASES), std::end(PHRASES), [statusCode](const Phrase& phrase) {
            return phrase.code == statusCode;
        });
    if (found != std::end(PHRASES))
    {
        return found->text;
    }
    const unsigned statusClass = statusCode / 100;
    return statusClass >= 1 && statusClass <= 6 ? CLASS_PHRASES[statusClass - 1]
                                                : std::string_view("Unknown");
}

SipMessageBuilder
MakeResponse(const SipMessage& request, unsigned statusCode, std::string_view toTag)
{
    SipMessageBuilder builder =
        SipMessageBuilder::Response(statusCode, GetReasonPhrase(statusCode));
    CopyHeaders(builder, request, SipHeaderId::Via);
    builder.Add("From", request.GetValue(SipHeaderId::From));
    std::string to(request.GetValue(SipHeaderId::To));
    if (request.GetToTag().empty() && !toTag.empty())
    {
        to.append(";tag=").append(toTag);
    }
    builder.Add("To", to);
    builder.Add("Call-ID", request.GetValue(SipHeaderId::CallId));
    builder.Add("CSeq", request.GetValue(SipHeaderId::CSeq));
    return builder;
}

std::string
MakeAck(const SipMessage& invite, const SipMessage& response)
{
    return MakeCompanion(invite, "ACK", response.GetValue(SipHeaderId::To));
}

std::string
MakeCancel(const SipMessage& invite)
{
    return MakeCompanion(invite, "CANCEL", invite.GetValue(SipHeaderId::To));
}

std::string_view
GetTopVia(const SipMessage& message)
{
    return SipHeaderValues(message, SipHeaderId::Via).Next().value_or(std::string_view());
}

std::string
ReplaceSlice(std::string_view text, std::string_view slice, std::string_view replacement)
{
    const std::size_t offset = slice.data() - text.data();
    std::string result;
    result.reserve(text.size() + replacement.size());
    result.append(text.substr(0, offset));
    result.append(replacement);
    result.append(text.substr(offset + slice.size()));
    return result;
}

std::string
StampVia(const SipMessage& request, const IpEndpoint& source)
{
    const std::string_view top = GetTopVia(request);
    SipVia via;
    if (top.empty() || !via.Parse(top))
    {
        return std::string(request.GetText());
    }
    std::string stamped(top);
    if (via.received)
    {
        stamped = ReplaceSlice(top, via.received->slice, "received=" + source.address.ToString());
    }
    else
    {
        stamped += MakeReceived(via, source);
    }
    if (via.rport && !via.rport->hasValue)
    {
        // What was added so far stands at the end or behind: the offset of rport may only have
        // moved by what replaced a received parameter before it.
        SipVia again;
        const std::string copy = stamped;
        if (again.Parse(copy) && again.rport)
        {
            stamped =
                ReplaceSlice(copy, again.rport->slice, "rport=" + std::to_string(source.port));
        }
    }
    return ReplaceSlice(request.GetText(), top, stamped);
}

std::optional<IpEndpoint>
GetResponseTarget(std::string_view text)
{
    SipVia via;
    if (text.empty() || !via.Parse(text))
    {
        return std::nullopt;
    }
    const std::optional<IpAddress> received = via.GetReceived();
    const std::optional<IpAddress> address = received ? received : via.sentBy.GetAddress();
    if (!address)
    {
        return std::nullopt;
    }
    const uint16_t port = via.GetRport().value_or(via.sentBy.GetPortOr(SIP_DEFAULT_PORT));
    return IpEndpoint{*address, port};
}

std::optional<IpEndpoint>
GetLiteralTarget(std::string_view text)
{
    SipUri uri;
    if (!uri.Parse(text) || !uri.IsSip())
    {
        return std::nullopt;
    }
    const std::optional<IpAddress> address = uri.hostPort.GetAddress();
    if (!address)
    {
        return std::nullopt;
    }
    return IpEndpoint{*address, uri.hostPort.GetPortOr(SIP_DEFAULT_PORT)};
}

} // namespace ns3::sipalg
