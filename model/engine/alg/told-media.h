// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TOLD_MEDIA_H
#define SIPALG_TOLD_MEDIA_H

#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

struct NamedMedia;
struct SdpOrigin;

/**
 * What the other side was last told of a party's media, so that the firewall notices when it is the
 * only one to have changed it: the party repeats itself, but its mappings are others by now. Who is
 * told the same session version again need not look at the rest (RFC 3264 8), so the version is
 * raised by one each time, and stays raised for the rest of the call.
 *
 * The digests are short; two that are equal by chance cost a needless raise, or a missing one, in
 * one of 65,536 repeated descriptions.
 */
struct ToldMedia
{
    uint16_t inside{0};  ///< digest of the session version and the endpoints as the party has them
    uint16_t outside{0}; ///< of the endpoints as the other side has them
    uint16_t raised{0};  ///< what is added to the session version

    /// Becomes what is told now, by a description with this origin and these media.
    void Follow(const SdpOrigin& origin, const std::vector<NamedMedia>& media);
};

} // namespace ns3::sipalg

#endif
