// SPDX-License-Identifier: GPL-2.0-only
#include "config-reader.h"
#include "nat-firewall-helper.h"
#include "zone-topology-helper.h"

#include "ns3/inet-socket-address.h"
#include "ns3/packet.h"
#include "ns3/simulator.h"
#include "ns3/socket.h"
#include "ns3/udp-socket-factory.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security policies from-zone private to-zone public policy all match source-address any
set security policies from-zone private to-zone public policy all match destination-address any
set security policies from-zone private to-zone public policy all match application any
set security policies from-zone private to-zone public policy all then permit
)";

/// A host inside that sends to one outside, through a firewall that routes.
struct TwoHosts
{
    static constexpr uint16_t PORT = 9;

    TwoHosts()
        : topology(*sipalg::ReadConfig(CONFIG, "test").config)
    {
        sender = Open(topology.AddHost("private", "10.1.1.3"));
        receiver = Open(topology.AddHost("public", "1.1.1.3"));
        receiver->SetRecvCallback(MakeCallback(&TwoHosts::Receive, this));
        NatFirewallHelper(*sipalg::ReadConfig(CONFIG, "test").config)
            .Install(topology.GetFirewallNode());
    }

    ~TwoHosts()
    {
        Simulator::Destroy();
    }

    static Ptr<Socket> Open(Ptr<Node> node)
    {
        Ptr<Socket> socket = Socket::CreateSocket(node, UdpSocketFactory::GetTypeId());
        socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), PORT));
        return socket;
    }

    void Send()
    {
        sender->SendTo(Create<Packet>(160), 0, InetSocketAddress("1.1.1.3", PORT));
    }

    void Receive(Ptr<Socket> socket)
    {
        received += socket->Recv() ? 1 : 0;
    }

    ZoneTopologyHelper topology;
    Ptr<Socket> sender;
    Ptr<Socket> receiver;
    uint32_t received{0};
};

} // namespace

BOOST_AUTO_TEST_SUITE(ZoneTopologyHelperTest)

// As many packets as two hundred calls have: none waits long enough to be lost.
BOOST_FIXTURE_TEST_CASE(CarriesTenThousandPacketsASecondByDefault, TwoHosts)
{
    Simulator::Schedule(MilliSeconds(500), &TwoHosts::Send, this); // ARP has an answer after it
    for (uint32_t i = 0; i < 2000; ++i)
    {
        Simulator::Schedule(Seconds(1) + i * MicroSeconds(100), &TwoHosts::Send, this);
    }
    Simulator::Stop(Seconds(1) + MilliSeconds(210));
    Simulator::Run();
    BOOST_TEST(received == 2001U);
}

// A slow LAN is a choice: CSMA at 10 ms has no more than a hundred packets a second.
BOOST_AUTO_TEST_CASE(TakesAnotherDelayForItsLans)
{
    ZoneTopologyHelper topology(*sipalg::ReadConfig(CONFIG, "test").config);
    topology.SetChannelAttribute("Delay", TimeValue(MilliSeconds(10)));
    topology.AddHost("private", "10.1.1.3");
    TimeValue delay;
    topology.GetFirewallDevice("private")->GetChannel()->GetAttribute("Delay", delay);
    BOOST_TEST(delay.Get().GetMilliSeconds() == 10);
    Simulator::Destroy();
}

BOOST_AUTO_TEST_SUITE_END()
