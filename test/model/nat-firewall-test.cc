// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-network.h"
#include "icmp-watch.h"
#include "run-program.h"

#include "ns3/ipv4-static-routing-helper.h"
#include "ns3/packet.h"
#include "ns3/string.h"

using namespace ns3;

namespace
{

/// ns-3's own check that headers are taken off in the order in which they were put on. It is
/// switched on before the first packet of the program, or not at all.
struct CheckedPackets
{
    CheckedPackets()
    {
        Packet::EnableChecking();
    }
};

BOOST_TEST_GLOBAL_FIXTURE(CheckedPackets);

std::vector<uint8_t>
MakePayload(std::size_t size)
{
    std::vector<uint8_t> payload(size);
    for (std::size_t i = 0; i < size; ++i)
    {
        payload[i] = static_cast<uint8_t>(i * 7 + i / 251);
    }
    return payload;
}

const std::vector<uint8_t> HELLO{'h', 'e', 'l', 'l', 'o'};

} // namespace

BOOST_AUTO_TEST_SUITE(NatFirewallTest)

// J73, RFC 4787 REQ-1: outgoing datagrams carry the interface's address, answers find their way
// back.
BOOST_AUTO_TEST_CASE(TranslatesAnEchoThroughInterfaceNat)
{
    for (const bool checksums : {false, true})
    {
        FirewallNetwork network(OUTGOING_NAT, checksums);
        TestPeer client(network.inside, 4000, false);
        TestPeer server(network.outside, 7, true);
        client.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
        network.Run(Seconds(3));
        BOOST_REQUIRE(server.senders.size() == 1U);
        BOOST_TEST(server.senders.front() == "1.1.1.1:4000");
        BOOST_REQUIRE(client.payloads.size() == 1U);
        BOOST_TEST(client.payloads.front() == HELLO, boost::test_tools::per_element());
        BOOST_TEST(client.senders.front() == "1.1.1.3:7");
        BOOST_TEST(network.stackDrops.empty());
    }
}

// C17, J2: no policy from public to private.
BOOST_AUTO_TEST_CASE(DropsWhatNoPolicyPermits)
{
    FirewallNetwork network(OUTGOING_NAT);
    TestPeer client(network.inside, 4000, false);
    TestPeer server(network.outside, 7, false);
    Ipv4StaticRoutingHelper()
        .GetStaticRouting(network.outside->GetObject<Ipv4>())
        ->AddHostRouteTo("10.1.1.3", "1.1.1.1", 1);
    server.SendAt(Seconds(1), "10.1.1.3", 4000, HELLO);
    network.Run(Seconds(3));
    BOOST_TEST(client.payloads.empty());
    BOOST_REQUIRE(network.drops.size() == 1U);
    BOOST_TEST(network.drops.front() == "PolicyDenied");
}

// RFC 1812 5.2.7.1: a reject policy tells the sender, who sees what it sent quoted.
BOOST_AUTO_TEST_CASE(TellsTheSenderWhenAPolicyRejects)
{
    std::string text = OUTGOING_NAT;
    const std::string permit = "then permit";
    text.replace(text.rfind(permit), permit.size(), "then reject");
    FirewallNetwork network(text);
    TestPeer client(network.inside, 4000, false);
    IcmpWatch watch(network.inside);
    client.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
    network.Run(Seconds(3));
    BOOST_TEST(watch.count == 1);
    BOOST_TEST(watch.type == 3);
    BOOST_TEST(watch.code == 13);
    BOOST_TEST((watch.quotedSource == Ipv4Address("10.1.1.3")));
    BOOST_TEST(watch.quotedPort == 4000);
    BOOST_REQUIRE(network.drops.size() == 1U);
    BOOST_TEST(network.drops.front() == "PolicyDenied");
}

