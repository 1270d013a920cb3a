// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_CLIENT_AUTH_H
#define SIPALG_SIP_CLIENT_AUTH_H

#include "digest.h"
#include "sip-message-builder.h"
#include "sip-message.h"

namespace ns3
{

/**
 * The credentials of one user: remembers the last challenge of the registrar, of the proxy and of
 * other user agents and answers them in every further request, counting the uses of each nonce (RFC
 * 7616 3.4.6, RFC 3261 22.3). One realm each is remembered.
 */
class SipClientAuth
{
  public:
    SipClientAuth(std::string username, std::string password);

    /// Adds Authorization and Proxy-Authorization as far as challenges are known.
    void AddCredentials(sipalg::SipMessageBuilder& request,
                        std::string_view method,
                        std::string_view uri,
                        const std::string& cnonce);
    /**
     * Takes the challenge of a 401 or 407; true when the request is worth sending again: the
     * challenge can be answered, and it does not say that the same credentials were wrong.
     */
    bool OnChallenge(const sipalg::SipMessage& response, std::string_view request);

  private:
    struct Known
    {
        std::optional<DigestChallenge> challenge;
        uint32_t uses{0};
    };

    std::string m_username;
    std::string m_password;
    Known& FindKnown(bool isProxy, std::string_view method);

    Known m_registrar; ///< 401 to REGISTER
    Known m_peer;      ///< 401 to anything else
    Known m_proxy;     ///< 407
};

} // namespace ns3

#endif
