// SPDX-License-Identifier: GPL-2.0-only
#include "text-translation.h"

#include "sip-message-check.h"
#include "sip-multipart.h"

#include <stdexcept>

namespace ns3::sipalg
{

TextTranslation::TextTranslation(const BenchCall& call)
    : m_config(MakeBenchConfig()),
      m_nat(m_config.nat, m_routes, m_chooser, m_observer),
      m_addresses(m_nat, m_routes),
      m_headers(m_config.alg, m_nat, m_addresses),
      m_sdp(m_config.alg, m_addresses)
{
    m_passage.zones = {ZoneId(0), ZoneId(1)};
    m_passage.egress = OUTSIDE;
    m_passage.arrived = {IpProtocol::Udp, call.GetCaller(), BenchCall::GetCallee()};
    m_passage.leaving = m_passage.arrived;
    const SourceTranslator::Context context{m_passage.zones,
                                            OUTSIDE,
                                            BenchCall::GetCallee().address};
    const auto source =
        m_nat.translator.TranslateNamed(IpProtocol::Udp, call.GetCaller(), context, Time{0});
    m_passage.leaving.source = source.external;
    const std::string invite = call.MakeInvite();
    if (Translate(invite) == invite)
    {
        throw std::logic_error("the benchmark's INVITE is not translated");
    }
}

std::string_view
TextTranslation::Translate(std::string_view text)
{
    if (!m_message.Parse(text) || !CheckSipMessage(m_message))
    {
        return text;
    }
    m_addresses.Start(m_passage, Time{0});
    m_edits.Reset(text);
    m_headers.Translate(m_message, nullptr, CallParty::Caller, m_edits);
    const auto sdp = FindSdp(m_message.GetContentType(), m_message.GetBody());
    if (!sdp || m_sdp.Translate(*sdp, nullptr, m_edits) != DropReason::None)
    {
        return text;
    }
    const auto change = m_edits.LengthChange(m_message.GetBody());
    const auto size = static_cast<std::ptrdiff_t>(m_message.GetBody().size()) + change;
    m_edits.Replace(m_message.GetValue(SipHeaderId::ContentLength), std::to_string(size));
    m_edits.Apply(m_output);
    return m_output;
}

} // namespace ns3::sipalg
