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
    if (HasPrefix(uri, "sip:"))
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
    if (IsSip())
    {
        return ParseSip(cursor);
    }
    const std::string_view opaque = cursor.TakeUntilClass<UriStops>();
    const bool isSound = !opaque.empty() && cursor.AtEnd();
    return isSound ? SipResult() : SipResult{SipError::BadUri, cursor.Offset()};
}

inline SipResult
SipUri::ParseSip(TextCursor& cursor)
{
    const char* start = cursor.Position();
    if (const SipResult result = ParseUserInfo(cursor); !result)
    {
        return result;
    }
    if (userInfo.empty())
    {
        cursor.MoveTo(start);
    }
    const SipResult result = hostPort.Parse(cursor);
    return result && !cursor.AtEnd() ? ParseTail(cursor) : result;
}

/// userinfo = user [ ":" password ] "@"; without "@" everything is looked through and left.
inline SipResult
SipUri::ParseUserInfo(TextCursor& cursor)
{
    const char* start = cursor.Position();
    const std::string_view name = cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<':', '@'>>>();
    if (cursor.Peek() == ':')
    {
        cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<'@'>>>();
    }
    if (cursor.AtEnd())
    {
        return start == cursor.Position() ? SipResult{SipError::BadUri, cursor.Offset()}
                                          : SipResult();
    }
    if (cursor.Peek() != '@' || name.empty())
    {
        return {SipError::BadUri, cursor.Offset() - (cursor.Peek() == '@' ? name.size() : 0)};
    }
    user = name;
    userInfo = MakeSlice(start, cursor.Position());
    cursor.Skip('@');
    return {};
}

/// uri-parameters [ headers ], ";transport=udp;lr?Subject=x"
inline SipResult
SipUri::ParseTail(TextCursor& cursor)
{
    const char next = cursor.Peek();
    if (next != ';' && next != '?')
    {
        const bool isPort = next == ':' || !hostPort.portText.empty();
        const SipError error = isPort ? SipError::BadPort : SipError::BadHost;
        return {UriStops::Has(next) ? SipError::BadUri : error, cursor.Offset()};
    }
    params = cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<'?', '@'>>>();
    if (cursor.Skip('?'))
    {
        headers = cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<'@'>>>();
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
