// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_CONFIG_H
#define SIPALG_ALG_CONFIG_H

#include "engine-time.h"
#include "ip-prefix.h"

#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

/// Named sets of choices, each after one document, where the documents contradict one another.
enum class AlgProfile : uint8_t
{
    None,
    Junos,      ///< 001
    IosXe,      ///< 002
    AlliedWare, ///< 000
    Ingate,     ///< 004
    Rfc,        ///< what RFC 3261, RFC 3264 and RFC 4787 ask of a box in the middle
};

/// The header table of seed 001 as printed, or with its evident misprints put right.
enum class HeaderTable : uint8_t
{
    Literal,
    Corrected,
};

/// What happens when the media of a call have been silent for inactive-media-timeout; seed 001
/// says all three.
enum class InactiveMediaAction : uint8_t
{
    Terminate,   ///< the call goes with the last of its media
    KeepCall,    ///< only the media go
    RemoveAtBye, ///< the call stays without media until its BYE
};

/// What becomes of a call's media at the BYE that ends it; seed 001 says both (1.6 e).
enum class MediaAtBye : uint8_t
{
    Keep,  ///< they go with the call, after the teardown delay
    Close, ///< at once; only the signalling stays for the delay
};

/// What makes two messages ones of the same call; the documents differ (1.6 d1).
enum class CallIdentity : uint8_t
{
    Tags,   ///< Call-ID and tags (001, RFC 3261 12)
    CallId, ///< Call-ID alone (002): two clients that use the same one share a call
};

/// Whose media are opened if several branches of a fork answer.
enum class Forking : uint8_t
{
    AllDialogs,  ///< each dialog's (RFC 3261 13.2.2.4, case 42)
    FirstAnswer, ///< those of the first 200 (001)
};

/// Which methods are no unknown messages (J26, J36, J85).
enum class KnownMethods : uint8_t
{
    Listed,     ///< those that seed 001 lists: without PRACK, MESSAGE and PUBLISH
    Registered, ///< all that IANA lists
};

/// What names an endpoint that may get a signal pinhole; bits of AlgConfig::signalPinholes.
enum class SignalHeader : uint8_t
{
    Via = 1, ///< the first value of a request only
    Contact = 2,
    Route = 4,
    RecordRoute = 8, ///< and Path
    ReferTo = 16,
    Register = 32, ///< what a registrar has granted
    /// What a REGISTER asks for in Contact and Path: no configuration opens these.
    AskedContact = 64,
    AskedPath = 128,
};

constexpr uint8_t
operator|(SignalHeader a, SignalHeader b)
{
    return static_cast<uint8_t>(a) | static_cast<uint8_t>(b);
}

/// May the headers of an ACK open signal pinholes? 001 says yes, 002 no.
enum class AckPinholes : uint8_t
{
    Open,
    None,
};

/// What becomes of a kind of media (J6, case 38), or of what is too many (J69, I14).
enum class MediaPolicy : uint8_t
{
    Ignore, ///< passes and opens nothing; the inside addresses that it names are hidden
    Refuse, ///< its port becomes 0 on the way (RFC 3264 6)
    Drop,   ///< the message is dropped
    Open,   ///< mapped, with pinholes
};

/// What becomes of a domain name where a description has an address; no name is resolved (J9).
enum class NamePolicy : uint8_t
{
    Pass,
    Hide, ///< the sender's outside address takes its place where NAT applies
    Drop, ///< the message is dropped
};

/// What becomes of ICE candidates (RFC 8839, case 30).
enum class IcePolicy : uint8_t
{
    Keep,      ///< nothing; the peer then sees that c= and m= match none of them
    Translate, ///< those of the medium's endpoints change with it, other inside hosts' go
    Remove,    ///< all of ICE is taken out, both ways
};

/// What of a denied source is dropped; seed 001 says both (1.6 h).
enum class DenyDiscards : uint8_t
{
    Invites,
    AllPackets, ///< all that the ALG reads: requests, responses, keepalives
};

/// Do the knobs against abuse act? 001 has them, 002 has no security in the ALG (C2, 1.6 m).
enum class Protection : uint8_t
{
    Enforced,
    Ignored,
};

/// Whose address may stand in the c= line of a message (case 60).
enum class MediaHost : uint8_t
{
    Side,   ///< any host on the sender's side, as behind a proxy or a PBX
    Sender, ///< only the packet's own source; another has the message dropped
};

/// What the sender of a request gets that the ALG drops for what is in it, or for want of room.
enum class RefusedRequests : uint8_t
{
    Drop,   ///< nothing, as firewalls do
    Reject, ///< an answer of the firewall itself: 400, 488, 501, 503 or 513
};

/// What becomes of a call for which the table has no room, while others are unanswered (case 60).
enum class FullCallTable : uint8_t
{
    Evict,  ///< one of them goes for it
    Refuse, ///< it does not begin
};

