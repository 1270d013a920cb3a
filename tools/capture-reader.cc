// SPDX-License-Identifier: GPL-2.0-only
#include "capture-reader.h"

#include <filesystem>
#include <memory>
#include <pcap/pcap.h>
#include <string_view>

namespace ns3::sipalg
{

namespace
{

constexpr uint16_t IPV4 = 0x0800;
constexpr uint16_t IPV6 = 0x86dd;
constexpr uint16_t VLAN = 0x8100;
constexpr uint16_t SERVICE_VLAN = 0x88a8;

/// A frame without its link header.
struct NetworkPart
{
    FrameKind kind{FrameKind::Other};
    std::size_t offset{0};
};

using Bytes = std::basic_string_view<uint8_t>;

uint16_t
GetWord(Bytes frame, std::size_t offset)
{
    return offset + 2 <= frame.size()
               ? static_cast<uint16_t>(frame[offset] << 8 | frame[offset + 1])
               : 0;
}

FrameKind
ToKind(uint16_t etherType)
{
    return etherType == IPV4   ? FrameKind::Ipv4
           : etherType == IPV6 ? FrameKind::Ipv6
                               : FrameKind::Other;
}

NetworkPart
FindInEthernet(Bytes frame)
{
    std::size_t offset = 12;
    while (GetWord(frame, offset) == VLAN || GetWord(frame, offset) == SERVICE_VLAN)
    {
        offset += 4;
    }
    return {ToKind(GetWord(frame, offset)), offset + 2};
}

NetworkPart
FindByVersion(Bytes frame, std::size_t offset)
{
    const unsigned version = offset < frame.size() ? frame[offset] >> 4 : 0;
    return {version == 4   ? FrameKind::Ipv4
            : version == 6 ? FrameKind::Ipv6
                           : FrameKind::Other,
            offset};
}

/// Offsets from https://www.tcpdump.org/linktypes.html
std::optional<NetworkPart>
FindNetworkPart(int linkType, Bytes frame)
{
    switch (linkType)
    {
    case DLT_EN10MB:
        return FindInEthernet(frame);
    case DLT_RAW:
    case DLT_IPV4:
    case DLT_IPV6:
        return FindByVersion(frame, 0);
    case DLT_NULL:
    case DLT_LOOP:
        return FindByVersion(frame, 4);
    case DLT_LINUX_SLL:
        return NetworkPart{ToKind(GetWord(frame, 14)), 16};
    case DLT_LINUX_SLL2:
        return NetworkPart{ToKind(GetWord(frame, 0)), 20};
    default:
        return std::nullopt;
    }
}

CapturedFrame
MakeFrame(int linkType, const pcap_pkthdr& header, const u_char* data)
{
    const Bytes frame(data, header.caplen);
    const NetworkPart part = *FindNetworkPart(linkType, frame);
    CapturedFrame result;
    result.at = std::chrono::seconds(header.ts.tv_sec) + Time(header.ts.tv_usec);
    if (part.kind != FrameKind::Other && part.offset < frame.size())
    {
        result.kind = part.kind;
        result.bytes.assign(frame.begin() + part.offset, frame.end());
    }
    return result;
}

} // namespace

Capture
ReadCapture(const std::string& path)
{
    if (std::filesystem::is_directory(path))
    {
        throw CaptureError(path + ": is a directory");
    }
    char problem[PCAP_ERRBUF_SIZE] = "";
    const std::unique_ptr<pcap_t, decltype(&pcap_close)> file(
        pcap_open_offline_with_tstamp_precision(path.c_str(), PCAP_TSTAMP_PRECISION_NANO, problem),
        &pcap_close);
    if (!file)
    {
        const std::string text = problem;
        throw CaptureError(text.find(path) == 0 ? text : path + ": " + text);
    }
    const int linkType = pcap_datalink(file.get());
    if (!FindNetworkPart(linkType, {}))
    {
        throw CaptureError(path + ": link type " + std::to_string(linkType) + " is not supported");
    }
    Capture capture;
    pcap_pkthdr* header = nullptr;
    const u_char* data = nullptr;
    int status = 0;
    while ((status = pcap_next_ex(file.get(), &header, &data)) == 1)
    {
        capture.frames.push_back(MakeFrame(linkType, *header, data));
        capture.frames.back().number = static_cast<uint32_t>(capture.frames.size());
    }
    if (status == PCAP_ERROR)
    {
        capture.damage = path + ": " + pcap_geterr(file.get());
    }
    return capture;
}

} // namespace ns3::sipalg
