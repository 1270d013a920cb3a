// SPDX-License-Identifier: GPL-2.0-only
#include "alg-explainer.h"

#include "sip-uri.h"

namespace ns3::sipalg
{

namespace
{

/// Does the corrected table translate this header in some direction?
bool
HoldsAddresses(SipHeaderId id)
{
    for (const auto direction : {HeaderDirection::InboundRequest,
                                 HeaderDirection::OutboundResponse,
                                 HeaderDirection::OutboundRequest,
                                 HeaderDirection::InboundResponse})
    {
        const HeaderRule rule = GetHeaderRule(HeaderTable::Corrected, direction, id);
        if (rule.outward || rule.inward)
        {
            return true;
        }
    }
    return false;
}

} // namespace

AlgExplainer::AlgExplainer(const AddressAnswers& addresses, AlgObserver& observer)
    : m_addresses(addresses),
      m_observer(observer)
{
}

void
AlgExplainer::Start(const SipMessage& message, Time now)
{
    m_isWanted = m_observer.WantsDecisions();
    m_message = &message;
    m_now = now;
}

void
AlgExplainer::Tell(AlgDecision decision, std::string_view subject, const IpEndpoint& endpoint)
{
    if (!m_isWanted)
    {
        return;
    }
    AlgDecisionEvent event;
    event.at = m_now;
    event.zones = m_addresses.GetPassage().zones;
    event.decision = decision;
    event.sipCallId = m_message->GetCallId();
    event.subject = subject;
    event.endpoint = endpoint;
    m_observer.DecisionMade(event);
}

void
AlgExplainer::TellHeaders(const HeaderTranslator& headers, const EditList& edits)
{
    if (!m_isWanted || (!m_addresses.IsOutbound() && !m_addresses.IsInbound()))
    {
        return;
    }
    m_edits = &edits;
    if (m_message->IsRequest())
    {
        TellUri(m_message->GetRequestUri(), "Request-URI", headers.GetUriRule());
    }
    for (const SipHeaderField& header : *m_message)
    {
        if (HoldsAddresses(header.id))
        {
            TellHeader(header, headers.GetRule(header.id));
        }
    }
}

void
AlgExplainer::TellHeader(const SipHeaderField& header, HeaderRule rule)
{
    SipValues values(header.value);
    while (const auto value = values.Next())
    {
        SipVia via;
        SipNameAddr nameAddr;
        if (header.id == SipHeaderId::Via && via.Parse(*value))
        {
            TellHost(via.sentBy, ToString(header.id), rule);
        }
        else if (header.id != SipHeaderId::Via && nameAddr.Parse(*value) && !nameAddr.isWildcard)
        {
            TellUri(nameAddr.uri, ToString(header.id), rule);
        }
    }
}

void
AlgExplainer::TellUri(std::string_view text, std::string_view subject, HeaderRule rule)
{
    SipUri uri;
    if (uri.Parse(text) && uri.IsSip())
    {
        TellHost(uri.hostPort, subject, rule);
    }
}

void
AlgExplainer::TellHost(const SipHostPort& host, std::string_view subject, HeaderRule rule)
{
    const auto address = host.GetAddress();
    if (!address)
    {
        return;
    }
    const bool isListed = rule.outward || rule.inward;
    const auto decision = m_edits->Touches(host.slice) ? AlgDecision::AddressTranslated
                          : isListed                   ? AlgDecision::AddressForeign
                                                       : AlgDecision::AddressNotListed;
    Tell(decision, subject, {*address, host.GetPortOr(SIP_DEFAULT_PORT)});
}

void
AlgExplainer::TellMedia(const std::vector<NamedMedia>& media)
{
    for (const NamedMedia& medium : media)
    {
        Tell(medium.decision, medium.kind, medium.endpoint);
    }
}

} // namespace ns3::sipalg