/// The knobs of the SIP ALG; every one is a `set security alg sip` statement.
struct AlgConfig
{
    bool enabled{true};
    /// Where the values come from that were not set; the values themselves stand below.
    AlgProfile profile{AlgProfile::None};
    /// Destination ports whose UDP packets are SIP (J1, C14).
    std::vector<uint16_t> ports{5060};
    HeaderTable headerTable{HeaderTable::Corrected};
    /// Only the topmost Via of a request passes; the others wait here for the response (004).
    bool hideVia{false};
    /// The inside host in a Call-ID is not told outside.
    bool hideCallId{false};
    CallIdentity callIdentity{CallIdentity::Tags};
    Forking forking{Forking::AllDialogs};

    /// Silence after which media pinholes and sessions close; 10 s to 2550 s (J40).
    Time inactiveMediaTimeout{120s};
    InactiveMediaAction inactiveMediaAction{InactiveMediaAction::Terminate};
    /// 3 min to 720 min (J42).
    Time maximumCallDuration{720min};
    /// RFC 3261 T1; 500 ms to 5 s (J43).
    Time t1{500ms};
    /// RFC 3261 T4; 5 s to 10 s (J44).
    Time t4{5s};
    /// Timer C: how long an INVITE may go unanswered; 3 min to 10 min (J45).
    Time cTimeout{3min};
    /// How long a call stays after BYE or CANCEL (J59, J60).
    Time teardownDelay{5s};
    MediaAtBye mediaAtBye{MediaAtBye::Keep};
    /// Lifetime of an unused media pinhole; 180 s as Linux' expectations.
    Time mediaPinholeLifetime{180s};
    /// The same until an incoming call is answered (J55); 64 T1.
    Time incomingGateLifetime{32s};
    /// A call is kept beyond its Session-Expires though nobody refreshes it (RFC 4028).
    bool ignoreSessionTimers{false};
    /// A call without messages and media for this long is forgotten (C7); 0: never.
    Time stalledCallTimeout{0};
    /// A mask of SignalHeader (J16, C8, C12, C13).
    uint8_t signalPinholes{0x3f};
    AckPinholes ackPinholes{AckPinholes::Open};
    /// After which a signal pinhole closes that no message has named again; 0: it stays as long as
    /// the call, registration or transaction that it belongs to.
    Time signalPinholeLifetime{0s};
    /// Keep ports and pinholes while a call is on hold (J47).
    bool retainHoldResource{false};
    /// A media pinhole goes with its first packet, which made a session (J15).
    bool oneShotPinholes{true};

    KnownMethods knownMethods{KnownMethods::Registered};
    /// Unknown methods pass unread: on flows with NAT, on flows without (J37).
    bool permitUnknownNatApplied{false};
    bool permitUnknownRouted{false};

    /// `application-screen protect deny`: repeat INVITEs after a failure (J31 to J35).
    bool protectDeny{false};
    std::vector<IpPrefix> protectedServers; ///< empty: all
    Time denyTimeout{3s};
    DenyDiscards denyDiscards{DenyDiscards::Invites};
    bool denyGlobalFailures{false}; ///< 6xx is a refusal, too; the document does not name it
    Protection protection{Protection::Enforced};

    /// Media in use per direction, a pair of ports each (J69), and what becomes of more.
    uint32_t maximumMedia{6};
    MediaPolicy surplusMedia{MediaPolicy::Drop};
    /// Media by transport; RTP/AVP(F) is always open (J6, case 38).
    MediaPolicy secureRtp{MediaPolicy::Open};
    MediaPolicy udptl{MediaPolicy::Ignore};
    MediaPolicy otherUdp{MediaPolicy::Ignore};
    MediaPolicy tcp{MediaPolicy::Ignore};
    MediaPolicy otherTransport{MediaPolicy::Ignore};
    /// `m=audio 49170/2` (case 24).
    MediaPolicy portCount{MediaPolicy::Open};
    NamePolicy connectionName{NamePolicy::Pass};
    IcePolicy ice{IcePolicy::Translate};
    /// Caps on memory that strangers can make the ALG use (case 60).
    uint32_t maximumCalls{100'000};
    FullCallTable fullCallTable{FullCallTable::Evict};
    uint32_t maximumRegistrations{100'000};
    uint32_t maximumTransactions{100'000};
    /// The same of one host behind the firewall.
    uint32_t maximumRegistrationsPerHost{4096};
    uint32_t maximumTransactionsPerHost{4096};
    /// Contact bindings of one address of record.
    uint32_t maximumContacts{64};
    /// However much longer a registrar or notifier grants.
    Time maximumRegistrationExpiry{7 * 24h};
    Time maximumSubscriptionExpiry{24h};
    /// May a REGISTER bind a host that is not its sender?
    bool permitForeignContact{false};
    uint32_t maximumDenials{100'000};
    /// Calls that one host has begun.
    uint32_t maximumCallsPerSource{100'000};
    /// Sessions of one m= line: RTP and RTCP, both ways, and other sources where pinholes last.
    uint32_t maximumMediaSessions{64};
    MediaHost mediaHost{MediaHost::Side};
    RefusedRequests refusedRequests{RefusedRequests::Drop};
};

} // namespace ns3::sipalg

#endif
