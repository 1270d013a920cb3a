// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_SESSION_H
#define SIPALG_SDP_SESSION_H

#include "inline-vector.h"
#include "sdp-lines.h"
#include "sdp-media.h"
#include "sdp-origin.h"

namespace ns3::sipalg
{

/**
 * A session description (RFC 8866) as views into the text given to Parse; valid as long as that
 * text. One pass; unknown lines are passed over. An instance is meant to be reused: up to eight
 * media and as many c= lines take no memory from the heap.
 *
 * Checks what a translator rests on: the shape of v=, o=, c=, m= and a=rtcp lines, their numbers,
 * and that a c= line is there for every medium that is not refused (port 0). Not the order of the
 * lines, nor that s= and t= are there.
 */
class SdpSession
{
  public:
    /// More m= lines than this are refused (the ALG's own limit is far lower, J69).
    static constexpr std::size_t MAX_MEDIA = 64;
    /// More c= lines than this are refused.
    static constexpr std::size_t MAX_CONNECTIONS = 256;

    /// Reads all of @p text. On an error the accessors give what was read so far.
    SdpResult Parse(std::string_view text);

    std::string_view GetText() const
    {
        return m_text;
    }

    /// The o= line, or null.
    const SdpOrigin* GetOrigin() const
    {
        return m_hasOrigin ? &m_origin : nullptr;
    }

    /// The (first) session-level c= line, or null.
    const SdpAddress* GetSessionConnection() const
    {
        return m_sessionConnectionCount > 0 ? &m_connections[0] : nullptr;
    }

    /// How many of GetConnections() stand before the first m= line.
    std::size_t GetSessionConnectionCount() const
    {
        return m_sessionConnectionCount;
    }

    /// All c= lines, session level first, then by medium.
    const InlineVector<SdpAddress, 8>& GetConnections() const
    {
        return m_connections;
    }

    const InlineVector<SdpMedia, 8>& GetMedia() const
    {
        return m_media;
    }

    /// The connection that holds for a medium: its own first c= line, else the session's (J10);
    /// null when there is neither.
    const SdpAddress* GetConnection(const SdpMedia& media) const
    {
        return media.connectionCount > 0 ? &m_connections[media.firstConnection]
                                         : GetSessionConnection();
    }

    /// The lines before the first m= line.
    std::string_view GetSessionSection() const;

    /// Where RFC 8866 9 has the c= line of a medium: behind m= and i=. An empty slice, to insert
    /// at; the line before it may lack its end if it is the last.
    std::string_view GetConnectionPlace(const SdpMedia& media) const;

    /// How the first line ends; CRLF if it has no end.
    std::string_view GetLineEnd() const;

    /// a=ice-lite, a=ice-ufrag, a=ice-pwd or a=candidate anywhere (RFC 8839).
    bool HasIce() const
    {
        return m_hasIce;
    }

    /// May attributes of the whole session name addresses?
    bool NamesMoreAddresses() const
    {
        return m_namesMoreAddresses;
    }

    std::size_t OffsetOf(std::string_view slice) const
    {
        return static_cast<std::size_t>(slice.data() - m_text.data());
    }

  private:
    bool Fail(SdpError error, const char* at);
    const char* ParseVersion();
    bool ParseLines(const char* line);
    const char* ParsePlainLines(const char* line);
    const char* ParseOddLine(const char* line);
    bool ParseLine(char type, std::string_view value);
    bool ParseOrigin(std::string_view value);
    bool ParseConnection(std::string_view value);
    bool ParseMedia(std::string_view value);
    bool ParseAttribute(std::string_view value);
    bool ParseOtherAttribute(std::string_view value);
    void NoteMoreAddresses();
    void ParseIceAttribute(std::string_view name);
    bool ParseRtcpAttribute(std::string_view value);
    void CloseSection(const char* end);
    bool CheckConnections();

    std::string_view m_text;
    SdpResult m_result;
    SdpOrigin m_origin;
    bool m_hasOrigin{false};
    std::size_t m_sessionConnectionCount{0};
    SdpDirection m_direction{SdpDirection::SendRecv};
    bool m_hasIce{false};
    bool m_namesMoreAddresses{false};
    InlineVector<SdpAddress, 8> m_connections;
    InlineVector<SdpMedia, 8> m_media;
    SdpMedia* m_medium{nullptr}; ///< the last, whose lines are being read; null before the first
};

} // namespace ns3::sipalg

#endif
