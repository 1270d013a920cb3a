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

    /// The same, but all phones of the side register one user, which calls to it reach at once.
    void AddForkedPhones(const std::string& zone, const char* first);

    /// Phones "stranger0" and so on, that do not register and call nobody by themselves.
    Ptr<SipPhoneBank> AddStrangers(const std::string& zone, const char* first, uint32_t count);

    /// Only the phones of this zone place calls.
    void SetCallers(const std::string& zone);
    /// What all callers do; the talking time comes on top of what is planned here.
    void SetPlan(const SipCallPlan& plan);

    /// Every call lasts at least so long; what --hold draws comes on top.
    void SetLeastTalk(Time least);
    /// When calls begin, if the phones have registered by then.
    void SetFirstCall(Time at);

    /// For the attributes of phones that are added later, and of the proxy.
    SipPhoneHelper& GetPhones();
    SipServerHelper& GetServer();
    const ScenarioOptions& GetOptions() const;

    /// Plans the calls and numbers all random streams. Answers when everything will be over.
    Time Finish();

    Ptr<NatFirewall> GetFirewall() const;
    Ptr<CallLedger> GetLedger() const;

  private:
    struct Side
    {
        std::string user;
        Ptr<SipPhoneBank> bank;
        uint32_t users; ///< "user0" and so on
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

    Ptr<SipPhoneBank> InstallPhones(const std::string& zone,
                                    const std::string& user,
                                    const char* first,
                                    uint32_t count);
    std::vector<Side> GetCallers() const;
    const Side& GetOther(const Side& side, uint32_t turn) const;
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
    std::string m_callers; ///< their zone; none: all
    SipCallPlan m_plan;
    Time m_leastTalk{0};
    Time m_firstCall{0};
    bool m_isForked{false};
    std::vector<Host> m_hosts;
    std::vector<Block> m_blocks;
    Ptr<Node> m_proxyNode;
};

} // namespace ns3

#endif
