// SPDX-License-Identifier: GPL-2.0-only
#include "rtp-header.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(RtpHeader);

TypeId
RtpHeader::GetTypeId()
{
    static TypeId tid = TypeId("ns3::RtpHeader")
                            .SetParent<Header>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<RtpHeader>();
    return tid;
}

TypeId
RtpHeader::GetInstanceTypeId() const
{
    return GetTypeId();
}

bool
RtpHeader::IsValid() const
{
    return m_valid;
}

void
RtpHeader::SetMarker(bool marker)
{
    m_marker = marker;
}

void
RtpHeader::SetPayloadType(uint8_t payloadType)
{
    m_payloadType = payloadType & 0x7f;
}

void
RtpHeader::SetSequence(uint16_t sequence)
{
    m_sequence = sequence;
}

void
RtpHeader::SetTimestamp(uint32_t timestamp)
{
    m_timestamp = timestamp;
}

void
RtpHeader::SetSsrc(uint32_t ssrc)
{
    m_ssrc = ssrc;
}

bool
RtpHeader::GetMarker() const
{
    return m_marker;
}

uint8_t
RtpHeader::GetPayloadType() const
{
    return m_payloadType;
}

uint16_t
RtpHeader::GetSequence() const
{
    return m_sequence;
}

uint32_t
RtpHeader::GetTimestamp() const
{
    return m_timestamp;
}

uint32_t
RtpHeader::GetSsrc() const
{
    return m_ssrc;
}

void
RtpHeader::Print(std::ostream& os) const
{
    os << "pt=" << +m_payloadType << " seq=" << m_sequence << " ts=" << m_timestamp
       << " ssrc=" << m_ssrc << (m_marker ? " marker" : "");
}

uint32_t
RtpHeader::GetSerializedSize() const
{
    return FIXED_SIZE;
}

void
RtpHeader::Serialize(Buffer::Iterator start) const
{
    start.WriteU8(0x80);
    start.WriteU8((m_marker ? 0x80 : 0) | m_payloadType);
    start.WriteHtonU16(m_sequence);
    start.WriteHtonU32(m_timestamp);
    start.WriteHtonU32(m_ssrc);
}

uint32_t
RtpHeader::Deserialize(Buffer::Iterator start)
{
    m_valid = false;
    const uint32_t available = start.GetRemainingSize();
    if (available < FIXED_SIZE)
    {
        return 0;
    }
    const uint8_t first = start.ReadU8();
    const uint8_t second = start.ReadU8();
    m_marker = second & 0x80;
    m_payloadType = second & 0x7f;
    m_sequence = start.ReadNtohU16();
    m_timestamp = start.ReadNtohU32();
    m_ssrc = start.ReadNtohU32();
    uint32_t size = FIXED_SIZE + 4 * (first & 0x0f);
    if (first & 0x10)
    {
        if (available < size + 4)
        {
            return 0;
        }
        start.Next(size - FIXED_SIZE + 2);
        size += 4 + 4 * start.ReadNtohU16();
    }
    m_valid = (first >> 6) == 2 && size <= available;
    return m_valid ? size : 0;
}

} // namespace ns3
