// SPDX-License-Identifier: GPL-2.0-only
#include "ip-endpoint.h"

#include "number-text.h"

namespace ns3::sipalg
{

static_assert(IpEndpoint::MAX_TEXT >= IpAddress::MAX_TEXT + 3 + MAX_NUMBER_TEXT);

std::string
IpEndpoint::ToString() const
{
    char text[MAX_TEXT];
    return {text, Write(text)};
}

char*
IpEndpoint::Write(char* text) const
{
    text = WriteHost(text);
    *text++ = ':';
    return WriteNumber(text, port);
}

char*
IpEndpoint::WriteHost(char* text) const
{
    if (address.IsV4())
    {
        return address.Write(text);
    }
    *text++ = '[';
    text = address.Write(text);
    *text++ = ']';
    return text;
}

} // namespace ns3::sipalg
