// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_FIREWALL_HELPER_H
#define SIPALG_NAT_FIREWALL_HELPER_H

#include "nat-firewall.h"

#include "ns3/application-container.h"
#include "ns3/node-container.h"

#include <string>
#include <utility>
#include <vector>

namespace ns3
{

/**
 * Installs the firewall on a router node whose interfaces have their addresses:
 *
 *     NatFirewallHelper helper(config);
 *     helper.SetAttribute("UdpTimeout", TimeValue(Minutes(2)));
 *     ApplicationContainer firewall = helper.Install(router);
 *
 * Attributes win over the configuration.
 */
class NatFirewallHelper
{
  public:
    explicit NatFirewallHelper(const sipalg::FirewallConfig& config = {});

    void SetConfig(const sipalg::FirewallConfig& config);
    /// Sets an attribute of NatFirewall.
    void SetAttribute(const std::string& name, const AttributeValue& value);

    ApplicationContainer Install(Ptr<Node> node) const;

    /// Numbers the random streams of the firewalls, from @p stream on; returns how many.
    static int64_t AssignStreams(const ApplicationContainer& applications, int64_t stream);

  private:
    sipalg::FirewallConfig m_config;
    std::vector<std::pair<std::string, Ptr<AttributeValue>>> m_attributes;
};

} // namespace ns3

#endif
