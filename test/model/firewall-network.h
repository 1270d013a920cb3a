// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_FIREWALL_NETWORK_H
#define SIPALG_FIREWALL_NETWORK_H

#include "config-reader.h"
#include "nat-firewall-helper.h"
#include "zone-topology-helper.h"

#include "ns3/boolean.h"
#include "ns3/global-value.h"
#include "ns3/icmpv4-l4-protocol.h"
#include "ns3/inet-socket-address.h"
#include "ns3/ipv4-l3-protocol.h"
#include "ns3/rng-seed-manager.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/udp-socket-factory.h"
#include "ns3/uinteger.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <vector>

namespace ns3
{

/// Private 10.1.1.1/24 behind interface NAT, public 1.1.1.1/24; everything may go out.
inline const char* const OUTGOING_NAT = R"(
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

/// 1.1.1.10 stands for 10.1.1.3 and is answered for by proxy ARP; anybody may call in.
inline const char* const STATIC_NAT = R"(
set security nat static rule-set in from zone public
set security nat static rule-set in rule server match destination-address 1.1.1.10/32
set security nat static rule-set in rule server then static-nat prefix 10.1.1.3/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.10/32
set security policies from-zone public to-zone private policy incoming match source-address any
set security policies from-zone public to-zone private policy incoming match destination-address any
set security policies from-zone public to-zone private policy incoming match application any
set security policies from-zone public to-zone private policy incoming then permit
)";

/// A socket that keeps what arrives, and answers it if asked to.
class TestPeer
{
  public:
    TestPeer(Ptr<Node> node, uint16_t port, bool echoes)
        : m_socket(Socket::CreateSocket(node, UdpSocketFactory::GetTypeId())),
          m_echoes(echoes)
    {
        m_socket->SetAttribute("RcvBufSize", UintegerValue(1 << 20));
        m_socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), port));
        m_socket->SetRecvCallback(MakeCallback(&TestPeer::Receive, this));
    }

    void Send(const char* address, uint16_t port, const std::vector<uint8_t>& payload)
    {
        m_socket->SendTo(Create<Packet>(payload.data(), static_cast<uint32_t>(payload.size())),
                         0,
                         InetSocketAddress(Ipv4Address(address), port));
    }

    void SendAt(Time at, const char* address, uint16_t port, const std::vector<uint8_t>& payload)
    {
        Simulator::Schedule(at, [=] { Send(address, port, payload); });
    }

    void SetTtl(uint8_t ttl)
    {
        m_socket->SetIpTtl(ttl);
    }

    std::vector<std::vector<uint8_t>> payloads;
    std::vector<std::string> senders; ///< "1.1.1.1:4000"

  private:
    void Receive(Ptr<Socket> socket)
    {
        Address from;
        while (Ptr<Packet> packet = socket->RecvFrom(from))
        {
            std::vector<uint8_t> bytes(packet->GetSize());
            packet->CopyData(bytes.data(), packet->GetSize());
            payloads.push_back(bytes);
            const InetSocketAddress sender = InetSocketAddress::ConvertFrom(from);
            std::ostringstream text;
            text << sender.GetIpv4() << ':' << sender.GetPort();
            senders.push_back(text.str());
            if (m_echoes)
            {
                socket->SendTo(packet, 0, from);
            }
        }
    }

    Ptr<Socket> m_socket;
    bool m_echoes;
};

/// A firewall of some configuration between host 10.1.1.3 inside and host 1.1.1.3 outside.
struct FirewallNetwork
{
    explicit FirewallNetwork(const std::string& text, bool checksums = true)
        : config(Read(text))
    {
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(checksums));
        RngSeedManager::SetSeed(1);
        RngSeedManager::SetRun(1);
        topology = std::make_unique<ZoneTopologyHelper>(config);
        inside = topology->AddHost("private", "10.1.1.3");
        outside = topology->AddHost("public", "1.1.1.3");
        NatFirewallHelper helper(config);
        const ApplicationContainer applications = helper.Install(topology->GetFirewallNode());
        firewall = DynamicCast<NatFirewall>(applications.Get(0));
        topology->AssignStreams(1000);
        firewall->TraceConnectWithoutContext("PacketDropped",
                                             MakeCallback(&FirewallNetwork::OnDrop, this));
        topology->GetFirewallNode()->GetObject<Ipv4L3Protocol>()->TraceConnectWithoutContext(
            "Drop",
            MakeCallback(&FirewallNetwork::OnStackDrop, this));
    }

    ~FirewallNetwork()
    {
        Simulator::Destroy();
    }

    static sipalg::FirewallConfig Read(const std::string& text)
    {
        const sipalg::ConfigResult result = sipalg::ReadConfig(text, "test");
        BOOST_REQUIRE_MESSAGE(result, result.Explain());
        return *result.config;
    }

    void Run(Time until)
    {
        Simulator::Stop(until);
        Simulator::Run();
        CheckCounters();
    }

    /// Packets in = sum of verdicts; dropped = sum of reasons.
    void CheckCounters() const
    {
        const sipalg::FirewallCounters& counters = firewall->GetEngine().GetCounters();
        uint64_t sum = 0;
        for (const uint64_t count : counters.verdicts)
        {
            sum += count;
        }
        BOOST_TEST(sum == counters.received);
        uint64_t dropped = 0;
        for (const auto& [key, count] : counters.drops)
        {
            dropped += count;
        }
        BOOST_TEST(dropped ==
                   counters.verdicts[static_cast<std::size_t>(sipalg::Verdict::Action::Dropped)]);
        BOOST_TEST(drops.size() == dropped);
    }

    void OnDrop(const sipalg::FlowKey&, sipalg::DropReason reason)
    {
        drops.push_back(ToString(reason));
    }

    void OnStackDrop(const Ipv4Header&,
                     Ptr<const Packet>,
                     Ipv4L3Protocol::DropReason reason,
                     Ptr<Ipv4>,
                     uint32_t)
    {
        stackDrops.push_back(reason);
    }

    sipalg::FirewallConfig config;
    std::unique_ptr<ZoneTopologyHelper> topology;
    Ptr<Node> inside;
    Ptr<Node> outside;
    Ptr<NatFirewall> firewall;
    std::vector<std::string> drops;
    std::vector<Ipv4L3Protocol::DropReason> stackDrops;
};

} // namespace ns3

#endif
