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

/**
 * A hash of a name of two characters or more that no letter case changes, from its first, middle
 * and last characters and its length. The multiplier was searched for: no two names collide,
 * which MakeNameTable proves.
 */
constexpr std::size_t
HashName(std::string_view name)
{
    const auto letter = [name](std::size_t i) {
        return static_cast<uint32_t>(static_cast<unsigned char>(name[i]));
    };
    const std::size_t size = name.size();
    const uint32_t ends =
        letter(0) | letter(1) << 8 | letter(size - 2) << 16 | letter(size - 1) << 24;
    const uint32_t key =
        (ends | 0x20202020U) + static_cast<uint32_t>(size) + ((letter(size / 2) | 0x20U) << 8);
    return key * 0x32239209U >> 24;
}

constexpr std::array<SipHeaderId, 256>
MakeNameTable()
{
    std::array<SipHeaderId, 256> table{};
    for (std::size_t i = 1; i < SIP_HEADER_ID_COUNT; ++i)
    {
        SipHeaderId& bucket = table[HashName(HEADER_NAMES[i])];
        if (bucket != SipHeaderId::Other)
        {
            throw "two header names share a bucket"; // not a constant: does not compile
        }
        bucket = static_cast<SipHeaderId>(i);
    }
    return table;
}

constexpr std::array<SipHeaderId, 256> NAME_TABLE = MakeNameTable();

} // namespace

SipHeaderId
ParseSipHeaderName(std::string_view name)
{
    if (name.size() < 2)
    {
        return name.empty() ? SipHeaderId::Other : GetCompact(ToLower(name[0]));
    }
    const SipHeaderId id = NAME_TABLE[HashName(name)];
    return EqualsIgnoreCase(name, ToString(id)) ? id : SipHeaderId::Other;
}

std::string_view
ToString(SipHeaderId id)
{
    return HEADER_NAMES[static_cast<std::size_t>(id)];
}

} // namespace ns3::sipalg
