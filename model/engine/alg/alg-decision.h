// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_DECISION_H
#define SIPALG_ALG_DECISION_H

#include <cstdint>

namespace ns3::sipalg
{

/// What the ALG made of one thing that a passing message names; drops are told by DropReason, and
/// what time does to pinholes by their own events.
enum class AlgDecision : uint8_t
{
    MediaExpected,       ///< pinholes to its endpoint are open, or its session runs
    MediaHeld,           ///< wanted by nobody for now (J17, case 32)
    MediaRefused,        ///< port 0 (case 26)
    MediaNotRtp,         ///< another transport than RTP, and not to be opened (J6)
    MediaSurplus,        ///< more than maximum-media (J69)
    MediaPortCount,      ///< several port pairs, and not to be opened (case 24)
    MediaForeignNetwork, ///< c= is of another network or address type (J7)
    MediaNamed,          ///< c= names a domain, and the firewall asks no DNS (J9)
    MediaMulticast,      ///< c= is no unicast address (J9)
    MediaThirdHost,      ///< its host is not on the side of the message's sender (case 60)
    MediaPassedOn,       ///< it stands for a host of ours on one side, and another is told it now
    MediaPrivilegedPort, ///< a port below 1024, or of SIP (case 60)
    MediaConnectsOut,    ///< over TCP, which its party opens itself or not yet (RFC 4145 4)
    MediaOfNoCall,       ///< described outside of any call, as capabilities are
    BodyEncoded,         ///< the body cannot be read (J18, case 37)
    BodyOfOtherType,     ///< there is no session description in it (J5)
    AddressTranslated,   ///< a header names an address for which the one beyond stands
    AddressForeign,      ///< a header names an address that is not ours to translate
    AddressNotListed,    ///< a header that the header table leaves alone in this direction
    MethodUnknown,       ///< passed unread (J37)
    AnswerToNobody,      ///< a granted REGISTER that nobody was seen to send
    AnsweredHere,        ///< refused by the firewall itself, with the status that is named
    AckToUs,             ///< acknowledges such a refusal
    Count,
};

/// "MediaNotRtp", ...: the name that records use.
const char* ToString(AlgDecision decision);

/// One sentence for the operator.
const char* Describe(AlgDecision decision);

} // namespace ns3::sipalg

#endif
