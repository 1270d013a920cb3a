// SPDX-License-Identifier: GPL-2.0-only
#include "text-cursor.h"

namespace ns3::sipalg
{

bool
IsAllOf(std::string_view text, unsigned classes)
{
    for (const char c : text)
    {
        if (!IsChar(c, classes))
        {
            return false;
        }
    }
    return !text.empty();
}

bool
EqualsIgnoreCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
    {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i)
    {
        if (a[i] != b[i] && ToLower(a[i]) != ToLower(b[i]))
        {
            return false;
        }
    }
    return true;
}

std::optional<uint64_t>
ParseNumber(std::string_view text, uint64_t max)
{
    uint64_t value = 0;
    for (const char c : text)
    {
        const auto digit = static_cast<uint64_t>(c - '0');
        if (!IsChar(c, CHAR_DIGIT) || digit > max || value > (max - digit) / 10)
        {
            return std::nullopt;
        }
        value = value * 10 + digit;
    }
    return text.empty() ? std::nullopt : std::optional<uint64_t>(value);
}

std::optional<uint64_t>
ParseClampedNumber(std::string_view text, uint64_t max)
{
    if (!IsAllOf(text, CHAR_DIGIT))
    {
        return std::nullopt;
    }
    return ParseNumber(text, max).value_or(max);
}

std::string_view
TextCursor::TakeQuoted()
{
    const char* scan = m_position + 1;
    while ((scan = ScanFor<'"', '\\'>(scan, m_end)) != m_end)
    {
        if (*scan == '"')
        {
            const char* start = m_position;
            m_position = scan + 1;
            return MakeSlice(start, m_position);
        }
        if (m_end - scan < 2)
        {
            break;
        }
        scan += 2;
    }
    return {m_position, 0};
}

} // namespace ns3::sipalg
