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

/// RFC 3261 7.3.3, 3515, 3892, 6665, 4028, 3841, 8224.
constexpr std::pair<char, SipHeaderId> COMPACT_FORMS[] = {
    {'a', SipHeaderId::AcceptContact},   {'b', SipHeaderId::ReferredBy},
    {'c', SipHeaderId::ContentType},     {'d', SipHeaderId::RequestDisposition},
    {'e', SipHeaderId::ContentEncoding}, {'f', SipHeaderId::From},
    {'i', SipHeaderId::CallId},          {'j', SipHeaderId::RejectContact},
    {'k', SipHeaderId::Supported},       {'l', SipHeaderId::ContentLength},
    {'m', SipHeaderId::Contact},         {'n', SipHeaderId::IdentityInfo},
    {'o', SipHeaderId::Event},           {'r', SipHeaderId::ReferTo},
    {'s', SipHeaderId::Subject},         {'t', SipHeaderId::To},
    {'u', SipHeaderId::AllowEvents},     {'v', SipHeaderId::Via},
    {'x', SipHeaderId::SessionExpires},  {'y', SipHeaderId::Identity},
};

constexpr SipNameWords
ReadWords(std::string_view name)
{
    SipNameWords words;
    for (std::size_t i = 0; i < name.size() && i < 16; ++i)
    {
        const uint64_t byte = static_cast<unsigned char>(name[i]);
        (i < 8 ? words.head : words.tail) |= byte << (8 * (i % 8));
    }
    return words;
}

} // namespace

constexpr void
SipNameTable::Add(std::string_view name, SipHeaderId id)
{
    Key& key = m_keys[m_size];
    key = MakeKey(ReadWords(name), name.size());
    key.id = id;
    uint8_t& bucket = m_buckets[Hash(key)];
    if (bucket != 0)
    {
        throw "two header names share a bucket"; // not a constant: does not compile
    }
    bucket = m_size++;
}

constexpr SipNameTable::SipNameTable()
{
    for (std::size_t i = 1; i < SIP_HEADER_ID_COUNT; ++i)
    {
        Add(HEADER_NAMES[i], static_cast<SipHeaderId>(i));
    }
    for (const auto& [letter, id] : COMPACT_FORMS)
    {
        Add({&letter, 1}, id);
    }
}

constexpr SipNameTable SIP_NAMES;

SipHeaderId
ParseSipHeaderName(std::string_view name)
{
    const SipHeaderId id = SIP_NAMES.Find(ReadWords(name), name.size());
    return name.size() == 1 || EqualsIgnoreCase(name, ToString(id)) ? id : SipHeaderId::Other;
}

std::string_view
ToString(SipHeaderId id)
{
    return HEADER_NAMES[static_cast<std::size_t>(id)];
}

} // namespace ns3::sipalg
