// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_CSEQ_H
#define SIPALG_SIP_CSEQ_H

#include "sip-method.h"
#include "sip-result.h"
#include "text-cursor.h"

namespace ns3::sipalg
{

/// The largest CSeq number plus one (RFC 3261 8.1.1.5: less than 2**31).
constexpr uint32_t SIP_CSEQ_LIMIT = 1U << 31;

/// A CSeq value (RFC 3261 20.16), as views into the text that was read.
struct SipCSeq
{
    uint32_t number{0};
    SipMethod method{SipMethod::Unknown};
    std::string_view numberText;
    std::string_view methodText;

    /// Reads all of @p value. CSeq = 1*DIGIT LWS Method, "314159 INVITE".
    SipResult Parse(std::string_view value);
};

/// A RAck value (RFC 3262 7.2): the RSeq and the CSeq of the response that a PRACK acknowledges.
struct SipRAck
{
    uint32_t rSeq{0};
    SipCSeq cSeq;

    /// Reads all of @p value. RAck = 1*DIGIT LWS 1*DIGIT LWS Method, "776656 1 INVITE".
    SipResult Parse(std::string_view value);
};

} // namespace ns3::sipalg

#endif
