// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-lines.h"

namespace ns3::sipalg
{

/// line = type "=" value CRLF, "c=IN IP4 10.1.1.3".
std::optional<SdpLine>
SdpLines::Next()
{
    const char* start = m_position;
    const char* lineEnd = start;
    while (lineEnd == start)
    {
        start = m_position;
        if (!FindLineEnd(start, lineEnd))
        {
            return std::nullopt;
        }
    }
    if (lineEnd - start < 2 || start[1] != '=' || !IsChar(*start, CHAR_ALPHA))
    {
        Fail(SdpError::BadLine, start);
        return std::nullopt;
    }
    return SdpLine{*start, MakeSlice(start + 2, lineEnd), MakeSlice(start, m_position)};
}

void
SdpLines::Fail(SdpError error, const char* position)
{
    m_result = {error, static_cast<std::size_t>(position - m_begin)};
    m_position = m_end;
}

/// The end of a line, which may hold control characters other than CR, LF and NUL (RFC 8866 9,
/// byte-string) and end in LF only. False at the end of the text or at an error.
bool
SdpLines::FindLineEnd(const char* start, const char*& lineEnd)
{
    lineEnd = ScanFor<'\n', '\r', '\0'>(start, m_end);
    m_position = lineEnd;
    if (m_position != m_end && *m_position == '\r')
    {
        ++m_position;
    }
    if (m_position != m_end && *m_position++ != '\n')
    {
        Fail(SdpError::ControlCharacter, lineEnd);
        return false;
    }
    return lineEnd != start || m_position != m_end;
}

std::string_view
TakeSdpWord(TextCursor& cursor)
{
    const std::string_view word = cursor.TakeUntil<' '>();
    while (cursor.Skip(' '))
    {
    }
    return word;
}

std::string_view
TakeNextSdpWord(TextCursor& cursor)
{
    cursor.SkipSpace();
    return cursor.TakeUntil<' '>();
}

std::string_view
GetSdpAttributeName(std::string_view value)
{
    const char* end = value.data() + value.size();
    return MakeSlice(value.data(), ScanFor<':'>(value.data(), end));
}

std::string_view
GetSdpAttributeValue(std::string_view value)
{
    const std::size_t colon = value.find(':');
    return value.substr(colon == std::string_view::npos ? value.size() : colon + 1);
}

std::optional<std::string_view>
FindSdpAttribute(std::string_view lines, std::string_view name)
{
    SdpLines reader(lines);
    while (const auto line = reader.Next())
    {
        if (line->type == 'a' && GetSdpAttributeName(line->value) == name)
        {
            return GetSdpAttributeValue(line->value);
        }
    }
    return std::nullopt;
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
    const auto takeWord = [&cursor] { return TakeNextSdpWord(cursor); };
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
