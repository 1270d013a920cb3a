// SPDX-License-Identifier: GPL-2.0-only
#include "drop-reason.h"

#include <array>
#include <cstddef>

namespace ns3::sipalg
{

namespace
{

struct Wording
{
    const char* name;
    const char* sentence;
};

/// By DropReason, in its order.
constexpr std::array<Wording, static_cast<std::size_t>(DropReason::Count)> WORDINGS{{
    {"None", "The packet was not dropped."},
    {"NoRoute", "There is no route to its destination."},
    {"NoZone", "It came in, or would go out, by an interface that is in no zone."},
    {"PolicyDenied", "No policy permits it between these zones."},
    {"HostInboundDenied", "It is for the firewall itself, which does not answer this here."},
    {"NoMapping", "It is for an address of NAT at which nobody expects it."},
    {"FilteredRemote", "The mapping that it is for does not admit this remote host."},
    {"SourcePoolExhausted", "A NAT rule applies, and no port or address is left for it."},
    {"MappingSessionsFull", "Its persistent mapping has as many sessions as it may have."},
    {"SessionTableFull", "The session table is full, or its media stream has as many as it may."},
    {"FlowConflict", "Its answers would be taken for packets of another session."},
    {"MalformedPacket", "It is too short for its protocol, or quotes no packet."},
    {"UnknownIcmpError", "It is an ICMP error about no session of the firewall."},
    {"NotSip", "It is for the SIP port, and neither SIP nor a keepalive."},
    {"MalformedSip", "Its SIP message breaks the grammar."},
    {"IdentifierTooLong", "Its Call-ID or one of its tags is longer than 1,024 characters."},
    {"UnknownMethod", "Its SIP method is unknown, and unknown messages are not permitted."},
    {"MalformedSdp", "Its session description breaks the grammar."},
    {"NoConnectionData", "Its session description has a media stream without an address."},
    {"TooManyMedia", "Its session description has more media streams than are allowed."},
    {"MediaNotAllowed",
     "Its session description has a media stream of a kind that is not allowed."},
    {"NoPortPair", "No pair of ports is left for the media that it describes."},
    {"CallTableFull", "The call table is full."},
    {"RegistrationTableFull", "The registration table is full."},
    {"PinholeTableFull", "The pinhole table is full."},
    {"TooManyCalls", "Its source has begun as many calls as one host may."},
    {"MediaOfThirdHost", "Its session description names another host than its sender."},
    {"DeniedBySource", "It repeats a request that its server has refused a moment ago."},
    {"MessageTooLong", "Its SIP message does not fit a datagram once it is translated."},
    {"TooManyHosts", "It names more hosts of the side to which it goes than are remembered."},
}};

} // namespace

const char*
ToString(DropReason reason)
{
    return WORDINGS.at(static_cast<std::size_t>(reason)).name;
}

const char*
Describe(DropReason reason)
{
    return WORDINGS.at(static_cast<std::size_t>(reason)).sentence;
}

} // namespace ns3::sipalg
