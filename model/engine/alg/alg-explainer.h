// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_EXPLAINER_H
#define SIPALG_ALG_EXPLAINER_H

#include "alg-observer.h"
#include "header-translator.h"
#include "sdp-translator.h"

namespace ns3::sipalg
{

/**
 * Tells the observer what the ALG made of each thing that a passing message names. It decides
 * nothing: it reads the plan and compares it with the message, and only if somebody listens.
 */
class AlgExplainer
{
  public:
    AlgExplainer(const AddressAnswers& addresses, AlgObserver& observer);

    /// The message that is spoken of from now on; it must stay until the next.
    void Start(const SipMessage& message, Time now);

    void Tell(AlgDecision decision, std::string_view subject, const IpEndpoint& endpoint = {});

    /// What became of each address in the Request-URI and the headers.
    void TellHeaders(const HeaderTranslator& headers, const EditList& edits);

    void TellMedia(const std::vector<NamedMedia>& media);

  private:
    void TellHeader(const SipHeaderField& header, HeaderRule rule);
    void TellUri(std::string_view text, std::string_view subject, HeaderRule rule);
    void TellHost(const SipHostPort& host, std::string_view subject, HeaderRule rule);

    const AddressAnswers& m_addresses;
    AlgObserver& m_observer;
    bool m_isWanted{false};
    const SipMessage* m_message{nullptr};
    const EditList* m_edits{nullptr};
    Time m_now{0};
};

} // namespace ns3::sipalg

#endif
