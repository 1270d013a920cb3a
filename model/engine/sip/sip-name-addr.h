// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_NAME_ADDR_H
#define SIPALG_SIP_NAME_ADDR_H

#include "sip-uri.h"

namespace ns3::sipalg
{

/**
 * One value of From, To, Contact, Route, Record-Route, Path, Service-Route, Refer-To,
 * Referred-By, P-Asserted-Identity and the like (RFC 3261 20.10), as views into the text that
 * was read. Without angle brackets everything from the first ";" on is a header parameter.
 */
struct SipNameAddr
{
    std::string_view displayName; ///< as written, with quotes; empty when there is none
    std::string_view uri;         ///< without brackets; empty for "*"
    std::string_view params;      ///< header parameters from the first ";" on; may be empty
    std::string_view tag;         ///< the value of the tag parameter; empty when there is none
    bool isBracketed{false};
    bool isWildcard{false}; ///< the "*" of a REGISTER that removes all contacts

    /**
     * Reads all of @p value. ( name-addr / addr-spec ) *( SEMI generic-param ),
     * "\"a, b\" <sip:b@10.0.0.5;lr>;tag=x". The URI itself is not looked into.
     */
    SipResult Parse(std::string_view value)
    {
        return Parse(value, nullptr);
    }

    /// The same, and takes the URI apart, if there is one.
    SipResult Parse(std::string_view value, SipUri& parts)
    {
        return Parse(value, &parts);
    }

    /// The header parameter of this name (any letter case).
    std::optional<SipParam> FindParam(std::string_view name) const
    {
        return FindSipParam(params, name);
    }

    /// The value of the tag parameter; empty when there is none.
    std::string_view GetTag() const
    {
        return tag;
    }

    /// The seconds of an expires parameter, at most 2^32 - 1; nothing if absent or no number.
    std::optional<uint32_t> GetExpires() const;

    /// An empty slice behind the last parameter, to insert ";name=value" at.
    std::string_view GetParamEnd() const
    {
        return params.substr(params.size());
    }

  private:
    SipResult Parse(std::string_view value, SipUri* parts);
    SipResult ParseDisplayName(TextCursor& cursor);
    SipResult ParseBare(TextCursor& cursor, SipUri* parts);
    SipResult ParseBracketed(TextCursor& cursor, SipUri* parts);
    SipResult ParseParams(TextCursor& cursor);
};

} // namespace ns3::sipalg

#endif
