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

    bool IsPlainEnd(const char* lineEnd) const;
    SipError ReadOddName(SipHeaderField& header);
    SipError ReadOddLine(SipHeaderField& header, const char* value);
    SipError Finish(SipHeaderField& header, std::string_view value, const char* next);

    const char* m_position;
    const char* m_end;
};

/// message-header = header-name HCOLON header-value CRLF, "Via: SIP/2.0/UDP 10.1.1.3". A name with
/// white space or anything odd behind it is no token: its line is read once more, with care.
[[gnu::always_inline]] inline SipError
SipHeaderReader::Read(SipHeaderField& header)
{
    const char* const colon = ScanFor<':'>(m_position, m_end);
    header.name = MakeSlice(m_position, colon);
    header.id = ParseSipHeaderName(header.name);
    const bool isName = header.id != SipHeaderId::Other || IsAllOf(header.name, CHAR_TOKEN);
    if (!isName || colon == m_end)
    {
        return ReadOddName(header);
    }
    const char* const value = colon + 1;
    const char* const valueEnd = ScanForControl(value, m_end);
    if (!IsPlainEnd(valueEnd))
    {
        return ReadOddLine(header, value);
    }
    const bool isSpaced = value[0] == ' ' && value[1] > ' '; // the line end is behind
    return Finish(header, MakeSlice(value + (isSpaced ? 1 : 0), valueEnd), valueEnd + 2);
}

/// CRLF with a letter behind it. Most lines end so.
inline bool
SipHeaderReader::IsPlainEnd(const char* lineEnd) const
{
    return m_end - lineEnd > 2 && std::memcmp(lineEnd, "\r\n", 2) == 0 && lineEnd[2] > ' ';
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
