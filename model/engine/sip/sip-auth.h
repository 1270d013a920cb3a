// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_AUTH_H
#define SIPALG_SIP_AUTH_H

#include "sip-params.h"

namespace ns3::sipalg
{

/**
 * A challenge or credentials: WWW-Authenticate, Proxy-Authenticate, Authorization and
 * Proxy-Authorization (RFC 3261 20.44, RFC 7616), as views into the text that was read. Computes
 * nothing.
 */
struct SipAuth
{
    std::string_view scheme; ///< "Digest"
    std::string_view params; ///< comma-separated

    /// Reads all of @p value. challenge = "Digest" LWS digest-cln *( COMMA digest-cln ),
    /// "Digest realm=\"a\", nonce=\"b\"".
    SipResult Parse(std::string_view value);

    bool IsDigest() const
    {
        return EqualsIgnoreCase(scheme, "Digest");
    }

    /// All parameters in order.
    SipParams GetParams() const
    {
        return SipParams(params, ',');
    }

    /// The parameter of this name (any letter case).
    std::optional<SipParam> FindParam(std::string_view name) const
    {
        return FindSipParam(params, name, ',');
    }

    /// Its value unquoted; empty when there is none.
    std::string GetText(std::string_view name) const
    {
        const auto param = FindParam(name);
        return param ? Unquote(param->value) : std::string();
    }
};

} // namespace ns3::sipalg

#endif
