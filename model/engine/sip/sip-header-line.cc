// SPDX-License-Identifier: GPL-2.0-only
#include "sip-header-line.h"

namespace ns3::sipalg
{

namespace
{

/// Follows quoted strings through a value, each byte once however often it is asked.
class QuoteTracker
{
  public:
    explicit QuoteTracker(const char* value)
        : m_position(value)
    {
    }

    /**
     * True when the control character at @p control is the second of a quoted pair inside a
     * quoted string (RFC 4475 3.1.1.2). Places asked for must ascend.
     */
    bool IsQuotedPair(const char* control)
    {
        while (m_position < control)
        {
            const char c = *m_position++;
            if (m_isQuoted && c == '\\' && m_position++ == control)
            {
                return *control != '\r' && *control != '\n';
            }
            m_isQuoted = m_isQuoted != (c == '"');
        }
        return false;
    }

  private:
    const char* m_position;
    bool m_isQuoted{false};
};

} // namespace

/// HCOLON = *( SP / HTAB ) ":" SWS: white space may stand behind the name.
SipError
SipHeaderReader::Read(SipHeaderField& header)
{
    const char* nameEnd = Scan<NameStops>(m_position, m_end);
    const char* colon = nameEnd;
    while (colon != m_end && (*colon == ' ' || *colon == '\t'))
    {
        ++colon;
    }
    if (colon == m_end || *colon != ':')
    {
        return colon == m_end ? SipError::UnterminatedHeaders : SipError::MissingColon;
    }
    header.name = MakeSlice(m_position, nameEnd);
    header.id = ParseSipHeaderName(header.name);
    const bool isToken = header.id != SipHeaderId::Other || IsAllOf(header.name, CHAR_TOKEN);
    return isToken ? ReadValue(header, colon + 1) : SipError::BadHeaderName;
}

/// The value from @p value on, which may be folded, end in LF only, or hold quoted pairs of
/// controls.
SipError
SipHeaderReader::ReadValue(SipHeaderField& header, const char* value)
{
    QuoteTracker quotes(value);
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
            header.value = TrimSpace(MakeSlice(value, stop));
            m_position = next;
            return SipError::None;
        }
        if (next == stop && !quotes.IsQuotedPair(stop))
        {
            return Fail(SipError::ControlCharacter, stop);
        }
        scan = next == stop ? stop + 1 : next;
    }
}

} // namespace ns3::sipalg
