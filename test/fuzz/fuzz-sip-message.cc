// SPDX-License-Identifier: GPL-2.0-only
/**
 * \file
 * Case 10, J38: any bytes as a SIP message. The reader and every decoder over every value return
 * views inside the input, errors inside the input, and stop. Edits of what was found change that
 * and nothing else.
 */
#include "sdp-session.h"
#include "sip-auth.h"
#include "sip-datagram.h"
#include "sip-hosts.h"
#include "sip-multipart.h"
#include "sip-uri.h"
#include "sip-via.h"
#include "slice-check.h"

using namespace ns3::sipalg;

namespace
{

void
DecodeParams(std::string_view text, char separator)
{
    SipParams params(text, separator);
    while (const auto param = params.Next())
    {
        Require(!param->name.empty());
        RequireInside(text, param->slice);
        RequireInside(param->slice, param->name);
        RequireInside(param->slice, param->value);
        Unquote(param->value);
    }
    Require(params.GetResult().offset <= text.size());
}

void
DecodeUri(std::string_view text)
{
    SipUri uri;
    const SipResult result = uri.Parse(text);
    Require(result.offset <= text.size());
    if (!result)
    {
        return;
    }
    for (const std::string_view slice :
         {uri.GetUser(), uri.userInfo, uri.hostPort.slice, uri.params})
    {
        RequireInside(text, slice);
    }
    Require(!uri.IsSip() || !uri.hostPort.host.empty());
    uri.hostPort.GetAddress();
    SipUnescape(text);
    DecodeParams(uri.params, ';');
    DecodeParams(text, ',');
}

void
DecodeNameAddr(std::string_view text)
{
    SipNameAddr address;
    const SipResult result = address.Parse(text);
    Require(result.offset <= text.size());
    if (!result)
    {
        return;
    }
    Require(address.isWildcard == address.uri.empty());
    for (const std::string_view slice : {address.uri, address.params, address.tag})
    {
        RequireInside(text, slice);
    }
    address.GetExpires();
    DecodeParams(address.params, ';');
    DecodeUri(address.uri);
}

void
DecodeVia(std::string_view text)
{
    SipVia via;
    const SipResult result = via.Parse(text);
    Require(result.offset <= text.size());
    if (!result)
    {
        return;
    }
    for (const std::string_view slice : {via.sentBy.slice, via.sentBy.host, via.GetBranch()})
    {
        RequireInside(text, slice);
    }
    via.sentBy.GetAddress();
    via.GetReceived();
    via.GetRport();
}

void
DecodeOthers(std::string_view text)
{
    SipCSeq cSeq;
    Require(cSeq.Parse(text).offset <= text.size());
    SipRAck rAck;
    Require(rAck.Parse(text).offset <= text.size());
    SipAuth auth;
    if (auth.Parse(text))
    {
        auth.GetText("nonce");
    }
    Require(auth.Parse(text).offset <= text.size());
    SipMediaType type;
    Require(type.Parse(text).offset <= text.size());
}

void
DecodeBody(const SipMessage& message)
{
    const auto sdp = FindSdp(message.GetContentType(), message.GetBody());
    if (sdp)
    {
        RequireInside(message.GetBody(), *sdp);
        SdpSession session;
        Require(session.Parse(*sdp).offset <= sdp->size());
    }
    SipMultipart parts(message.GetBody(), "b");
    while (const auto part = parts.Next())
    {
        RequireInside(message.GetBody(), part->content);
        RequireInside(message.GetBody(), part->headers);
    }
}

void
DecodeHeaders(const SipMessage& message, EditList& edits)
{
    std::size_t count = 0;
    for (const SipHeaderField& header : message)
    {
        const std::string_view line = message.GetLine(header);
        RequireInside(message.GetText(), line);
        RequireInside(line, header.name);
        RequireInside(line, header.value);
        if (++count <= 16)
        {
            RequireEditable(edits, message.GetText(), header.value);
        }
        SipValues values(header.value);
        while (const auto value = values.Next())
        {
            RequireInside(header.value, *value);
            DecodeNameAddr(*value);
            DecodeVia(*value);
            DecodeUri(*value);
        }
        DecodeOthers(header.value);
    }
    Require(count == message.GetHeaderCount() && count <= SipMessage::MAX_HEADERS);
}

void
ParseAs(std::string_view text, SipFraming framing)
{
    static SipMessage message; // reused, as the engine does
    static EditList edits;
    const SipResult result = message.Parse(text, framing);
    Require(result.offset <= text.size());
    DecodeHeaders(message, edits);
    if (!result)
    {
        return;
    }
    for (const std::string_view slice : {message.GetStartLine(),
                                         message.GetRequestUri(),
                                         message.GetBody(),
                                         message.GetSurplus(),
                                         message.GetHeadersEnd(),
                                         message.GetFromTag(),
                                         message.GetToTag()})
    {
        RequireInside(text, slice);
    }
    Require(message.GetBody().data() + message.GetBody().size() == message.GetSurplus().data());
    Require(CheckSipMessage(message).offset <= text.size());
    DecodeUri(message.GetRequestUri());
    message.GetExpires();
    DecodeBody(message);
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    const ExactCopy copy(data, size);
    const std::string_view text = copy.View();
    const SipDatagram kind = ClassifySipDatagram(text);
    SipMessage message;
    if (message.Parse(text))
    {
        Require(kind == (message.IsRequest() ? SipDatagram::Request : SipDatagram::Response));
    }
    ParseAs(text, SipFraming::Datagram);
    ParseAs(text, SipFraming::Stream);
    const char* end = text.data() + text.size();
    Require(Scan<ValueStops>(text.data(), end) == ScanBytewise<ValueStops>(text.data(), end));
    Require(Scan<HostStops>(text.data(), end) == ScanBytewise<HostStops>(text.data(), end));
    Require(Scan<UriStops>(text.data(), end) == ScanBytewise<UriStops>(text.data(), end));
    return 0;
}
