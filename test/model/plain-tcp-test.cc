// SPDX-License-Identifier: GPL-2.0-only
#include "firewall-network.h"

#include "ns3/tcp-header.h"
#include "ns3/tcp-socket-base.h"
#include "ns3/tcp-socket-factory.h"

#include <map>

using namespace ns3;

namespace
{

constexpr uint32_t REQUEST = 100'000;
constexpr uint32_t ANSWER = 60'000;

/// One end of a TCP connection: sends so many bytes, and counts what it gets.
class TcpEnd
{
  public:
    TcpEnd(Ptr<Socket> socket, uint32_t expected)
        : m_socket(socket),
          m_expected(expected)
    {
        socket->SetRecvCallback(MakeCallback(&TcpEnd::Receive, this));
        socket->SetSendCallback(MakeCallback(&TcpEnd::Fill, this));
        socket->SetCloseCallbacks(MakeCallback(&TcpEnd::Close, this),
                                  MakeNullCallback<void, Ptr<Socket>>());
    }

    virtual ~TcpEnd()
    {
        m_socket->SetRecvCallback(MakeNullCallback<void, Ptr<Socket>>());
        m_socket->SetSendCallback(MakeNullCallback<void, Ptr<Socket>, uint32_t>());
    }

    void Send(uint32_t count)
    {
        m_left = count;
        Fill(m_socket, m_socket->GetTxAvailable());
    }

    uint32_t received{0};
    bool isIntact{true}; ///< the bytes came in order, as they were sent
    bool isClosed{false};

  protected:
    /// All that was expected has come.
    virtual void Complete(Ptr<Socket> socket) = 0;

    Ptr<Socket> m_socket;

  private:
    static uint8_t GetByte(uint32_t position)
    {
        return static_cast<uint8_t>(position * 7 + position / 251);
    }

    void Receive(Ptr<Socket> socket)
    {
        while (Ptr<Packet> packet = socket->Recv())
        {
            if (packet->GetSize() == 0)
            {
                return;
            }
            std::vector<uint8_t> bytes(packet->GetSize());
            packet->CopyData(bytes.data(), packet->GetSize());
            for (const uint8_t byte : bytes)
            {
                isIntact = isIntact && byte == GetByte(received++);
            }
            if (received == m_expected)
            {
                Complete(socket);
            }
        }
    }

    void Fill(Ptr<Socket> socket, uint32_t available)
    {
        std::vector<uint8_t> bytes(std::min(available, m_left));
        for (uint8_t& byte : bytes)
        {
            byte = GetByte(m_sent++);
        }
        m_left -= static_cast<uint32_t>(bytes.size());
        if (!bytes.empty())
        {
            socket->Send(Create<Packet>(bytes.data(), static_cast<uint32_t>(bytes.size())));
        }
    }

    void Close(Ptr<Socket> socket)
    {
        isClosed = true;
        socket->Close();
    }

    uint32_t m_expected;
    uint32_t m_left{0};
    uint32_t m_sent{0};
};

/// A connection that a server has accepted: answers when the request is complete.
class TcpAnswer : public TcpEnd
{
  public:
    explicit TcpAnswer(Ptr<Socket> socket)
        : TcpEnd(socket, REQUEST)
    {
    }

  private:
    void Complete(Ptr<Socket>) override
    {
        Send(ANSWER);
    }
};

class TcpServer
{
  public:
    explicit TcpServer(Ptr<Node> node)
        : m_listener(Socket::CreateSocket(node, TcpSocketFactory::GetTypeId()))
    {
        m_listener->Bind(InetSocketAddress(Ipv4Address::GetAny(), 80));
        m_listener->Listen();
        m_listener->SetAcceptCallback(MakeNullCallback<bool, Ptr<Socket>, const Address&>(),
                                      MakeCallback(&TcpServer::Accept, this));
    }

    std::map<std::string, std::unique_ptr<TcpAnswer>> connections; ///< by "1.1.1.1:4000"

  private:
    void Accept(Ptr<Socket> socket, const Address& from)
    {
        const InetSocketAddress client = InetSocketAddress::ConvertFrom(from);
        std::ostringstream text;
        text << client.GetIpv4() << ':' << client.GetPort();
        connections[text.str()] = std::make_unique<TcpAnswer>(socket);
    }

    Ptr<Socket> m_listener;
};

/// Connects, sends a request, closes when it has the answer.
class TcpClient : public TcpEnd
{
  public:
    TcpClient(Ptr<Node> node, uint16_t port, const char* server, uint16_t serverPort)
        : TcpEnd(Socket::CreateSocket(node, TcpSocketFactory::GetTypeId()), ANSWER)
    {
        m_socket->SetAttribute("SegmentSize", UintegerValue(1400));
        m_socket->SetAttribute("ConnCount", UintegerValue(1));
        m_socket->SetConnectCallback(MakeCallback(&TcpClient::Connected, this),
                                     MakeCallback(&TcpClient::Failed, this));
        m_socket->Bind(InetSocketAddress(Ipv4Address::GetAny(), port));
        m_socket->TraceConnectWithoutContext("Rx", MakeCallback(&TcpClient::Hear, this));
        const InetSocketAddress address(Ipv4Address(server), serverPort);
        Simulator::Schedule(Seconds(1), [this, address] { m_socket->Connect(address); });
    }

