// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CAPTURE_READER_H
#define SIPALG_CAPTURE_READER_H

#include "engine-time.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// What a frame carries.
enum class FrameKind : uint8_t
{
    Ipv4,
    Ipv6,
    Other, ///< ARP and the like
};

/// One frame of a capture.
struct CapturedFrame
{
    uint32_t number{0}; ///< from 1 in its own file
    Time at{0};         ///< the capture's own clock, nanoseconds since 1970
    FrameKind kind{FrameKind::Other};
    std::vector<uint8_t> bytes; ///< from the IP header on, as far as they were captured
};

struct Capture
{
    std::vector<CapturedFrame> frames;
    /// What is wrong with the end of the file: it is cut in the middle of a frame.
    std::optional<std::string> damage;
};

/// The file is no capture at all; what() is one line.
class CaptureError : public std::runtime_error
{
  public:
    using std::runtime_error::runtime_error;
};

/**
 * Reads a pcap or pcapng file: Ethernet (with 802.1Q tags), raw IP, Linux cooked v1 and v2,
 * null and loop-back. Throws CaptureError.
 */
Capture ReadCapture(const std::string& path);

} // namespace ns3::sipalg

#endif
