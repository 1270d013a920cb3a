// SPDX-License-Identifier: GPL-2.0-only
#include "sip-header-line.h"

namespace ns3::sipalg
{

namespace
{

/**
 * True when the control character at @p position is the second of a quoted pair inside a quoted
 * string of the value that starts at @p value (RFC 4475 3.1.1.2).
 */
bool
IsQuotedPair(const char* value, const char* position)
{
    bool isQuoted = false;
    for (const char* scan = value; scan < position; ++scan)
    {
        if (isQuoted && *scan == '\\')
        {
            ++scan;
            if (scan == position)
            {
                return *position != '\r' && *position != '\n';
            }
        }
        else if (*scan == '"')
        {
            isQuoted = !isQuoted;
        }
    }
    return false;
}

} // namespace

/// HCOLON = *( SP / HTAB ) ":" SWS: the colon behind white space, or null.
const char*
SipHeaderReader::FindColon(const char* nameEnd) const
{
    const char* position = nameEnd;
    while (position != m_end && (*position == ' ' || *position == '\t'))
    {
        ++position;
    }
    return position != m_end && *position == ':' ? position : nullptr;
}

/// What is wrong with a line whose name does not end at a colon.
SipError
SipHeaderReader::FailName(const char* nameEnd)
{
    while (nameEnd != m_end && (*nameEnd == ' ' || *nameEnd == '\t'))
    {
        ++nameEnd;
    }
    return nameEnd == m_end ? SipError::UnterminatedHeaders : SipError::MissingColon;
}

/// A line that is folded, ends in LF only, holds a quoted pair of a control, or is broken.
SipError
SipHeaderReader::ReadOddLine(SipHeaderField& header, const char* value)
{
    for (const char* scan = value;;)
    {
        const char* stop = ScanForControl(scan, m_end);
        if (stop == m_end)
        {
            return Fail(SipError::UnterminatedHeaders, m_end);
        }
        const char* next = stop + GetLineEndLength(stop, m_end);
        const bool isFolded = next != m_end && (*next == ' ' || *next == '\t');
        if (next != stop && !isFolded)
        {
            return Finish(header, MakeSlice(value, stop), next);
        }
        if (next == stop && !IsQuotedPair(value, stop))
        {
            return Fail(SipError::ControlCharacter, stop);
        }
        scan = next == stop ? stop + 1 : next;
    }
}

} // namespace ns3::sipalg
