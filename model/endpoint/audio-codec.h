// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_AUDIO_CODEC_H
#define SIPALG_AUDIO_CODEC_H

#include "e-model.h"

#include <cstdint>
#include <string_view>

namespace ns3
{

/**
 * A constant bit rate audio codec with a static RTP payload type (RFC 3551 6), sending one packet
 * every 20 ms of speech. The bytes of the payload are not modelled: they are all zero. Silence
 * suppression is not modelled.
 */
struct AudioCodec
{
    std::string_view name; ///< encoding name in SDP
    uint8_t payloadType;
    uint32_t clockRate;
    uint32_t packetMs;
    uint32_t payloadBytes;
    double lookAheadMs; ///< delay of the encoder beyond the packet itself
    CodecImpairment impairment;

    /// RTP timestamp units in one packet.
    uint32_t GetSamples() const
    {
        return clockRate / 1000 * packetMs;
    }
};

/// G.711 mu-law without packet loss concealment.
inline constexpr AudioCodec G711_MU{"PCMU", 0, 8000, 20, 160, 0, {0, 4.3}};
/// G.711 A-law without packet loss concealment.
inline constexpr AudioCodec G711_A{"PCMA", 8, 8000, 20, 160, 0, {0, 4.3}};
/// G.729 Annex A, two frames of 10 bytes a packet, 5 ms look-ahead.
inline constexpr AudioCodec G729{"G729", 18, 8000, 20, 20, 5, {11, 19}};

/// The codec with this encoding name (case does not matter), or null.
const AudioCodec* FindCodec(std::string_view name);
/// The codec with this static payload type, or null.
const AudioCodec* FindCodec(uint8_t payloadType);

} // namespace ns3

#endif
