// SPDX-License-Identifier: GPL-2.0-only
#include "sip-via.h"

namespace ns3::sipalg
{

SipResult
SipVia::Parse(std::string_view value)
{
    text = value;
    branch.reset();
    received.reset();
    rport.reset();
    maddr.reset();
    ttl.reset();
    TextCursor cursor(value);
    const SipResult head = ReadHead(cursor, transport, sentBy);
    params = head ? cursor.Rest() : std::string_view();
    if (!head)
    {
        return head;
    }
    SipParams reader(params);
    SipParam param;
    while (reader.Read(param))
    {
        Remember(param);
    }
    const SipResult result = reader.GetResult();
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
}

/// sent-protocol = "SIP" SLASH "2.0" SLASH transport, "SIP / 2.0 / UDP ".
SipResult
SipVia::ReadProtocol(TextCursor& cursor, std::string_view& transport)
{
    const std::string_view name = cursor.Take(CHAR_TOKEN);
    const bool isSip = EqualsIgnoreCase(name, "SIP") && cursor.SkipSeparator('/');
    const std::string_view version = cursor.Take(CHAR_TOKEN);
    if (!isSip || version != "2.0" || !cursor.SkipSeparator('/'))
    {
        return {SipError::BadVia, cursor.Offset()};
    }
    transport = cursor.Take(CHAR_TOKEN);
    const std::size_t offset = cursor.Offset();
    cursor.SkipSpace();
    const bool isSpaced = cursor.Offset() > offset;
    return transport.empty() || !isSpaced ? SipResult{SipError::BadVia, offset} : SipResult();
}

inline void
SipVia::Remember(const SipParam& param)
{
    const auto keep = [&param](std::string_view name, std::optional<SipParam>& slot) {
        if (!slot && EqualsIgnoreCase(param.name, name))
        {
            slot = param;
        }
    };
    switch (ToLower(param.name.front()))
    {
    case 'b':
        return keep("branch", branch);
    case 'm':
        return keep("maddr", maddr);
    case 'r':
        keep("rport", rport);
        return keep("received", received);
    case 't':
        return keep("ttl", ttl);
    default:
        break;
    }
}

std::optional<IpAddress>
SipVia::GetReceived() const
{
    return received ? ParseHostAddress(received->value) : std::nullopt;
}

std::optional<uint16_t>
SipVia::GetRport() const
{
    const auto number = rport ? ParseNumber(rport->value, UINT16_MAX) : std::nullopt;
    return number ? std::optional<uint16_t>(static_cast<uint16_t>(*number)) : std::nullopt;
}

} // namespace ns3::sipalg
