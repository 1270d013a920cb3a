// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-address.h"

namespace ns3::sipalg
{

namespace
{

/// The next word up to a space; steps over one space behind it.
std::string_view
TakeWord(TextCursor& cursor)
{
    const std::string_view word = cursor.TakeUntil<' '>();
    cursor.Skip(' ');
    return word;
}

/// "/127" or "/127/3".
bool
IsSuffix(std::string_view suffix)
{
    for (const char c : suffix)
    {
        if (c != '/' && !IsChar(c, CHAR_DIGIT))
        {
            return false;
        }
    }
    return suffix.empty() || (suffix.front() == '/' && IsChar(suffix.back(), CHAR_DIGIT));
}

} // namespace

/// Anything but what ParsePlain() reads.
bool
SdpAddress::ParseAny(std::string_view text)
{
    TextCursor cursor(text);
    const std::string_view netType = TakeWord(cursor);
    addrType = TakeWord(cursor);
    address = cursor.TakeUntil<'/', ' '>();
    suffix = TrimSpace(cursor.Rest());
    const bool isWhole = !netType.empty() && !addrType.empty() && !address.empty();
    if (!isWhole || !IsSuffix(suffix))
    {
        return false;
    }
    kind = SdpAddressKind::Foreign;
    ip = IpAddress();
    Classify(netType);
    return true;
}

void
SdpAddress::Classify(std::string_view netType)
{
    const bool isV4 = EqualsIgnoreCase(addrType, "IP4");
    if (!EqualsIgnoreCase(netType, "IN") || (!isV4 && !EqualsIgnoreCase(addrType, "IP6")))
    {
        return;
    }
    const auto literal = IpAddress::Parse(address);
    if (!literal)
    {
        kind = SdpAddressKind::Name;
        return;
    }
    if (literal->IsV4() == isV4)
    {
        ip = *literal;
        kind = isV4 ? SdpAddressKind::Ipv4 : SdpAddressKind::Ipv6;
    }
}

} // namespace ns3::sipalg
