// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_H
#define SIPALG_CALL_H

#include "alg-observer.h"
#include "call-hashes.h"
#include "call-names.h"
#include "compact-vector.h"
#include "dialog-hosts.h"
#include "media-endpoints.h"
#include "nat-types.h"
#include "short-vector.h"
#include "told-media.h"

namespace ns3::sipalg
{

/// OwnerRef::part of a call's signalling; smaller numbers are its media groups.
constexpr uint8_t SIGNAL_PART = 0xff;

/// Is it one of a call's media groups?
inline bool
IsMedia(const OwnerRef& owner)
{
    return owner.kind == static_cast<uint8_t>(AlgOwner::Call) && owner.part != SIGNAL_PART;
}

/// An outside endpoint that the ALG has named in a message, and keeps reachable.
struct SignalPath
{
    PackedEndpoint external;
    HeldMapping mapping; ///< null for static NAT
    PinholeId pinhole;   ///< null if only the mapping is kept
    uint8_t headers{0};  ///< mask of SignalHeader: where it was named
    bool isNeeded{true}; ///< no policy lets the receiver send there
};

/// Nearly every message names one endpoint of its sender's.
using SignalPathList = ShortVector<SignalPath, 1>;

/**
 * Where a description wants the packets of one medium, and what stands for that place on the other
 * side. Both endpoints are equal when there is no NAT; their ports are 0 when there is nothing to
 * open.
 */
struct NamedChannel
{
    using Endpoints = std::array<IpEndpoint, 2>;

    Endpoints internal; ///< of RTP and RTCP
    Endpoints external;
    MappingId mapping[2];     ///< null for static NAT or none
    ZoneId zone{NO_ZONE};     ///< where the internal endpoint lies
    ZoneId side{NO_ZONE};     ///< for which the external one stands
    ZoneId passedTo{NO_ZONE}; ///< another side, to which the external one goes on as it is
    InterfaceId interface {
        NO_INTERFACE
    };                 ///< by which the party named it
    uint8_t group{0};  ///< the m= line's place (RFC 3264 5: it never changes during a session)
    uint8_t behind{0}; ///< of a further pair of `port/count`: how many groups before is its m= line
    IpProtocol protocol{IpProtocol::Udp};
    bool third{false}; ///< its host is on neither side, and judged anew each time it is named
    bool opens{true};  ///< may have pinholes, for its host asks for media there
    bool quiet{false}; ///< announced as one-way: silence is no sign of a dead call
    bool muxed{false}; ///< the party offers or accepts RTCP at the RTP port (RFC 5761)
};

/// What a re-offer will make of a channel if it is accepted.
enum class ChannelFate : uint8_t
{
    Stays,
    IsHeld,
    IsVacated, ///< held, and its endpoint given up (J46)
    Resumes,   ///< open already, for media may come before the answer
    Goes,
};

/**
 * Where one party of a call receives one medium: what its description named, and the pinholes that
 * lead there.
 */
struct MediaChannel
{
    MediaChannel(const NamedChannel& named = {},
                 CallParty ofParty = CallParty::Caller,
                 uint32_t inDialog = 0)
        : dialog(inDialog),
          group(named.group),
          behind(named.behind),
          protocol(named.protocol),
          third(named.third),
          opens(named.opens && named.zone != NO_ZONE),
          party(ofParty),
          fate(ChannelFate::Stays),
          pending(false),
          held(false),
          quiet(named.quiet),
          muxed(named.muxed),
          zone(named.zone),
          side(named.side),
          passedTo(named.passedTo),
          interface(named.interface),
          internal(named.internal[RTP], named.internal[RTCP]),
          external(named.external[RTP], named.external[RTCP]),
          mapping{named.mapping[RTP], named.mapping[RTCP]}
    {
    }

    /// Of the callee's tag, for each branch of a fork has its own. The caller's 0 is for all
    /// branches that it has told nothing else; what a second INVITE beside the first offers has
    /// that transaction's hash until it is answered.
    uint32_t dialog;
    uint8_t group;
    uint8_t behind;
    IpProtocol protocol : 6;
    bool third : 1;
    bool opens : 1;
    CallParty party : 1;
    ChannelFate fate : 3;
    bool pending : 1; ///< offered beside an older one, and not answered yet
    bool held : 1;    ///< wants nothing for now
    bool quiet : 1;
    bool muxed : 1;
    ZoneId zone;
    ZoneId side;
    ZoneId passedTo;
    InterfaceId interface;
    MediaEndpoints internal;
    MediaEndpoints external;
    HeldMapping mapping[2]; ///< null for static NAT or none
    PinholeId pinhole[2];
};

/// RTP and RTCP of one m= line, both directions: what inactive-media-timeout counts for (J39).
struct MediaGroup
{
    Time activeSince{0}; ///< when silence began to count, if no session says more
    bool isOpen{false};
    bool isRefused{false}; ///< the last description gave port 0
};

enum class CallState : uint8_t
{
    Inviting, ///< an INVITE has no final answer; Timer C runs
    Answered, ///< at least one dialog stands
    Ending,   ///< kept for what is on its way still
};

/**
 * A call as the ALG sees it: the dialogs that came from one INVITE, known by Call-ID and the
 * caller's tag (seed 001: From, To and Call-ID). It owns its media channels, and these their
 * pinholes and holds on mappings; removing the call frees all.
 */
struct Call
{
    CallNames names;
    PackedAddress source; ///< who sent the first message, before NAT
    ZonePair zones;       ///< from the caller's
    CallState state{CallState::Inviting};
    bool isRinging{false}; ///< who is called has been heard of (101 to 199)
    bool isAdopted{false}; ///< its first message was one of a dialog that stood already
    CallRemovalReason onDeadline{CallRemovalReason::Unanswered};
    Time createdAt{0};
    Time answeredAt{NEVER};
    Time seenAt{0};        ///< when its last message passed
    Time refreshBy{NEVER}; ///< Session-Expires (RFC 4028)
    Time deadline{NEVER};
    uint32_t lateOffer{0}; ///< the re-INVITE without an offer: its 2xx has it, and the ACK answers
    /// By party: the request in which, or in answer to which, it has told what may be refused yet.
    uint32_t offeredIn[2]{};
    CallHashes hashes;
    SignalPathList signals;
    ShortVector<MediaGroup, 2> groups;     ///< of audio, and maybe video
    ShortVector<MediaChannel, 2> channels; ///< of two parties
    CompactVector<SessionId> sessions;     ///< of all groups; a session's owner says of which
    ToldMedia told[2];                     ///< by party
    DialogHosts hosts;
};

} // namespace ns3::sipalg

#endif
