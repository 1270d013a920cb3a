// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAMED_CALL_IDS_H
#define SIPALG_NAMED_CALL_IDS_H

#include "sip-message.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// A Call-ID that a message names, and where it names the host.
struct NamedCallId
{
    std::string name;              ///< without escapes
    std::string_view host;         ///< as the message has it; empty if the Call-ID names none
    std::vector<std::string> tags; ///< values of its parameters: the tags, if a dialog is named
};

/// callid = word [ "@" word ], "f81d4fae@10.1.1.3": what names the host.
std::string_view GetCallIdHost(std::string_view callId);

/**
 * The Call-IDs of other calls that @p message names: in Replaces, Join, Target-Dialog and
 * In-Reply-To (RFC 3891, 3911, 4538, 3261 20.21), and in these and Call-ID as escaped headers of
 * the URIs in Refer-To and Contact (RFC 3261 19.1.1, 5589).
 */
std::vector<NamedCallId> FindNamedCallIds(const SipMessage& message);

} // namespace ns3::sipalg

#endif
