// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-lines.h"

namespace ns3::sipalg
{

std::optional<SdpLine>
SdpLines::Fail(SdpError error, const char* position)
{
    m_result = {error, static_cast<std::size_t>(position - m_begin)};
    m_position = m_end;
    return std::nullopt;
}

/// line = type "=" value CRLF, "c=IN IP4 10.1.1.3".
std::optional<SdpLine>
SdpLines::Next()
{
    while (m_position != m_end && (*m_position == '\r' || *m_position == '\n'))
    {
        ++m_position;
    }
    if (m_position == m_end)
    {
        return std::nullopt;
    }
    const char* start = m_position;
    const char* lineEnd = ScanFor<'\n', '\r', '\0'>(start, m_end);
    const char* next = lineEnd;
    if (next != m_end && *next == '\r')
    {
        ++next;
    }
    const bool hasNewline = next != m_end && *next == '\n';
    if (lineEnd != m_end && !hasNewline && next != m_end)
    {
        return Fail(SdpError::ControlCharacter, lineEnd);
    }
    m_position = next + (hasNewline ? 1 : 0);
    if (lineEnd - start < 2 || start[1] != '=' || !IsChar(*start, CHAR_ALPHA))
    {
        return Fail(SdpError::BadLine, start);
    }
    return SdpLine{*start, MakeSlice(start + 2, lineEnd), MakeSlice(start, m_position)};
}

std::string_view
GetSdpAttributeName(std::string_view value)
{
    return value.substr(0, value.find(':'));
}

std::string_view
GetSdpAttributeValue(std::string_view value)
{
    const std::size_t colon = value.find(':');
    return value.substr(colon == std::string_view::npos ? value.size() : colon + 1);
}

bool
SdpCandidate::Parse(std::string_view attribute)
{
    *this = SdpCandidate();
    line = attribute;
    if (!EqualsIgnoreCase(GetSdpAttributeName(attribute), "candidate"))
    {
        return false;
    }
    TextCursor cursor(GetSdpAttributeValue(attribute));
    const auto takeWord = [&cursor] {
        cursor.SkipSpace();
        return cursor.TakeUntil<' '>();
    };
    takeWord(); // foundation
    component = static_cast<unsigned>(ParseNumber(takeWord(), 256).value_or(0));
    transport = takeWord();
    takeWord(); // priority
    address = takeWord();
    port = takeWord();
    const bool isTyped = takeWord() == "typ";
    type = takeWord();
    for (std::string_view name = takeWord(); !name.empty(); name = takeWord())
    {
        const std::string_view word = takeWord();
        if (name == "raddr")
        {
            relatedAddress = word;
        }
        else if (name == "rport")
        {
            relatedPort = word;
        }
    }
    return component > 0 && isTyped && !type.empty() && ParseNumber(port, UINT16_MAX).has_value();
}

} // namespace ns3::sipalg
