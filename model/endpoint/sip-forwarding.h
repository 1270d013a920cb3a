// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_FORWARDING_H
#define SIPALG_SIP_FORWARDING_H

#include "ip-endpoint.h"
#include "sip-message.h"

#include <functional>
#include <string>
#include <vector>

namespace ns3
{

/// What a proxy changes in a request that it passes on (RFC 3261 16.6).
struct SipForwarding
{
    std::string requestUri;
    std::string via;         ///< value put on top
    std::string recordRoute; ///< value put on top; empty: none
    std::vector<std::string> routes;
    uint32_t maxForwards{70};
};

/**
 * The Route values of a request without those meant for this proxy, and in @p uri its Request-URI,
 * restored when a strict router has moved it (16.4). @p isOwn says whether a URI is this proxy's.
 */
std::vector<std::string> TakeRoutes(const sipalg::SipMessage& request,
                                    const std::function<bool(std::string_view)>& isOwn,
                                    std::string& uri);

/**
 * The request with these changes; all other header lines and the body keep their bytes and their
 * order. Credentials for this proxy are left in: they do no harm behind it.
 */
std::string MakeForwardedRequest(const sipalg::SipMessage& request, const SipForwarding& change);

/// The response without its topmost Via value (16.7 step 3).
std::string MakeForwardedResponse(const sipalg::SipMessage& response);

/// What in a request must change for it not to be looping (16.6 step 8), as a token.
std::string MakeLoopMark(const sipalg::SipMessage& request);

/// The order in which final responses from 300 on are preferred, best first (16.7 step 6).
unsigned RankFailure(unsigned statusCode);

/// True when this Via was written by whoever sends from @p local.
bool IsViaOf(std::string_view via, const sipalg::IpEndpoint& local);

} // namespace ns3

#endif
