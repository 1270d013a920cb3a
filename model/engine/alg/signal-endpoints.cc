// SPDX-License-Identifier: GPL-2.0-only
#include "signal-endpoints.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Answers go to the first Via only (C8); responses say nothing of where requests go but by
/// Contact, Record-Route and Path.
std::optional<SignalHeader>
GetSignalHeader(const SipHost& host, bool isRequest, bool isTopVia)
{
    switch (host.header)
    {
    case SipHeaderId::Contact:
        return SignalHeader::Contact;
    case SipHeaderId::RecordRoute:
    case SipHeaderId::Path:
        return SignalHeader::RecordRoute;
    case SipHeaderId::Via:
        return isRequest && isTopVia ? std::make_optional(SignalHeader::Via) : std::nullopt;
    case SipHeaderId::Route:
        return isRequest ? std::make_optional(SignalHeader::Route) : std::nullopt;
    case SipHeaderId::ReferTo:
        return isRequest ? std::make_optional(SignalHeader::ReferTo) : std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace

SignalEndpoints::SignalEndpoints(const AlgConfig& config,
                                 const PolicyTable& policies,
                                 AddressTranslator& addresses)
    : m_config(config),
      m_policies(policies),
      m_addresses(addresses)
{
}

bool
SignalEndpoints::IsSignallingPort(uint16_t port) const
{
    const auto& ports = m_config.ports;
    return std::find(ports.begin(), ports.end(), port) != ports.end();
}

/// Does @p host stand among the routes of others, which repeat what was told? Who is on one and
/// sends the message is asked by it next.
bool
SignalEndpoints::IsOfOthers(const SipHost& host, bool isRequest) const
{
    const bool isRepeated =
        isRequest ? host.header == SipHeaderId::Route
                  : host.header == SipHeaderId::RecordRoute || host.header == SipHeaderId::Path;
    return isRepeated && *host.GetAddress() != m_addresses.GetPassage().arrived.source.address;
}

/// A response to REGISTER speaks of the receiver's side.
void
SignalEndpoints::Name(const SipMessage& message, const SipHosts& hosts, const SaidHosts& said)
{
    const bool isRequest = message.IsRequest();
    const bool isSilent = isRequest && message.GetMethod() == SipMethod::Ack &&
                          m_config.ackPinholes == AckPinholes::None;
    m_isRegister = message.GetMethod() == SipMethod::Register;
    if (isSilent || (m_isRegister && !isRequest))
    {
        return;
    }
    for (const SipHost& host : hosts)
    {
        const auto header = GetSignalHeader(host, isRequest, &host == &hosts.GetTopVia());
        if (header && host.GetAddress() && !host.IsSecure() && !said.IsForeign(message, host) &&
            !IsOfOthers(host, isRequest))
        {
            NameEndpoint(host.GetEndpoint(), *header);
        }
    }
}

/// A REGISTER's are named in any case, for the registrar's answer to be held against.
void
SignalEndpoints::NameEndpoint(const IpEndpoint& endpoint, SignalHeader header)
{
    if (m_addresses.IsOutbound())
    {
        m_addresses.Mark(endpoint, header);
        return;
    }
    const bool isNeeded = IsNeeded(endpoint);
    if (isNeeded || m_isRegister)
    {
        m_addresses.NameAsIs(endpoint, header, isNeeded);
    }
}

bool
SignalEndpoints::IsNeeded(const IpEndpoint& endpoint) const
{
    if (!IsSignallingPort(endpoint.port))
    {
        return true;
    }
    const SipPassage& passage = m_addresses.GetPassage();
    const ZonePair back{passage.zones.to, passage.zones.from};
    const FlowKey flow{IpProtocol::Udp, passage.leaving.destination, endpoint};
    const auto decision = m_policies.Evaluate(back, flow);
    return decision.action != PolicyConfig::Action::Permit;
}

} // namespace ns3::sipalg
