// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SCENARIO_NETWORK_H
#define SIPALG_SCENARIO_NETWORK_H

#include "nat-firewall-helper.h"
#include "scenario-options.h"
#include "sip-phone-helper.h"
#include "sip-server-helper.h"
#include "zone-topology-helper.h"

#include <string>
#include <vector>

namespace ns3
{

/**
 * The network of a scenario while it is built: a firewall with its zones, one SIP proxy, and sides:
 * groups of phones that call one another across the firewall. A side is one node that acts for all
 * its phones, at consecutive addresses.
 */
class ScenarioNetwork
{
  public:
    ScenarioNetwork(const sipalg::FirewallConfig& config, const ScenarioOptions& options);

    /// The registrar and proxy of all phones; before the first AddPhones().
    void AddProxy(const std::string& zone, const char* address);

    /// One side of the calls: as many phones as the options say, from @p first on. Those
    /// that are too many for the zone's LAN lie behind @p first, from the next /24 on, in its /16.
    /// A ScenarioError if the LAN has no room.
    void AddPhones(const std::string& zone, const char* first);

    /// Plans the calls and numbers all random streams. Answers when everything will be over.
    Time Finish();

    Ptr<NatFirewall> GetFirewall() const;
    Ptr<CallLedger> GetLedger() const;

  private:
    struct Side
    {
        std::string user;
        Ptr<SipPhoneBank> bank;
    };

    /// Many phones of a side, in the /16 around their node's address.
    struct Block
    {
        std::string zone;
        Ipv4Address network;
        Ipv4Address gateway; ///< the node that acts for them
    };

    struct Host
    {
        std::string zone;
        Ptr<Node> node;
    };

    void CheckRoom(const std::string& zone, const sipalg::IpAddress& first, uint32_t count) const;
    Ptr<Node> AddHost(const std::string& zone, Ipv4Address address);
    Ipv4Address AddBlock(const std::string& zone, Ptr<Node> node);
    static void AddRoute(Ptr<Node> node, const Block& block);
    void AssignStreams();
    Time PlanCalls();

    const ScenarioOptions& m_options;
    ZoneTopologyHelper m_topology;
    ApplicationContainer m_firewall;
    ApplicationContainer m_servers;
    ApplicationContainer m_banks;
    SipServerHelper m_serverHelper;
    std::unique_ptr<SipPhoneHelper> m_phoneHelper;
    std::vector<Side> m_sides;
    std::vector<Host> m_hosts;
    std::vector<Block> m_blocks;
    Ptr<Node> m_proxyNode;
};

} // namespace ns3

#endif