    std::optional<Time> refusedAt;
    bool hasFailed{false};

  private:
    /// ns-3's sockets do not tell of a refusal.
    void Hear(Ptr<const Packet>, const TcpHeader& header, Ptr<const TcpSocketBase>)
    {
        if (header.GetFlags() & TcpHeader::RST)
        {
            refusedAt = Simulator::Now();
        }
    }

    void Connected(Ptr<Socket>)
    {
        Send(REQUEST);
    }

    void Failed(Ptr<Socket>)
    {
        hasFailed = true;
    }

    void Complete(Ptr<Socket> socket) override
    {
        socket->Close();
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(PlainTcpTest)

// RFC 5382 REQ-1: a transfer each way over the same connection, and both ends close it in order.
BOOST_AUTO_TEST_CASE(CarriesConnectionsThroughInterfaceNat)
{
    for (const bool checksums : {false, true})
    {
        FirewallNetwork network(OUTGOING_NAT, checksums);
        TcpServer server(network.outside);
        TcpClient client(network.inside, 4000, "1.1.1.3", 80);
        network.Run(Seconds(60));
        BOOST_REQUIRE(server.connections.count("1.1.1.1:4000") == 1U);
        const TcpAnswer& answer = *server.connections.at("1.1.1.1:4000");
        BOOST_TEST(answer.received == REQUEST);
        BOOST_TEST(answer.isIntact);
        BOOST_TEST(answer.isClosed);
        BOOST_TEST(client.received == ANSWER);
        BOOST_TEST(client.isIntact);
        BOOST_TEST(network.drops.empty());
        BOOST_TEST(network.stackDrops.empty());
    }
}

// RFC 4787 REQ-1 of TCP, RFC 5382: connections of one port on several hosts do not mix.
BOOST_AUTO_TEST_CASE(KeepsConnectionsOfSeveralHostsApart)
{
    FirewallNetwork network(OUTGOING_NAT);
    Ptr<Node> other = network.topology->AddHost("private", "10.1.1.4");
    TcpServer server(network.outside);
    std::vector<std::unique_ptr<TcpClient>> clients;
    for (const auto& node : {network.inside, other})
    {
        for (const uint16_t port : {4000, 4001, 4002})
        {
            clients.push_back(std::make_unique<TcpClient>(node, port, "1.1.1.3", 80));
        }
    }
    network.Run(Seconds(60));
    BOOST_TEST(server.connections.size() == 6U);
    for (const auto& [name, connection] : server.connections)
    {
        BOOST_TEST(name.rfind("1.1.1.1:", 0) == 0U);
        BOOST_TEST((connection->received == REQUEST && connection->isIntact));
    }
    for (const auto& client : clients)
    {
        BOOST_TEST((client->received == ANSWER && client->isIntact));
    }
    BOOST_TEST(network.drops.empty());
}

// RFC 5382 REQ-10: a refusal from outside reaches the client at once, not after its patience.
BOOST_AUTO_TEST_CASE(TellsTheClientThatNobodyListens)
{
    FirewallNetwork network(OUTGOING_NAT);
    TcpClient client(network.inside, 4000, "1.1.1.3", 80);
    network.Run(Seconds(60));
    BOOST_REQUIRE(client.refusedAt.has_value());
    BOOST_TEST((*client.refusedAt < Seconds(2)));
    BOOST_TEST(network.drops.empty());
}

// RFC 5382 REQ-4: nobody outside may open a connection to an address of NAT.
BOOST_AUTO_TEST_CASE(DropsConnectionsToAnAddressWithoutMapping)
{
    FirewallNetwork network(OUTGOING_NAT);
    TcpServer server(network.inside);
    TcpClient client(network.outside, 4000, "1.1.1.1", 80);
    network.Run(Seconds(60));
    BOOST_TEST(client.hasFailed);
    BOOST_TEST(server.connections.empty());
    BOOST_REQUIRE(!network.drops.empty());
    BOOST_TEST(network.drops.front() == "NoMapping");
}

// J76 with TCP: a server behind static NAT.
BOOST_AUTO_TEST_CASE(CarriesConnectionsToAServerBehindStaticNat)
{
    FirewallNetwork network(std::string(OUTGOING_NAT) + STATIC_NAT);
    TcpServer server(network.inside);
    TcpClient client(network.outside, 4000, "1.1.1.10", 80);
    network.Run(Seconds(60));
    BOOST_REQUIRE(server.connections.count("1.1.1.3:4000") == 1U);
    BOOST_TEST(server.connections.at("1.1.1.3:4000")->received == REQUEST);
    BOOST_TEST(client.received == ANSWER);
    BOOST_TEST(network.drops.empty());
}

BOOST_AUTO_TEST_SUITE_END()
