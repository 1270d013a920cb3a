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
EqualsIgnoreCaseBytewise(const char* a, const char* b, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
    {
        if (a[i] != b[i] && ToLower(a[i]) != ToLower(b[i]))
        {
            return false;
        }
    }
    return true;
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

const char*
ScanQuoted(const char* begin, const char* end)
{
    const char* scan = begin + 1;
    while ((scan = ScanFor<'"', '\\'>(scan, end)) != end)
    {
        if (*scan == '"')
        {
            return scan + 1;
        }
        if (end - scan < 2)
        {
            break;
        }
        scan += 2;
    }
    return nullptr;
}

} // namespace ns3::sipalg
