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
    case SipHeaderId::PAssertedIdentity:
    case SipHeaderId::PPreferredIdentity:
    case SipHeaderId::RemotePartyId:
    case SipHeaderId::AlertInfo:
    case SipHeaderId::CallInfo:
    case SipHeaderId::ErrorInfo:
    case SipHeaderId::Warning:
        return HeaderForm::Identity;
    case SipHeaderId::Via:
        return HeaderForm::Via;
    default:
        return HeaderForm::Contact;
    }
}

/// Headers in which a sender writes itself, as it wants to be written to.
bool
NamesItsWriter(SipHeaderId id)
{
    return id == SipHeaderId::Via || id == SipHeaderId::Contact || id == SipHeaderId::RecordRoute ||
           id == SipHeaderId::Path;
}

uint16_t
GetDefaultPort(const SipHost& host)
{
    return host.IsSecure() ? SIPS_DEFAULT_PORT : SIP_DEFAULT_PORT;
}

/// Where a Via value says that its hop was seen, by received and rport.
struct SeenHop
{
    explicit SeenHop(const SipHost& host)
        : via(host),
          received(ParseHostAddress(host.received)),
          address(received ? received : host.GetAddress()),
          rport(ParseNumber(host.rport, UINT16_MAX))
    {
    }

    /// Of use only if there is an address.
    IpEndpoint GetEndpoint() const
    {
        const uint64_t port = rport.value_or(via.GetHostPort().GetPortOr(SIP_DEFAULT_PORT));
        return {*address, static_cast<uint16_t>(port)};
    }

    /// Makes what is written say @p endpoint.
    void Replace(const IpEndpoint& endpoint, EditList& edits) const
    {
        if (received)
        {
            edits.Replace(via.received, endpoint.address);
        }
        if (rport)
        {
            edits.Replace(via.rport, endpoint.port);
        }
    }

    const SipHost& via;
    std::optional<IpAddress> received; ///< if it is there
    std::optional<IpAddress> address;  ///< received, or the host's own
    std::optional<uint64_t> rport;     ///< if it is there
};

} // namespace

HeaderTranslator::HeaderTranslator(const AlgConfig& config, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses)
{
}

void
HeaderTranslator::Translate(const SipMessage& message,
                            const SipHosts& hosts,
                            Call* call,
                            CallParty sender,
                            EditList& edits)
{
    m_edits = &edits;
    m_isRequest = message.IsRequest();
    const bool fromCaller = sender == CallParty::Caller;
    m_senderIdentity = call ? &call->identity[fromCaller ? 0 : 1] : nullptr;
    m_receiverIdentity = call ? &call->identity[fromCaller ? 1 : 0] : nullptr;
    ChooseRules();
    if (!m_addresses.IsTranslated())
    {
        return;
    }
    const bool isSomeTakenOut = !edits.Empty(); // ViaHiding
    for (const SipHost& host : hosts)
    {
        const bool isUri = host.header == SipHeaderId::Other;
        const HeaderRule rule = isUri ? GetUriRule() : GetRule(host.header);
        const bool isTakenOut = isSomeTakenOut && edits.Touches(host.GetHostPort().slice);
        if ((rule.outward || rule.inward) && !isTakenOut)
        {
            TranslateHost(host, rule);
        }
    }
}

void
HeaderTranslator::ChooseRules()
{
    static constexpr HeaderRules none{};
    m_outbound = m_inbound = &none;
    const HeaderTable table = m_config.headerTable;
    if (m_addresses.IsOutbound())
    {
        m_outbound = &GetHeaderRules(table,
                                     m_isRequest ? HeaderDirection::OutboundRequest
                                                 : HeaderDirection::OutboundResponse);
    }
    if (m_addresses.IsInbound())
    {
        m_inbound = &GetHeaderRules(table,
                                    m_isRequest ? HeaderDirection::InboundRequest
                                                : HeaderDirection::InboundResponse);
    }
}

HeaderRule
HeaderTranslator::GetRule(SipHeaderId id) const
{
    const HeaderRule& outbound = (*m_outbound)[static_cast<std::size_t>(id)];
    const HeaderRule& inbound = (*m_inbound)[static_cast<std::size_t>(id)];
    return {outbound.outward || inbound.outward, outbound.inward || inbound.inward};
}

HeaderRule
HeaderTranslator::GetUriRule() const
{
    const HeaderTable table = m_config.headerTable;
    const auto outbound = GetRequestUriRule(table, HeaderDirection::OutboundRequest);
    const auto inbound = GetRequestUriRule(table, HeaderDirection::InboundRequest);
    return {m_addresses.IsOutbound() && outbound.outward,
            m_addresses.IsInbound() && inbound.inward};
}

void
HeaderTranslator::TranslateHost(const SipHost& host, HeaderRule rule)
{
    const HeaderForm form = GetForm(host.header);
    if (form == HeaderForm::Identity && !host.GetHostPort().port)
    {
        TranslateIdentity(host, rule);
        return;
    }
    if (host.GetAddress())
    {
        TranslateEndpoint(host, rule, form);
    }
    if (!host.maddr.empty())
    {
        TranslateMaddr(host.maddr, rule);
    }
    if (form == HeaderForm::Via && rule.inward)
    {
        RestoreVia(host);
    }
    if (form == HeaderForm::Via && rule.outward)
    {
        HideReceived(host);
    }
}

