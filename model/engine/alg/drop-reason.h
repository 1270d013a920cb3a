// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DROP_REASON_H
#define SIPALG_DROP_REASON_H

#include <cstdint>

namespace ns3::sipalg
{

/// Why a packet was dropped: exactly one per dropped packet, counted by zone pair (J83).
enum class DropReason : uint8_t
{
    None,
    NoRoute,             ///< no route to the (translated) destination
    NoZone,              ///< in or out by an interface that is in no zone (C18)
    PolicyDenied,        ///< a policy, or the absence of one, says no (J2, C17)
    HostInboundDenied,   ///< to the firewall itself, which does not answer this
    NoMapping,           ///< to an address of NAT with no mapping, pinhole or registration there
    FilteredRemote,      ///< the mapping does not admit this remote host (RFC 4787 section 5)
    SourcePoolExhausted, ///< a NAT rule applies and no port or address is left (case 59)
    MappingSessionsFull, ///< persistent NAT's max-session-number is reached
    SessionTableFull,
    FlowConflict,      ///< its answers would be taken for packets of another session
    MalformedPacket,   ///< too short for its protocol, or an ICMP error that quotes nothing
    UnknownIcmpError,  ///< an ICMP error about no session
    NotSip,            ///< to the SIP port, and neither SIP nor a keepalive (J38)
    MalformedSip,      ///< SIP with a syntax error (RFC 3261)
    IdentifierTooLong, ///< a Call-ID or tag that is too long to be remembered (case 60)
    UnknownMethod,     ///< a method that is not on the list (J36)
    MalformedSdp,      ///< a body that says application/sdp and is not
    NoConnectionData,  ///< SDP without c= (J11)
    TooManyMedia,      ///< more m= lines than are allowed (J69)
    MediaNotAllowed,   ///< a medium whose transport or port count is to be dropped (case 38)
    NoPortPair,        ///< no consecutive pair of ports for RTP and RTCP (J51)
    CallTableFull,
    RegistrationTableFull,
    PinholeTableFull,
    TooManyCalls,     ///< its source has begun as many calls as it may (case 60)
    MediaOfThirdHost, ///< describes media of a host that did not send it (case 60)
    DeniedBySource,   ///< repeats an INVITE that its server refused (J32)
    MessageTooLong,   ///< would not fit a datagram once translated
    TooManyHosts, ///< names hosts of the receiver's side, and more than are remembered (case 60)
    Count,
};

/// "NoRoute", ...: the name that records, counters and verdicts.csv use.
const char* ToString(DropReason reason);

/// One sentence for the operator.
const char* Describe(DropReason reason);

} // namespace ns3::sipalg

#endif
