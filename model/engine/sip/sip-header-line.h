// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_HEADER_LINE_H
#define SIPALG_SIP_HEADER_LINE_H

#include "sip-header-id.h"
#include "sip-result.h"
#include "text-cursor.h"

namespace ns3::sipalg
{

/// One header line, folded or not.
struct SipHeaderField
{
    std::string_view name;  ///< as written
    std::string_view value; ///< as written, folding intact, no white space at the ends
    std::string_view line;  ///< from the name to behind the line end: what removing it removes
    SipHeaderId id;
    uint16_t next; ///< index of the next header with this id, or SipMessage::NO_HEADER
};

/// The length of the line end at @p position: CRLF 2, LF 1, else 0.
inline std::size_t
GetLineEndLength(const char* position, const char* end)
{
    if (position == end || (*position != '\r' && *position != '\n'))
    {
        return 0;
    }
    if (*position == '\n')
    {
        return 1;
    }
    return end - position > 1 && position[1] == '\n' ? 2 : 0;
}

/**
 * Reads the header lines of a message one by one and checks what all have in common: a name that
 * is a token, a colon, a line end that no fold follows, and no control character outside quoted
 * pairs. Views into the text.
 */
class SipHeaderReader
{
  public:
    SipHeaderReader(const char* position, const char* end)
        : m_position(position),
          m_end(end)
    {
    }

    /// Where the next line starts; after an error, where it was noticed.
    const char* GetPosition() const
    {
        return m_position;
    }

    bool AtEnd() const
    {
        return m_position == m_end;
    }

    /// Steps over the blank line that ends the headers, if it is next.
    bool SkipBlankLine()
    {
        const std::size_t length = GetLineEndLength(m_position, m_end);
        m_position += length;
        return length > 0;
    }

    /// Reads a line into @p header, all but its link; the text must not be at its end.
    SipError Read(SipHeaderField& header);

  private:
    SipError Fail(SipError error, const char* position)
    {
        m_position = position;
        return error;
    }

    const char* FindColon(const char* nameEnd) const;
    SipError FailName(const char* nameEnd);
    SipError ReadOddLine(SipHeaderField& header, const char* value);
    SipError Finish(SipHeaderField& header, std::string_view value, const char* next);

    const char* m_position;
    const char* m_end;
};

/// message-header = header-name HCOLON header-value CRLF, "Via : SIP/2.0/UDP 10.1.1.3".
[[gnu::always_inline]] inline SipError
SipHeaderReader::Read(SipHeaderField& header)
{
    const char* nameEnd = Scan<NameStops>(m_position, m_end);
    const char* colon = nameEnd;
    if (colon == m_end || *colon != ':')
    {
        colon = FindColon(nameEnd);
        if (!colon)
        {
            return FailName(nameEnd);
        }
    }
    header.name = MakeSlice(m_position, nameEnd);
    header.id = ParseSipHeaderName(header.name);
    if (header.id == SipHeaderId::Other && !IsAllOf(header.name, CHAR_TOKEN))
    {
        return SipError::BadHeaderName;
    }
    const char* value = colon + 1;
    const char* valueEnd = ScanForControl(value, m_end);
    const bool isPlain = m_end - valueEnd > 2 && valueEnd[0] == '\r' && valueEnd[1] == '\n' &&
                         valueEnd[2] != ' ' && valueEnd[2] != '\t';
    if (!isPlain)
    {
        return ReadOddLine(header, value);
    }
    return Finish(header, MakeSlice(value + (*value == ' ' ? 1 : 0), valueEnd), valueEnd + 2);
}

inline SipError
SipHeaderReader::Finish(SipHeaderField& header, std::string_view value, const char* next)
{
    header.value = TrimSpace(value);
    header.line = MakeSlice(m_position, next);
    m_position = next;
    return SipError::None;
}

} // namespace ns3::sipalg

#endif
