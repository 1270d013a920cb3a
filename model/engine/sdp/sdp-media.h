// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_MEDIA_H
#define SIPALG_SDP_MEDIA_H

#include "sdp-address.h"

namespace ns3::sipalg
{

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

/// Of the protocol "RTP/AVP", in any letter case.
SdpTransport ParseSdpTransport(std::string_view protocol);

/// a=rtcp (RFC 3605): where RTCP is expected when not at the next port.
struct SdpRtcp
{
    std::string_view portText;
    uint16_t port{0};
    std::optional<SdpAddress> address;

    /// Reads the value of the attribute, "53020 IN IP4 10.1.1.3". False when it is not a port and
    /// an optional address; @p rest is then what could not be read.
    bool Parse(std::string_view value, std::string_view& rest);
};

/// One m= line and the lines that belong to it (RFC 8866 5.14).
struct SdpMedia
{
    std::string_view section;  ///< all its lines, the m= line included
    std::string_view kind;     ///< "audio"
    std::string_view portText; ///< digits, without "/count"
    std::string_view protocol; ///< "RTP/AVP"
    std::string_view formats;  ///< "0 8 101"
    uint16_t port{0};
    uint16_t portCount{1}; ///< "49170/2": how many ports, or port pairs for RTP (case 24)

    uint16_t firstConnection{0}; ///< index into the connections of the session
    uint16_t connectionCount{0}; ///< its own c= lines

    std::optional<SdpRtcp> rtcp;
    bool hasRtcpMux{false};         ///< a=rtcp-mux (RFC 5761)
    bool hasRtcpMuxOnly{false};     ///< a=rtcp-mux-only (RFC 8858): there is no port for RTCP alone
    bool namesMoreAddresses{false}; ///< has a=candidate lines, or others that may name addresses
    SdpDirection direction{SdpDirection::SendRecv}; ///< its own or the session's

    SdpTransport transport{SdpTransport::Other};

    /// Has it a second port for RTCP, unless that is multiplexed?
    bool IsRtp() const
    {
        return transport <= SdpTransport::Srtp;
    }

    /// Empty, behind the last line of the section, to insert at.
    std::string_view GetEndSlice() const
    {
        return {section.data() + section.size(), 0};
    }

    /// Reads the value of the m= line, "audio 49170/2 RTP/AVP 0 8", and forgets all else but
    /// section and direction. The offset of an error is one in the value.
    SdpResult Parse(std::string_view value);

  private:
    void Clear();
    bool ParsePlain(std::string_view value);
    SdpResult ParseWords(std::string_view value);
    SdpResult ParsePort(std::string_view value);
};

} // namespace ns3::sipalg

#endif
