// SPDX-License-Identifier: GPL-2.0-only
#include "alg-observer.h"

#include <array>

namespace ns3::sipalg
{

namespace
{

struct ReasonText
{
    const char* name;
    const char* sentence;
};

/// In the order of DropReason.
constexpr std::array<ReasonText, static_cast<std::size_t>(DropReason::Count)> REASONS{{
    {"", "the packet was not dropped"},
    {"NoRoute", "there is no route to the destination"},
    {"NoZone", "the packet came or would leave by an interface that is in no zone"},
    {"PolicyDenied", "no security policy permits this flow"},
    {"HostInboundDenied", "the firewall itself does not answer this in the packet's zone"},
    {"NoMapping", "nothing inside is mapped to this address and port"},
    {"FilteredRemote", "the mapping does not admit this remote host"},
    {"SourcePoolExhausted", "source NAT applies and no port or address is left"},
    {"SessionTableFull", "the session table is full"},
    {"MalformedPacket", "the packet is too short for its protocol"},
    {"UnknownIcmpError", "the ICMP error is about no session of the firewall"},
    {"NotSip", "what came to the SIP port is neither SIP nor a keepalive"},
    {"MalformedSip", "the SIP message has a syntax error"},
    {"UnknownMethod", "the SIP method is not supported"},
    {"MalformedSdp", "the session description has a syntax error"},
    {"NoConnectionData", "the session description has no c= line for a medium"},
    {"TooManyMedia", "the session description has more m= lines than are allowed"},
    {"NoPortPair", "no consecutive pair of ports is left for RTP and RTCP"},
    {"CallTableFull", "the call table is full"},
    {"RegistrationTableFull", "the registration table is full"},
    {"PinholeTableFull", "the pinhole table is full"},
    {"DeniedBySource", "the source repeats an INVITE that the server has refused"},
    {"MessageTooLong", "the translated message would not fit into a datagram"},
}};

} // namespace

const char*
ToString(DropReason reason)
{
    return REASONS[static_cast<std::size_t>(reason)].name;
}

const char*
Describe(DropReason reason)
{
    return REASONS[static_cast<std::size_t>(reason)].sentence;
}

const char*
ToString(CallRemovalReason reason)
{
    switch (reason)
    {
    case CallRemovalReason::Bye:
        return "bye";
    case CallRemovalReason::Cancelled:
        return "cancelled";
    case CallRemovalReason::Rejected:
        return "rejected";
    case CallRemovalReason::Unanswered:
        return "unanswered";
    case CallRemovalReason::InactiveMedia:
        return "inactive-media";
    case CallRemovalReason::MaxDuration:
        return "max-duration";
    case CallRemovalReason::Stalled:
        return "stalled";
    case CallRemovalReason::Cleared:
        return "cleared";
    }
    return "";
}

} // namespace ns3::sipalg
