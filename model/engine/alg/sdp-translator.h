// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_TRANSLATOR_H
#define SIPALG_SDP_TRANSLATOR_H

#include "address-answers.h"
#include "alg-config.h"
#include "alg-decision.h"
#include "call.h"
#include "drop-reason.h"
#include "edit-list.h"
#include "sdp-session.h"

#include <vector>

namespace ns3::sipalg
{

/// What a session description says of one m= line, after translation.
struct NamedMedia
{
    enum class State : uint8_t
    {
        Active,      ///< wants RTP at its endpoint
        Held,        ///< inactive, or at 0.0.0.0 (J17): wants nothing for now
        Refused,     ///< port 0 (RFC 3264 6)
        Unsupported, ///< not RTP, not unicast, no address, or not to be opened (J6, J7, J9, case
                     ///< 60)
    };

    State state{State::Unsupported};
    AlgDecision decision{AlgDecision::MediaNotRtp};
    std::string_view kind; ///< "audio"
    MediaChannel
        channel; ///< endpoints, mappings and zone only; for Active and Held with an address
};

/**
 * Plans the translation of a session description (RFC 8866) and says where media are wanted.
 * Replaces the addresses of c=, o= and a=rtcp and the ports of m= and a=rtcp that belong to hosts
 * behind the firewall; everything else stays. A medium that shares the session's c= but comes out
 * at another address gets a c= line of its own.
 */
class SdpTranslator
{
  public:
    SdpTranslator(const AlgConfig& config, AddressAnswers& addresses);

    /**
     * @p call gives the channels that earlier passages of the same description have named. On an
     * error the plan is of no use, for the message is to be dropped.
     */
    DropReason Translate(std::string_view text, const Call* call, EditList& edits);

    const std::vector<NamedMedia>& GetMedia() const
    {
        return m_media;
    }

  private:
    void NameMedium(std::size_t index, const Call* call, EditList& edits);
    AlgDecision Judge(const SdpMedia& medium, MediaChannel& channel, const Call* call) const;
    static AlgDecision JudgeConnection(const SdpAddress& connection);
    void FindEndpoints(const SdpMedia& medium, MediaChannel& channel) const;
    AlgDecision JudgeHosts(const MediaChannel& channel, const Call* call) const;
    void NameActive(const SdpMedia& medium, NamedMedia& named, EditList& edits);
    bool TranslateEndpoints(MediaChannel& channel);
    void WriteMedium(const SdpMedia& medium, const MediaChannel& channel, EditList& edits);
    void WriteConnection(const SdpMedia& medium, const MediaChannel& channel, EditList& edits);
    void HideMedium(const SdpMedia& medium, EditList& edits);
    void HideAddress(const SdpAddress& address, EditList& edits);

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    SdpSession m_session;
    std::vector<NamedMedia> m_media;
    std::optional<IpAddress> m_sessionAddress; ///< what the session's c= became
};

/// The channel of @p call, of whatever party, that has @p rtp as internal or external endpoint.
const MediaChannel* FindChannelByEndpoint(const Call& call, const IpEndpoint& rtp);

} // namespace ns3::sipalg

#endif
