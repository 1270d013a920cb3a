// SPDX-License-Identifier: GPL-2.0-only
#include "sip-via.h"

namespace ns3::sipalg
{

SipResult
SipVia::Parse(std::string_view value)
{
    branch.reset();
    received.reset();
    rport.reset();
    TextCursor cursor(value);
    if (const SipResult head = ReadHead(cursor, sentBy); !head)
    {
        return head;
    }
    SipParams reader(cursor);
    SipParam param;
    while (reader.Read(param))
    {
        std::optional<SipParam>* const place = FindPlace(param.name);
        if (place && !*place)
        {
            *place = param;
        }
    }
    const SipResult result = reader.GetResult();
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
}

/// sent-protocol = "SIP" SLASH "2.0" SLASH transport, "SIP / 2.0 / UDP ".
SipResult
SipVia::ReadProtocol(TextCursor& cursor)
{
    const std::string_view name = cursor.Take(CHAR_TOKEN);
    const bool isSip = EqualsIgnoreCase(name, "SIP") && cursor.SkipSeparator('/');
    const std::string_view version = cursor.Take(CHAR_TOKEN);
    if (!isSip || version != "2.0" || !cursor.SkipSeparator('/'))
    {
        return {SipError::BadVia, cursor.Offset()};
    }
    const std::string_view transport = cursor.Take(CHAR_TOKEN);
    const std::size_t offset = cursor.Offset();
    cursor.SkipSpace();
    const bool isSpaced = cursor.Offset() > offset;
    return transport.empty() || !isSpaced ? SipResult{SipError::BadVia, offset} : SipResult();
}

/// Where the parameter @p name is kept; null if it is of no interest.
std::optional<SipParam>*
SipVia::FindPlace(std::string_view name)
{
    return EqualsIgnoreCase(name, "branch")     ? &branch
           : EqualsIgnoreCase(name, "received") ? &received
           : EqualsIgnoreCase(name, "rport")    ? &rport
                                                : nullptr;
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
