// SPDX-License-Identifier: GPL-2.0-only
//
// The cost of forwarding established RTP streams: client -- router -- server over 10 Gbit/s links,
// 172-byte datagrams every 20 ms, one direction; the router is plain, or a firewall with interface
// NAT. End hosts are as cheap as they can be made (packets enter below UDP, the sink counts).
//
//     rtp-forwarding plain|nat FLOWS ROUNDS
//
// Instructions per packet are the difference of two runs under callgrind (valgrind
// --tool=callgrind) with different ROUNDS, divided by the packets between them: set-up, and the
// first packets that make the sessions, cancel out.
#include "config-reader.h"
#include "nat-firewall-helper.h"

#include "ns3/internet-stack-helper.h"
#include "ns3/ipv4-address-helper.h"
#include "ns3/ipv4-interface.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/ipv6-interface.h"
#include "ns3/point-to-point-helper.h"
#include "ns3/simulator.h"
#include "ns3/string.h"
#include "ns3/traffic-control-helper.h"
#include "ns3/udp-header.h"

#include <cstdlib>
#include <ctime>
#include <iostream>

using namespace ns3;

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source rule-set out from zone private
set security nat source rule-set out to zone public
set security nat source rule-set out rule all match source-address 10.1.1.0/24
set security nat source rule-set out rule all then source-nat interface
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application any
set security policies from-zone private to-zone public policy outgoing then permit
)";

constexpr uint8_t UDP = 17;
constexpr uint32_t RTP_BYTES = 172;
constexpr uint16_t FIRST_PORT = 2000;

/// Counts datagrams in the place of UDP.
class Sink : public IpL4Protocol
{
  public:
    int GetProtocolNumber() const override
    {
        return UDP;
    }

    RxStatus Receive(Ptr<Packet>, const Ipv4Header&, Ptr<Ipv4Interface>) override
    {
        ++count;
        return RX_OK;
    }

    RxStatus Receive(Ptr<Packet>, const Ipv6Header&, Ptr<Ipv6Interface>) override
    {
        return RX_OK;
    }

    void SetDownTarget(DownTargetCallback) override
    {
    }

    void SetDownTarget6(DownTargetCallback6) override
    {
    }

    DownTargetCallback GetDownTarget() const override
    {
        return {};
    }

    DownTargetCallback6 GetDownTarget6() const override
    {
        return {};
    }

    uint64_t count{0};
};

/// Sends one datagram of one flow every 20 ms.
class Source
{
  public:
    Source(Ptr<Ipv4> ipv4, Ptr<Ipv4Route> route, uint32_t rounds)
        : m_ipv4(ipv4),
          m_route(route),
          m_rounds(rounds)
    {
    }

    void Send(uint16_t port, uint32_t round)
    {
        Ptr<Packet> packet = Create<Packet>(RTP_BYTES);
        UdpHeader header;
        header.SetSourcePort(port);
        header.SetDestinationPort(FIRST_PORT);
        packet->AddHeader(header);
        m_ipv4->Send(packet, "10.1.1.2", "1.1.1.2", UDP, m_route);
        if (round < m_rounds)
        {
            Simulator::Schedule(MilliSeconds(20), &Source::Send, this, port, round + 1);
        }
    }

  private:
    Ptr<Ipv4> m_ipv4;
    Ptr<Ipv4Route> m_route;
    uint32_t m_rounds;
};

NodeContainer
MakeNetwork()
{
    NodeContainer nodes(3);
    PointToPointHelper link;
    link.SetDeviceAttribute("DataRate", StringValue("10Gbps"));
    InternetStackHelper().Install(nodes);
    const NetDeviceContainer left = link.Install(nodes.Get(0), nodes.Get(1));
    const NetDeviceContainer right = link.Install(nodes.Get(1), nodes.Get(2));
    Ipv4AddressHelper("10.1.1.0", "255.255.255.0")
        .Assign(NetDeviceContainer(left.Get(1), left.Get(0)));
    Ipv4AddressHelper("1.1.1.0", "255.255.255.0").Assign(right);
    TrafficControlHelper().Uninstall(left);
    TrafficControlHelper().Uninstall(right);
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(nodes.Get(0)->GetObject<Ipv4>())
        ->SetDefaultRoute("10.1.1.1", 1);
    return nodes;
}

} // namespace

int
main(int argc, char** argv)
{
    if (argc != 4)
    {
        std::cerr << "usage: rtp-forwarding plain|nat FLOWS ROUNDS" << std::endl;
        return 2;
    }
    const auto flows = static_cast<uint32_t>(std::atoi(argv[2]));
    const auto rounds = static_cast<uint32_t>(std::atoi(argv[3]));
    const NodeContainer nodes = MakeNetwork();
    if (argv[1] == std::string("nat"))
    {
        NatFirewallHelper(*sipalg::ReadConfig(CONFIG, "bench").config).Install(nodes.Get(1));
    }
    Ptr<Sink> sink = CreateObject<Sink>();
    nodes.Get(2)->GetObject<Ipv4L3Protocol>()->Insert(sink);
    Ptr<Ipv4> ipv4 = nodes.Get(0)->GetObject<Ipv4>();
    Ipv4Header header;
    header.SetDestination("1.1.1.2");
    Socket::SocketErrno error = Socket::ERROR_NOTERROR;
    Ptr<Ipv4Route> route = ipv4->GetRoutingProtocol()->RouteOutput(nullptr, header, nullptr, error);
    Source source(ipv4, route, rounds);
    for (uint32_t i = 0; i < flows; ++i)
    {
        Simulator::Schedule(MilliSeconds(1) + NanoSeconds(uint64_t{20'000'000} * i / flows),
                            &Source::Send,
                            &source,
                            static_cast<uint16_t>(FIRST_PORT + i),
                            1);
    }
    Simulator::Stop(MilliSeconds(20) * (rounds + 2));
    const std::clock_t start = std::clock();
    Simulator::Run();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::cout << sink->count << " packets, " << seconds << " s" << std::endl;
    Simulator::Destroy();
    return sink->count == uint64_t{flows} * rounds ? 0 : 1;
}
