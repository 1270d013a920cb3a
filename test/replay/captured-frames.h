// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CAPTURED_FRAMES_H
#define SIPALG_CAPTURED_FRAMES_H

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <pcap/pcap.h>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// Numbers as they stand in a packet, or in a file of this machine's byte order.
inline std::string
BigEndian(uint32_t number, unsigned bytes)
{
    std::string text;
    while (bytes-- > 0)
    {
        text += static_cast<char>(number >> 8 * bytes);
    }
    return text;
}

inline std::string
HostOrder(uint32_t number, std::size_t bytes)
{
    return std::string(reinterpret_cast<const char*>(&number), bytes);
}

/// RFC 1071
inline uint16_t
InternetChecksum(const std::string& bytes)
{
    uint32_t sum = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
    {
        const auto byte = static_cast<uint8_t>(bytes[i]);
        sum += i % 2 ? byte : byte << 8;
    }
    sum = (sum & 0xffff) + (sum >> 16);
    return static_cast<uint16_t>(~((sum & 0xffff) + (sum >> 16)));
}

/// RFC 791, RFC 768: a datagram from 10.1.1.3:4000 to 1.1.1.3:7, without a UDP checksum.
inline std::string
MakeDatagram(const std::string& payload)
{
    const auto length = static_cast<uint32_t>(28 + payload.size());
    const std::string addresses("\x0a\x01\x01\x03\x01\x01\x01\x03", 8);
    std::string header =
        BigEndian(0x4500, 2) + BigEndian(length, 2) + BigEndian(0x10000, 4) + BigEndian(0x4011, 2);
    const uint16_t checksum = InternetChecksum(header + addresses);
    header += BigEndian(checksum, 2) + addresses;
    return header + BigEndian(4000, 2) + BigEndian(7, 2) + BigEndian(length - 20, 2) +
           BigEndian(0, 2) + payload;
}

/// Frames of one link type, a second apart, as libpcap writes them; of each no more than
/// @p snapLength bytes.
inline void
WriteCapture(const std::string& path,
             int linkType,
             const std::vector<std::string>& frames,
             std::size_t snapLength = 65535)
{
    pcap_t* format = pcap_open_dead(linkType, 65535);
    pcap_dumper_t* file = pcap_dump_open(format, path.c_str());
    BOOST_REQUIRE(file);
    pcap_pkthdr header{};
    header.ts.tv_sec = 1'000'000'000;
    for (const std::string& frame : frames)
    {
        ++header.ts.tv_sec;
        header.len = static_cast<bpf_u_int32>(frame.size());
        header.caplen = static_cast<bpf_u_int32>(std::min(frame.size(), snapLength));
        pcap_dump(reinterpret_cast<u_char*>(file),
                  &header,
                  reinterpret_cast<const u_char*>(frame.data()));
    }
    pcap_dump_close(file);
    pcap_close(format);
}

/// The same as pcapng: a section header, one interface, an enhanced packet for each frame
/// (draft-ietf-opsawg-pcapng section 4).
inline std::string
MakePcapng(int linkType, const std::vector<std::string>& frames)
{
    const auto block = [](uint32_t type, std::string body) {
        body.resize((body.size() + 3) / 4 * 4);
        const std::string length = HostOrder(static_cast<uint32_t>(body.size() + 12), 4);
        return HostOrder(type, 4) + length + body + length;
    };
    std::string file = block(0x0a0d0d0a,
                             HostOrder(0x1a2b3c4d, 4) + HostOrder(1, 2) + HostOrder(0, 2) +
                                 std::string(8, '\xff'));
    file += block(1, HostOrder(static_cast<uint32_t>(linkType), 4) + HostOrder(65535, 4));
    uint64_t microseconds = 1'000'000'000'000'000;
    for (const std::string& frame : frames)
    {
        microseconds += 1'000'000;
        const auto size = static_cast<uint32_t>(frame.size());
        file += block(6,
                      HostOrder(0, 4) + HostOrder(static_cast<uint32_t>(microseconds >> 32), 4) +
                          HostOrder(static_cast<uint32_t>(microseconds), 4) + HostOrder(size, 4) +
                          HostOrder(size, 4) + frame);
    }
    return file;
}

} // namespace ns3::sipalg

#endif
