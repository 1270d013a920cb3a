// SPDX-License-Identifier: GPL-2.0-only
#include "sdp-origin.h"

#include "sdp-lines.h"

namespace ns3::sipalg
{

namespace
{

/// Takes the last word off @p text.
std::string_view
TakeLastWord(std::string_view& text)
{
    text = TrimSpace(text);
    const std::size_t blank = text.rfind(' ');
    const std::size_t start = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view word = text.substr(start);
    text = TrimSpace(text.substr(0, start));
    return word;
}

} // namespace

/// o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>,
/// "o=alice 2890844526 2890844526 IN IP4 10.1.1.3".
bool
SdpOrigin::Parse(std::string_view value)
{
    TextCursor cursor(value);
    username = TakeSdpWord(cursor);
    sessionId = TakeSdpWord(cursor);
    sessionVersion = TakeSdpWord(cursor);
    const bool isAddress = address.Parse(cursor.Rest()) && address.suffix.empty();
    return (!username.empty() && !sessionId.empty() && isAddress) || ParseLoose(value);
}

/// A user name with blanks in it, as in "o=Front Desk 1 1 IN IP4 10.1.1.3".
bool
SdpOrigin::ParseLoose(std::string_view value)
{
    std::string_view rest = value;
    TakeLastWord(rest);
    TakeLastWord(rest);
    const std::string_view netType = TakeLastWord(rest);
    sessionVersion = TakeLastWord(rest);
    sessionId = TakeLastWord(rest);
    username = rest;
    const bool isNumbered = IsAllOf(sessionId, CHAR_DIGIT) && IsAllOf(sessionVersion, CHAR_DIGIT);
    const auto start = static_cast<std::size_t>(netType.data() - value.data());
    return !rest.empty() && isNumbered && address.Parse(value.substr(start)) &&
           address.suffix.empty();
}

} // namespace ns3::sipalg