// Case 60, RFC 3261 8.2.7: the firewall answers what it refuses in the server's place; the ACK ends
// with it.
BOOST_AUTO_TEST_CASE(AnswersARequestThatTheAlgRefuses)
{
    const std::string text = "FOO sip:1.1.1.3 SIP/2.0\r\n"
                             "Via: SIP/2.0/UDP 10.1.1.3:4000;branch=z9hG4bK1\r\n"
                             "From: <sip:a@10.1.1.3>;tag=a\r\nTo: <sip:1.1.1.3>\r\n"
                             "Call-ID: c\r\nCSeq: 1 FOO\r\nContent-Length: 0\r\n\r\n";
    FirewallNetwork network(std::string(OUTGOING_NAT) +
                            "set security alg sip refused-request reject\n");
    TestPeer client(network.inside, 4000, false);
    TestPeer server(network.outside, 5060, false);
    client.SendAt(Seconds(1), "1.1.1.3", 5060, {text.begin(), text.end()});
    std::string acknowledged;
    Simulator::Schedule(Seconds(2), [&] {
        BOOST_REQUIRE(client.payloads.size() == 1U);
        const std::string reply(client.payloads[0].begin(), client.payloads[0].end());
        BOOST_TEST(reply.substr(0, reply.find("\r\n")) == "SIP/2.0 501 Not Implemented");
        const std::size_t to = reply.find("To: ");
        const std::string toLine = reply.substr(to, reply.find("\r\n", to) - to);
        acknowledged = text;
        acknowledged.replace(acknowledged.find("To: <sip:1.1.1.3>"), 17, toLine);
        acknowledged.replace(acknowledged.find("1 FOO"), 5, "1 ACK").replace(0, 3, "ACK");
        client.Send("1.1.1.3", 5060, {acknowledged.begin(), acknowledged.end()});
    });
    network.Run(Seconds(4));
    BOOST_TEST(client.senders == std::vector<std::string>{"1.1.1.3:5060"},
               boost::test_tools::per_element());
    BOOST_TEST(server.payloads.empty());
    BOOST_TEST(network.drops == std::vector<std::string>{"UnknownMethod"},
               boost::test_tools::per_element());
    BOOST_TEST(network.stackDrops.empty());
    BOOST_TEST(network.firewall->GetEngine().GetGauges().sessions == 0U);
}

// J76: a public address stands for a private host, and the firewall answers ARP for it.
BOOST_AUTO_TEST_CASE(AnswersForStaticNatByProxyArp)
{
    FirewallNetwork network(std::string(OUTGOING_NAT) + STATIC_NAT);
    TestPeer server(network.inside, 7, true);
    TestPeer client(network.outside, 4000, false);
    client.SendAt(Seconds(1), "1.1.1.10", 7, HELLO);
    network.Run(Seconds(3));
    BOOST_REQUIRE(server.senders.size() == 1U);
    BOOST_TEST(server.senders.front() == "1.1.1.3:4000");
    BOOST_REQUIRE(client.senders.size() == 1U);
    BOOST_TEST(client.senders.front() == "1.1.1.10:7");
}

// Case 56, RFC 4787 REQ-14: fragments are put together, translated, and cut again.
BOOST_AUTO_TEST_CASE(TranslatesFragmentedDatagramsOf65000Bytes)
{
    for (const bool checksums : {false, true})
    {
        FirewallNetwork network(OUTGOING_NAT, checksums);
        TestPeer client(network.inside, 4000, false);
        TestPeer server(network.outside, 7, true);
        const std::vector<uint8_t> payload = MakePayload(65000);
        client.SendAt(Seconds(1), "1.1.1.3", 7, payload);
        client.SendAt(Seconds(2), "1.1.1.3", 7, payload);
        network.Run(Seconds(4));
        BOOST_REQUIRE(server.payloads.size() == 2U);
        BOOST_TEST(server.senders.back() == "1.1.1.1:4000");
        BOOST_TEST((server.payloads.back() == payload));
        BOOST_REQUIRE(client.payloads.size() == 2U);
        BOOST_TEST((client.payloads.back() == payload));
    }
}

// RFC 5508 REQ-4: the error about a translated datagram reaches who sent it, in its own words.
BOOST_AUTO_TEST_CASE(TranslatesThePacketThatAnIcmpErrorQuotes)
{
    FirewallNetwork network(OUTGOING_NAT);
    TestPeer other(network.topology->AddHost("private", "10.1.1.4"), 4000, false);
    TestPeer client(network.inside, 4000, false);
    IcmpWatch watch(network.inside);
    other.SendAt(Seconds(1), "1.1.1.3", 9, HELLO); // takes port 4000 of 1.1.1.1
    client.SendAt(Seconds(2), "1.1.1.3", 9, HELLO);
    network.Run(Seconds(4));
    BOOST_TEST(watch.count == 1);
    BOOST_TEST(watch.type == 3);
    BOOST_TEST(watch.code == 3);
    BOOST_TEST((watch.source == Ipv4Address("1.1.1.3")));
    BOOST_TEST((watch.quotedSource == Ipv4Address("10.1.1.3")));
    BOOST_TEST(watch.quotedPort == 4000);
}

// RFC 792, RFC 1812 5.3.1: time exceeded goes to the sender and quotes what it sent.
BOOST_AUTO_TEST_CASE(QuotesTheOriginalPacketWhenItsTtlEnds)
{
    FirewallNetwork network(OUTGOING_NAT);
    TestPeer client(network.inside, 4000, false);
    IcmpWatch watch(network.inside);
    client.SetTtl(1);
    client.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
    network.Run(Seconds(3));
    BOOST_TEST(watch.count == 1);
    BOOST_TEST(watch.type == 11);
    BOOST_TEST((watch.source == Ipv4Address("10.1.1.1")));
    BOOST_TEST((watch.quotedSource == Ipv4Address("10.1.1.3")));
    BOOST_TEST(watch.quotedPort == 4000);
}

