// SPDX-License-Identifier: GPL-2.0-only
#include "sip-header-id.h"

#include "text-cursor.h"

namespace ns3::sipalg
{

namespace
{

constexpr std::array<std::string_view, SIP_HEADER_ID_COUNT> HEADER_NAMES{
    "",
    "Accept",
    "Accept-Contact",
    "Alert-Info",
    "Allow",
    "Allow-Events",
    "Authentication-Info",
    "Authorization",
    "CSeq",
    "Call-ID",
    "Call-Info",
    "Contact",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Length",
    "Content-Type",
    "Date",
    "Diversion",
    "Error-Info",
    "Event",
    "Expires",
    "From",
    "History-Info",
    "Identity",
    "Identity-Info",
    "In-Reply-To",
    "Join",
    "Max-Forwards",
    "MIME-Version",
    "Min-Expires",
    "Min-SE",
    "Organization",
    "P-Asserted-Identity",
    "P-Associated-URI",
    "P-Called-Party-ID",
    "P-Preferred-Identity",
    "Path",
    "Priority",
    "Privacy",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Proxy-Require",
    "RAck",
    "RSeq",
    "Reason",
    "Record-Route",
    "Refer-Sub",
    "Refer-To",
    "Referred-By",
    "Reject-Contact",
    "Remote-Party-ID",
    "Replaces",
    "Reply-To",
    "Request-Disposition",
    "Require",
    "Retry-After",
    "Route",
    "Server",
    "Service-Route",
    "Session-Expires",
    "SIP-ETag",
    "SIP-If-Match",
    "Subject",
    "Subscription-State",
    "Supported",
    "Target-Dialog",
    "Timestamp",
    "To",
    "Unsupported",
    "User-Agent",
    "Via",
    "Warning",
    "WWW-Authenticate",
};

/// The compact form of a letter: RFC 3261 7.3.3, 3515, 3892, 6665, 4028, 3841, 8224.
constexpr SipHeaderId
GetCompact(char letter)
{
    switch (letter)
    {
    case 'a':
        return SipHeaderId::AcceptContact;
    case 'b':
        return SipHeaderId::ReferredBy;
    case 'c':
        return SipHeaderId::ContentType;
    case 'd':
        return SipHeaderId::RequestDisposition;
    case 'e':
        return SipHeaderId::ContentEncoding;
    case 'f':
        return SipHeaderId::From;
    case 'i':
        return SipHeaderId::CallId;
    case 'j':
        return SipHeaderId::RejectContact;
    case 'k':
        return SipHeaderId::Supported;
    case 'l':
        return SipHeaderId::ContentLength;
    case 'm':
        return SipHeaderId::Contact;
    case 'n':
        return SipHeaderId::IdentityInfo;
    case 'o':
        return SipHeaderId::Event;
    case 'r':
        return SipHeaderId::ReferTo;
    case 's':
        return SipHeaderId::Subject;
    case 't':
        return SipHeaderId::To;
    case 'u':
        return SipHeaderId::AllowEvents;
    case 'v':
        return SipHeaderId::Via;
    case 'x':
        return SipHeaderId::SessionExpires;
    case 'y':
        return SipHeaderId::Identity;
    default:
        return SipHeaderId::Other;
    }
}

/// The first and the last eight characters of a name; both are the whole of a shorter one.
struct NameWords
{
    uint64_t head{0};
    uint64_t tail{0};
};

constexpr uint64_t
ReadByte(const char* text)
{
    return static_cast<unsigned char>(*text);
}

/// Two, four or eight characters: compiled to one load.
constexpr uint64_t
ReadTwo(const char* text)
{
    return ReadByte(text) | ReadByte(text + 1) << 8;
}

constexpr uint64_t
ReadFour(const char* text)
{
    return ReadTwo(text) | ReadTwo(text + 2) << 16;
}

constexpr uint64_t
ReadEight(const char* text)
{
    return ReadFour(text) | ReadFour(text + 4) << 32;
}

constexpr NameWords
ReadNameWords(std::string_view name)
{
    const char* const text = name.data();
    const std::size_t size = name.size();
    if (size >= 8)
    {
        return {ReadEight(text), ReadEight(text + size - 8)};
    }
    const uint64_t word = size >= 4 ? ReadFour(text) | ReadFour(text + size - 4) << (8 * (size - 4))
                                    : ReadTwo(text) | ReadByte(text + size - 1) << (8 * (size - 1));
    return {word, word};
}

/// A name with the bits in which the letters of either case differ: "-" has none.
struct NameKey
{
    NameWords words;
    NameWords letters;
    std::size_t size{0};

    constexpr bool Matches(const NameWords& other, std::size_t otherSize) const
    {
        return otherSize == size && (other.head | letters.head) == words.head &&
               (other.tail | letters.tail) == words.tail;
    }
};

constexpr uint64_t EACH_BYTE = 0x0101010101010101U;
constexpr uint64_t CASE_BITS = 0x20 * EACH_BYTE;

constexpr NameKey
MakeKey(std::string_view name)
{
    const NameWords words = ReadNameWords(name);
    const NameWords letters{words.head >> 1 & CASE_BITS, words.tail >> 1 & CASE_BITS}; // bit 0x40
    return {{words.head | letters.head, words.tail | letters.tail}, letters, name.size()};
}

/// A hash of a name of two characters or more that no letter case changes. The multiplier was
/// searched for: no two names collide, which MakeNameTable proves.
constexpr std::size_t
HashName(const NameWords& words, std::size_t size)
{
    const uint64_t sum = (words.head | CASE_BITS) + (words.tail | CASE_BITS) * 2 + size;
    return sum * 0x73cb0adeebb2a483U >> 56;
}

constexpr std::array<NameKey, SIP_HEADER_ID_COUNT>
MakeKeys()
{
    std::array<NameKey, SIP_HEADER_ID_COUNT> keys{};
    for (std::size_t i = 1; i < SIP_HEADER_ID_COUNT; ++i)
    {
        keys[i] = MakeKey(HEADER_NAMES[i]);
    }
    return keys;
}

constexpr std::array<SipHeaderId, 256>
MakeNameTable()
{
    std::array<SipHeaderId, 256> table{};
    for (std::size_t i = 1; i < SIP_HEADER_ID_COUNT; ++i)
    {
        const std::string_view name = HEADER_NAMES[i];
        SipHeaderId& bucket = table[HashName(ReadNameWords(name), name.size())];
        if (bucket != SipHeaderId::Other)
        {
            throw "two header names share a bucket"; // not a constant: does not compile
        }
        bucket = static_cast<SipHeaderId>(i);
    }
    return table;
}

constexpr std::array<NameKey, SIP_HEADER_ID_COUNT> KEYS = MakeKeys();
constexpr std::array<SipHeaderId, 256> NAME_TABLE = MakeNameTable();

} // namespace

SipHeaderId
ParseSipHeaderName(std::string_view name)
{
    if (name.size() < 2)
    {
        return name.empty() ? SipHeaderId::Other : GetCompact(ToLower(name[0]));
    }
    const NameWords words = ReadNameWords(name);
    const SipHeaderId id = NAME_TABLE[HashName(words, name.size())];
    if (!KEYS[static_cast<std::size_t>(id)].Matches(words, name.size()))
    {
        return SipHeaderId::Other;
    }
    const bool isSeen = name.size() <= 16; // all of it is in the words
    return isSeen || EqualsIgnoreCase(name, ToString(id)) ? id : SipHeaderId::Other;
}

std::string_view
ToString(SipHeaderId id)
{
    return HEADER_NAMES[static_cast<std::size_t>(id)];
}

} // namespace ns3::sipalg
