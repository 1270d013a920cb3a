// SPDX-License-Identifier: GPL-2.0-only
#include "sip-params.h"

namespace ns3::sipalg
{

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
