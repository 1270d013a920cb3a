// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_METHOD_H
#define SIPALG_SIP_METHOD_H

#include <cstdint>
#include <string_view>

namespace ns3::sipalg
{

/// The methods in the IANA registry; any other token is Unknown.
enum class SipMethod : uint8_t
{
    Unknown,
    Ack,
    Bye,
    Cancel,
    Info,
    Invite,
    Message,
    Notify,
    Options,
    Prack,
    Publish,
    Refer,
    Register,
    Subscribe,
    Update,
};

/// The method of this name. Method names are case-sensitive (RFC 3261 7.1): "invite" is Unknown.
SipMethod ParseSipMethod(std::string_view token);

/// "INVITE"; "UNKNOWN" for Unknown.
std::string_view ToString(SipMethod method);

} // namespace ns3::sipalg

#endif
