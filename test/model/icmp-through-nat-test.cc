// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-network.h"
#include "icmp-watch.h"

#include "ns3/ipv4-static-routing-helper.h"

using namespace ns3;

namespace
{

/// Sends echo requests, and keeps what comes back as "1.1.1.3 id 7 seq 1".
class Pinger
{
  public:
    Pinger(Ptr<Node> node, uint16_t identifier)
        : m_socket(Socket::CreateSocket(node, Ipv4RawSocketFactory::GetTypeId())),
          m_identifier(identifier)
    {
        m_socket->SetAttribute("Protocol", UintegerValue(1));
        m_socket->SetRecvCallback(MakeCallback(&Pinger::Receive, this));
    }

    void PingAt(Time at, const char* address, uint16_t number)
    {
        Simulator::Schedule(at, [=] {
            Icmpv4Echo echo;
            echo.SetIdentifier(m_identifier);
            echo.SetSequenceNumber(number);
            echo.SetData(Create<Packet>(56));
            Icmpv4Header header;
            header.SetType(Icmpv4Header::ICMPV4_ECHO);
            header.EnableChecksum();
            Ptr<Packet> packet = Create<Packet>();
            packet->AddHeader(echo);
            packet->AddHeader(header);
            m_socket->SendTo(packet, 0, InetSocketAddress(Ipv4Address(address), 0));
        });
    }

    std::vector<std::string> replies;

  private:
    /// RFC 1071: with its checksum, a message adds up to all ones.
    static bool HasGoodChecksum(Packet& packet)
    {
        std::vector<uint8_t> bytes(packet.GetSize() + packet.GetSize() % 2);
        packet.CopyData(bytes.data(), packet.GetSize());
        uint32_t sum = 0;
        for (std::size_t i = 0; i < bytes.size(); i += 2)
        {
            sum += static_cast<uint32_t>(bytes[i] << 8 | bytes[i + 1]);
        }
        return (sum & 0xffff) + (sum >> 16) == 0xffff;
    }

    void Receive(Ptr<Socket> socket)
    {
        Address from;
        Ptr<Packet> packet = socket->RecvFrom(from);
        Ipv4Header ip;
        packet->RemoveHeader(ip);
        const bool isGood = HasGoodChecksum(*packet);
        Icmpv4Header header;
        packet->RemoveHeader(header);
        if (header.GetType() == Icmpv4Header::ICMPV4_ECHO_REPLY)
        {
            Icmpv4Echo echo;
            packet->RemoveHeader(echo);
            std::ostringstream text;
            text << ip.GetSource() << " id " << echo.GetIdentifier() << " seq "
                 << echo.GetSequenceNumber() << (isGood ? "" : " with a bad checksum");
            replies.push_back(text.str());
        }
    }

    Ptr<Socket> m_socket;
    uint16_t m_identifier;
};

const std::vector<uint8_t> HELLO{'h', 'e', 'l', 'l', 'o'};

using Replies = std::vector<std::string>;

/// A network 10.2.2.0/24 behind a router 10.1.1.2 of the private zone.
struct NetworkBehindRouter : FirewallNetwork
{
    explicit NetworkBehindRouter(const std::string& text)
        : FirewallNetwork(OUTGOING_NAT + ROUTE + text),
          router(topology->AddHost("private", "10.1.1.2"))
    {
    }

    static inline const std::string ROUTE =
        "set routing-options static route 10.2.2.0/24 next-hop 10.1.1.2\n"
        "set security nat source rule-set out rule all match source-address 10.2.2.0/24\n";

    Ptr<Node> router;
};

/// 1.1.1.10 stands for a host behind that router.
const std::string STATIC_BEHIND_ROUTER = [] {
    std::string text = STATIC_NAT;
    const std::string host = "prefix 10.1.1.3/32";
    return text.replace(text.find(host), host.size(), "prefix 10.2.2.5/32");
}();

} // namespace

BOOST_AUTO_TEST_SUITE(IcmpThroughNatTest)

// RFC 5508 REQ-1: echo requests and their replies through source NAT.
BOOST_AUTO_TEST_CASE(TranslatesPings)
{
    FirewallNetwork network(OUTGOING_NAT);
    Pinger pinger(network.inside, 4000);
    pinger.PingAt(Seconds(1), "1.1.1.3", 1);
    pinger.PingAt(Seconds(2), "1.1.1.3", 2);
    network.Run(Seconds(4));
    BOOST_TEST(pinger.replies == (Replies{"1.1.1.3 id 4000 seq 1", "1.1.1.3 id 4000 seq 2"}),
               boost::test_tools::per_element());
    BOOST_TEST(network.drops.empty());
}

// RFC 5508 REQ-1: hosts that use the same identifier get their own replies.
BOOST_AUTO_TEST_CASE(KeepsPingsWithTheSameIdentifierApart)
{
    FirewallNetwork network(OUTGOING_NAT);
    Pinger first(network.inside, 4000);
    Pinger second(network.topology->AddHost("private", "10.1.1.4"), 4000);
    for (uint16_t i = 1; i <= 3; ++i)
    {
        first.PingAt(Seconds(i), "1.1.1.3", i);
        second.PingAt(Seconds(i), "1.1.1.3", static_cast<uint16_t>(100 + i));
    }
    network.Run(Seconds(6));
    BOOST_TEST(
        first.replies ==
            (Replies{"1.1.1.3 id 4000 seq 1", "1.1.1.3 id 4000 seq 2", "1.1.1.3 id 4000 seq 3"}),
        boost::test_tools::per_element());
    BOOST_TEST(second.replies == (Replies{"1.1.1.3 id 4000 seq 101",
                                          "1.1.1.3 id 4000 seq 102",
                                          "1.1.1.3 id 4000 seq 103"}),
               boost::test_tools::per_element());
}

