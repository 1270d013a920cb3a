// SPDX-License-Identifier: GPL-2.0-only
#include "sip-name-addr.h"

namespace ns3::sipalg
{

SipResult
SipNameAddr::Parse(std::string_view value)
{
    *this = SipNameAddr();
    TextCursor cursor(value);
    cursor.SkipSpace();
    const char* start = cursor.Position();
    if (cursor.Peek() == '"')
    {
        displayName = cursor.TakeQuoted();
        if (displayName.empty())
        {
            return {SipError::UnterminatedQuote, cursor.Offset()};
        }
        cursor.SkipSpace();
        return cursor.Peek() == '<' ? ParseBracketed(cursor)
                                    : SipResult{SipError::BadDisplayName, cursor.Offset()};
    }
    const std::string_view before = cursor.TakeUntil<'<'>();
    if (cursor.AtEnd())
    {
        cursor.MoveTo(start);
        return ParseBare(cursor);
    }
    displayName = TrimSpace(before);
    for (const char c : displayName)
    {
        if (!IsChar(c, CHAR_TOKEN | CHAR_SPACE))
        {
            return {SipError::BadDisplayName,
                    static_cast<std::size_t>(displayName.data() - value.data())};
        }
    }
    return ParseBracketed(cursor);
}

/// LAQUOT addr-spec RAQUOT, "<sip:bob@10.0.0.5;lr>"; the cursor stands on the bracket.
SipResult
SipNameAddr::ParseBracketed(TextCursor& cursor)
{
    const std::size_t offset = cursor.Offset();
    isBracketed = true;
    cursor.Skip('<');
    uri = cursor.TakeUntil<'>'>();
    if (!cursor.Skip('>'))
    {
        return {SipError::UnterminatedBracket, offset};
    }
    if (!IsAllOf(uri, CHAR_URI))
    {
        return {SipError::BadUri, offset + 1};
    }
    return ParseParams(cursor);
}

/// addr-spec without brackets, "sip:bob@10.0.0.5;expires=60"; or STAR.
SipResult
SipNameAddr::ParseBare(TextCursor& cursor)
{
    const std::size_t offset = cursor.Offset();
    uri = cursor.Take(CHAR_BARE_URI);
    if (cursor.Peek() == '?' || cursor.Peek() == ',')
    {
        return {SipError::UriNeedsBrackets, cursor.Offset()};
    }
    if (uri.empty())
    {
        return {SipError::BadUri, offset};
    }
    if (uri == "*")
    {
        isWildcard = true;
        uri = {};
    }
    return ParseParams(cursor);
}

SipResult
SipNameAddr::ParseParams(TextCursor& cursor)
{
    params = cursor.Rest();
    cursor.SkipSpace();
    if (!cursor.AtEnd() && cursor.Peek() != ';')
    {
        return {SipError::BadNameAddr, cursor.Offset()};
    }
    const std::size_t offset = cursor.Offset();
    params = cursor.Rest();
    SipParams reader(params);
    while (reader.Next())
    {
    }
    const SipResult result = reader.GetResult();
    return result ? result : SipResult{result.error, offset + result.offset};
}

std::string_view
SipNameAddr::GetTag() const
{
    const auto tag = FindParam("tag");
    return tag ? tag->value : std::string_view();
}

std::optional<uint32_t>
SipNameAddr::GetExpires() const
{
    const auto expires = FindParam("expires");
    if (!expires)
    {
        return std::nullopt;
    }
    const auto seconds = ParseClampedNumber(StripQuotes(expires->value), UINT32_MAX);
    return seconds ? std::optional<uint32_t>(static_cast<uint32_t>(*seconds)) : std::nullopt;
}

} // namespace ns3::sipalg
