// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_START_LINE_H
#define SIPALG_SIP_START_LINE_H

#include "sip-method.h"
#include "sip-result.h"

namespace ns3::sipalg
{

/// The first line of a message (RFC 3261 7.1, 7.2), as views into the text that was read.
struct SipStartLine
{
    std::string_view text;         ///< the line without its end
    std::string_view methodText;   ///< of a request
    std::string_view requestUri;   ///< of a request, not looked into
    std::string_view reasonPhrase; ///< of a response; may be empty
    unsigned statusCode{0};        ///< 100 to 699; 0 of a request
    SipMethod method{SipMethod::Unknown};

    /**
     * Reads all of @p line into a new start line. start-line = Request-Line / Status-Line, "INVITE
     * sip:bob@h SIP/2.0", "SIP/2.0 180 Ringing".
     */
    SipResult Parse(std::string_view line);

  private:
    SipResult ParseRequest();
    SipResult ParseStatus();
    SipResult CheckEndOfRequest(std::string_view end) const;
    SipResult Fail(SipError error, const char* position) const;
};

} // namespace ns3::sipalg

#endif