// Host-inbound traffic: the firewall answers pings where its zone says so, and only there, even
// while it translates pings of the same identifier.
BOOST_AUTO_TEST_CASE(AnswersPingsItselfWhereItsZonePermits)
{
    const std::string permission =
        "set security zones security-zone private host-inbound-traffic system-services ping\n";
    FirewallNetwork network(OUTGOING_NAT + permission);
    Pinger inside(network.inside, 4000);
    Pinger outside(network.outside, 4000);
    inside.PingAt(Seconds(1), "1.1.1.3", 1);
    inside.PingAt(Seconds(2), "10.1.1.1", 2);
    outside.PingAt(Seconds(3), "1.1.1.1", 3);
    network.Run(Seconds(5));
    BOOST_TEST(inside.replies == (Replies{"1.1.1.3 id 4000 seq 1", "10.1.1.1 id 4000 seq 2"}),
               boost::test_tools::per_element());
    BOOST_TEST(outside.replies.empty());
    BOOST_TEST(network.drops == Replies{"HostInboundDenied"}, boost::test_tools::per_element());
}

// J76: pings reach a host behind static NAT, and its own pings go out as its address.
BOOST_AUTO_TEST_CASE(TranslatesPingsByStaticNatBothWays)
{
    FirewallNetwork network(std::string(OUTGOING_NAT) + STATIC_NAT);
    Pinger outside(network.outside, 7);
    Pinger inside(network.inside, 8);
    IcmpWatch watch(network.outside);
    outside.PingAt(Seconds(1), "1.1.1.10", 1);
    inside.PingAt(Seconds(2), "1.1.1.3", 2);
    network.Run(Seconds(4));
    BOOST_TEST(outside.replies == Replies{"1.1.1.10 id 7 seq 1"}, boost::test_tools::per_element());
    BOOST_TEST(inside.replies == Replies{"1.1.1.3 id 8 seq 2"}, boost::test_tools::per_element());
    BOOST_TEST((watch.source == Ipv4Address("1.1.1.10")));
}

// RFC 5508 REQ-5: the error of a translated host shows nothing of its private address.
BOOST_AUTO_TEST_CASE(TranslatesErrorsFromInside)
{
    FirewallNetwork network(std::string(OUTGOING_NAT) + STATIC_NAT);
    TestPeer client(network.outside, 4000, false);
    IcmpWatch watch(network.outside);
    client.SendAt(Seconds(1), "1.1.1.10", 9, HELLO); // where nobody listens
    network.Run(Seconds(3));
    BOOST_TEST(watch.count == 1);
    BOOST_TEST(watch.type == 3);
    BOOST_TEST(watch.code == 3);
    BOOST_TEST((watch.source == Ipv4Address("1.1.1.10")));
    BOOST_TEST((watch.quotedSource == Ipv4Address("1.1.1.3")));
    BOOST_TEST((watch.quotedDestination == Ipv4Address("1.1.1.10")));
    BOOST_TEST(watch.quotedPort == 4000);
}

// RFC 5508 REQ-5: the error of a router inside comes from the firewall's own public address, or
// from the router's, if it has one.
BOOST_AUTO_TEST_CASE(HidesTheAddressOfARouterInside)
{
    const std::string routerRule =
        "set security nat static rule-set in rule router match destination-address 1.1.1.11/32\n"
        "set security nat static rule-set in rule router then static-nat prefix 10.1.1.2/32\n";
    for (const auto& [rule, source] : {std::pair<std::string, const char*>{"", "1.1.1.1"},
                                       std::pair<std::string, const char*>{routerRule, "1.1.1.11"}})
    {
        NetworkBehindRouter network(STATIC_BEHIND_ROUTER + rule);
        TestPeer client(network.outside, 4000, false);
        IcmpWatch watch(network.outside);
        client.SetTtl(2); // ends at the router
        client.SendAt(Seconds(1), "1.1.1.10", 9, HELLO);
        network.Run(Seconds(3));
        BOOST_TEST(watch.count == 1);
        BOOST_TEST(watch.type == 11);
        BOOST_TEST((watch.source == Ipv4Address(source)));
        BOOST_TEST((watch.quotedSource == Ipv4Address("1.1.1.3")));
        BOOST_TEST((watch.quotedDestination == Ipv4Address("1.1.1.10")));
    }
}

// RFC 5508 REQ-4: a router outside keeps its address, for it has nothing to hide.
BOOST_AUTO_TEST_CASE(ShowsTheAddressOfARouterOutside)
{
    FirewallNetwork network(std::string(OUTGOING_NAT) +
                            "set routing-options static route 0.0.0.0/0 next-hop 1.1.1.3\n");
    TestPeer client(network.inside, 4000, false);
    IcmpWatch watch(network.inside);
    client.SetTtl(2);
    client.SendAt(Seconds(1), "192.0.2.1", 9, HELLO);
    network.Run(Seconds(3));
    BOOST_TEST(watch.count == 1);
    BOOST_TEST(watch.type == 11);
    BOOST_TEST((watch.source == Ipv4Address("1.1.1.3")));
    BOOST_TEST((watch.quotedSource == Ipv4Address("10.1.1.3")));
    BOOST_TEST(watch.quotedPort == 4000);
}

BOOST_AUTO_TEST_SUITE_END()
