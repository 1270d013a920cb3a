// SPDX-License-Identifier: GPL-2.0-only
#include "rtcp-packet.h"

#include <algorithm>

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(RtcpPacket);

namespace
{

constexpr uint8_t SENDER_REPORT = 200;
constexpr uint8_t RECEIVER_REPORT = 201;
constexpr uint8_t SOURCE_DESCRIPTION = 202;
constexpr uint8_t GOODBYE = 203;
constexpr uint8_t CNAME_ITEM = 1;
constexpr uint32_t HEADER_SIZE = 4;
constexpr uint32_t SENDER_INFO_SIZE = 20;
constexpr uint32_t REPORT_BLOCK_SIZE = 24;
constexpr size_t MAX_REPORTS = 31;
constexpr size_t MAX_ITEM = 255;

void
WriteHeader(Buffer::Iterator& i, uint8_t type, uint8_t count, uint32_t size)
{
    i.WriteU8(0x80 | count);
    i.WriteU8(type);
    i.WriteHtonU16(size / 4 - 1);
}

void
WriteBlock(Buffer::Iterator& i, const RtcpReportBlock& block)
{
    i.WriteHtonU32(block.ssrc);
    i.WriteHtonU32((uint32_t{block.fractionLost} << 24) |
                   (static_cast<uint32_t>(block.cumulativeLost) & 0xffffff));
    i.WriteHtonU32(block.extendedHighestSequence);
    i.WriteHtonU32(block.jitter);
    i.WriteHtonU32(block.lastSenderReport);
    i.WriteHtonU32(block.delaySinceLastSenderReport);
}

int32_t
SignExtend24(uint32_t value)
{
    return value & 0x800000 ? static_cast<int32_t>(value | 0xff000000)
                            : static_cast<int32_t>(value);
}

RtcpReportBlock
ReadBlock(Buffer::Iterator& i)
{
    RtcpReportBlock block;
    block.ssrc = i.ReadNtohU32();
    const uint32_t lost = i.ReadNtohU32();
    block.fractionLost = lost >> 24;
    block.cumulativeLost = SignExtend24(lost & 0xffffff);
    block.extendedHighestSequence = i.ReadNtohU32();
    block.jitter = i.ReadNtohU32();
    block.lastSenderReport = i.ReadNtohU32();
    block.delaySinceLastSenderReport = i.ReadNtohU32();
    return block;
}

RtcpSenderInfo
ReadSenderInfo(Buffer::Iterator& i)
{
    RtcpSenderInfo info;
    info.ntpTimestamp = uint64_t{i.ReadNtohU32()} << 32;
    info.ntpTimestamp |= i.ReadNtohU32();
    info.rtpTimestamp = i.ReadNtohU32();
    info.packetCount = i.ReadNtohU32();
    info.octetCount = i.ReadNtohU32();
    return info;
}

} // namespace

TypeId
RtcpPacket::GetTypeId()
{
    static TypeId tid = TypeId("ns3::RtcpPacket")
                            .SetParent<Header>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<RtcpPacket>();
    return tid;
}

TypeId
RtcpPacket::GetInstanceTypeId() const
{
    return GetTypeId();
}

bool
RtcpPacket::IsValid() const
{
    return m_valid;
}

void
RtcpPacket::Print(std::ostream& os) const
{
    os << (senderInfo ? "SR" : "RR") << " ssrc=" << ssrc << " reports=" << reports.size()
       << " cname=" << cname << (bye ? " BYE" : "");
}

uint32_t
RtcpPacket::GetReportSize() const
{
    return HEADER_SIZE + 4 + (senderInfo ? SENDER_INFO_SIZE : 0) +
           REPORT_BLOCK_SIZE * std::min(reports.size(), MAX_REPORTS);
}

uint32_t
RtcpPacket::GetSdesSize() const
{
    // The chunk is the source, the item and at least one zero byte, filled up to 32 bits.
    const uint32_t chunk = 4 + 2 + std::min(cname.size(), MAX_ITEM) + 1;
    return HEADER_SIZE + (chunk + 3) / 4 * 4;
}

uint32_t
RtcpPacket::GetSerializedSize() const
{
    return GetReportSize() + GetSdesSize() + (bye ? HEADER_SIZE + 4 : 0);
}

void
RtcpPacket::Serialize(Buffer::Iterator start) const
{
    WriteReport(start);
    WriteSdes(start);
    if (bye)
    {
        WriteBye(start);
    }
}

