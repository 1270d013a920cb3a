// SPDX-License-Identifier: GPL-2.0-only
#include "dialog-hosts.h"

#include "address-answers.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Headers whose hosts are said again by those who read them.
bool
WillBeRepeated(SipHeaderId header)
{
    switch (header)
    {
    case SipHeaderId::From:
    case SipHeaderId::To:
    case SipHeaderId::Contact:
    case SipHeaderId::RecordRoute:
    case SipHeaderId::Path:
        return true;
    default:
        return false;
    }
}

/// The Request-URI and the routes are what Contact and Record-Route said; an answer has much of the
/// request, that to a REGISTER its Contact and Path, too (RFC 3261 10.3, RFC 3327 5.3).
bool
IsRepeated(const SipMessage& message, SipHeaderId header)
{
    switch (header)
    {
    case SipHeaderId::Other: // the Request-URI
    case SipHeaderId::Route:
        return message.IsRequest();
    case SipHeaderId::To:
        return true;
    case SipHeaderId::From:
    case SipHeaderId::RecordRoute:
    case SipHeaderId::Path:
        return message.IsResponse();
    case SipHeaderId::Contact:
        return message.IsResponse() && message.GetMethod() == SipMethod::Register;
    default:
        return false;
    }
}

} // namespace

/// A message whose sender alone is translated comes from behind NAT, where nobody names the other
/// side as its own.
void
DialogHosts::NoteForeign(const SipHosts& hosts, const AddressAnswers& addresses)
{
    const ZonePair& zones = addresses.GetPassage().zones;
    const bool isFromBehind = addresses.IsOutbound() && !addresses.IsInbound();
    if (isFromBehind || zones.from == zones.to)
    {
        return;
    }
    for (const SipHost& host : hosts)
    {
        const bool isNoted = host.GetAddress() && WillBeRepeated(host.header) &&
                             addresses.FindZone(*host.GetAddress()) == zones.to;
        if (isNoted && !Knows(host.GetEndpoint()))
        {
            m_foreign.push_back(host.GetEndpoint());
        }
    }
}

bool
DialogHosts::Repeats(const SipMessage& message, const SipHost& host) const
{
    return IsRepeated(message, host.header) && Knows(host.GetEndpoint());
}

bool
DialogHosts::Knows(const IpEndpoint& endpoint) const
{
    return m_foreign.size() == MAX_FOREIGN ||
           std::find(m_foreign.begin(), m_foreign.end(), endpoint) != m_foreign.end();
}

} // namespace ns3::sipalg
