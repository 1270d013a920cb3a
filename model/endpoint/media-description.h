// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_DESCRIPTION_H
#define SIPALG_MEDIA_DESCRIPTION_H

#include "audio-codec.h"
#include "ip-endpoint.h"
#include "sdp-session.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{

using MediaDirection = sipalg::SdpDirection;

/**
 * The offer and answer (RFC 3264) of a phone: one audio stream over RTP/AVP with the codecs this
 * module knows.
 */
struct MediaDescription
{
    sipalg::IpEndpoint rtp;                ///< port 0: the stream is refused
    sipalg::IpEndpoint rtcp;               ///< next port unless a=rtcp says otherwise
    std::vector<const AudioCodec*> codecs; ///< in order of preference
    MediaDirection direction{MediaDirection::SendRecv};

    /// The first audio stream of a session description that can be used; nothing when the text
    /// is no session description or has no such stream.
    static std::optional<MediaDescription> Read(std::string_view sdp);
};

/// What makes a session description a new version of the one before (RFC 3264 8).
struct SessionVersion
{
    uint64_t id{0};
    uint64_t version{0};
};

/// The session description for an offer.
std::string WriteOffer(const MediaDescription& media, const SessionVersion& version);
/// For an answer: the m= lines of the offer, all but the chosen one refused (RFC 3264 6).
std::string WriteAnswer(const MediaDescription& media,
                        const SessionVersion& version,
                        std::string_view offer);

/// What an answerer may do with an offer of this direction (RFC 3264 6.1), itself wanting @p own.
MediaDirection AnswerDirection(MediaDirection offered, MediaDirection own);
bool MaySend(MediaDirection direction);
bool MayReceive(MediaDirection direction);

/// The codecs of @p own that @p other has as well, in the order of @p own.
std::vector<const AudioCodec*> CommonCodecs(const std::vector<const AudioCodec*>& own,
                                            const std::vector<const AudioCodec*>& other);

} // namespace ns3

#endif
