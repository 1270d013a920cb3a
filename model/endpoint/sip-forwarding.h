// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_FORWARDING_H
#define SIPALG_SIP_FORWARDING_H

#include "sip-message.h"

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

    /// The values of Route as they stand.
    static std::vector<std::string> ReadRoutes(const sipalg::SipMessage& request);
};

/**
 * The request with these changes; all other header lines and the body keep their bytes and their
 * order. Credentials for this proxy are left in: they do no harm behind it.
 */
std::string MakeForwardedRequest(const sipalg::SipMessage& request, const SipForwarding& change);

/// The response without its topmost Via value (16.7 step 3).
std::string MakeForwardedResponse(const sipalg::SipMessage& response);

} // namespace ns3

#endif
