// SPDX-License-Identifier: GPL-2.0-only
#include "sip-media-type.h"

namespace ns3::sipalg
{

SipResult
SipMediaType::Parse(std::string_view value)
{
    *this = SipMediaType();
    TextCursor cursor(value);
    cursor.SkipSpace();
    type = cursor.Take(CHAR_TOKEN);
    if (type.empty() || !cursor.SkipSeparator('/'))
    {
        return {SipError::BadMediaType, cursor.Offset()};
    }
    subtype = cursor.Take(CHAR_TOKEN);
    cursor.SkipSpace();
    params = cursor.Rest();
    const bool hasGarbage = !params.empty() && params.front() != ';';
    return subtype.empty() || hasGarbage ? SipResult{SipError::BadMediaType, cursor.Offset()}
                                         : SipResult();
}

} // namespace ns3::sipalg
