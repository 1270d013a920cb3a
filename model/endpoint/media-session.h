// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_SESSION_H
#define SIPALG_MEDIA_SESSION_H

#include "media-description.h"
#include "media-stream.h"
#include "sip-phone-settings.h"

#include <memory>

namespace ns3
{

/**
 * The offer/answer state (RFC 3264) of one side of a call and the stream that comes of it. Owns
 * the stream. An offer that is refused leaves everything as it was (RFC 3264 8, RFC 6141).
 */
class MediaSession
{
  public:
    /// @p local is where the stream receives RTP.
    MediaSession(const SipPhoneSettings& settings,
                 const MediaSettings& media,
                 const sipalg::IpEndpoint& local,
                 const std::string& canonicalName);

    /// Both ports could be had.
    bool IsBound() const;

    /// The session description of an offer in which this side wants @p wanted.
    std::string MakeOffer(MediaDirection wanted);
    /// False when the answer cannot be used.
    bool OnAnswer(std::string_view sdp);
    /// The answer to an offer; nothing when it has nothing in common with this phone.
    std::optional<std::string> OnOffer(std::string_view sdp);
    /// The outstanding offer was refused.
    void WithdrawOffer();
    /// Media may flow from now on, as far as offer and answer have said.
    void Start();

    bool IsNegotiated() const;
    /// Something is to be heard, as far as offer and answer have said and the media mode allows.
    bool ExpectsMedia() const;
    uint64_t GetPacketsReceived() const;
    MediaReport GetReport() const;
    /// Nothing is sent any more, nor counted.
    void Stop();
    /// Stops and gives the ports back.
    MediaReport Finish();

  private:
    std::string Describe(MediaDirection direction, bool isHeldByAddress, std::string_view offer);
    void Adopt(const MediaDescription& remote, MediaDirection direction);

    const SipPhoneSettings& m_settings;
    const bool m_isOnWire;
    std::unique_ptr<MediaStream> m_stream;
    sipalg::IpEndpoint m_local;
    SessionVersion m_version;
    std::string m_lastDescription;
    MediaDirection m_wanted{MediaDirection::SendRecv};
    MediaDirection m_offered{MediaDirection::SendRecv};
    MediaDirection m_agreed{MediaDirection::Inactive};
    bool m_isNegotiated{false};
    bool m_isStarted{false};
    bool m_hasRemote{false};
};

} // namespace ns3

#endif
