// SPDX-License-Identifier: GPL-2.0-only
#include "packet-codec.h"

#include "engine-address.h"
#include "icmp-codec.h"
#include "internet-checksum.h"

#include "ns3/node.h"
#include "ns3/tcp-header.h"
#include "ns3/udp-header.h"

#include <algorithm>

namespace ns3
{

using sipalg::FlowKey;
using sipalg::IpProtocol;
using sipalg::PacketView;

namespace
{

constexpr uint32_t UDP_HEADER = 8;
constexpr uint32_t TCP_HEADER = 20;

uint16_t
GetWord(const uint8_t* bytes)
{
    return static_cast<uint16_t>(bytes[0] << 8 | bytes[1]);
}

/// UdpHeader takes a forced checksum in the order in which its bytes lie in memory.
uint16_t
Swap(uint16_t word)
{
    return static_cast<uint16_t>(word << 8 | word >> 8);
}

void
WriteUdpHeader(Packet& packet, const FlowKey& arrived, const FlowKey& leaving)
{
    UdpHeader before;
    uint8_t bytes[UDP_HEADER];
    packet.CopyData(bytes, UDP_HEADER);
    packet.RemoveHeader(before);
    UdpHeader after;
    after.SetSourcePort(leaving.source.port);
    after.SetDestinationPort(leaving.destination.port);
    after.ForcePayloadSize(GetWord(bytes + 4));
    if (const uint16_t checksum = GetWord(bytes + 6))
    {
        sipalg::ChecksumUpdate update(checksum);
        update.Replace(arrived.source, leaving.source);
        update.Replace(arrived.destination, leaving.destination);
        const uint16_t updated = update.Get();
        after.ForceChecksum(Swap(updated ? updated : 0xffff));
    }
    packet.AddHeader(after);
}

/// RFC 768 with another payload; keeps the packet's tags and identity.
void
WriteUdpDatagram(Packet& packet, const FlowKey& leaving, std::string_view payload)
{
    packet.RemoveAtEnd(packet.GetSize());
    packet.AddAtEnd(Create<Packet>(reinterpret_cast<const uint8_t*>(payload.data()),
                                   static_cast<uint32_t>(payload.size())));
    UdpHeader header;
    header.SetSourcePort(leaving.source.port);
    header.SetDestinationPort(leaving.destination.port);
    if (Node::ChecksumEnabled())
    {
        header.EnableChecksums();
        header.InitializeChecksum(sipalg::ToNs3(leaving.source.address),
                                  sipalg::ToNs3(leaving.destination.address),
                                  static_cast<uint8_t>(IpProtocol::Udp));
    }
    packet.AddHeader(header);
}

void
WriteTcpHeader(Packet& packet, const FlowKey& leaving)
{
    TcpHeader header;
    packet.RemoveHeader(header);
    header.SetSourcePort(leaving.source.port);
    header.SetDestinationPort(leaving.destination.port);
    if (Node::ChecksumEnabled())
    {
        header.EnableChecksums();
        header.InitializeChecksum(sipalg::ToNs3(leaving.source.address),
                                  sipalg::ToNs3(leaving.destination.address),
                                  static_cast<uint8_t>(IpProtocol::Tcp));
    }
    packet.AddHeader(header);
}

} // namespace

std::string_view
PacketPayload::Read()
{
    m_bytes.resize(std::max(m_length, UDP_HEADER));
    m_packet->CopyData(m_bytes.data(), m_length);
    return {reinterpret_cast<const char*>(m_bytes.data()) + UDP_HEADER,
            m_bytes.size() - UDP_HEADER};
}

void
PacketCodec::ReadUdp(const Packet& packet, PacketView& view)
{
    uint8_t bytes[UDP_HEADER];
    if (packet.CopyData(bytes, UDP_HEADER) < UDP_HEADER)
    {
        view.malformed = true;
        return;
    }
    const uint32_t length = GetWord(bytes + 4);
    view.malformed = length < UDP_HEADER || length > packet.GetSize();
    view.flow.source.port = GetWord(bytes);
    view.flow.destination.port = GetWord(bytes + 2);
    m_payload.Reset(packet, view.malformed ? UDP_HEADER : length);
    view.payload = &m_payload;
}

void
PacketCodec::ReadTcp(const Packet& packet, PacketView& view)
{
    uint8_t bytes[TCP_HEADER];
    if (packet.CopyData(bytes, TCP_HEADER) < TCP_HEADER)
    {
        view.malformed = true;
        return;
    }
    const uint32_t length = (bytes[12] >> 4) * 4u;
    view.malformed = length < TCP_HEADER || length > packet.GetSize();
    view.flow.source.port = GetWord(bytes);
    view.flow.destination.port = GetWord(bytes + 2);
}

void
PacketCodec::ReadIcmp(const Packet& packet, PacketView& view)
{
    if (const std::optional<IcmpQuery> query = IcmpQuery::Read(packet))
    {
        (query->isReply ? view.flow.destination : view.flow.source).port = query->identifier;
    }
    else if (IcmpErrorQuote::IsError(packet))
    {
        const std::optional<IcmpErrorQuote> quote = IcmpErrorQuote::Read(packet);
        view.malformed = !quote;
        view.quoted = quote ? std::make_optional(quote->GetFlow()) : std::nullopt;
    }
    else
    {
        view.malformed = packet.GetSize() < IcmpQuery::HEADER;
    }
}

void
PacketCodec::Read(const Packet& packet, const Ipv4Header& header, PacketView& view)
{
    view.flow.protocol = static_cast<IpProtocol>(header.GetProtocol());
    view.flow.source.address = sipalg::ToEngine(header.GetSource());
    view.flow.destination.address = sipalg::ToEngine(header.GetDestination());
    view.bytes = packet.GetSize() + header.GetSerializedSize();
    switch (view.flow.protocol)
    {
    case IpProtocol::Udp:
        return ReadUdp(packet, view);
    case IpProtocol::Tcp:
        return ReadTcp(packet, view);
    case IpProtocol::Icmp:
        return ReadIcmp(packet, view);
    default:
        return;
    }
}

Ptr<Packet>
PacketCodec::Write(const Packet& packet,
                   const PacketView& arrived,
                   const PacketView& leaving,
                   const std::optional<std::string_view>& payload,
                   Ipv4Header& header) const
{
    header.SetSource(sipalg::ToNs3(leaving.flow.source.address));
    header.SetDestination(sipalg::ToNs3(leaving.flow.destination.address));
    Ptr<Packet> copy = packet.Copy();
    if (payload)
    {
        WriteUdpDatagram(*copy, leaving.flow, *payload);
        header.SetPayloadSize(static_cast<uint16_t>(copy->GetSize()));
    }
    else if (leaving.flow.protocol == IpProtocol::Udp)
    {
        WriteUdpHeader(*copy, arrived.flow, leaving.flow);
    }
    else if (leaving.flow.protocol == IpProtocol::Tcp)
    {
        WriteTcpHeader(*copy, leaving.flow);
    }
    else if (leaving.quoted)
    {
        return IcmpErrorQuote::Read(packet)->Write(packet, *leaving.quoted);
    }
    else if (const std::optional<IcmpQuery> query = IcmpQuery::Read(packet))
    {
        query->Write(*copy, (query->isReply ? leaving.flow.destination : leaving.flow.source).port);
    }
    return copy;
}

Ptr<Packet>
PacketCodec::Make(const sipalg::Datagram& datagram)
{
    Ptr<Packet> packet = Create<Packet>();
    WriteUdpDatagram(*packet, datagram.flow, datagram.payload);
    return packet;
}

} // namespace ns3
