// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_SESSION_H
#define SIPALG_SDP_SESSION_H

#include "inline-vector.h"
#include "sdp-address.h"
#include "sdp-lines.h"

namespace ns3::sipalg
{

/// The o= line (RFC 8866 5.2).
struct SdpOrigin
{
    std::string_view username;
    std::string_view sessionId;
    std::string_view sessionVersion;
    SdpAddress address;
};

/// Who may send, from the point of view of the description's author (RFC 8866 6.7).
enum class SdpDirection : uint8_t
{
    SendRecv,
    SendOnly,
    RecvOnly,
    Inactive,
};

/// What carries a medium, out of the protocol of its m= line (RFC 8866 8.2.5).
enum class SdpTransport : uint8_t
{
    Rtp,   ///< RTP/AVP, RTP/AVPF
    Srtp,  ///< RTP/SAVP(F), UDP/TLS/RTP/SAVP(F)
    Udptl, ///< udptl, UDP/TLS/UDPTL: T.38
    Udp,   ///< whatever else goes over UDP: udp, UDP/BFCP, UDP/DTLS/SCTP
    Tcp,   ///< TCP, TCPTL, TCP/MSRP, TCP/BFCP, TCP/RTP/AVP (RFC 4145)
    Other, ///< unknown ones
};

/// a=rtcp (RFC 3605): where RTCP is expected when not at the next port.
struct SdpRtcp
{
    std::string_view portText;
    uint16_t port{0};
    std::optional<SdpAddress> address;
};

/// One m= line and the lines that belong to it (RFC 8866 5.14).
struct SdpMedia
{
    std::string_view section;  ///< all its lines, the m= line included
    std::string_view line;     ///< the value of the m= line
    std::string_view kind;     ///< "audio"
    std::string_view portText; ///< digits, without "/count"
    std::string_view protocol; ///< "RTP/AVP"
    std::string_view formats;  ///< "0 8 101"
    std::string_view endSlice; ///< empty, behind the last line of the section, to insert at
    uint16_t port{0};
    uint16_t portCount{1}; ///< "49170/2": how many ports, or port pairs for RTP (case 24)

    uint16_t firstConnection{0}; ///< index into the connections of the session
    uint16_t connectionCount{0}; ///< its own c= lines

    std::optional<SdpRtcp> rtcp;
    bool hasRtcpMux{false};     ///< a=rtcp-mux (RFC 5761)
    bool hasRtcpMuxOnly{false}; ///< a=rtcp-mux-only (RFC 8858): there is no port for RTCP alone
    bool hasIceMismatch{false};
    bool namesMoreAddresses{false}; ///< has a=candidate lines, or others that may name addresses
    uint16_t candidateCount{0};     ///< a=candidate lines
    SdpDirection direction{SdpDirection::SendRecv}; ///< its own or the session's
    std::string_view directionText;                 ///< own a= value; empty when inherited

    SdpTransport GetTransport() const;

    /// Has it a second port for RTCP, unless that is multiplexed?
    bool IsRtp() const
    {
        return GetTransport() <= SdpTransport::Srtp;
    }

    /// Forgets everything of an earlier use of this object.
    void Clear();
};

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
    const SdpAddress* GetConnection(const SdpMedia& media) const;

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
    SdpResult Fail(SdpError error, std::string_view at) const;
    SdpResult ParseLine(const SdpLine& line);
    SdpResult ParseOrigin(const SdpLine& line);
    bool ParseLooseOrigin(std::string_view value);
    SdpResult ParseConnection(const SdpLine& line);
    SdpResult ParseMedia(const SdpLine& line);
    SdpResult ParsePort(SdpMedia& media, std::string_view text);
    SdpResult ParseAttribute(const SdpLine& line);
    void NoteMoreAddresses();
    void ParseIceAttribute(std::string_view name);
    void ParseDirectionAttribute(std::string_view name);
    SdpResult ParseRtcpAttribute(const SdpLine& line);
    SdpResult ParseRtcp(SdpMedia& media, std::string_view value);
    void CloseSection(const char* end);
    SdpResult CheckConnections() const;

    std::string_view m_text;
    SdpOrigin m_origin;
    bool m_hasOrigin{false};
    std::size_t m_sessionConnectionCount{0};
    SdpDirection m_direction{SdpDirection::SendRecv};
    bool m_hasIce{false};
    bool m_namesMoreAddresses{false};
    InlineVector<SdpAddress, 8> m_connections;
    InlineVector<SdpMedia, 8> m_media;
};

} // namespace ns3::sipalg

#endif
