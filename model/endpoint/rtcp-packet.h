// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RTCP_PACKET_H
#define SIPALG_RTCP_PACKET_H

#include "ns3/header.h"
#include "ns3/nstime.h"

#include <optional>
#include <string>
#include <vector>

namespace ns3
{

/// What a sender says about its own stream (RFC 3550 6.4.1).
struct RtcpSenderInfo
{
    uint64_t ntpTimestamp{0};
    uint32_t rtpTimestamp{0};
    uint32_t packetCount{0};
    uint32_t octetCount{0};
};

/// What a receiver says about one source (RFC 3550 6.4.1).
struct RtcpReportBlock
{
    uint32_t ssrc{0};
    uint8_t fractionLost{0};
    int32_t cumulativeLost{0}; ///< 24 bits, signed
    uint32_t extendedHighestSequence{0};
    uint32_t jitter{0}; ///< in RTP timestamp units
    uint32_t lastSenderReport{0};
    uint32_t delaySinceLastSenderReport{0}; ///< in 1/65536 s
};

/**
 * A compound RTCP packet (RFC 3550 6.1): a sender report, or a receiver report when there is no
 * sender information; then the canonical name of the source (SDES); then BYE if the source leaves.
 *
 * Reading skips packets and items of other types. Bytes that are no compound packet consume
 * nothing and leave IsValid() false. Encryption is not modelled.
 */
class RtcpPacket : public Header
{
  public:
    static TypeId GetTypeId();

    bool IsValid() const;

    uint32_t ssrc{0};
    std::optional<RtcpSenderInfo> senderInfo;
    std::vector<RtcpReportBlock> reports; ///< at most 31 are written
    std::string cname;                    ///< at most 255 bytes are written
    bool bye{false};

    TypeId GetInstanceTypeId() const override;
    void Print(std::ostream& os) const override;
    uint32_t GetSerializedSize() const override;
    void Serialize(Buffer::Iterator start) const override;
    uint32_t Deserialize(Buffer::Iterator start) override;

  private:
    uint32_t GetReportSize() const;
    uint32_t GetSdesSize() const;
    void WriteReport(Buffer::Iterator& i) const;
    void WriteSdes(Buffer::Iterator& i) const;
    void WriteBye(Buffer::Iterator& i) const;
    bool ReadPacket(Buffer::Iterator i, uint32_t size);
    bool ReadReport(Buffer::Iterator i, uint32_t size, bool isSender);
    bool ReadSdes(Buffer::Iterator i, uint32_t size);

    bool m_valid{true};
};

/// A simulated time as a 64-bit NTP timestamp; time 0 is 1 January 1970.
uint64_t ToNtpTimestamp(Time time);
/// The middle 32 bits of an NTP timestamp, in 1/65536 s (RFC 3550 4).
uint32_t ToShortNtp(uint64_t ntpTimestamp);

} // namespace ns3

#endif
