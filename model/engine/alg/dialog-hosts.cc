// SPDX-License-Identifier: GPL-2.0-only
#include "dialog-hosts.h"

#include "address-answers.h"

#include <algorithm>

namespace ns3::sipalg
{

DialogHosts::Role
DialogHosts::GetNotedRole(SipHeaderId header)
{
    switch (header)
    {
    case SipHeaderId::From:
    case SipHeaderId::To:
        return Role::Party;
    case SipHeaderId::Contact:
        return Role::Target;
    case SipHeaderId::RecordRoute:
    case SipHeaderId::Path:
        return Role::Route;
    default:
        return Role::None;
    }
}

/// The Request-URI and the routes are what Contact and Record-Route said; an answer has much of the
/// request, that to a REGISTER its Contact and Path, too (RFC 3261 10.3, RFC 3327 5.3).
DialogHosts::Role
DialogHosts::GetRepeatedRole(const SipMessage& message, SipHeaderId header)
{
    if (message.IsRequest())
    {
        switch (header)
        {
        case SipHeaderId::Other: // the Request-URI
            return Role::Target;
        case SipHeaderId::Route:
            return Role::Route;
        case SipHeaderId::To:
            return Role::Party;
        default:
            return Role::None;
        }
    }
    const Role role = GetNotedRole(header);
    return role != Role::Target || message.GetMethod() == SipMethod::Register ? role : Role::None;
}

/// A message whose sender alone is translated comes from behind NAT, where nobody names the other
/// side as its own.
bool
DialogHosts::NoteForeign(const SipHosts& hosts, const AddressAnswers& addresses)
{
    const ZonePair& zones = addresses.GetPassage().zones;
    const bool isFromBehind = addresses.IsOutbound() && !addresses.IsInbound();
    if (isFromBehind || zones.from == zones.to)
    {
        return true;
    }
    for (const SipHost& host : hosts)
    {
        const Role role = GetNotedRole(host.header);
        const bool isForeign = role != Role::None && host.GetAddress() &&
                               addresses.FindZone(*host.GetAddress()) == zones.to;
        if (!isForeign || Knows(host.GetEndpoint(), role))
        {
            continue;
        }
        if (m_foreign.size() == MAX_FOREIGN)
        {
            return false;
        }
        m_foreign.push_back({host.GetEndpoint(), role});
    }
    return true;
}

bool
DialogHosts::Repeats(const SipMessage& message, const SipHost& host) const
{
    const Role role = GetRepeatedRole(message, host.header);
    return role != Role::None && Knows(host.GetEndpoint(), role);
}

bool
DialogHosts::Knows(const IpEndpoint& endpoint, Role role) const
{
    const auto isSame = [&](const Foreign& foreign) {
        return foreign.role == role && foreign.endpoint == endpoint;
    };
    return std::any_of(m_foreign.begin(), m_foreign.end(), isSame);
}

} // namespace ns3::sipalg
