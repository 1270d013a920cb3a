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
    char type;
    std::string_view value;
    std::string_view slice; ///< with type and line end: what removing it removes
};

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
          m_end(text.data() + text.size())
    {
    }

    /// The next line; nothing at the end or at an error.
    std::optional<SdpLine> Next();

    /// Why Next stopped: no error at the end of the text.
    SdpResult GetResult() const
    {
        return m_result;
    }

  private:
    void Fail(SdpError error, const char* position);
    bool FindLineEnd(const char* start, const char*& lineEnd);

    const char* m_begin;
    const char* m_position;
    const char* m_end;
    SdpResult m_result;
};

/// The next word of a line; steps over the blanks behind it, of which some phones write several.
std::string_view TakeSdpWord(TextCursor& cursor);

/// The next word behind any blanks.
std::string_view TakeNextSdpWord(TextCursor& cursor);

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
