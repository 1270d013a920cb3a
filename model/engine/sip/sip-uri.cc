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
    *this = SipUri();
    text = uri;
    TextCursor cursor(uri);
    schemeText = cursor.Take(CHAR_SCHEME);
    if (schemeText.empty() || !cursor.Skip(':'))
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    scheme = ParseScheme(schemeText);
    if (IsSip())
    {
        return ParseSip(cursor);
    }
    const std::string_view opaque = cursor.Take(CHAR_URI);
    const bool isSound = !opaque.empty() && cursor.AtEnd();
    return isSound ? SipResult() : SipResult{SipError::BadUri, cursor.Offset()};
}

SipResult
SipUri::ParseSip(TextCursor& cursor)
{
    const std::string_view rest = cursor.Rest();
    const char* end = rest.data() + rest.size();
    if (ScanFor<'@'>(rest.data(), end) != end)
    {
        userInfo = cursor.TakeUntil<'@'>();
        user = userInfo.substr(0, userInfo.find(':'));
        if (user.empty() || !IsAllOf(userInfo, CHAR_URI))
        {
            return {SipError::BadUri, cursor.Offset() - userInfo.size()};
        }
        cursor.Skip('@');
    }
    if (const SipResult result = hostPort.Parse(cursor); !result)
    {
        return result;
    }
    return ParseTail(cursor);
}

/// uri-parameters [ headers ], ";transport=udp;lr?Subject=x"
SipResult
SipUri::ParseTail(TextCursor& cursor)
{
    const std::size_t offset = cursor.Offset();
    const std::string_view tail = cursor.Rest();
    if (tail.empty())
    {
        params = headers = tail;
        return {};
    }
    if (tail.front() != ';' && tail.front() != '?')
    {
        const bool isPort = tail.front() == ':' || !hostPort.portText.empty();
        return {isPort ? SipError::BadPort : SipError::BadHost, offset};
    }
    cursor.Take(CHAR_URI);
    if (!cursor.AtEnd() || tail.find('@') != std::string_view::npos)
    {
        return {SipError::BadUri, cursor.Offset()};
    }
    const std::size_t mark = tail.find('?');
    params = tail.substr(0, mark);
    headers = tail.substr(mark == std::string_view::npos ? tail.size() : mark + 1);
    return {};
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
