// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_VIA_H
#define SIPALG_SIP_VIA_H

#include "sip-host-port.h"
#include "sip-params.h"

namespace ns3::sipalg
{

/**
 * One Via value (RFC 3261 20.42), as views into the text that was read. The parameters that route
 * responses are found by the same scan; of a parameter given twice the first counts.
 */
struct SipVia
{
    SipHostPort sentBy;
    std::optional<SipParam> branch;
    std::optional<SipParam> received;
    std::optional<SipParam> rport; ///< hasValue tells a request for it from an answer (RFC 3581)

    /**
     * Reads all of @p value. via-parm = sent-protocol LWS sent-by *( SEMI via-params ),
     * "SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK776;rport".
     */
    SipResult Parse(std::string_view value);

    std::string_view GetBranch() const
    {
        return branch ? branch->value : std::string_view();
    }

    /// The address in received=, with or without brackets (RFC 5118 4.5).
    std::optional<IpAddress> GetReceived() const;

    /// The port in rport=.
    std::optional<uint16_t> GetRport() const;

    /// Reads a value up to its parameters, at which it leaves the cursor: sent-protocol LWS
    /// sent-by.
    static SipResult ReadHead(TextCursor& cursor, SipHostPort& sentBy);

  private:
    static SipResult ReadProtocol(TextCursor& cursor);
    std::optional<SipParam>* FindPlace(std::string_view name);
};

[[gnu::always_inline]] inline SipResult
SipVia::ReadHead(TextCursor& cursor, SipHostPort& sentBy)
{
    static constexpr char usual[] = "SIP/2.0/UDP ";
    if (HasPrefix(cursor.Rest(), usual))
    {
        cursor.MoveTo(cursor.Position() + std::strlen(usual));
        cursor.SkipSpace();
    }
    else
    {
        TextCursor copy = cursor;
        const SipResult result = ReadProtocol(copy);
        cursor.MoveTo(copy.Position());
        if (!result)
        {
            return result;
        }
    }
    if (const SipResult result = sentBy.Parse(cursor, true); !result)
    {
        return result;
    }
    cursor.SkipSpace();
    if (cursor.AtEnd() || *cursor.Position() == ';')
    {
        return {};
    }
    const bool isPort = *cursor.Position() == ':' || IsChar(*cursor.Position(), CHAR_TOKEN);
    return {isPort ? SipError::BadPort : SipError::BadVia, cursor.Offset()};
}

} // namespace ns3::sipalg

#endif
