// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TEXT_TRANSLATION_H
#define SIPALG_TEXT_TRANSLATION_H

#include "bench-firewall.h"

namespace ns3::sipalg
{

/**
 * Answers without state: hosts of 10.0.0.0/8 stand for themselves inside, and 198.18.0.1 with
 * ports 50,000 higher for all of them outside.
 */
class FixedAnswers : public AddressAnswers
{
  public:
    explicit FixedAnswers(const SipPassage& passage);

    std::optional<Answer> Outward(const IpEndpoint& internal) override;
    std::optional<IpAddress> OutwardHost(const IpAddress& internal) override;
    std::optional<Answer> Inward(const IpEndpoint& external) const override;
    std::optional<IpAddress> InwardHost(const IpAddress&, const PackedAddress&) const override;
    std::optional<Answer> FindOwn(const IpEndpoint& external) const override;
    std::optional<IpEndpoint> FindInside(const IpEndpoint& external) const override;
    std::optional<IpEndpoint> FindExpected(const IpEndpoint& external,
                                           const Call* call) const override;
    bool IsHidden(const IpAddress& host) const override;
    bool OutwardPair(const std::array<IpEndpoint, 2>& inside,
                     ZoneId zone,
                     NamedChannel& channel) override;
    std::optional<Answer> OutwardListener(const IpEndpoint& internal, ZoneId) override;
    std::vector<SourceTranslation> OutwardRun(const IpEndpoint& first,
                                              unsigned count,
                                              ZoneId zone) override;
    ZoneId FindZone(const IpAddress& host) const override;
};

/**
 * What the ALG does to the text of one message and nothing else: reads and checks it, plans the
 * translation of its headers and body, derives Content-Length, applies the plan. No state is
 * looked at or made.
 */
class TextTranslation
{
  public:
    explicit TextTranslation(const BenchCall& call);

    /// The translated message; valid until the next call.
    std::string_view Translate(std::string_view message);

  private:
    AlgConfig m_config;
    FixedAnswers m_addresses;
    HeaderTranslator m_headers;
    SdpTranslator m_sdp;
    SipMessage m_message;
    SipHosts m_hosts;
    SaidHosts m_said;
    EditList m_edits;
};

} // namespace ns3::sipalg

#endif
