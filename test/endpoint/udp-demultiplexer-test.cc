// SPDX-License-Identifier: GPL-2.0-only
#include "local-prefix-routing.h"
#include "ns3-address.h"
#include "udp-demultiplexer.h"

#include "ns3/core-module.h"
#include "ns3/csma-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"

#include <boost/test/unit_test.hpp>

using namespace ns3;
using sipalg::IpAddress;
using sipalg::IpEndpoint;

namespace
{

/// Two nodes on a LAN, 10.1.1.1 and 10.1.1.2.
struct Lan
{
    Lan()
    {
        GlobalValue::Bind("ChecksumEnabled", BooleanValue(true));
        nodes.Create(2);
        devices = CsmaHelper().Install(nodes);
        InternetStackHelper().Install(nodes);
        Ipv4AddressHelper("10.1.1.0", "255.255.255.0").Assign(devices);
        left = UdpDemultiplexer::Of(nodes.Get(0));
        right = UdpDemultiplexer::Of(nodes.Get(1));
    }

    ~Lan()
    {
        Simulator::Destroy();
    }

    static IpEndpoint At(const char* address, uint16_t port)
    {
        return {*IpAddress::Parse(address), port};
    }

    UdpDemultiplexer::Receiver Note()
    {
        return [this](Ptr<Packet> packet, const UdpDemultiplexer::Arrival& arrival) {
            arrivals.push_back(arrival.source.ToString() + " > " + arrival.destination.ToString() +
                               " " + std::to_string(packet->GetSize()));
        };
    }

    void Send(const IpEndpoint& from, const IpEndpoint& to, uint32_t size = 100)
    {
        left->Send(Create<Packet>(size), from, to);
        Simulator::Run();
    }

    NodeContainer nodes;
    NetDeviceContainer devices;
    Ptr<UdpDemultiplexer> left;
    Ptr<UdpDemultiplexer> right;
    std::vector<std::string> arrivals;
};

} // namespace

BOOST_AUTO_TEST_SUITE(UdpDemultiplexerTest)

BOOST_FIXTURE_TEST_CASE(DeliversToTheReceiverOfTheEndpoint, Lan)
{
    right->Bind(At("10.1.1.2", 5060), Note());
    BOOST_TEST(!right->Bind(At("10.1.1.2", 5060), Note()));
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 5060));
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 5061));
    BOOST_REQUIRE(arrivals.size() == 1U);
    BOOST_TEST(arrivals.front() == "10.1.1.1:4000 > 10.1.1.2:5060 100");
    BOOST_TEST(right->GetChecksumErrors() == 0U);
}

BOOST_FIXTURE_TEST_CASE(PrefersAnExactReceiverToOneOfAnyAddress, Lan)
{
    unsigned any = 0;
    right->Bind(At("0.0.0.0", 5060),
                [&any](Ptr<Packet>, const UdpDemultiplexer::Arrival&) { ++any; });
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 5060));
    BOOST_TEST(any == 1U);
    right->Bind(At("10.1.1.2", 5060), Note());
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 5060));
    BOOST_TEST(any == 1U);
    BOOST_TEST(arrivals.size() == 1U);
}

// Sockets of the node work beside the demultiplexer.
BOOST_FIXTURE_TEST_CASE(LeavesOtherDatagramsToSockets, Lan)
{
    right->Bind(At("10.1.1.2", 5060), Note());
    Ptr<Socket> socket =
        Socket::CreateSocket(nodes.Get(1), TypeId::LookupByName("ns3::UdpSocketFactory"));
    socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), 7000));
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 7000), 33);
    BOOST_TEST(arrivals.empty());
    BOOST_REQUIRE(socket->GetRxAvailable() == 33U);
    Address from;
    socket->RecvFrom(from);
    BOOST_TEST(InetSocketAddress::ConvertFrom(from).GetPort() == 4000);
}

BOOST_FIXTURE_TEST_CASE(LetsAReceiverUnbindItself, Lan)
{
    unsigned count = 0;
    const IpEndpoint local = At("10.1.1.2", 5060);
    right->Bind(local, [&](Ptr<Packet>, const UdpDemultiplexer::Arrival&) {
        right->Unbind(local);
        ++count;
    });
    Send(At("10.1.1.1", 4000), local);
    Send(At("10.1.1.1", 4000), local);
    BOOST_TEST(count == 1U);
    BOOST_TEST(right->GetBoundCount() == 0U);
}

// RFC 791: large datagrams are fragmented on the way and put together again.
BOOST_FIXTURE_TEST_CASE(CarriesDatagramsLargerThanTheMtu, Lan)
{
    Config::SetDefault("ns3::ArpCache::PendingQueueSize", UintegerValue(64));
    right->Bind(At("10.1.1.2", 5060), Note());
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 5060));
    Send(At("10.1.1.1", 4000), At("10.1.1.2", 5060), 65000);
    BOOST_TEST(arrivals.back() == "10.1.1.1:4000 > 10.1.1.2:5060 65000");
    BOOST_TEST(!left->Send(Create<Packet>(65508), At("10.1.1.1", 4000), At("10.1.1.2", 5060)));
}

BOOST_FIXTURE_TEST_CASE(RefusesToSendWithoutARoute, Lan)
{
    BOOST_TEST(!left->Send(Create<Packet>(1), At("10.1.1.1", 4000), At("192.168.0.1", 5060)));
    BOOST_TEST(!left->Send(Create<Packet>(1), At("10.1.1.1", 4000), At("fd00::1", 5060)));
}

// One node for many phones: addresses of a prefix that no interface has, found by ARP.
BOOST_FIXTURE_TEST_CASE(ActsForAllAddressesOfAPrefix, Lan)
{
    Ptr<LocalPrefixRouting> routing = LocalPrefixRouting::Of(nodes.Get(1));
    routing->AddPrefix(*sipalg::IpPrefix::Parse("10.1.1.64/26"));
    BOOST_TEST(LocalPrefixRouting::Of(nodes.Get(1)) == routing);
    right->Bind(At("10.1.1.77", 5060), Note());
    Send(At("10.1.1.1", 4000), At("10.1.1.77", 5060));
    Send(At("10.1.1.1", 4000), At("10.1.1.200", 5060));
    BOOST_REQUIRE(arrivals.size() == 1U);
    BOOST_TEST(arrivals.front() == "10.1.1.1:4000 > 10.1.1.77:5060 100");
    left->Bind(At("10.1.1.1", 4000), Note());
    right->Send(Create<Packet>(50), At("10.1.1.77", 5060), At("10.1.1.1", 4000));
    Simulator::Run();
    BOOST_TEST(arrivals.back() == "10.1.1.77:5060 > 10.1.1.1:4000 50");
}

// The decorated routing protocol can still be found and used.
BOOST_FIXTURE_TEST_CASE(KeepsTheStaticRoutesInReach, Lan)
{
    LocalPrefixRouting::Of(nodes.Get(0));
    Ipv4StaticRoutingHelper helper;
    Ptr<Ipv4StaticRouting> routes = helper.GetStaticRouting(nodes.Get(0)->GetObject<Ipv4>());
    BOOST_REQUIRE(routes);
    routes->SetDefaultRoute("10.1.1.2", 1);
    LocalPrefixRouting::Of(nodes.Get(1))->AddPrefix(*sipalg::IpPrefix::Parse("172.16.0.0/12"));
    right->Bind(At("172.16.5.5", 9), Note());
    Send(At("10.1.1.1", 4000), At("172.16.5.5", 9));
    BOOST_TEST(arrivals.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
