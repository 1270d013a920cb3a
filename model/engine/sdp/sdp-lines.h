// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_LINES_H
#define SIPALG_SDP_LINES_H

#include "sdp-result.h"
#include "text-cursor.h"

namespace ns3::sipalg
{

/// One line of a session description: type=value.
struct SdpLine
{
    char type{0};
    std::string_view value;
    std::string_view slice; ///< with type and line end: what removing it removes
};

/// How far before the end of @p text a line end may be looked for in blocks of sixteen.
inline const char*
FindLastSdpBlock(std::string_view text)
{
    constexpr std::size_t room = 16 + 2; // a block and a line end
    return text.data() + (text.size() < room ? 0 : text.size() - room);
}

/**
 * The lines of a session description in order. Lines end in CRLF or LF, the last also at the end
 * of the text; blank lines are skipped. The type is any letter, known or not.
 *
 *     SdpLines lines(body);
 *     while (auto line = lines.Next()) ...
 */
class SdpLines
{
  public:
    explicit SdpLines(std::string_view text)
        : m_begin(text.data()),
          m_position(text.data()),
          m_end(text.data() + text.size()),
          m_lastBlock(FindLastSdpBlock(text))
    {
    }

    /// The next line; nothing at the end or at an error.
    std::optional<SdpLine> Next()
    {
        std::optional<SdpLine> line(std::in_place);
        if (!Read(*line))
        {
            line.reset();
        }
        return line;
    }

    /// Next into a place of the caller's; false at the end or at an error.
    bool Read(SdpLine& line);

    /// Why Next stopped: no error at the end of the text.
    SdpResult GetResult() const
    {
        return m_result;
    }

  private:
    bool ReadPlain(SdpLine& line);
    bool ReadOdd(SdpLine& line);
    bool Fail(SdpError error, const char* position);
    bool FindOddLineEnd(const char* start, const char*& lineEnd);

    const char* m_begin;
    const char* m_position;
    const char* m_end;
    const char* m_lastBlock;
    SdpResult m_result;
};

/// line = type "=" value CRLF, "c=IN IP4 10.1.1.3". What is not plain is read by copies, so that
/// the objects in hand can stay in registers.
[[gnu::always_inline]] inline bool
SdpLines::Read(SdpLine& line)
{
    if (m_position == m_end)
    {
        return false;
    }
    if (ReadPlain(line))
    {
        return true;
    }
    SdpLines copy = *this;
    SdpLine odd;
    const bool isRead = copy.ReadOdd(odd);
    *this = copy;
    line = odd;
    return isRead;
}

/// FindPlainSdpLineEnd close to the end of a text.
const char* FindLastPlainSdpLineEnd(const char* start, const char* end);

/// Where the line at @p start ends if it is plain: any two characters, text without control
/// characters, CRLF, five characters at least. Null if it is not. @p lastBlock is that of the text.
[[gnu::always_inline]] inline const char*
FindPlainSdpLineEnd(const char* start, const char* lastBlock, const char* end)
{
    const char* const lineEnd = ScanBlocks<UpTo<'\r'>>(start + 2, lastBlock);
    if (!lineEnd)
    {
        return FindLastPlainSdpLineEnd(start, end);
    }
    return std::memcmp(lineEnd, "\r\n", 2) == 0 ? lineEnd : nullptr;
}

/// If the line is not plain, nothing is read.
[[gnu::always_inline]] inline bool
SdpLines::ReadPlain(SdpLine& line)
{
    const char* const start = m_position;
    const char* const lineEnd = FindPlainSdpLineEnd(start, m_lastBlock, m_end);
    if (!lineEnd || !IsChar(*start, CHAR_ALPHA) || start[1] != '=')
    {
        return false;
    }
    line.type = *start;
    line.value = MakeSlice(start + 2, lineEnd);
    line.slice = MakeSlice(start, lineEnd + 2);
    m_position = lineEnd + 2;
    return true;
}

/// Steps over blanks between words, of which some phones write several.
inline void
SkipSdpBlanks(TextCursor& cursor)
{
    while (cursor.Skip(' '))
    {
    }
}

/// The next word of a line; steps over the blanks behind it.
[[gnu::always_inline]] inline std::string_view
TakeSdpWord(TextCursor& cursor)
{
    const char* const start = cursor.Position();
    const char* const stop = ScanAhead<AnyOf<' '>>(start, cursor.End());
    if (stop != cursor.End())
    {
        cursor.MoveTo(stop + 1);
        SkipSdpBlanks(cursor);
    }
    else
    {
        cursor.MoveTo(stop);
    }
    return MakeSlice(start, stop);
}

/// The name of an a= line: "rtcp" of "rtcp:53020".
std::string_view GetSdpAttributeName(std::string_view value);

/// What follows the colon; empty when there is none.
std::string_view GetSdpAttributeValue(std::string_view value);

/// The value of the first a= line of @p name in these lines; nothing if there is none.
std::optional<std::string_view> FindSdpAttribute(std::string_view lines, std::string_view name);

/**
 * One ICE candidate (RFC 8839 5.1), as views into the a=candidate line. Only what a translator
 * needs is named.
 */
struct SdpCandidate
{
    std::string_view line;      ///< the value of the a= line
    unsigned component{0};      ///< 1 RTP, 2 RTCP
    std::string_view transport; ///< "UDP"
    std::string_view address;
    std::string_view port;
    std::string_view type;           ///< "host", "srflx", "prflx", "relay"
    std::string_view relatedAddress; ///< after raddr; may be empty
    std::string_view relatedPort;    ///< after rport; may be empty

    /// Reads the value of an a= line, "candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host".
    /// False when it is no candidate.
    bool Parse(std::string_view attribute);
};

} // namespace ns3::sipalg

#endif
