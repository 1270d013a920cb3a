// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_TRANSACTION_KEY_H
#define SIPALG_SIP_TRANSACTION_KEY_H

#include "sip-message.h"

#include <string>

namespace ns3
{

/**
 * What a request has in common with the server transaction it belongs to (RFC 3261 17.2.3): branch,
 * sent-by and method; for a branch without the magic cookie all that identifies a request.
 * @p method is that of the request, INVITE for its ACK and for the INVITE a CANCEL is about.
 */
std::string MakeServerKey(const sipalg::SipMessage& request, std::string_view method);

/// What a response has in common with the client transaction it belongs to (17.1.3): branch and
/// method.
std::string MakeClientKey(const sipalg::SipMessage& message);

} // namespace ns3

#endif
