// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_QUALITY_H
#define SIPALG_MEDIA_QUALITY_H

#include "audio-codec.h"
#include "call-record.h"
#include "media-history.h"

namespace ns3
{

/// What one side of a call measured, kept until the other side's is known too.
struct MediaReport
{
    const AudioCodec* codec{nullptr}; ///< null when no media was negotiated
    uint32_t thinning{1};             ///< each packet on the wire stands for so many
    MediaHistory sent;                ///< packets on the wire
    uint64_t received{0};             ///< packets on the wire
    uint64_t expected{0};             ///< by sequence numbers (RFC 3550 A.3)
    uint64_t late{0};                 ///< arrived, but too late for the play-out buffer
    double jitterSeconds{0};
    std::optional<Time> meanDelay;
    Time maxDelay;
    Time playoutDelay;
    Time endedAt;
};

/**
 * The record of what the side with report @p own heard. Loss is counted against the packets that
 * the other side had sent early enough to arrive before @p own ended, with a packet time to spare,
 * so that packets in flight at the end are not lost ones; without @p other, against the sequence
 * numbers seen. The E-model's delay is that of the network, one packet, the encoder and the
 * play-out buffer; its loss includes packets that came too late.
 */
CallMediaRecord MakeMediaRecord(const MediaReport& own, const MediaReport* other);

} // namespace ns3

#endif
