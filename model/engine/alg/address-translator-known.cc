// SPDX-License-Identifier: GPL-2.0-only
// AddressTranslator: what the firewall knows of a host besides.
#include "address-translator.h"
#include "call.h"

#include <algorithm>

namespace ns3::sipalg
{

std::optional<IpEndpoint>
AddressTranslator::FindInside(const IpEndpoint& external) const
{
    const auto inside = m_nat.translator.FindInside(IpProtocol::Udp, external);
    return inside ? std::optional(inside->endpoint) : std::nullopt;
}

std::optional<IpEndpoint>
AddressTranslator::FindExpected(const IpEndpoint& external, const Call* call) const
{
    const IpEndpoint internal = FindInside(external).value_or(external);
    if (call && IsReached(*call, internal))
    {
        return internal;
    }
    const ZoneId side = GetPassage().zones.from;
    const FlowKey flow{IpProtocol::Udp, GetPassage().arrived.source, external};
    const Pinhole* pinhole = m_nat.pinholes.Find(m_nat.pinholes.Match(flow, side));
    if (!pinhole || !IsMedia(pinhole->owner))
    {
        return std::nullopt;
    }
    const Call* asker = m_calls.GetRows().Find({pinhole->owner.slot, pinhole->owner.generation});
    const bool isOfSide = asker && (asker->zones.from == side || asker->zones.to == side);
    return isOfSide ? std::optional<IpEndpoint>(pinhole->internal) : std::nullopt;
}

/// Has a session of the call's this end?
bool
AddressTranslator::IsReached(const Call& call, const IpEndpoint& internal) const
{
    return std::any_of(call.sessions.begin(), call.sessions.end(), [&](SessionId id) {
        const Session* session = m_nat.sessions.Find(id);
        return session &&
               (session->initiator.source == internal || session->responder.source == internal);
    });
}

bool
AddressTranslator::IsHidden(const IpAddress& host) const
{
    return FindOutside(host, MakeContextBack(), GetPassage().arrived.destination.address)
        .has_value();
}

} // namespace ns3::sipalg
