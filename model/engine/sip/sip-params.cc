// SPDX-License-Identifier: GPL-2.0-only
#include "sip-params.h"

namespace ns3::sipalg
{

namespace
{

/// Ends a value that is no quoted string: white space, a separator or a quote.
bool
IsValueChar(char c, char separator)
{
    return c != separator && c != ';' && c != ',' && c != '"' && c != '<' && c != '>' &&
           !IsChar(c, CHAR_SPACE);
}

} // namespace

std::optional<SipParam>
SipParams::Fail(SipError error)
{
    m_result = {error, m_cursor.Offset()};
    return std::nullopt;
}

/// generic-param = token [ EQUAL gen-value ], ";received=10.0.0.1".
std::optional<SipParam>
SipParams::Next()
{
    if (m_result.error != SipError::None)
    {
        return std::nullopt;
    }
    const bool isFirst = m_cursor.Offset() == 0;
    m_cursor.SkipSpace();
    if (m_cursor.AtEnd())
    {
        return std::nullopt;
    }
    if (!m_cursor.Skip(m_separator) && !isFirst)
    {
        return Fail(SipError::BadParameter);
    }
    m_cursor.SkipSpace();
    SipParam param;
    const char* start = m_cursor.Position();
    const unsigned ampersand = m_separator == '&' ? 0 : CHAR_AMPERSAND;
    param.name = m_cursor.Take(CHAR_TOKEN | CHAR_PARAM | ampersand);
    if (param.name.empty())
    {
        return Fail(SipError::BadParameter);
    }
    param.slice = MakeSlice(start, m_cursor.Position());
    param.value = param.slice.substr(param.slice.size());
    return m_cursor.SkipSeparator('=') ? ReadValue(param) : param;
}

/// gen-value = token / host / quoted-string, and nothing: "rport=".
std::optional<SipParam>
SipParams::ReadValue(SipParam param)
{
    const char* start = m_cursor.Position();
    if (m_cursor.Peek() == '"')
    {
        param.value = m_cursor.TakeQuoted();
        if (param.value.empty())
        {
            return Fail(SipError::UnterminatedQuote);
        }
    }
    else
    {
        const char* end = start;
        const char* limit = start + m_cursor.Rest().size();
        while (end != limit && IsValueChar(*end, m_separator))
        {
            ++end;
        }
        m_cursor.MoveTo(end);
        param.value = MakeSlice(start, end);
    }
    param.hasValue = !param.value.empty();
    param.slice = MakeSlice(param.slice.data(), m_cursor.Position());
    return param;
}

std::optional<SipParam>
FindSipParam(std::string_view text, std::string_view name, char separator)
{
    SipParams params(text, separator);
    while (auto param = params.Next())
    {
        if (EqualsIgnoreCase(param->name, name))
        {
            return param;
        }
    }
    return std::nullopt;
}

std::string
Unquote(std::string_view text)
{
    const std::string_view inner = StripQuotes(text);
    if (inner.size() == text.size())
    {
        return std::string(text);
    }
    std::string plain;
    for (std::size_t i = 0; i < inner.size(); ++i)
    {
        const bool isEscape = inner[i] == '\\' && i + 1 < inner.size();
        plain += inner[isEscape ? ++i : i];
    }
    return plain;
}

std::string_view
StripQuotes(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

} // namespace ns3::sipalg
