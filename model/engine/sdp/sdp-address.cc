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

bool
SdpAddress::Parse(std::string_view text)
{
    if (!HasPrefix(text, "IN IP4 "))
    {
        return ParseAny(text);
    }
    const char* const start = text.data() + 7;
    const char* const end = text.data() + text.size();
    const IpAddress::V4Text v4 = IpAddress::ReadV4(start, end);
    if (v4.end != end)
    {
        return ParseAny(text);
    }
    netType = text.substr(0, 2);
    addrType = text.substr(3, 3);
    address = MakeSlice(start, end);
    suffix = MakeSlice(end, end);
    kind = SdpAddressKind::Ipv4;
    ip = IpAddress::V4(v4.value);
    return true;
}

/// Anything but an IPv4 address and nothing behind it.
bool
SdpAddress::ParseAny(std::string_view text)
{
    TextCursor cursor(text);
    netType = TakeWord(cursor);
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
    Classify();
    return true;
}

void
SdpAddress::Classify()
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
