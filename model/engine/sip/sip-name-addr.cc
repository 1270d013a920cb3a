// SPDX-License-Identifier: GPL-2.0-only
#include "sip-name-addr.h"

namespace ns3::sipalg
{

namespace
{

/// *(token LWS), "T. Watson"; beyond the grammar UTF-8, which real telephones send.
bool
IsTokens(std::string_view text)
{
    for (const char c : text)
    {
        if (!IsChar(c, CHAR_TOKEN | CHAR_SPACE) && static_cast<unsigned char>(c) < 0x80)
        {
            return false;
        }
    }
    return true;
}

} // namespace

SipResult
SipNameAddr::Parse(std::string_view value, SipUri* parts)
{
    displayName = uri = params = tag = {};
    isBracketed = isWildcard = false;
    TextCursor cursor(value);
    if (cursor.Peek() != '<')
    {
        const SipResult result = ParseDisplayName(cursor);
        if (!result || cursor.Peek() != '<')
        {
            return result ? ParseBare(cursor, parts) : result;
        }
    }
    return ParseBracketed(cursor, parts);
}

/// display-name = *(token LWS)/ quoted-string, up to the bracket. Without one nothing is read.
SipResult
SipNameAddr::ParseDisplayName(TextCursor& cursor)
{
    cursor.SkipSpace();
    const char* const start = cursor.Position();
    if (cursor.Peek() == '"')
    {
        displayName = cursor.TakeQuoted();
        if (displayName.empty())
        {
            return {SipError::UnterminatedQuote, cursor.Offset()};
        }
        cursor.SkipSpace();
        return cursor.Peek() == '<' ? SipResult()
                                    : SipResult{SipError::BadDisplayName, cursor.Offset()};
    }
    const std::string_view before = cursor.TakeUntil<'<'>();
    if (cursor.AtEnd())
    {
        cursor.MoveTo(start);
        return {};
    }
    displayName = TrimSpace(before);
    return IsTokens(displayName)
               ? SipResult()
               : SipResult{SipError::BadDisplayName,
                           static_cast<std::size_t>(displayName.data() - cursor.Begin())};
}

/// LAQUOT addr-spec RAQUOT, "<sip:bob@10.0.0.5;lr>"; the cursor stands on the bracket.
inline SipResult
SipNameAddr::ParseBracketed(TextCursor& cursor, SipUri* parts)
{
    const std::size_t offset = cursor.Offset();
    isBracketed = true;
    cursor.Skip('<');
    if (parts)
    {
        if (const SipResult result = parts->Read(cursor); !result)
        {
            return result;
        }
        uri = parts->text;
    }
    else
    {
        uri = cursor.TakeUntilClass<UriStops>();
    }
    const std::size_t stop = cursor.Offset();
    if (!cursor.Skip('>'))
    {
        const bool isOpen = cursor.TakeUntil<'>'>().empty() && cursor.AtEnd();
        return isOpen ? SipResult{SipError::UnterminatedBracket, offset}
                      : SipResult{SipError::BadUri, stop};
    }
    return uri.empty() ? SipResult{SipError::BadUri, stop} : ParseParams(cursor);
}

/// addr-spec without brackets, "sip:bob@10.0.0.5;expires=60"; or STAR.
SipResult
SipNameAddr::ParseBare(TextCursor& cursor, SipUri* parts)
{
    const char* start = cursor.Position();
    const std::size_t offset = cursor.Offset();
    const std::string_view whole = cursor.TakeUntilClass<UriStops>();
    uri = MakeSlice(start, ScanFor<';', '?', ','>(start, start + whole.size()));
    cursor.MoveTo(start + uri.size());
    if (cursor.Peek() == '?' || cursor.Peek() == ',')
    {
        return {SipError::UriNeedsBrackets, cursor.Offset()};
    }
    if (uri.empty())
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    isWildcard = uri == "*";
    const SipResult result = parts && !isWildcard ? parts->Parse(uri) : SipResult();
    if (!result)
    {
        return {result.error, offset + result.offset};
    }
    uri = isWildcard ? std::string_view() : uri;
    return ParseParams(cursor);
}

inline SipResult
SipNameAddr::ParseParams(TextCursor& cursor)
{
    params = cursor.Rest();
    cursor.SkipSpace();
    if (cursor.AtEnd())
    {
        return {};
    }
    if (cursor.Peek() != ';')
    {
        return {SipError::BadNameAddr, cursor.Offset()};
    }
    params = cursor.Rest();
    SipParams reader(params);
    SipParam param;
    while (reader.Read(param))
    {
        if (tag.empty() && EqualsIgnoreCase(param.name, "tag"))
        {
            tag = param.value;
        }
    }
    const SipResult result = reader.GetResult();
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
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
