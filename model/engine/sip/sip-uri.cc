// SPDX-License-Identifier: GPL-2.0-only
#include "sip-uri.h"

namespace ns3::sipalg
{

namespace
{

SipScheme
ParseScheme(std::string_view text)
{
    if (EqualsIgnoreCase(text, "sip"))
    {
        return SipScheme::Sip;
    }
    if (EqualsIgnoreCase(text, "sips"))
    {
        return SipScheme::Sips;
    }
    return EqualsIgnoreCase(text, "tel") ? SipScheme::Tel : SipScheme::Other;
}

int
HexValue(char c)
{
    if (IsChar(c, CHAR_DIGIT))
    {
        return c - '0';
    }
    const char lower = ToLower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

SipResult
SipUri::Parse(std::string_view uri)
{
    TextCursor cursor(uri);
    const SipResult result = Read(cursor);
    return result && !cursor.AtEnd() ? SipResult{SipError::BadUri, cursor.Offset()} : result;
}

SipResult
SipUri::Read(TextCursor& cursor)
{
    const char* const start = cursor.Position();
    userInfo = params = headers = {};
    hostPort.slice = hostPort.host = {};
    SipResult result;
    if (HasPrefix(cursor.Rest(), "sip:"))
    {
        scheme = SipScheme::Sip;
        schemeText = MakeSlice(start, start + 3);
        cursor.MoveTo(start + 4);
        result = ReadSip(cursor);
    }
    else
    {
        result = ReadScheme(cursor);
    }
    text = MakeSlice(start, cursor.Position());
    return result;
}

/// Of a scheme but "sip".
SipResult
SipUri::ReadScheme(TextCursor& cursor)
{
    schemeText = cursor.Take(CHAR_SCHEME);
    if (schemeText.empty() || !cursor.Skip(':'))
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    scheme = ParseScheme(schemeText);
    if (IsSip())
    {
        return ReadSip(cursor);
    }
    const bool isEmpty = cursor.TakeUntilClass<UriStops>().empty();
    return isEmpty ? SipResult{SipError::BadUri, cursor.Offset()} : SipResult();
}

/// [ userinfo "@" ] hostport uri-parameters [ headers ]; userinfo = user [ ":" password ]
[[gnu::always_inline]] inline SipResult
SipUri::ReadSip(TextCursor& cursor)
{
    const char* const start = cursor.Position();
    const char* const end = Scan<UriStops>(cursor.Begin(), start, cursor.End());
    const char* const at = Scan<AnyOf<'@'>>(cursor.Begin(), start, end);
    const bool hasUserInfo = at != end;
    if (start == end || (hasUserInfo && (*start == '@' || *start == ':')))
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    if (hasUserInfo)
    {
        userInfo = MakeSlice(start, at);
        cursor.MoveTo(at + 1);
    }
    const SipResult result = hostPort.Parse(cursor);
    return result && cursor.Position() != end ? ReadTail(cursor, end) : result;
}

/// uri-parameters [ headers ] up to @p end, ";transport=udp;lr?Subject=x"
inline SipResult
SipUri::ReadTail(TextCursor& cursor, const char* end)
{
    const char* const start = cursor.Position();
    if (*start != ';' && *start != '?')
    {
        const bool isPort = *start == ':' || hostPort.port;
        return {isPort ? SipError::BadPort : SipError::BadHost, cursor.Offset()};
    }
    const char* stop = Scan<AnyOf<'?', '@'>>(cursor.Begin(), start, end);
    params = MakeSlice(start, stop);
    if (stop != end && *stop == '?')
    {
        const char* const question = stop;
        stop = Scan<AnyOf<'@'>>(cursor.Begin(), question, end);
        headers = MakeSlice(question + 1, stop);
    }
    cursor.MoveTo(stop);
    return stop == end ? SipResult() : SipResult{SipError::BadUri, cursor.Offset()};
}

std::string
SipUnescape(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const bool isEscape = text[i] == '%' && text.size() - i > 2 && HexValue(text[i + 1]) >= 0 &&
                              HexValue(text[i + 2]) >= 0;
        if (!isEscape)
        {
            plain += text[i];
            continue;
        }
        plain += static_cast<char>(HexValue(text[i + 1]) * 16 + HexValue(text[i + 2]));
        i += 2;
    }
    return plain;
}

} // namespace ns3::sipalg
