// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SECURITY_CONFIG_H
#define SIPALG_SECURITY_CONFIG_H

#include "flow-key.h"
#include "ip-prefix.h"
#include "zone-id.h"

#include <map>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// Names for prefixes: `address-book address phone1 10.1.1.3/32` and `address-set`.
struct AddressBook
{
    std::map<std::string, IpPrefix> addresses;
    std::map<std::string, std::vector<std::string>> sets;
};

/// `set security zones security-zone private ...`
struct ZoneConfig
{
    std::string name;
    std::vector<InterfaceId> interfaces;
    AddressBook addressBook;
    /// `host-inbound-traffic system-services {all | ping | ...}`: what the firewall itself answers.
    std::vector<std::string> hostServices;
};

/// A range of ports, both ends included.
struct PortRange
{
    uint16_t low{0};
    uint16_t high{65535};

    bool Contains(uint16_t port) const
    {
        return low <= port && port <= high;
    }
};

/// One protocol and port term of an application.
struct ApplicationTerm
{
    std::optional<IpProtocol> protocol; ///< none: every protocol
    PortRange destinationPorts;
};

/// `set applications application NAME ...`, and Junos' predefined `junos-*` and `any`.
struct ApplicationConfig
{
    std::string name;
    std::vector<ApplicationTerm> terms;
};

/// `set security policies from-zone A to-zone B policy NAME ...`; order is precedence.
struct PolicyConfig
{
    enum class Action : uint8_t
    {
        Permit,
        Deny,   ///< dropped silently
        Reject, ///< dropped, and an ICMP error tells the sender
    };

    ZonePair zones;
    std::string name;
    std::vector<std::string> sources;      ///< names of the from-zone's address book, or "any"
    std::vector<std::string> destinations; ///< names of the to-zone's address book, or "any"
    std::vector<std::string> applications; ///< names, predefined or configured, or "any"
    Action action{Action::Permit};
};

/// What the policy floor needs to know.
struct SecurityConfig
{
    std::vector<ZoneConfig> zones;
    AddressBook globalAddressBook;
    std::vector<ApplicationConfig> applications;
    std::vector<PolicyConfig> policies;
    /// What happens to a new flow that no policy names (seed 002, C17: dropped).
    PolicyConfig::Action defaultAction{PolicyConfig::Action::Deny};
};

} // namespace ns3::sipalg

#endif
