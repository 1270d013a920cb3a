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

/// Behind the word at @p word and the one blank behind it; null if that is not found in the blocks
/// up to @p lastBlock.
[[gnu::always_inline]] inline const char*
SkipPlainWord(const char* word, const char* lastBlock)
{
    const char* const blank = ScanBlocks<AnyOf<' '>>(word, lastBlock);
    return blank && blank[1] != ' ' ? blank + 1 : nullptr;
}

} // namespace

/// o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>,
/// "alice 2890844526 2890844526 IN IP4 10.1.1.3", with single blanks as in nearly all.
bool
SdpOrigin::ParsePlain(std::string_view value)
{
    constexpr std::size_t room = 16 + 1; // a block, and a blank behind a word that ends in it
    if (value.size() < room || value[0] == ' ')
    {
        return false;
    }
    const char* const end = value.data() + value.size();
    const char* const lastBlock = end - room;
    const char* const id = SkipPlainWord(value.data(), lastBlock);
    const char* const version = id ? SkipPlainWord(id, lastBlock) : nullptr;
    const char* const netType = version ? SkipPlainWord(version, lastBlock) : nullptr;
    if (!netType)
    {
        return false;
    }
    sessionId = MakeSlice(id, version - 1);
    sessionVersion = MakeSlice(version, netType - 1);
    return address.ParsePlain(MakeSlice(netType, end), SdpAddress());
}

/// The same with any number of blanks behind a word, and any address.
bool
SdpOrigin::ParseWords(std::string_view value)
{
    TextCursor cursor(value);
    const std::string_view username = TakeSdpWord(cursor);
    sessionId = TakeSdpWord(cursor);
    sessionVersion = TakeSdpWord(cursor);
    return !username.empty() && !sessionId.empty() && address.Parse(cursor.Rest()) &&
           address.suffix.empty();
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
    const bool isNumbered = IsAllOf(sessionId, CHAR_DIGIT) && IsAllOf(sessionVersion, CHAR_DIGIT);
    const auto start = static_cast<std::size_t>(netType.data() - value.data());
    return !rest.empty() && isNumbered && address.Parse(value.substr(start)) &&
           address.suffix.empty();
}

} // namespace ns3::sipalg
