// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_MESSAGE_CHECK_H
#define SIPALG_SIP_MESSAGE_CHECK_H

#include "sip-message.h"

namespace ns3::sipalg
{

/**
 * Reads every value of a parsed message that an ALG may translate or route by (Request-URI, Via,
 * From, To, Contact, Route, Record-Route, Path, Service-Route, Refer-To, Referred-By and the
 * identity headers) and returns the first error, its offset counted in the message text.
 *
 * Does not check what only end systems care about: dates, languages, required extensions,
 * authentication schemes, whether a URI scheme is known.
 */
SipResult CheckSipMessage(const SipMessage& message);

} // namespace ns3::sipalg

#endif
