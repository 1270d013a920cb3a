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
    text = uri;
    scheme = SipScheme::Other;
    user = userInfo = params = headers = {};
    hostPort = SipHostPort();
    TextCursor cursor(uri);
    if (uri.substr(0, 4) == "sip:")
    {
        scheme = SipScheme::Sip;
        schemeText = uri.substr(0, 3);
        cursor.MoveTo(uri.data() + 4);
    }
    else
    {
        schemeText = cursor.Take(CHAR_SCHEME);
        if (schemeText.empty() || !cursor.Skip(':'))
        {
            return {SipError::BadUri, cursor.Offset()};
        }
        scheme = ParseScheme(schemeText);
    }
    const std::string_view rest = cursor.Rest();
    const std::string_view sound = cursor.TakeUntilClass<UriStops>();
    if (sound.empty() || !cursor.AtEnd())
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    cursor.MoveTo(rest.data());
    return IsSip() ? ParseSip(cursor) : SipResult();
}

inline SipResult
SipUri::ParseSip(TextCursor& cursor)
{
    const char* start = cursor.Position();
    userInfo = cursor.TakeUntil<'@'>();
    if (cursor.Skip('@'))
    {
        user = MakeSlice(start, ScanFor<':'>(start, start + userInfo.size()));
        if (user.empty())
        {
            return {SipError::BadUri, cursor.Offset() - userInfo.size() - 1};
        }
    }
    else
    {
        cursor.MoveTo(start);
        userInfo = {};
    }
    const SipResult result = hostPort.Parse(cursor);
    return result && !cursor.AtEnd() ? ParseTail(cursor) : result;
}

/// uri-parameters [ headers ], ";transport=udp;lr?Subject=x"
inline SipResult
SipUri::ParseTail(TextCursor& cursor)
{
    const char next = cursor.Peek();
    if (next != ';' && next != '?')
    {
        const bool isPort = next == ':' || !hostPort.portText.empty();
        return {isPort ? SipError::BadPort : SipError::BadHost, cursor.Offset()};
    }
    params = cursor.TakeUntil<'?', '@'>();
    if (cursor.Skip('?'))
    {
        headers = cursor.TakeUntil<'@'>();
    }
    return cursor.AtEnd() ? SipResult() : SipResult{SipError::BadUri, cursor.Offset()};
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
