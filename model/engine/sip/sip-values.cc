// SPDX-License-Identifier: GPL-2.0-only
#include "sip-values.h"

namespace ns3::sipalg
{

namespace
{

/// The first comma in [position, end) that no quoted string and no angle bracket encloses.
const char*
FindComma(const char* position, const char* end)
{
    while ((position = ScanFor<',', '"', '<'>(position, end)) != end && *position != ',')
    {
        if (*position == '<')
        {
            position = ScanFor<'>'>(position, end);
            continue;
        }
        position = ScanQuoted(position, end);
        if (!position)
        {
            return end;
        }
    }
    return position;
}

} // namespace

std::optional<std::string_view>
SipValues::Next()
{
    if (m_isDone)
    {
        return std::nullopt;
    }
    const char* begin = m_rest.data();
    const char* end = begin + m_rest.size();
    const char* comma = ScanFor<','>(begin, end); // most lines have none
    comma = comma == end ? end : FindComma(begin, end);
    m_isDone = comma == end;
    m_rest = m_isDone ? std::string_view(end, 0) : MakeSlice(comma + 1, end);
    return TrimSpace(MakeSlice(begin, comma));
}

} // namespace ns3::sipalg
