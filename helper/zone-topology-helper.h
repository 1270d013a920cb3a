// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ZONE_TOPOLOGY_HELPER_H
#define SIPALG_ZONE_TOPOLOGY_HELPER_H

#include "nat-firewall.h"

#include "ns3/csma-helper.h"
#include "ns3/net-device-container.h"
#include "ns3/node-container.h"

#include <map>
#include <string>
#include <vector>

namespace ns3
{

/**
 * A firewall node with one CSMA LAN for each interface of a configuration, and hosts on the LANs.
 * The LANs are named after the zones of their interfaces ("private"), hosts are Ipv4 nodes whose
 * default route is the firewall:
 *
 *     ZoneTopologyHelper topology(config);
 *     Ptr<Node> phone = topology.AddHost("private", "10.1.1.3");
 *     Ptr<Node> proxy = topology.AddHost("public", "1.1.1.4");
 *     NatFirewallHelper(config).Install(topology.GetFirewallNode());
 *
 * Queue discs are not installed; ARP queues are long enough for large fragmented datagrams.
 */
class ZoneTopologyHelper
{
  public:
    explicit ZoneTopologyHelper(const sipalg::FirewallConfig& config);

    /// Of the LANs' channels, before the first host is added: "DataRate" (1 Gbit/s), "Delay" (2
    /// us). CSMA sends no more than one packet per delay.
    void SetChannelAttribute(const std::string& name, const AttributeValue& value);

    Ptr<Node> GetFirewallNode() const;

    /// A host in the LAN of the first interface of @p zone.
    Ptr<Node> AddHost(const std::string& zone, Ipv4Address address);

    /// The firewall's device in a zone.
    Ptr<NetDevice> GetFirewallDevice(const std::string& zone) const;

    /// Each host loses this fraction of the packets that it receives, and so does the firewall of
    /// those that a host sends: the loss of an access link.
    void SetLoss(double fraction);

    /// One capture per firewall interface, @p directory/zone.pcap, as its device sees packets.
    void EnablePcap(const std::string& directory) const;

    /// Numbers the random streams of devices, stacks and losses; returns how many.
    int64_t AssignStreams(int64_t stream);

  private:
    struct Lan
    {
        std::string zone;
        Ipv4Address gateway;
        Ipv4Mask mask;
        Ptr<CsmaChannel> channel;
        Ptr<NetDevice> firewall;
        NetDeviceContainer hosts;
    };

    void AddLan(const std::string& zone, const sipalg::IpPrefix& prefix);
    Ptr<NetDevice> Attach(Ptr<Node> node, const Lan& lan, Ipv4Address address);
    Lan& GetLan(const std::string& zone);
    void Build();

    sipalg::FirewallConfig m_config;
    CsmaHelper m_csma;
    NodeContainer m_nodes; ///< the firewall first
    std::vector<Lan> m_lans;
};

} // namespace ns3

#endif
