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

    /// One side of the calls: as many phones as the options say, from @p first on.
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
    Ptr<Node> m_proxyNode;
};

} // namespace ns3

#endif
