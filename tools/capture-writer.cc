// SPDX-License-Identifier: GPL-2.0-only
#include "capture-writer.h"

#include <pcap/pcap.h>
#include <stdexcept>

namespace ns3::sipalg
{

namespace
{

constexpr int LONGEST_PACKET = 65535;

} // namespace

CaptureWriter::CaptureWriter(const std::string& path)
    : m_format(pcap_open_dead_with_tstamp_precision(DLT_RAW,
                                                    LONGEST_PACKET,
                                                    PCAP_TSTAMP_PRECISION_NANO)),
      m_file(pcap_dump_open(m_format, path.c_str()))
{
    if (!m_file)
    {
        const std::string problem = pcap_geterr(m_format);
        pcap_close(m_format);
        throw std::runtime_error(problem);
    }
}

CaptureWriter::~CaptureWriter()
{
    pcap_dump_close(m_file);
    pcap_close(m_format);
}

void
CaptureWriter::Write(Time at, const std::vector<uint8_t>& packet)
{
    pcap_pkthdr header{};
    header.ts.tv_sec = at / std::chrono::seconds(1);
    header.ts.tv_usec = (at % std::chrono::seconds(1)).count();
    header.caplen = static_cast<bpf_u_int32>(packet.size());
    header.len = header.caplen;
    pcap_dump(reinterpret_cast<u_char*>(m_file), &header, packet.data());
}

} // namespace ns3::sipalg
