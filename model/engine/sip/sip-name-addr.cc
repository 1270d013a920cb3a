// SPDX-License-Identifier: GPL-2.0-only
#include "sip-name-addr.h"

namespace ns3::sipalg
{

namespace
{

/// May it stand in a display name without quotes? *(token LWS), "T. Watson"; and beyond the grammar
/// what telephones write all the same, as UTF-8 and "Bob (home)".
bool
IsOfPlainName(char c)
{
    const bool isControl = static_cast<unsigned char>(c) < ' ' && !IsChar(c, CHAR_SPACE);
    return !isControl && c != ',' && c != ';' && c != '>';
}

/// Where a URI without brackets ends: where parameters begin, or another URI's headers or value. A
/// semicolon in its user asks for brackets (RFC 3261 20.10), yet some leave them out,
/// "sip:a;phone-context=b@10.0.0.5;tag=1", and no parameter has an at sign.
const char*
FindBareEnd(const char* start, const char* end)
{
    const char* const stop = ScanFor<';', '?', ','>(start, end);
    const std::string_view uri = MakeSlice(start, stop);
    if (uri.find('@') != uri.npos)
    {
        return stop;
    }
    const char* scan = stop;
    while (scan != end && *scan == ';')
    {
        if (EqualsIgnoreCase(MakeSlice(scan + 1, end).substr(0, 4), "tag="))
        {
            return stop;
        }
        scan = ScanFor<';', '@', '?', ','>(scan + 1, end);
    }
    return scan != end && *scan == '@' ? ScanFor<';', '?', ','>(scan, end) : stop;
}

} // namespace

SipResult
SipNameAddr::Parse(std::string_view value, SipUri* parts)
{
    *this = {};
    TextCursor cursor(value);
    if (const SipResult result = SkipDisplayName(cursor); !result)
    {
        return result;
    }
    return cursor.Peek() == '<' ? ReadBracketed(cursor, parts) : ReadBare(cursor, parts);
}

/// display-name = *(token LWS)/ quoted-string, up to the bracket. Without one only white space is
/// skipped. Some escape quotes without quoting, "\\\"Bob\\\" <sip:b@h>".
SipResult
SipNameAddr::SkipDisplayName(TextCursor& cursor)
{
    cursor.SkipSpace();
    const char* const start = cursor.Position();
    const char* behindQuotes = nullptr;
    bool isPlain = true;
    while (!cursor.AtEnd() && cursor.Peek() != '<')
    {
        const char* const at = cursor.Position();
        if (*at == '"')
        {
            const char* const close = ScanQuoted(at, cursor.End());
            if (!close)
            {
                return {SipError::UnterminatedQuote, cursor.Offset()};
            }
            cursor.MoveTo(close);
            cursor.SkipSpace();
            behindQuotes = at == start ? cursor.Position() : behindQuotes;
            continue;
        }
        isPlain = isPlain && IsOfPlainName(*at);
        cursor.MoveTo(at + (HasPrefix(cursor.Rest(), "\\\"") ? 2 : 1));
    }
    const bool isBare = cursor.AtEnd();
    if (isBare ? behindQuotes != nullptr : !isPlain)
    {
        const char* const stop = isBare ? behindQuotes : start;
        return {SipError::BadDisplayName, static_cast<std::size_t>(stop - cursor.Begin())};
    }
    if (isBare)
    {
        cursor.MoveTo(start);
    }
    return {};
}

/// addr-spec without brackets, "sip:bob@10.0.0.5;expires=60"; or STAR.
SipResult
SipNameAddr::ReadBare(TextCursor cursor, SipUri* parts)
{
    const char* start = cursor.Position();
    const std::size_t offset = cursor.Offset();
    const std::string_view whole = cursor.TakeUntilClass<UriStops>();
    uri = MakeSlice(start, FindBareEnd(start, start + whole.size()));
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
    return ReadParams(cursor);
}

/// Reads parameters that start with a semicolon, and the value of the tag among them.
std::pair<SipResult, std::string_view>
SipNameAddr::FindTag(std::string_view params)
{
    std::string_view tag;
    if (params.front() != ';')
    {
        return {{SipError::BadNameAddr, 0}, tag};
    }
    SipParams reader(params);
    SipParam param;
    while (reader.Read(param))
    {
        if (tag.empty() && EqualsIgnoreCase(param.name, "tag"))
        {
            tag = param.value;
        }
    }
    return {reader.GetResult(), tag};
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
