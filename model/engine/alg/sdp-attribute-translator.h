// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_ATTRIBUTE_TRANSLATOR_H
#define SIPALG_SDP_ATTRIBUTE_TRANSLATOR_H

#include "address-answers.h"
#include "alg-config.h"
#include "call.h"
#include "edit-list.h"
#include "sdp-session.h"

namespace ns3::sipalg
{

/**
 * Plans the edits of the attributes that name transport addresses besides c=, m= and a=rtcp.
 *
 * By the knob `ice`: a=candidate and a=remote-candidates (RFC 8839 5.1, 5.2), and a=alt, which
 * phones wrote before ICE had a name. Outward a candidate at the medium's own endpoints becomes
 * what these become, so that the default destination stays among the candidates (RFC 8839 4.2.5);
 * one at another inside endpoint, at which no pinhole waits, is taken out; the related address of
 * a reflexive one is blanked (RFC 8839 5.1). Inward the remote candidates become the phone's own.
 *
 * Always, where the sender is translated:
 * - a=altc (RFC 6947) and the realms of 3GPP TS 29.079 like candidates;
 * - the hosts of a=source-filter (RFC 4570), a=ccap (RFC 7006) and a=control (RFC 2326) are hidden;
 * - a second a=rtcp, or one of the whole session, goes if it names an inside host;
 * - a=path (MSRP, RFC 4975) gets the endpoint at which the medium is opened, or else hides its
 *   host. It stays as it is where TCP is opened and a=msrp-cema says that peers connect to c= and
 *   m= (RFC 6714): then they match one another's messages by it.
 */
class SdpAttributeTranslator
{
  public:
    SdpAttributeTranslator(const AlgConfig& config, AddressAnswers& addresses);

    /// The lines before the first m= line.
    void TranslateSession(const SdpSession& session, EditList& edits)
    {
        if (m_config.ice == IcePolicy::Remove || session.NamesMoreAddresses())
        {
            TranslateSessionLines(session, edits);
        }
    }

    /// @p channel says where the medium is reached; its ports are 0 if it is not to be.
    void TranslateMedium(const SdpMedia& medium, const NamedChannel& channel, EditList& edits)
    {
        if (m_config.ice == IcePolicy::Remove || medium.namesMoreAddresses)
        {
            TranslateMediumLines(medium, channel, edits);
        }
    }

  private:
    void TranslateSessionLines(const SdpSession& session, EditList& edits);
    void TranslateMediumLines(const SdpMedia& medium, const NamedChannel& channel, EditList& edits);
    void RemoveIce(std::string_view section);
    void TranslateLines(std::string_view section, const NamedChannel& channel);
    void TranslateOutward(const SdpLine& line, const NamedChannel& channel);
    void TranslateCandidate(const SdpLine& line, const NamedChannel& channel);
    void TranslateAlternative(const SdpLine& line, const NamedChannel& channel);
    void TranslateEndpoint(const SdpLine& line,
                           std::string_view address,
                           std::string_view port,
                           const NamedChannel* channel);
    void TranslateRemoteCandidates(std::string_view value);
    void TranslateUris(std::string_view value, const NamedChannel& channel);
    void HideHosts(std::string_view value, const NamedChannel& channel);
    void HideRtcp(const SdpLine& line);
    bool IsHiddenHost(const IpAddress& host) const;

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    EditList* m_edits{nullptr};
    bool m_keepsPaths{false};         ///< of the medium in hand
    const char* m_rtcpPlace{nullptr}; ///< the value of its a=rtcp that counts
};

} // namespace ns3::sipalg

#endif
