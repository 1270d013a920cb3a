// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_HEADER_ID_H
#define SIPALG_SIP_HEADER_ID_H

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

/// The header of this name in any letter case, long or compact (i m e l c f s k t v o r b u x a d
/// j n y).
SipHeaderId ParseSipHeaderName(std::string_view name);

/// The long name as the RFCs write it; empty for Other.
std::string_view ToString(SipHeaderId id);

} // namespace ns3::sipalg

#endif
