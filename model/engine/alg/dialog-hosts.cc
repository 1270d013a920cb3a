// SPDX-License-Identifier: GPL-2.0-only
#include "dialog-hosts.h"

#include "address-answers.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

HostRole
GetNotedRole(SipHeaderId header)
{
    switch (header)
    {
    case SipHeaderId::From:
    case SipHeaderId::To:
        return HostRole::Party;
    case SipHeaderId::Contact:
        return HostRole::Target;
    case SipHeaderId::RecordRoute:
    case SipHeaderId::Path:
        return HostRole::Route;
    default:
        return HostRole::None;
    }
}

/// The Request-URI and the routes are what Contact and Record-Route said; an answer has much of the
/// request, that to a REGISTER its Contact and Path, too (RFC 3261 10.3, RFC 3327 5.3).
HostRole
GetRepeatedRole(const SipMessage& message, SipHeaderId header)
{
    if (message.IsRequest())
    {
        switch (header)
        {
        case SipHeaderId::Other: // the Request-URI
            return HostRole::Target;
        case SipHeaderId::Route:
            return HostRole::Route;
        case SipHeaderId::To:
            return HostRole::Party;
        default:
            return HostRole::None;
        }
    }
    const HostRole role = GetNotedRole(header);
    return role != HostRole::Target || message.GetMethod() == SipMethod::Register ? role
                                                                                  : HostRole::None;
}

/// Does the sender name a host of the receiver's side? It cannot know one that is hidden from it;
/// and by the outside endpoint of one it may, in Record-Route, but then the answer only repeats it.
bool
IsOfReceiver(const SipHost& host, const AddressAnswers& addresses)
{
    const IpAddress& address = *host.GetAddress();
    if (addresses.FindZone(address) == addresses.GetPassage().zones.to)
    {
        return addresses.IsHidden(address);
    }
    const bool isRoute = host.header == SipHeaderId::RecordRoute;
    const auto inside = isRoute ? addresses.Inward(host.GetEndpoint()) : std::nullopt;
    return inside && inside->endpoint != host.GetEndpoint();
}

} // namespace

bool
DialogHosts::IsForeign(const ForeignHost& host) const
{
    return std::find(m_foreign.begin(), m_foreign.end(), host) != m_foreign.end();
}

const DialogHosts SaidHosts::NOTHING{};

void
SaidHosts::Start(const DialogHosts* known, CallParty sender)
{
    m_known = known ? known : &NOTHING;
    m_sender = sender;
    m_identity.reset();
    m_foreign.clear();
    m_isSomeForeign = m_known->CountForeign() > 0;
}

/// A message whose sender alone is translated comes from behind NAT, where nobody names the other
/// side as its own.
bool
SaidHosts::NoteForeign(const SipHosts& hosts, const AddressAnswers& addresses)
{
    const ZonePair& zones = addresses.GetPassage().zones;
    const bool isFromBehind = addresses.IsOutbound() && !addresses.IsInbound();
    if (isFromBehind || zones.from == zones.to)
    {
        return true;
    }
    for (const SipHost& host : hosts)
    {
        const HostRole role = GetNotedRole(host.header);
        const bool isForeign =
            role != HostRole::None && host.GetAddress() && IsOfReceiver(host, addresses);
        if (!isForeign || Knows({host.GetEndpoint(), role}))
        {
            continue;
        }
        if (m_known->CountForeign() + m_foreign.size() == MAX_FOREIGN)
        {
            return false;
        }
        m_foreign.push_back({host.GetEndpoint(), role});
        m_isSomeForeign = true;
    }
    return true;
}

const PackedAddress&
SaidHosts::GetIdentityOfReceiver() const
{
    return m_known->GetIdentity(m_sender == CallParty::Caller ? CallParty::Callee
                                                              : CallParty::Caller);
}

void
SaidHosts::Teach(DialogHosts& dialog) const
{
    if (m_identity)
    {
        dialog.SetIdentity(m_sender, *m_identity);
    }
    for (const ForeignHost& host : m_foreign)
    {
        dialog.AddForeign(host);
    }
}

bool
SaidHosts::Repeats(const SipMessage& message, const SipHost& host) const
{
    const HostRole role = GetRepeatedRole(message, host.header);
    return role != HostRole::None && Knows({host.GetEndpoint(), role});
}

bool
SaidHosts::Knows(const ForeignHost& host) const
{
    return m_known->IsForeign(host) ||
           std::find(m_foreign.begin(), m_foreign.end(), host) != m_foreign.end();
}

} // namespace ns3::sipalg
