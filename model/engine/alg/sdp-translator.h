// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_TRANSLATOR_H
#define SIPALG_SDP_TRANSLATOR_H

#include "drop-reason.h"
#include "media-judge.h"
#include "sdp-attribute-translator.h"
#include "sdp-writer.h"

#include <vector>

namespace ns3::sipalg
{

/// What a session description says of one m= line, after translation.
struct NamedMedia
{
    enum class State : uint8_t
    {
        Active,      ///< wants media at its endpoint
        Held,        ///< inactive, or at 0.0.0.0 (J17): wants nothing for now
        Refused,     ///< port 0 (RFC 3264 6)
        Unsupported, ///< not opened
    };

    /// By members alone: an implicit one would first have all of the memory set to zero.
    NamedMedia()
    {
    }

    State state{State::Unsupported};
    AlgDecision decision{AlgDecision::MediaExpected};
    std::string_view kind; ///< "audio"
    IpEndpoint endpoint;   ///< as the description names it; unset if it names no address
    NamedChannel channel;
};

/**
 * Plans the translation of session descriptions (RFC 8866) and says where media are wanted.
 * Replaces the addresses of c=, o= and a=rtcp, the ports of m= and a=rtcp, and the candidates that
 * belong to hosts behind the firewall; everything else stays.
 *
 * An endpoint that is the sender's outside one already (case 31) keeps its text and is opened as
 * what it stands for. Media at one endpoint (RFC 8843) share their mappings.
 */
class SdpTranslator
{
  public:
    SdpTranslator(const AlgConfig& config, AddressAnswers& addresses);

    /// Forgets the media of the message before. @p told is what the other side knows of the
    /// sender's media.
    void Start(const ToldMedia& told);

    /**
     * Translates one description of the message; its media go behind those of the descriptions
     * before. @p call gives the channels that earlier passages of it have named. On an error the
     * plan is of no use, for the message is to be dropped.
     */
    DropReason Translate(std::string_view text, const Call* call, EditList& edits);

    const std::vector<NamedMedia>& GetMedia() const
    {
        return m_media;
    }

    /// What the other side knows of the sender's media once the message has passed.
    const ToldMedia& GetTold() const
    {
        return m_told;
    }

  private:
    DropReason NameMedium(const SdpMedia& medium, NamedMedia& named, const Call* call);
    DropReason NameActive(const SdpMedia& medium, NamedMedia& named);
    DropReason NameOther(const SdpMedia& medium, NamedMedia& named);
    DropReason Leave(const SdpMedia& medium, NamedMedia& named);
    bool IsToTranslate(const NamedChannel& channel) const;
    bool TranslateEndpoints(NamedChannel& channel);
    bool TranslateOther(NamedChannel& channel);
    bool TranslateListener(NamedChannel& channel);
    bool TranslateRun(const SdpMedia& medium, NamedMedia& named);
    void Place(NamedMedia& pair, unsigned component, const SourceTranslation* translation);
    void AppendRuns();
    void FollowVersion();

    AddressAnswers& m_addresses;
    MediaJudge m_judge;
    SdpWriter m_writer;
    SdpAttributeTranslator m_attributes;
    SdpSession m_session;
    std::vector<NamedMedia> m_media;
    ToldMedia m_told;
    std::vector<NamedMedia> m_runs; ///< the further pairs of `port/count`
};

} // namespace ns3::sipalg

#endif
