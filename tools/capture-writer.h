// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CAPTURE_WRITER_H
#define SIPALG_CAPTURE_WRITER_H

#include "engine-time.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct pcap;
struct pcap_dumper;

namespace ns3::sipalg
{

/// Writes IP packets to a pcap file of link type 101 (raw IP) with times in nanoseconds.
class CaptureWriter
{
  public:
    /// Throws std::runtime_error with one line.
    explicit CaptureWriter(const std::string& path);
    ~CaptureWriter();

    CaptureWriter(const CaptureWriter&) = delete;
    CaptureWriter& operator=(const CaptureWriter&) = delete;

    /// @p at counts from 1970.
    void Write(Time at, const std::vector<uint8_t>& packet);

  private:
    pcap* m_format;
    pcap_dumper* m_file;
};

} // namespace ns3::sipalg

#endif
