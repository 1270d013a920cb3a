// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_INVITE_TEXT_H
#define SIPALG_INVITE_TEXT_H

#include "sip-message.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>

namespace ns3::sipalg
{

inline const std::string REQUEST_LINE = "INVITE sip:bob@10.0.0.9 SIP/2.0\r\n";
inline const std::string VIA = "Via: SIP/2.0/UDP 10.1.1.3:5060;branch=z9hG4bK1\r\n";
inline const std::string FROM = "From: <sip:alice@10.1.1.3>;tag=a1\r\n";
inline const std::string TO = "To: <sip:bob@10.0.0.9>\r\n";
inline const std::string CALL_ID = "Call-ID: c1@10.1.1.3\r\n";
inline const std::string CSEQ = "CSeq: 7 INVITE\r\n";
inline const std::string COMMON = VIA + FROM + TO + CALL_ID + CSEQ;

inline std::string
MakeInvite(const std::string& headers, const std::string& body = "")
{
    return REQUEST_LINE + COMMON + headers + "\r\n" + body;
}

/// The error of @p text, read from a buffer that is exactly as long.
inline SipResult
ParseExact(std::string_view text, SipFraming framing = SipFraming::Datagram)
{
    const std::unique_ptr<char[]> copy(new char[text.size()]);
    std::copy(text.begin(), text.end(), copy.get());
    SipMessage message;
    return message.Parse({copy.get(), text.size()}, framing);
}

inline void
CheckError(std::string_view text, SipError error, std::size_t offset)
{
    const SipResult result = ParseExact(text);
    BOOST_TEST(Describe(result.error) == Describe(error), text);
    BOOST_TEST(result.offset == offset, text);
}

inline void
CheckError(std::string_view text, SipError error, std::string_view at)
{
    CheckError(text, error, text.find(at));
}

} // namespace ns3::sipalg

#endif
