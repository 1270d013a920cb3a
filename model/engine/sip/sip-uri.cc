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
    return Parse(TextCursor(uri));
}

/// Of a scheme that is not written "sip".
SipResult
SipUri::ReadOther(TextCursor& cursor)
{
    const std::string_view schemeText = cursor.Take(CHAR_SCHEME);
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

/// The same with an "m", which may be maddr, or with headers, ";maddr=10.0.0.9?Subject=x".
SipResult
SipUri::ReadOddTail(TextCursor& cursor)
{
    const char first = cursor.Peek();
    if (first != ';' && first != '?')
    {
        const bool isPort = first == ':' || hostPort.port;
        return {isPort ? SipError::BadPort : SipError::BadHost, cursor.Offset()};
    }
    params = cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<'?', '@'>>>();
    if (const auto param = FindParam("maddr"))
    {
        maddr = param->value;
    }
    if (cursor.Skip('?'))
    {
        cursor.TakeUntilClass<EitherOf<UriStops, AnyOf<'@'>>>();
    }
    return cursor.Peek() == '@' ? SipResult{SipError::BadUri, cursor.Offset()} : SipResult();
}

/// No host, port or parameter holds a "?".
std::string_view
SipUri::GetHeaders(std::string_view uri) const
{
    const auto host = static_cast<std::size_t>(hostPort.slice.data() - uri.data());
    const std::size_t mark = uri.find('?', host);
    return mark == std::string_view::npos ? std::string_view() : uri.substr(mark + 1);
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
