// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_UDP_DEMULTIPLEXER_H
#define SIPALG_UDP_DEMULTIPLEXER_H

#include "ip-endpoint.h"

#include "ns3/ip-l4-protocol.h"
#include "ns3/ipv4-route.h"
#include "ns3/node.h"
#include "ns3/nstime.h"
#include "ns3/object.h"

#include <functional>
#include <unordered_map>

namespace ns3
{

class UdpDemultiplexer;

/**
 * The UDP protocol object that a UdpDemultiplexer puts on every interface of its node: it hands
 * datagrams of known local endpoints to their receivers and all others to the node's ordinary UDP.
 */
class UdpDemultiplexerTap : public IpL4Protocol
{
  public:
    static TypeId GetTypeId();

    explicit UdpDemultiplexerTap(UdpDemultiplexer* owner = nullptr);
    /// Forgets the owner; everything goes to the ordinary UDP from now on.
    void Detach();

    int GetProtocolNumber() const override;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv4Header& header,
                     Ptr<Ipv4Interface> incomingInterface) override;
    RxStatus Receive(Ptr<Packet> packet,
                     const Ipv6Header& header,
                     Ptr<Ipv6Interface> incomingInterface) override;
    void SetDownTarget(DownTargetCallback callback) override;
    void SetDownTarget6(DownTargetCallback6 callback) override;
    DownTargetCallback GetDownTarget() const override;
    DownTargetCallback6 GetDownTarget6() const override;

  private:
    UdpDemultiplexer* m_owner;
};

/**
 * Delivers the UDP datagrams of one node by a hash look-up of the local endpoint, and sends with
 * remembered routes. ns-3's own UDP walks a list of all sockets for each datagram, which a node
 * that acts for thousands of phones cannot afford.
 *
 * Owns the table of receivers and the remembered routes; is aggregated to the node. A receiver of
 * an exact (address, port) wins over one of (unspecified address, port). Datagrams for endpoints
 * nobody has bound here go to the node's ordinary UDP, so sockets work beside it. A datagram to an
 * endpoint bound on the same node never touches a wire and takes no time.
 *
 * UDP checksums are written and verified when Node::ChecksumEnabled(). Remembered routes are looked
 * up again after RouteLifetime. ICMP errors go to the ordinary UDP, which ignores them. IPv6 is not
 * sent; what arrives by it goes to the ordinary UDP.
 */
class UdpDemultiplexer : public Object
{
  public:
    /// What a receiver gets besides the payload.
    struct Arrival
    {
        sipalg::IpEndpoint source;
        sipalg::IpEndpoint destination;
    };

    using Receiver = std::function<void(Ptr<Packet> payload, const Arrival& arrival)>;

    static TypeId GetTypeId();

    /// The demultiplexer of the node, made and aggregated when there is none yet.
    static Ptr<UdpDemultiplexer> Of(Ptr<Node> node);

    UdpDemultiplexer();
    ~UdpDemultiplexer() override;

    /// Registers the receiver; false when the endpoint has one already.
    bool Bind(const sipalg::IpEndpoint& local, Receiver receiver);
    /// Safe from within the receiver itself.
    void Unbind(const sipalg::IpEndpoint& local);
    bool IsBound(const sipalg::IpEndpoint& local) const;
    std::size_t GetBoundCount() const;

    /// Sends a datagram; false when there is no route or the payload exceeds 65507 bytes.
    bool Send(Ptr<Packet> payload,
              const sipalg::IpEndpoint& local,
              const sipalg::IpEndpoint& remote);

    uint64_t GetChecksumErrors() const;

  protected:
    void DoDispose() override;
    void NotifyNewAggregate() override;

  private:
    friend class UdpDemultiplexerTap;

    struct Route
    {
        Ptr<Ipv4Route> route;
        Time lookedUp;
    };

    using ReceiverTable = std::unordered_map<sipalg::IpEndpoint, std::shared_ptr<Receiver>>;

    static constexpr std::size_t MAX_ROUTES = 65536;
    static constexpr uint32_t MAX_PAYLOAD = 65507;

    void CoverInterfaces();
    std::shared_ptr<Receiver> FindReceiver(const sipalg::IpEndpoint& local) const;
    IpL4Protocol::RxStatus Receive(Ptr<Packet> packet,
                                   const Ipv4Header& header,
                                   Ptr<Ipv4Interface> incomingInterface);
    void SendByRoute(Ptr<Packet> packet,
                     const sipalg::IpEndpoint& local,
                     const sipalg::IpEndpoint& remote,
                     Ptr<Ipv4Route> route);
    void DeliverHere(Ptr<Packet> payload, Arrival arrival);
    Ptr<Ipv4Route> FindRoute(const sipalg::IpAddress& source, const sipalg::IpAddress& destination);
    Ptr<Ipv4Route> LookUpRoute(const sipalg::IpAddress& source,
                               const sipalg::IpAddress& destination) const;

    Ptr<Node> m_node;
    Ptr<IpL4Protocol> m_ordinaryUdp;
    Ptr<UdpDemultiplexerTap> m_tap;
    uint32_t m_coveredInterfaces{0};
    ReceiverTable m_receivers;
    std::unordered_map<sipalg::IpAddress, Route> m_routes;
    Time m_routeLifetime;
    uint8_t m_ttl{64};
    uint16_t m_identification{0};
    uint64_t m_checksumErrors{0};
};

} // namespace ns3

#endif
