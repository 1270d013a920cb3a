// SPDX-License-Identifier: GPL-2.0-only
#include "header-translator.h"

namespace ns3::sipalg
{

namespace
{

constexpr uint16_t SIPS_DEFAULT_PORT = 5061;

HeaderForm
GetForm(SipHeaderId id)
{
    switch (id)
    {
    case SipHeaderId::Route:
    case SipHeaderId::RecordRoute:
    case SipHeaderId::Path:
    case SipHeaderId::ServiceRoute:
        return HeaderForm::Route;
    case SipHeaderId::From:
    case SipHeaderId::To:
        return HeaderForm::Identity;
    default:
        return HeaderForm::Contact;
    }
}

} // namespace

HeaderTranslator::HeaderTranslator(const AlgConfig& config,
                                   NatState& nat,
                                   AddressTranslator& addresses)
    : m_config(config),
      m_nat(nat),
      m_addresses(addresses)
{
}

void
HeaderTranslator::Translate(const SipMessage& message,
                            Call* call,
                            CallParty sender,
                            EditList& edits)
{
    m_edits = &edits;
    m_isRequest = message.IsRequest();
    const bool fromCaller = sender == CallParty::Caller;
    m_senderIdentity = call ? &call->identity[fromCaller ? 0 : 1] : nullptr;
    m_receiverIdentity = call ? &call->identity[fromCaller ? 1 : 0] : nullptr;
    if (m_isRequest && m_addresses.IsInbound())
    {
        TranslateUri(message.GetRequestUri(),
                     GetRequestUriRule(HeaderDirection::InboundRequest),
                     HeaderForm::Contact);
    }
    for (const SipHeaderField& header : message)
    {
        const HeaderRule rule = GetRule(header.id);
        if (!rule.outward && !rule.inward)
        {
            continue;
        }
        SipValues values(header.value);
        while (const auto value = values.Next())
        {
            SipVia via;
            if (header.id != SipHeaderId::Via)
            {
                TranslateNameAddr(*value, rule, header.id);
            }
            else if (via.Parse(*value))
            {
                TranslateVia(via, rule);
            }
        }
    }
}

HeaderRule
HeaderTranslator::GetRule(SipHeaderId id) const
{
    HeaderRule rule;
    if (m_addresses.IsOutbound())
    {
        const auto direction =
            m_isRequest ? HeaderDirection::OutboundRequest : HeaderDirection::OutboundResponse;
        rule = GetHeaderRule(m_config.headerTable, direction, id);
    }
    if (m_addresses.IsInbound())
    {
        const auto direction =
            m_isRequest ? HeaderDirection::InboundRequest : HeaderDirection::InboundResponse;
        const HeaderRule inbound = GetHeaderRule(m_config.headerTable, direction, id);
        rule.outward |= inbound.outward;
        rule.inward |= inbound.inward;
    }
    return rule;
}

void
HeaderTranslator::TranslateVia(const SipVia& via, HeaderRule rule)
{
    TranslateHostPort(via.sentBy, rule, HeaderForm::Via, SIP_DEFAULT_PORT);
    TranslateMaddr(via.maddr, rule);
    if (rule.inward)
    {
        RestoreVia(via);
    }
}

/// received and rport speak of one realm (RFC 3581 4, case 11): both are restored, or neither.
void
HeaderTranslator::RestoreVia(const SipVia& via)
{
    const auto received = via.GetReceived();
    const uint16_t port = via.GetRport().value_or(via.sentBy.GetPortOr(SIP_DEFAULT_PORT));
    const auto address = received ? received : via.sentBy.GetAddress();
    if (!address || (!received && !via.GetRport()))
    {
        return;
    }
    const auto internal = m_addresses.Inward({*address, port});
    if (!internal)
    {
        return;
    }
    if (received)
    {
        m_edits->Replace(via.received->value, internal->address.ToString());
    }
    if (via.GetRport())
    {
        m_edits->Replace(via.rport->value, std::to_string(internal->port));
    }
}

void
HeaderTranslator::TranslateNameAddr(std::string_view value, HeaderRule rule, SipHeaderId id)
{
    SipNameAddr nameAddr;
    if (nameAddr.Parse(value) && !nameAddr.isWildcard)
    {
        TranslateUri(nameAddr.uri, rule, GetForm(id));
    }
}

void
HeaderTranslator::TranslateUri(std::string_view text, HeaderRule rule, HeaderForm form)
{
    SipUri uri;
    if (!uri.Parse(text) || !uri.IsSip())
    {
        return;
    }
    if (form == HeaderForm::Identity && !uri.hostPort.port)
    {
        TranslateIdentity(uri.hostPort, rule);
        return;
    }
    const uint16_t port = uri.scheme == SipScheme::Sips ? SIPS_DEFAULT_PORT : SIP_DEFAULT_PORT;
    TranslateHostPort(uri.hostPort, rule, form, port);
    TranslateMaddr(uri.FindParam("maddr"), rule);
}

void
HeaderTranslator::TranslateIdentity(const SipHostPort& host, HeaderRule rule)
{
    const auto address = host.GetAddress();
    if (!address)
    {
        return;
    }
    const SipPassage& passage = m_addresses.GetPassage();
    if (rule.inward && *address == passage.arrived.destination.address)
    {
        const bool isKnown = m_receiverIdentity && *m_receiverIdentity;
        const IpAddress inside =
            isKnown ? **m_receiverIdentity : passage.leaving.destination.address;
        m_edits->Replace(host.host, inside.ToString());
        return;
    }
    const auto outside = rule.outward ? m_addresses.OutwardHost(*address) : std::nullopt;
    if (outside && *outside != *address)
    {
        m_edits->Replace(host.host, outside->ToString());
        if (m_senderIdentity)
        {
            *m_senderIdentity = *address;
        }
    }
}

void
HeaderTranslator::TranslateHostPort(const SipHostPort& host,
                                    HeaderRule rule,
                                    HeaderForm form,
                                    uint16_t defaultPort)
{
    const auto address = host.GetAddress();
    if (!address)
    {
        return;
    }
    const IpEndpoint written{*address, host.GetPortOr(defaultPort)};
    if (rule.inward)
    {
        const IpEndpoint target = host.port ? written : FindTarget(written);
        if (const auto internal = m_addresses.Inward(target))
        {
            const MappingId mapping = m_nat.mappings.FindByExternal(IpProtocol::Udp, target);
            const bool isDefault = internal->port == defaultPort;
            const bool dropsPort = isDefault && m_forms.WasPortless(mapping, form);
            Write(host.slice, *internal, host.port ? !dropsPort : !isDefault);
            return;
        }
    }
    const auto external = rule.outward ? m_addresses.Outward(written) : std::nullopt;
    if (external)
    {
        m_forms.Remember(m_nat.mappings.FindByExternal(IpProtocol::Udp, *external),
                         form,
                         host.port.has_value());
        Write(host.slice, *external, host.port || external->port != defaultPort);
    }
}

/// A host that is named without a port, at the default port if that is the receiver's, too; else
/// where the message arrived.
IpEndpoint
HeaderTranslator::FindTarget(const IpEndpoint& written) const
{
    const SipPassage& passage = m_addresses.GetPassage();
    const auto internal = m_addresses.Inward(written);
    const bool isReceiver = internal && internal->address == passage.leaving.destination.address;
    const bool isTarget = written.address == passage.arrived.destination.address;
    return isTarget && !isReceiver ? passage.arrived.destination : written;
}

void
HeaderTranslator::TranslateMaddr(const std::optional<SipParam>& maddr, HeaderRule rule)
{
    const auto address = maddr ? ParseHostAddress(maddr->value) : std::nullopt;
    if (!address)
    {
        return;
    }
    const SipPassage& passage = m_addresses.GetPassage();
    if (rule.inward && *address == passage.arrived.destination.address)
    {
        m_edits->Replace(maddr->value, passage.leaving.destination.address.ToString());
        return;
    }
    const auto outside = rule.outward ? m_addresses.OutwardHost(*address) : std::nullopt;
    if (outside)
    {
        m_edits->Replace(maddr->value, outside->ToString());
    }
}

void
HeaderTranslator::Write(std::string_view slice, const IpEndpoint& endpoint, bool withPort)
{
    if (withPort)
    {
        m_edits->Replace(slice, endpoint.ToString());
        return;
    }
    const std::string host = endpoint.address.ToString();
    m_edits->Replace(slice, endpoint.address.IsV6() ? "[" + host + "]" : host);
}

} // namespace ns3::sipalg
