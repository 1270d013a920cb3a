// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_POLICY_TABLE_H
#define SIPALG_POLICY_TABLE_H

#include "security-config.h"

#include <string_view>
#include <unordered_map>

namespace ns3::sipalg
{

/**
 * The operator's table, compiled: names resolved to prefixes and port ranges, policies grouped by
 * zone pair in their order. Looked up once per flow, after destination translation and before
 * source translation (so with the addresses that the hosts behind the firewall really have). What
 * it does not model: schedulers and user identity.
 */
class PolicyTable
{
  public:
    struct Decision
    {
        PolicyConfig::Action action{PolicyConfig::Action::Deny};
        int policy{-1}; ///< index into SecurityConfig::policies; -1: the default policy decided
    };

    /// The configuration must have been checked: every name that it uses is defined.
    explicit PolicyTable(const SecurityConfig& config);

    Decision Evaluate(ZonePair zones, const FlowKey& flow) const;

    /// May the firewall itself take this packet from @p zone (`host-inbound-traffic`)?
    bool PermitsHostInbound(ZoneId zone, const FlowKey& flow) const;

  private:
    struct Policy
    {
        std::vector<IpPrefix> sources; ///< empty: any
        std::vector<IpPrefix> destinations;
        std::vector<ApplicationTerm> applications;
        Decision decision;
    };

    void AddPolicy(const SecurityConfig& config, int index);

    std::unordered_map<uint32_t, std::vector<Policy>> m_policies; ///< by zone pair
    std::vector<std::vector<ApplicationTerm>> m_hostServices;     ///< by zone
    Decision m_default;
};

/// All predefined applications ("any", "junos-sip", "junos-icmp-ping", ...), by name.
const std::vector<ApplicationConfig>& GetPredefinedApplications();

/// One of GetPredefinedApplications(); null if unknown.
const ApplicationConfig* FindPredefinedApplication(std::string_view name);

/// The terms of a `system-services` name ("all", "ping", ...); null if unknown.
const ApplicationConfig* FindHostService(std::string_view name);

} // namespace ns3::sipalg

#endif
