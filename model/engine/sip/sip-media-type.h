// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_MEDIA_TYPE_H
#define SIPALG_SIP_MEDIA_TYPE_H

#include "sip-params.h"

namespace ns3::sipalg
{

/// A Content-Type value (RFC 3261 20.15), as views into the text that was read.
struct SipMediaType
{
    std::string_view type;    ///< "application"
    std::string_view subtype; ///< "sdp"
    std::string_view params;  ///< from the first ";" on; may be empty

    /// Reads all of @p value. m-type SLASH m-subtype *( SEMI m-parameter ),
    /// "multipart/mixed;boundary=\"b 1\"".
    SipResult Parse(std::string_view value);

    /// Compares type and subtype without regard to case.
    bool Is(std::string_view otherType, std::string_view otherSubtype) const
    {
        return EqualsIgnoreCase(type, otherType) && EqualsIgnoreCase(subtype, otherSubtype);
    }

    bool IsSdp() const
    {
        return Is("application", "sdp");
    }

    bool IsMultipart() const
    {
        return EqualsIgnoreCase(type, "multipart");
    }

    /// S/MIME (RFC 3261 23): what it holds cannot be read, or must not be changed.
    bool IsSecured() const
    {
        return IsMultipart() ? EqualsIgnoreCase(subtype, "signed")
                             : EqualsIgnoreCase(subtype.substr(0, 6), "pkcs7-");
    }

    std::optional<SipParam> FindParam(std::string_view name) const
    {
        return FindSipParam(params, name);
    }
};

} // namespace ns3::sipalg

#endif
