// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SDP_ORIGIN_H
#define SIPALG_SDP_ORIGIN_H

#include "sdp-address.h"

namespace ns3::sipalg
{

/// The o= line (RFC 8866 5.2), as views into the text that was read.
struct SdpOrigin
{
    std::string_view sessionId;
    std::string_view sessionVersion;
    SdpAddress address;

    /// Reads the value of the line, "alice 2890844526 2890844526 IN IP4 10.1.1.3". False when it
    /// is not six words.
    bool Parse(std::string_view value)
    {
        return ParsePlain(value) || ParseWords(value) || ParseLoose(value);
    }

  private:
    bool ParsePlain(std::string_view value);
    bool ParseWords(std::string_view value);
    bool ParseLoose(std::string_view value);
};

} // namespace ns3::sipalg

#endif
