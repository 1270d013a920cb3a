// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_HEADER_ID_H
#define SIPALG_SIP_HEADER_ID_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ns3::sipalg
{

/// The headers that somebody here looks at or may come to; every other name is Other.
enum class SipHeaderId : uint8_t
{
    Other,
    Accept,
    AcceptContact,
    AlertInfo,
    Allow,
    AllowEvents,
    AuthenticationInfo,
    Authorization,
    CSeq,
    CallId,
    CallInfo,
    Contact,
    ContentDisposition,
    ContentEncoding,
    ContentLength,
    ContentType,
    Date,
    Diversion,
    ErrorInfo,
    Event,
    Expires,
    From,
    HistoryInfo,
    Identity,
    IdentityInfo,
    InReplyTo,
    Join,
    MaxForwards,
    MimeVersion,
    MinExpires,
    MinSe,
    Organization,
    PAssertedIdentity,
    PAssociatedUri,
    PCalledPartyId,
    PPreferredIdentity,
    Path,
    Priority,
    Privacy,
    ProxyAuthenticate,
    ProxyAuthorization,
    ProxyRequire,
    RAck,
    RSeq,
    Reason,
    RecordRoute,
    ReferSub,
    ReferTo,
    ReferredBy,
    RejectContact,
    RemotePartyId,
    Replaces,
    ReplyTo,
    RequestDisposition,
    Require,
    RetryAfter,
    Route,
    Server,
    ServiceRoute,
    SessionExpires,
    SipEtag,
    SipIfMatch,
    Subject,
    SubscriptionState,
    Supported,
    TargetDialog,
    Timestamp,
    To,
    Unsupported,
    UserAgent,
    Via,
    Warning,
    WwwAuthenticate,
};

constexpr std::size_t SIP_HEADER_ID_COUNT =
    static_cast<std::size_t>(SipHeaderId::WwwAuthenticate) + 1;

/// The first sixteen characters of a header name, with zeros behind a shorter one.
struct SipNameWords
{
    uint64_t head{0};
    uint64_t tail{0};
};

/**
 * The names of all headers, long and compact (i m e l c f s k t v o r b u x a d j n y), by a hash
 * without collisions.
 */
class SipNameTable
{
  public:
    constexpr SipNameTable();

    /// The header whose name has these first characters, in any letter case, and this size. What
    /// is behind them is not looked at, and CR counts as "-".
    SipHeaderId Find(const SipNameWords& words, std::size_t size) const
    {
        const Key key = MakeKey(words, size);
        const Key& kept = m_keys[m_buckets[Hash(key)]];
        const bool isSame = kept.head == key.head && kept.tail == key.tail && kept.size == key.size;
        return isSame ? kept.id : SipHeaderId::Other;
    }

  private:
    struct Key
    {
        uint64_t head{0};
        uint64_t tail{0};
        uint32_t size{0};
        SipHeaderId id{SipHeaderId::Other};
    };

    static constexpr std::size_t COMPACT_NAMES = 20;

    static constexpr Key MakeKey(const SipNameWords& words, std::size_t size)
    {
        constexpr uint64_t lower = 0x2020202020202020U; // changes no "-"
        return {words.head | lower, words.tail | lower, static_cast<uint32_t>(size)};
    }

    /// The multiplier was searched for: no two names collide, which the constructor proves.
    static constexpr std::size_t Hash(const Key& key)
    {
        return (key.head + key.tail * 2 + key.size) * 0x263276b3c52e30f9U >> 55;
    }

    constexpr void Add(std::string_view name, SipHeaderId id);

    std::array<uint8_t, 512> m_buckets{}; ///< index of a key
    std::array<Key, SIP_HEADER_ID_COUNT + COMPACT_NAMES> m_keys{};
    uint8_t m_size{1}; ///< the first key is no header's
};

extern const SipNameTable SIP_NAMES;

/// The header of this name in any letter case, long or compact.
SipHeaderId ParseSipHeaderName(std::string_view name);

/// The long name as the RFCs write it; empty for Other.
std::string_view ToString(SipHeaderId id);

} // namespace ns3::sipalg

#endif