BOOST_AUTO_TEST_CASE(KeepsThePacketMetadataOfNs3Right)
{
    FirewallNetwork network(OUTGOING_NAT);
    TestPeer client(network.inside, 4000, false);
    TestPeer server(network.outside, 7, true);
    client.SendAt(Seconds(1), "1.1.1.3", 7, MakePayload(4000));
    client.SendAt(Seconds(2), "1.1.1.3", 9, HELLO);
    network.Run(Seconds(4));
    BOOST_TEST(client.payloads.size() == 1U);
}

// The firewall's own sockets are no concern of the firewall.
BOOST_AUTO_TEST_CASE(LeavesTheNodesOwnSocketsAlone)
{
    std::string text = OUTGOING_NAT;
    text += "set security zones security-zone public host-inbound-traffic system-services all\n";
    FirewallNetwork network(text);
    TestPeer own(network.topology->GetFirewallNode(), 500, false);
    TestPeer server(network.outside, 7, true);
    own.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
    network.Run(Seconds(3));
    BOOST_REQUIRE(server.senders.size() == 1U);
    BOOST_TEST(server.senders.front() == "1.1.1.1:500");
    BOOST_TEST(own.payloads.size() == 1U);
    BOOST_TEST(network.stackDrops.empty());
}

// Host-inbound traffic is dropped unless its zone permits it.
BOOST_AUTO_TEST_CASE(DropsPacketsToTheFirewallItself)
{
    FirewallNetwork network(OUTGOING_NAT);
    TestPeer own(network.topology->GetFirewallNode(), 500, false);
    TestPeer server(network.outside, 7, false);
    server.SendAt(Seconds(1), "1.1.1.1", 500, HELLO);
    network.Run(Seconds(3));
    BOOST_TEST(own.payloads.empty());
    BOOST_TEST(network.drops.size() == 1U);
}

// A stopped firewall leaves a plain router behind.
BOOST_AUTO_TEST_CASE(RoutesPlainlyAfterItStops)
{
    FirewallNetwork network(OUTGOING_NAT);
    network.firewall->SetStopTime(Seconds(2));
    TestPeer client(network.inside, 4000, false);
    TestPeer server(network.outside, 7, false);
    client.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
    client.SendAt(Seconds(3), "1.1.1.3", 7, HELLO);
    network.Run(Seconds(4));
    const std::vector<std::string> expected{"1.1.1.1:4000", "10.1.1.3:4000"};
    BOOST_TEST(server.senders == expected, boost::test_tools::per_element());
}

// RFC 4787 REQ-5: an idle session and its mapping go, by one event that the firewall keeps.
BOOST_AUTO_TEST_CASE(ForgetsIdleSessionsByItself)
{
    FirewallNetwork network(OUTGOING_NAT);
    network.firewall->SetAttribute("UdpTimeout", TimeValue(Seconds(120)));
    TestPeer client(network.inside, 4000, false);
    client.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
    network.Run(Seconds(119));
    BOOST_TEST(network.firewall->GetEngine().GetGauges().sessions == 1U);
    network.Run(Seconds(60));
    BOOST_TEST(network.firewall->GetEngine().GetGauges().sessions == 0U);
    BOOST_TEST(network.firewall->GetEngine().GetGauges().portsInUse == 0U);
    BOOST_TEST((network.firewall->GetEngine().GetNextDeadline() == sipalg::NEVER));
}

// J81, C6: the operator asks and clears while the simulation runs.
BOOST_AUTO_TEST_CASE(AnswersAndObeysTheOperatorWhileItRuns)
{
    FirewallNetwork network(OUTGOING_NAT);
    TestPeer client(network.inside, 4000, false);
    client.SendAt(Seconds(1), "1.1.1.3", 7, HELLO);
    std::string before;
    std::string after;
    Simulator::Schedule(Seconds(2), [&] {
        before = network.firewall->Show("security flow session");
        network.firewall->ClearSessions();
        after = network.firewall->Show("show security flow session");
    });
    network.Run(Seconds(3));
    BOOST_TEST(before.find("10.1.1.3:4000 -> 1.1.1.3:7; udp") != std::string::npos, before);
    BOOST_TEST(after == "Total sessions                 : 0\n");
}

// A configuration may come from a file; attributes set afterwards win.
BOOST_AUTO_TEST_CASE(TakesItsConfigurationFromAFile)
{
    const sipalg::TemporaryDirectory directory;
    std::ofstream(directory / "firewall.set") << OUTGOING_NAT;
    Ptr<NatFirewall> firewall = CreateObject<NatFirewall>();
    firewall->SetAttribute("ConfigFile", StringValue(directory / "firewall.set"));
    firewall->SetAttribute("T1", TimeValue(Seconds(1)));
    BOOST_TEST(firewall->GetConfig().interfaces.size() == 2U);
    BOOST_TEST((firewall->GetConfig().alg.t1 == std::chrono::seconds(1)));
    firewall->Dispose();
}

BOOST_AUTO_TEST_SUITE_END()
