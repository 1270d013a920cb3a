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
    /// Reads the lines of @p text from @p position on.
    SipHeaderReader(std::string_view text, const char* position)
        : m_position(position),
          m_end(text.data() + text.size()),
          m_lastBlock(text.data() + std::max(text.size(), ROOM) - ROOM)
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

    /// Reads a line into @p header, all but its link, if it is plain as most are: a name of up to
    /// 15 characters, the colon at once, CRLF, and no fold behind it. Else nothing is read.
    bool ReadPlain(SipHeaderField& header);

    /// Reads any line into @p header, all but its link; the text must not be at its end.
    SipError Read(SipHeaderField& header);

  private:
    SipError Fail(SipError error, const char* position)
    {
        m_position = position;
        return error;
    }

    SipError ReadValue(SipHeaderField& header, const char* value);

    /// A block and what is behind a line that ends in it.
    static constexpr std::size_t ROOM = 16 + 2;

    const char* m_position;
    const char* m_end;
    const char* m_lastBlock; ///< a block that starts before has all this room
};

/// message-header = header-name HCOLON header-value CRLF, "Via: SIP/2.0/UDP 10.1.1.3".
[[gnu::always_inline]] inline bool
SipHeaderReader::ReadPlain(SipHeaderField& header)
{
    if (m_position >= m_lastBlock)
    {
        return false;
    }
    const ShortWord name = ReadShortWord<':'>(m_position);
    if (name.size == 16)
    {
        return false;
    }
    const char* const colon = m_position + name.size;
    header.id = SIP_NAMES.Find({name.head, name.tail}, name.size);
    header.name = MakeSlice(m_position, colon);
    if (header.id == SipHeaderId::Other && !IsAllOf(header.name, CHAR_TOKEN))
    {
        return false;
    }
    // From the start on, so that the search need not wait for the colon.
    const char* const lineEnd = ScanBlocks<UpTo<' ' - 1>>(m_position, m_lastBlock);
    const bool isEnd = lineEnd && std::memcmp(lineEnd, "\r\n", 2) == 0;
    if (!isEnd || (lineEnd[2] <= ' ' && lineEnd[2] != '\r'))
    {
        return false;
    }
    const bool isSpaced = colon[1] == ' ' && colon[2] > ' ' && lineEnd[-1] > ' ';
    header.value =
        isSpaced ? MakeSlice(colon + 2, lineEnd) : TrimSpace(MakeSlice(colon + 1, lineEnd));
    m_position = lineEnd + 2;
    return true;
}

} // namespace ns3::sipalg

#endif
