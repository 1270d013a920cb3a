// SPDX-License-Identifier: GPL-2.0-only
#include "sip-auth.h"

namespace ns3::sipalg
{

SipResult
SipAuth::Parse(std::string_view value)
{
    *this = SipAuth();
    TextCursor cursor(value);
    scheme = cursor.Take(CHAR_TOKEN);
    const std::size_t offset = cursor.Offset();
    cursor.SkipSpace();
    params = cursor.Rest();
    if (scheme.empty() || params.empty() || cursor.Offset() == offset)
    {
        return {SipError::BadAuthentication, offset};
    }
    SipParams reader = GetParams();
    while (reader.Next())
    {
    }
    const SipResult result = reader.GetResult();
    return result ? result : SipResult{result.error, cursor.Offset() + result.offset};
}

} // namespace ns3::sipalg
