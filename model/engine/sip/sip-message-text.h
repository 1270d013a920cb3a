// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_MESSAGE_TEXT_H
#define SIPALG_SIP_MESSAGE_TEXT_H

#include "ip-endpoint.h"
#include "sip-message-builder.h"
#include "sip-message.h"
#include "sip-uri.h"
#include "sip-via.h"

#include <string>

namespace ns3::sipalg
{

/// "Busy Here" for 486; the class name for a code without a phrase of its own (RFC 3261 21).
std::string_view GetReasonPhrase(unsigned statusCode);

/**
 * A response to @p request (RFC 3261 8.2.6.2): Via, From, To, Call-ID and CSeq of the request; the
 * tag is added to a To that has none, unless it is empty. The caller adds what else there is.
 */
SipMessageBuilder MakeResponse(const SipMessage& request,
                               unsigned statusCode,
                               std::string_view toTag);

/// The ACK that a client transaction sends for a final response of at least 300 (17.1.1.3).
std::string MakeAck(const SipMessage& invite, const SipMessage& response);

/// The CANCEL of an INVITE (9.1).
std::string MakeCancel(const SipMessage& invite);

/// The topmost Via, unparsed; empty when there is none.
std::string_view GetTopVia(const SipMessage& message);

/**
 * The text of @p request with the topmost Via telling where it came from: received= when the
 * sent-by is another address or rport was asked for (RFC 3261 18.2.1, RFC 3581 4), and rport=.
 * Untouched when the Via cannot be read.
 */
std::string StampVia(const SipMessage& request, const IpEndpoint& source);

/// Where a response goes by this Via (18.2.2, RFC 3581 4); nothing when the Via names no address.
std::optional<IpEndpoint> GetResponseTarget(std::string_view via);

/// The address that a URI names literally, port 5060 if it names none; nothing for a domain.
std::optional<IpEndpoint> GetLiteralTarget(std::string_view uri);

/// Replaces @p slice, which lies in @p text, by @p replacement.
std::string ReplaceSlice(std::string_view text,
                         std::string_view slice,
                         std::string_view replacement);

} // namespace ns3::sipalg

#endif
