// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ICMP_WATCH_H
#define SIPALG_ICMP_WATCH_H

#include "ns3/icmpv4.h"
#include "ns3/ipv4-raw-socket-factory.h"
#include "ns3/node.h"
#include "ns3/socket.h"
#include "ns3/uinteger.h"

#include <vector>

namespace ns3
{

/// The ICMP messages that a host gets; of an error also what it quotes.
struct IcmpWatch
{
    explicit IcmpWatch(Ptr<Node> node)
        : socket(Socket::CreateSocket(node, Ipv4RawSocketFactory::GetTypeId()))
    {
        socket->SetAttribute("Protocol", UintegerValue(1));
        socket->SetRecvCallback(MakeCallback(&IcmpWatch::Receive, this));
    }

    void Receive(Ptr<Socket>)
    {
        Address from;
        Ptr<Packet> packet = socket->RecvFrom(from);
        Ipv4Header outer;
        Icmpv4Header icmp;
        packet->RemoveHeader(outer);
        packet->RemoveHeader(icmp);
        source = outer.GetSource();
        type = icmp.GetType();
        code = icmp.GetCode();
        if (type == Icmpv4Header::ICMPV4_DEST_UNREACH || type == Icmpv4Header::ICMPV4_TIME_EXCEEDED)
        {
            std::vector<uint8_t> bytes(packet->GetSize());
            packet->CopyData(bytes.data(), packet->GetSize());
            quotedSource = Ipv4Address::Deserialize(bytes.data() + 16);
            quotedDestination = Ipv4Address::Deserialize(bytes.data() + 20);
            quotedPort = static_cast<uint16_t>(bytes[24] << 8 | bytes[25]);
        }
        ++count;
    }

    Ptr<Socket> socket;
    int count{0};
    int type{-1};
    int code{-1};
    Ipv4Address source{Ipv4Address::GetAny()};
    Ipv4Address quotedSource{Ipv4Address::GetAny()};
    Ipv4Address quotedDestination{Ipv4Address::GetAny()};
    uint16_t quotedPort{0};
};

} // namespace ns3

#endif
