// SPDX-License-Identifier: GPL-2.0-only
#include "sip-message-check.h"

#include "sip-uri.h"
#include "sip-via.h"

namespace ns3::sipalg
{

namespace
{

/// The error of a part with its offset counted in the message.
SipResult
Relocate(const SipMessage& message, std::string_view part, const SipResult& result)
{
    return result ? result : SipResult{result.error, message.OffsetOf(part) + result.offset};
}

SipResult
CheckUri(const SipMessage& message, std::string_view text)
{
    SipUri uri;
    return Relocate(message, text, uri.Parse(text));
}

SipResult
CheckNameAddr(const SipMessage& message, std::string_view value)
{
    SipNameAddr address;
    const SipResult result = address.Parse(value);
    if (!result || address.isWildcard)
    {
        return Relocate(message, value, result);
    }
    return CheckUri(message, address.uri);
}

SipResult
CheckVias(const SipMessage& message)
{
    SipHeaderValues values(message, SipHeaderId::Via);
    SipVia via;
    while (const auto value = values.Next())
    {
        if (const SipResult result = via.Parse(*value); !result)
        {
            return Relocate(message, *value, result);
        }
    }
    return {};
}

/// From and To have one value each, in which a comma does not separate.
SipResult
CheckSingles(const SipMessage& message)
{
    for (const SipHeaderId id : {SipHeaderId::From, SipHeaderId::To})
    {
        const SipResult result = CheckNameAddr(message, message.GetValue(id));
        if (!result)
        {
            return result;
        }
    }
    return {};
}

SipResult
CheckLists(const SipMessage& message)
{
    constexpr SipHeaderId lists[] = {
        SipHeaderId::Contact,
        SipHeaderId::RecordRoute,
        SipHeaderId::Route,
        SipHeaderId::Path,
        SipHeaderId::ServiceRoute,
        SipHeaderId::ReferTo,
        SipHeaderId::ReferredBy,
        SipHeaderId::PAssertedIdentity,
        SipHeaderId::PPreferredIdentity,
        SipHeaderId::RemotePartyId,
        SipHeaderId::Diversion,
        SipHeaderId::HistoryInfo,
    };
    for (const SipHeaderId id : lists)
    {
        SipHeaderValues values(message, id);
        while (const auto value = values.Next())
        {
            if (const SipResult result = CheckNameAddr(message, *value); !result)
            {
                return result;
            }
        }
    }
    return {};
}

} // namespace

SipResult
CheckSipMessage(const SipMessage& message)
{
    if (message.IsRequest())
    {
        if (const SipResult result = CheckUri(message, message.GetRequestUri()); !result)
        {
            return result;
        }
    }
    if (const SipResult result = CheckVias(message); !result)
    {
        return result;
    }
    const SipResult result = CheckSingles(message);
    return result ? CheckLists(message) : result;
}

} // namespace ns3::sipalg