/// received and rport speak of one realm (RFC 3581 4, case 11): both are restored, or neither.
void
HeaderTranslator::RestoreVia(const SipHost& via)
{
    const SeenHop seen(via);
    if (!seen.address || (!seen.received && !seen.rport))
    {
        return;
    }
    const auto internal = m_addresses.Inward(seen.GetEndpoint());
    if (internal && !m_forms.WasExternal(internal->mapping, seen.GetEndpoint(), HeaderForm::Via))
    {
        seen.Replace(internal->endpoint, *m_edits);
    }
}

/// What a proxy inside noted of the hop before it (RFC 3261 18.2.1). It must lead back to that
/// hop: without rport only the port of sent-by can tell whose address received was.
void
HeaderTranslator::HideReceived(const SipHost& via)
{
    const SeenHop seen(via);
    if (!seen.received || (!seen.rport && seen.received != via.GetAddress()))
    {
        return;
    }
    if (const auto external = m_addresses.Outward(seen.GetEndpoint()))
    {
        seen.Replace(external->endpoint, *m_edits);
    }
}

void
HeaderTranslator::TranslateIdentity(const SipHost& host, HeaderRule rule)
{
    if (!host.GetAddress())
    {
        return;
    }
    const SipPassage& passage = m_addresses.GetPassage();
    if (rule.inward && *host.GetAddress() == passage.arrived.destination.address)
    {
        const bool isKnown = m_receiverIdentity && *m_receiverIdentity;
        const IpAddress inside =
            isKnown ? **m_receiverIdentity : passage.leaving.destination.address;
        m_edits->Replace(host.GetHostPort().host, inside);
        return;
    }
    const auto outside = rule.outward ? m_addresses.OutwardHost(*host.GetAddress()) : std::nullopt;
    if (outside && *outside != *host.GetAddress())
    {
        m_edits->Replace(host.GetHostPort().host, *outside);
        const bool isDialogs = host.header == SipHeaderId::From || host.header == SipHeaderId::To;
        if (m_senderIdentity && isDialogs)
        {
            *m_senderIdentity = *host.GetAddress();
        }
    }
}

void
HeaderTranslator::TranslateEndpoint(const SipHost& host, HeaderRule rule, HeaderForm form)
{
    const uint16_t defaultPort = GetDefaultPort(host);
    const bool hadPort = host.GetHostPort().port.has_value();
    const IpEndpoint written{*host.GetAddress(), host.GetHostPort().GetPortOr(defaultPort)};
    if (rule.inward)
    {
        const IpEndpoint target = hadPort ? written : FindTarget(written);
        if (const auto internal = m_addresses.Inward(target))
        {
            if (m_forms.WasExternal(internal->mapping, target, form))
            {
                return;
            }
            const bool isDefault = internal->endpoint.port == defaultPort;
            const bool dropsPort = isDefault && m_forms.WasPortless(internal->mapping, form);
            const bool hasPort = hadPort ? !dropsPort : !isDefault;
            ReplaceHostPort(host, internal->endpoint, hasPort);
            return;
        }
    }
    const auto external = rule.outward ? m_addresses.Outward(written) : std::nullopt;
    if (external)
    {
        if (form != HeaderForm::Contact || host.header == SipHeaderId::Contact)
        {
            m_forms.Remember(external->mapping, form, hadPort);
            m_forms.ForgetExternal(external->mapping, external->endpoint, form);
        }
        const bool hasPort = hadPort || external->endpoint.port != defaultPort;
        ReplaceHostPort(host, external->endpoint, hasPort);
        return;
    }
    if (rule.outward && NamesItsWriter(host.header))
    {
        NoteExternal(written, form);
    }
}

void
HeaderTranslator::ReplaceHostPort(const SipHost& host, const IpEndpoint& endpoint, bool hasPort)
{
    const std::string_view slice = host.GetHostPort().slice;
    if (hasPort)
    {
        m_edits->Replace(slice, endpoint);
    }
    else
    {
        m_edits->ReplaceByHost(slice, endpoint);
    }
}

/// The sender may have learnt its public endpoint by itself (case 31).
void
HeaderTranslator::NoteExternal(const IpEndpoint& written, HeaderForm form)
{
    const auto own = m_addresses.FindOwn(written);
    if (own && own->endpoint.address == m_addresses.GetPassage().arrived.source.address)
    {
        m_forms.RememberExternal(own->mapping, written, form);
    }
}

/// A host that is named without a port, at the default port if that is the receiver's, too; else
/// where the message arrived.
IpEndpoint
HeaderTranslator::FindTarget(const IpEndpoint& written) const
{
    const SipPassage& passage = m_addresses.GetPassage();
    const auto internal = m_addresses.Inward(written);
    const bool isReceiver =
        internal && internal->endpoint.address == passage.leaving.destination.address;
    const bool isTarget = written.address == passage.arrived.destination.address;
    return isTarget && !isReceiver ? passage.arrived.destination : written;
}

void
HeaderTranslator::TranslateMaddr(std::string_view maddr, HeaderRule rule)
{
    const auto address = ParseHostAddress(maddr);
    if (!address)
    {
        return;
    }
    const SipPassage& passage = m_addresses.GetPassage();
    if (rule.inward && *address == passage.arrived.destination.address)
    {
        m_edits->Replace(maddr, passage.leaving.destination.address);
        return;
    }
    const auto outside = rule.outward ? m_addresses.OutwardHost(*address) : std::nullopt;
    if (outside)
    {
        m_edits->Replace(maddr, *outside);
    }
}

} // namespace ns3::sipalg
