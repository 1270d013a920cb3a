// SPDX-License-Identifier: GPL-2.0-only
#include "sip-params.h"

namespace ns3::sipalg
{

bool
SipParams::Fail(SipError error)
{
    m_result = {error, m_cursor.Offset()};
    return false;
}

/// generic-param = token [ EQUAL gen-value ], ";received=10.0.0.1".
bool
SipParams::Read(SipParam& param)
{
    const bool isFirst = m_cursor.Offset() == 0;
    m_cursor.SkipSpace();
    if (m_cursor.AtEnd() || !m_result)
    {
        return false;
    }
    if (!m_cursor.Skip(m_separator) && !isFirst)
    {
        return Fail(SipError::BadParameter);
    }
    m_cursor.SkipSpace();
    const unsigned ampersand = m_separator == '&' ? 0 : CHAR_AMPERSAND;
    param.name = m_cursor.Take(CHAR_TOKEN | CHAR_PARAM | ampersand);
    if (param.name.empty())
    {
        return Fail(SipError::BadParameter);
    }
    if (m_cursor.Skip('=') || m_cursor.SkipSeparator('='))
    {
        return ReadValue(param);
    }
    param.slice = param.name;
    param.value = param.name.substr(param.name.size());
    param.hasValue = false;
    return true;
}

/// gen-value = token / host / quoted-string, and nothing: "rport=".
inline bool
SipParams::ReadValue(SipParam& param)
{
    m_cursor.SkipSpace();
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
        param.value = m_cursor.TakeUntilClass<ValueStops>();
        if (m_separator == '&')
        {
            param.value = param.value.substr(0, param.value.find('&'));
            m_cursor.MoveTo(param.value.data() + param.value.size());
        }
    }
    param.hasValue = !param.value.empty();
    param.slice = MakeSlice(param.name.data(), m_cursor.Position());
    return true;
}

std::optional<SipParam>
FindSipParam(std::string_view text, std::string_view name, char separator)
{
    SipParams params(text, separator);
    SipParam param;
    while (params.Read(param))
    {
        if (EqualsIgnoreCase(param.name, name))
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
