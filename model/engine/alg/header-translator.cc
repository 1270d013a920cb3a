// SPDX-License-Identifier: GPL-2.0-only
#include "header-translator.h"

namespace ns3::sipalg
{

namespace
{

constexpr HeaderForm
FindForm(SipHeaderId id)
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

/// By SipHeaderId.
constexpr std::array<HeaderForm, SIP_HEADER_ID_COUNT> FORMS = [] {
    std::array<HeaderForm, SIP_HEADER_ID_COUNT> forms{};
    for (std::size_t id = 0; id < forms.size(); ++id)
    {
        forms[id] = FindForm(static_cast<SipHeaderId>(id));
    }
    return forms;
}();

HeaderForm
GetForm(SipHeaderId id)
{
    return FORMS[static_cast<std::size_t>(id)];
}

/// Headers in which a sender writes itself, as it wants to be written to.
bool
NamesItsWriter(SipHeaderId id)
{
    return id == SipHeaderId::Via || id == SipHeaderId::Contact || id == SipHeaderId::RecordRoute ||
           id == SipHeaderId::Path;
}

/// Does it name one of the two parties of the message's dialog?
bool
IsOfDialog(SipHeaderId id)
{
    return id == SipHeaderId::From || id == SipHeaderId::To;
}

} // namespace

/// Where a Via value says that its hop was seen, by received and rport.
struct HeaderTranslator::SeenHop
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

HeaderTranslator::HeaderTranslator(const AlgConfig& config, AddressAnswers& addresses)
    : m_config(config),
      m_addresses(addresses)
{
}

void
HeaderTranslator::Translate(const SipMessage& message,
                            const SipHosts& hosts,
                            SaidHosts& said,
                            EditList& edits)
{
    m_edits = &edits;
    m_message = &message;
    m_said = &said;
    ChooseRules(message.IsRequest());
    if (!m_addresses.IsTranslated())
    {
        return;
    }
    m_isSomeTakenOut = !edits.Empty();
    for (const SipHost& host : hosts)
    {
        const HeaderRule rule = GetHostRule(host.header);
        if (rule.outward || rule.inward)
        {
            TranslateHost(host, rule);
        }
    }
}

void
HeaderTranslator::ChooseRules(bool isRequest)
{
    HeaderDirections directions;
    if (m_addresses.IsOutbound())
    {
        directions.Add(isRequest ? HeaderDirection::OutboundRequest
                                 : HeaderDirection::OutboundResponse);
    }
    if (m_addresses.IsInbound())
    {
        directions.Add(isRequest ? HeaderDirection::InboundRequest
                                 : HeaderDirection::InboundResponse);
    }
    m_rules = &GetHeaderRules(m_config.headerTable, directions);
}

HeaderRule
HeaderTranslator::GetRule(SipHeaderId id) const
{
    return id == SipHeaderId::Other ? HeaderRule() : GetHostRule(id);
}

HeaderRule
HeaderTranslator::GetUriRule() const
{
    return GetHostRule(SipHeaderId::Other);
}

/// The same for hosts, of which that of the Request-URI has the header Other.
inline HeaderRule
HeaderTranslator::GetHostRule(SipHeaderId id) const
{
    return (*m_rules)[static_cast<std::size_t>(id)];
}

inline void
HeaderTranslator::TranslateHost(const SipHost& host, HeaderRule rule)
{
    const HeaderForm form = GetForm(host.header);
    const bool isLiteral = host.GetAddress().has_value();
    if (form == HeaderForm::Identity && !host.GetHostPort().port)
    {
        if (isLiteral)
        {
            TranslateIdentity(host, rule);
        }
        return;
    }
    if (form == HeaderForm::Via && IsTakenOut(host))
    {
        return;
    }
    if (isLiteral)
    {
        TranslateEndpoint(host, rule, form);
    }
    if (host.HasMore())
    {
        TranslateParameters(host);
    }
}

/// Is the host part of a Via value that does not leave (ViaHiding)?
inline bool
HeaderTranslator::IsTakenOut(const SipHost& host) const
{
    return m_isSomeTakenOut && m_edits->Touches(host.GetHostPort().slice);
}

[[gnu::noinline]] void
HeaderTranslator::TranslateParameters(const SipHost& host)
{
    const HeaderRule rule = GetHostRule(host.header);
    if (!host.uri.maddr.empty())
    {
        TranslateMaddr(host.uri.maddr, rule);
    }
    if (GetForm(host.header) != HeaderForm::Via)
    {
        return;
    }
    const SeenHop seen(host);
    if (rule.inward)
    {
        RestoreVia(seen);
    }
    if (rule.outward)
    {
        HideReceived(seen);
    }
}

/// received and rport speak of one realm (RFC 3581 4, case 11): both are restored, or neither.
void
HeaderTranslator::RestoreVia(const SeenHop& seen)
{
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
HeaderTranslator::HideReceived(const SeenHop& seen)
{
    if (!seen.received || (!seen.rport && seen.received != seen.via.GetAddress()))
    {
        return;
    }
    if (const auto external = m_addresses.Outward(seen.GetEndpoint()))
    {
        seen.Replace(external->endpoint, *m_edits);
    }
}

inline void
HeaderTranslator::TranslateIdentity(const SipHost& host, HeaderRule rule)
{
    const IpAddress& written = *host.GetAddress();
    const auto inside = rule.inward
                            ? m_addresses.InwardHost(written, m_said->GetIdentityOfReceiver())
                            : std::nullopt;
    if (inside)
    {
        m_edits->Replace(host.GetHostPort().host, *inside);
        return;
    }
    const bool isOurs = rule.outward && !m_said->IsForeign(*m_message, host);
    const auto outside = isOurs ? m_addresses.OutwardHost(written) : std::nullopt;
    if (outside && *outside != written)
    {
        m_edits->Replace(host.GetHostPort().host, *outside);
        if (IsOfDialog(host.header))
        {
            m_said->SetIdentityOfSender(written);
        }
    }
}

inline void
HeaderTranslator::TranslateEndpoint(const SipHost& host, HeaderRule rule, HeaderForm form)
{
    const IpEndpoint written = host.GetEndpoint();
    if (rule.inward && RestoreEndpoint(host, written, form))
    {
        return;
    }
    if (rule.outward && !m_said->IsForeign(*m_message, host))
    {
        HideEndpoint(host, written, form);
    }
}

/// False if @p written stands for nothing inside.
[[gnu::noinline]] bool
HeaderTranslator::RestoreEndpoint(const SipHost& host, const IpEndpoint& written, HeaderForm form)
{
    const bool hadPort = host.GetHostPort().port.has_value();
    const IpEndpoint target = hadPort ? written : FindTarget(written);
    const auto internal = m_addresses.Inward(target);
    if (internal && !m_forms.WasExternal(internal->mapping, target, form))
    {
        const bool isDefault = internal->endpoint.port == host.GetDefaultPort();
        const bool dropsPort = isDefault && m_forms.WasPortless(internal->mapping, form);
        ReplaceHostPort(host, internal->endpoint, hadPort ? !dropsPort : !isDefault);
    }
    return internal.has_value();
}

inline void
HeaderTranslator::HideEndpoint(const SipHost& host, const IpEndpoint& written, HeaderForm form)
{
    const auto external = m_addresses.Outward(written);
    if (external)
    {
        const bool hadPort = host.GetHostPort().port.has_value();
        if (form != HeaderForm::Contact || host.header == SipHeaderId::Contact)
        {
            m_forms.Remember(external->mapping, external->endpoint, form, hadPort);
        }
        const bool hasPort = hadPort || external->endpoint.port != host.GetDefaultPort();
        ReplaceHostPort(host, external->endpoint, hasPort);
    }
    else if (NamesItsWriter(host.header))
    {
        NoteExternal(written, form);
    }
}

inline void
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
[[gnu::noinline]] void
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
    const auto inside = rule.inward ? m_addresses.InwardHost(*address, {}) : std::nullopt;
    if (inside)
    {
        m_edits->Replace(maddr, *inside);
        return;
    }
    const auto outside = rule.outward ? m_addresses.OutwardHost(*address) : std::nullopt;
    if (outside)
    {
        m_edits->Replace(maddr, *outside);
    }
}

} // namespace ns3::sipalg
