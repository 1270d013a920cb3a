// SPDX-License-Identifier: GPL-2.0-only
#include "ip-endpoint.h"

namespace ns3::sipalg
{

static_assert(IpEndpoint::MAX_TEXT >= IpAddress::MAX_TEXT + 3 + MAX_NUMBER_TEXT);

std::string
IpEndpoint::ToString() const
{
    char text[MAX_TEXT];
    return {text, Write(text)};
}

/// IPv6reference = "[" IPv6address "]"
char*
IpEndpoint::WriteReference(char* text) const
{
    *text++ = '[';
    text = address.Write(text);
    *text++ = ']';
    return text;
}

} // namespace ns3::sipalg