void
RtcpPacket::WriteReport(Buffer::Iterator& i) const
{
    const size_t count = std::min(reports.size(), MAX_REPORTS);
    WriteHeader(i, senderInfo ? SENDER_REPORT : RECEIVER_REPORT, count, GetReportSize());
    i.WriteHtonU32(ssrc);
    if (senderInfo)
    {
        i.WriteHtonU32(senderInfo->ntpTimestamp >> 32);
        i.WriteHtonU32(senderInfo->ntpTimestamp & 0xffffffff);
        i.WriteHtonU32(senderInfo->rtpTimestamp);
        i.WriteHtonU32(senderInfo->packetCount);
        i.WriteHtonU32(senderInfo->octetCount);
    }
    std::for_each_n(reports.begin(), count, [&i](const auto& block) { WriteBlock(i, block); });
}

void
RtcpPacket::WriteSdes(Buffer::Iterator& i) const
{
    const size_t length = std::min(cname.size(), MAX_ITEM);
    const uint32_t size = GetSdesSize();
    WriteHeader(i, SOURCE_DESCRIPTION, 1, size);
    i.WriteHtonU32(ssrc);
    i.WriteU8(CNAME_ITEM);
    i.WriteU8(length);
    i.Write(reinterpret_cast<const uint8_t*>(cname.data()), length);
    i.WriteU8(0, size - HEADER_SIZE - 6 - length);
}

void
RtcpPacket::WriteBye(Buffer::Iterator& i) const
{
    WriteHeader(i, GOODBYE, 1, HEADER_SIZE + 4);
    i.WriteHtonU32(ssrc);
}

uint32_t
RtcpPacket::Deserialize(Buffer::Iterator start)
{
    *this = RtcpPacket();
    const uint32_t available = start.GetRemainingSize();
    uint32_t consumed = 0;
    m_valid = available >= HEADER_SIZE + 4;
    while (m_valid && consumed < available)
    {
        Buffer::Iterator i = start;
        i.Next(consumed);
        if (available - consumed < HEADER_SIZE)
        {
            m_valid = false;
            break;
        }
        i.Next(2);
        const uint32_t size = 4 * (uint32_t{i.ReadNtohU16()} + 1);
        i.Prev(4);
        m_valid = size <= available - consumed && ReadPacket(i, size);
        consumed += size;
    }
    return m_valid ? available : 0;
}

bool
RtcpPacket::ReadPacket(Buffer::Iterator i, uint32_t size)
{
    const uint8_t first = i.ReadU8();
    const uint8_t type = i.ReadU8();
    i.Prev(2);
    if (first >> 6 != 2)
    {
        return false;
    }
    switch (type)
    {
    case SENDER_REPORT:
        return ReadReport(i, size, true);
    case RECEIVER_REPORT:
        return ReadReport(i, size, false);
    case SOURCE_DESCRIPTION:
        return ReadSdes(i, size);
    case GOODBYE:
        bye = true;
        return true;
    default:
        return true;
    }
}

bool
RtcpPacket::ReadReport(Buffer::Iterator i, uint32_t size, bool isSender)
{
    const uint32_t count = i.ReadU8() & 0x1f;
    const uint32_t needed =
        HEADER_SIZE + 4 + (isSender ? SENDER_INFO_SIZE : 0) + REPORT_BLOCK_SIZE * count;
    if (size < needed)
    {
        return false;
    }
    i.Next(3);
    ssrc = i.ReadNtohU32();
    if (isSender)
    {
        senderInfo = ReadSenderInfo(i);
    }
    for (uint32_t n = 0; n < count; ++n)
    {
        reports.push_back(ReadBlock(i));
    }
    return true;
}

bool
RtcpPacket::ReadSdes(Buffer::Iterator i, uint32_t size)
{
    const uint32_t chunks = i.ReadU8() & 0x1f;
    constexpr uint32_t TO_FIRST_ITEM = HEADER_SIZE + 4;
    if (chunks == 0 || size < TO_FIRST_ITEM + 2)
    {
        return true;
    }
    i.Next(TO_FIRST_ITEM - 1);
    const uint8_t item = i.ReadU8();
    const uint32_t length = i.ReadU8();
    if (item != CNAME_ITEM)
    {
        return true;
    }
    if (size < TO_FIRST_ITEM + 2 + length)
    {
        return false;
    }
    cname.resize(length);
    i.Read(reinterpret_cast<uint8_t*>(cname.data()), length);
    return true;
}

uint64_t
ToNtpTimestamp(Time time)
{
    constexpr uint64_t UNIX_EPOCH_IN_NTP = 2208988800;
    const uint64_t nanoseconds = time.GetNanoSeconds();
    const uint64_t seconds = nanoseconds / 1000000000 + UNIX_EPOCH_IN_NTP;
    return (seconds << 32) | (((nanoseconds % 1000000000) << 32) / 1000000000);
}

uint32_t
ToShortNtp(uint64_t ntpTimestamp)
{
    return ntpTimestamp >> 16;
}

} // namespace ns3
