// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PACKET_CODEC_H
#define SIPALG_PACKET_CODEC_H

#include "packet-view.h"

#include "ns3/ipv4-header.h"
#include "ns3/packet.h"

#include <vector>

namespace ns3
{

/// Reads the UDP payload of an ns-3 packet into a buffer of its own when somebody wants to see it.
class PacketPayload : public sipalg::PayloadReader
{
  public:
    /// @p packet begins with the UDP header and must outlive the next Read(); @p length counts it.
    void Reset(const Packet& packet, uint32_t length)
    {
        m_packet = &packet;
        m_length = length;
    }

    std::string_view Read() override;

  private:
    const Packet* m_packet{nullptr};
    uint32_t m_length{0};
    std::vector<uint8_t> m_bytes;
};

/**
 * Between ns-3 packets (without their IP header) and the engine's view of them: UDP and TCP ports,
 * ICMP query identifiers (RFC 5508 3.1) and the packet that an ICMP error quotes. Writing replaces
 * headers by headers of the same type, so that a payload nobody changed is not copied and packet
 * and byte tags stay.
 *
 * Where only addresses and ports change, the UDP checksum is adjusted (RFC 1624): zero stays zero
 * and a wrong one stays wrong. TCP and changed payloads get a new one if Node::ChecksumEnabled().
 */
class PacketCodec
{
  public:
    /// Fills in all of @p view; a packet that cannot be read is marked as malformed.
    void Read(const Packet& packet, const Ipv4Header& header, sipalg::PacketView& view);

    /**
     * What to send instead of @p packet. @p arrived is the view before the engine changed it.
     * @p header gets the new addresses and length.
     */
    Ptr<Packet> Write(const Packet& packet,
                      const sipalg::PacketView& arrived,
                      const sipalg::PacketView& leaving,
                      const std::optional<std::string_view>& payload,
                      Ipv4Header& header) const;

    /// The UDP packet of a datagram that the engine has made itself.
    static Ptr<Packet> Make(const sipalg::Datagram& datagram);

  private:
    void ReadUdp(const Packet& packet, sipalg::PacketView& view);
    static void ReadTcp(const Packet& packet, sipalg::PacketView& view);
    static void ReadIcmp(const Packet& packet, sipalg::PacketView& view);

    PacketPayload m_payload;
};

} // namespace ns3

#endif
