// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RTP_HEADER_H
#define SIPALG_RTP_HEADER_H

#include "ns3/header.h"

namespace ns3
{

/**
 * The fixed RTP header (RFC 3550 5.1). Contributing sources and a header extension are skipped
 * when read and never written; padding at the end of the packet is left in the payload.
 *
 * Reading bytes that are no RTP header consumes nothing and leaves IsValid() false.
 */
class RtpHeader : public Header
{
  public:
    static TypeId GetTypeId();

    bool IsValid() const;

    void SetMarker(bool marker);
    void SetPayloadType(uint8_t payloadType);
    void SetSequence(uint16_t sequence);
    void SetTimestamp(uint32_t timestamp);
    void SetSsrc(uint32_t ssrc);

    bool GetMarker() const;
    uint8_t GetPayloadType() const;
    uint16_t GetSequence() const;
    uint32_t GetTimestamp() const;
    uint32_t GetSsrc() const;

    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    uint32_t Deserialize(Buffer::Iterator start) override;

  private:
    static constexpr uint32_t FIXED_SIZE = 12;

    uint32_t m_timestamp{0};
    uint32_t m_ssrc{0};
    uint16_t m_sequence{0};
    uint8_t m_payloadType{0};
    bool m_marker{false};
    bool m_valid{true};
};

} // namespace ns3

#endif
