// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ICMP_CODEC_H
#define SIPALG_ICMP_CODEC_H

#include "flow-key.h"

#include "ns3/ipv4-header.h"
#include "ns3/ipv4-route.h"
#include "ns3/packet.h"

#include <optional>
#include <vector>

namespace ns3
{

/// An ICMP query or its reply (RFC 792: echo, timestamp), which NAT tells apart by its identifier.
struct IcmpQuery
{
    /// Type, code, checksum, identifier, sequence number.
    static constexpr uint32_t HEADER = 8;

    bool isReply{false};
    uint16_t identifier{0};

    /// None if the packet is something else, or too short.
    static std::optional<IcmpQuery> Read(const Packet& packet);

    /// Gives @p packet another identifier.
    void Write(Packet& packet, uint16_t other) const;
};

/**
 * The packet that an ICMP error quotes (RFC 792: unreachable, source quench, time exceeded,
 * parameter problem): its IP header and at least 8 bytes, as one byte string that is changed in
 * place. Redirects are no such errors, for a NAT must not pass them (RFC 5508 REQ-9).
 */
class IcmpErrorQuote
{
  public:
    static bool IsError(const Packet& packet);

    /// None if the quotation is cut before the ports or contains IP options.
    static std::optional<IcmpErrorQuote> Read(const Packet& packet);

    /// As the quoted packet was when it met its error.
    const sipalg::FlowKey& GetFlow() const;

    /// The error message @p packet with the quoted flow replaced by @p flow, its checksums kept
    /// right (RFC 5508 REQ-4, REQ-5).
    Ptr<Packet> Write(const Packet& packet, const sipalg::FlowKey& flow);

  private:
    void ReadFlow();
    void ReplaceAddresses(const sipalg::FlowKey& flow);
    void ReplacePorts(const sipalg::FlowKey& flow);
    uint16_t GetWord(std::size_t offset) const;
    void SetWord(std::size_t offset, uint16_t word);

    std::vector<uint8_t> m_bytes; ///< all that follows the first four bytes of the message
    sipalg::FlowKey m_flow;
};

/// Destination unreachable, communication administratively prohibited (RFC 1812 5.2.7.1): what
/// tells the sender that a policy rejects its packet.
Ptr<Packet> MakeProhibited(Ptr<const Packet> packet, const Ipv4Header& header);

} // namespace ns3

#endif
