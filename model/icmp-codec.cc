// SPDX-License-Identifier: GPL-2.0-only
#include "icmp-codec.h"

#include "internet-checksum.h"

#include "ns3/icmpv4.h"
#include "ns3/node.h"

#include <algorithm>

namespace ns3
{

using sipalg::FlowKey;
using sipalg::IpAddress;
using sipalg::IpProtocol;

namespace
{

enum IcmpType : uint8_t
{
    ECHO_REPLY = 0,
    UNREACHABLE = 3,
    SOURCE_QUENCH = 4,
    ECHO = 8,
    TIME_EXCEEDED = 11,
    PARAMETER_PROBLEM = 12,
    TIMESTAMP = 13,
    TIMESTAMP_REPLY = 14,
};

constexpr uint8_t PROHIBITED = 13;

// Offsets into IcmpErrorQuote's bytes: four that depend on the type, the quoted IP header, and the
// first eight of its payload.
constexpr std::size_t QUOTED = 4;
constexpr std::size_t QUOTED_CHECKSUM = QUOTED + 10;
constexpr std::size_t QUOTED_SOURCE = QUOTED + 12;
constexpr std::size_t QUOTED_DESTINATION = QUOTED + 16;
constexpr std::size_t QUOTED_PAYLOAD = QUOTED + 20;
constexpr std::size_t SHORTEST_QUOTE = QUOTED_PAYLOAD + 8;
constexpr std::size_t TYPE_BYTES = 4;

uint8_t
GetType(const Packet& packet)
{
    uint8_t type = UINT8_MAX;
    packet.CopyData(&type, 1);
    return type;
}

Icmpv4Header
MakeHeader(uint8_t type, uint8_t code)
{
    Icmpv4Header header;
    header.SetType(type);
    header.SetCode(code);
    if (Node::ChecksumEnabled())
    {
        header.EnableChecksum();
    }
    return header;
}

/// RFC 792 timestamp: identifier, sequence number and three times, of which only the first changes.
void
ReplaceFirstWord(Packet& packet, uint16_t word)
{
    std::vector<uint8_t> bytes(packet.GetSize());
    packet.CopyData(bytes.data(), packet.GetSize());
    bytes[0] = static_cast<uint8_t>(word >> 8);
    bytes[1] = static_cast<uint8_t>(word);
    packet.RemoveAtEnd(packet.GetSize());
    packet.AddAtEnd(Create<Packet>(bytes.data(), static_cast<uint32_t>(bytes.size())));
}

} // namespace

std::optional<IcmpQuery>
IcmpQuery::Read(const Packet& packet)
{
    uint8_t bytes[HEADER];
    if (packet.CopyData(bytes, HEADER) < HEADER)
    {
        return std::nullopt;
    }
    const uint8_t type = bytes[0];
    const bool isReply = type == ECHO_REPLY || type == TIMESTAMP_REPLY;
    if (!isReply && type != ECHO && type != TIMESTAMP)
    {
        return std::nullopt;
    }
    return IcmpQuery{isReply, static_cast<uint16_t>(bytes[4] << 8 | bytes[5])};
}

void
IcmpQuery::Write(Packet& packet, uint16_t other) const
{
    Icmpv4Header header;
    packet.RemoveHeader(header);
    if (header.GetType() == ECHO || header.GetType() == ECHO_REPLY)
    {
        Icmpv4Echo echo;
        packet.RemoveHeader(echo);
        echo.SetIdentifier(other);
        packet.AddHeader(echo);
    }
    else
    {
        ReplaceFirstWord(packet, other);
    }
    packet.AddHeader(MakeHeader(header.GetType(), header.GetCode()));
}

bool
IcmpErrorQuote::IsError(const Packet& packet)
{
    const uint8_t type = GetType(packet);
    return type == UNREACHABLE || type == SOURCE_QUENCH || type == TIME_EXCEEDED ||
           type == PARAMETER_PROBLEM;
}

std::optional<IcmpErrorQuote>
IcmpErrorQuote::Read(const Packet& packet)
{
    std::vector<uint8_t> bytes(packet.GetSize());
    packet.CopyData(bytes.data(), packet.GetSize());
    constexpr uint8_t PLAIN_IPV4_HEADER = 0x45;
    if (bytes.size() < TYPE_BYTES + SHORTEST_QUOTE ||
        bytes[TYPE_BYTES + QUOTED] != PLAIN_IPV4_HEADER)
    {
        return std::nullopt;
    }
    IcmpErrorQuote quote;
    quote.m_bytes.assign(bytes.begin() + TYPE_BYTES, bytes.end());
    quote.ReadFlow();
    return quote;
}

void
IcmpErrorQuote::ReadFlow()
{
    const auto readAddress = [this](std::size_t offset) {
        return IpAddress::V4(uint32_t{GetWord(offset)} << 16 | GetWord(offset + 2));
    };
    m_flow.protocol = static_cast<IpProtocol>(m_bytes[QUOTED + 9]);
    m_flow.source.address = readAddress(QUOTED_SOURCE);
    m_flow.destination.address = readAddress(QUOTED_DESTINATION);
    if (m_flow.protocol == IpProtocol::Icmp)
    {
        const uint8_t type = m_bytes[QUOTED_PAYLOAD];
        const bool isReply = type == ECHO_REPLY || type == TIMESTAMP_REPLY;
        (isReply ? m_flow.destination : m_flow.source).port = GetWord(QUOTED_PAYLOAD + 4);
    }
    else if (m_flow.protocol == IpProtocol::Udp || m_flow.protocol == IpProtocol::Tcp)
    {
        m_flow.source.port = GetWord(QUOTED_PAYLOAD);
        m_flow.destination.port = GetWord(QUOTED_PAYLOAD + 2);
    }
}

const FlowKey&
IcmpErrorQuote::GetFlow() const
{
    return m_flow;
}

uint16_t
IcmpErrorQuote::GetWord(std::size_t offset) const
{
    return static_cast<uint16_t>(m_bytes[offset] << 8 | m_bytes[offset + 1]);
}

void
IcmpErrorQuote::SetWord(std::size_t offset, uint16_t word)
{
    m_bytes[offset] = static_cast<uint8_t>(word >> 8);
    m_bytes[offset + 1] = static_cast<uint8_t>(word);
}

void
IcmpErrorQuote::ReplaceAddresses(const FlowKey& flow)
{
    const auto writeAddress = [this](std::size_t offset, const IpAddress& address) {
        SetWord(offset, static_cast<uint16_t>(address.ToV4() >> 16));
        SetWord(offset + 2, static_cast<uint16_t>(address.ToV4()));
    };
    if (const uint16_t checksum = GetWord(QUOTED_CHECKSUM))
    {
        sipalg::ChecksumUpdate update(checksum);
        update.Replace(m_flow.source.address, flow.source.address);
        update.Replace(m_flow.destination.address, flow.destination.address);
        SetWord(QUOTED_CHECKSUM, update.Get());
    }
    writeAddress(QUOTED_SOURCE, flow.source.address);
    writeAddress(QUOTED_DESTINATION, flow.destination.address);
}

void
IcmpErrorQuote::ReplacePorts(const FlowKey& flow)
{
    const bool isUdp = flow.protocol == IpProtocol::Udp;
    const bool isIcmp = flow.protocol == IpProtocol::Icmp;
    // Of TCP only what RFC 792 requires is quoted, and that ends before the checksum.
    const std::size_t checksumAt = QUOTED_PAYLOAD + (isUdp ? 6 : 2);
    if ((isUdp || isIcmp) && GetWord(checksumAt) != 0)
    {
        sipalg::ChecksumUpdate update(GetWord(checksumAt));
        if (isUdp)
        {
            update.Replace(m_flow.source.address, flow.source.address);
            update.Replace(m_flow.destination.address, flow.destination.address);
        }
        update.Replace(m_flow.source.port, flow.source.port);
        update.Replace(m_flow.destination.port, flow.destination.port);
        SetWord(checksumAt, update.Get());
    }
    if (isIcmp)
    {
        SetWord(QUOTED_PAYLOAD + 4, std::max(flow.source.port, flow.destination.port));
    }
    else if (isUdp || flow.protocol == IpProtocol::Tcp)
    {
        SetWord(QUOTED_PAYLOAD, flow.source.port);
        SetWord(QUOTED_PAYLOAD + 2, flow.destination.port);
    }
}

Ptr<Packet>
IcmpErrorQuote::Write(const Packet& packet, const FlowKey& flow)
{
    ReplaceAddresses(flow);
    ReplacePorts(flow);
    m_flow = flow;
    Ptr<Packet> copy = packet.Copy();
    Icmpv4Header header;
    copy->RemoveHeader(header);
    copy->RemoveAtEnd(copy->GetSize());
    copy->AddAtEnd(Create<Packet>(m_bytes.data(), static_cast<uint32_t>(m_bytes.size())));
    copy->AddHeader(MakeHeader(header.GetType(), header.GetCode()));
    return copy;
}

Ptr<Packet>
MakeProhibited(Ptr<const Packet> packet, const Ipv4Header& header)
{
    Ipv4Header quoted = header;
    if (Node::ChecksumEnabled())
    {
        quoted.EnableChecksum();
    }
    Icmpv4DestinationUnreachable unreachable;
    unreachable.SetHeader(quoted);
    unreachable.SetData(packet);
    Ptr<Packet> message = Create<Packet>();
    message->AddHeader(unreachable);
    message->AddHeader(MakeHeader(UNREACHABLE, PROHIBITED));
    return message;
}

} // namespace ns3
