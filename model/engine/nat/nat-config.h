// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_CONFIG_H
#define SIPALG_NAT_CONFIG_H

#include "engine-time.h"
#include "ip-prefix.h"
#include "zone-id.h"

#include <string>
#include <vector>

namespace ns3::sipalg
{

/// A range of addresses, both ends included.
struct AddressRange
{
    IpAddress low;
    IpAddress high;

    bool Contains(const IpAddress& address) const
    {
        return address.IsV4() == low.IsV4() && !(address < low) && !(high < address);
    }
};

/// A range of ports to allocate from, both ends included.
struct NatPortRange
{
    uint16_t low;
    uint16_t high;
};

/// `set security nat static rule-set incoming-sip rule phone1 ...`: one public prefix, one private.
struct StaticNatRule
{
    std::string name;
    IpPrefix destination; ///< the public side, `match destination-address`
    IpPrefix prefix;      ///< the private side, `then static-nat prefix`; same length
};

struct StaticNatRuleSet
{
    std::string name;
    ZoneId from{NO_ZONE}; ///< where the public side lies
    std::vector<StaticNatRule> rules;
};

/// `set security nat source pool NAME ...`
struct SourcePool
{
    std::string name;
    std::vector<AddressRange> addresses;
    /// Ports for ordinary mappings; `port range 1024 to 63487` is Junos' default.
    NatPortRange ports{1024, 63487};
    /// Ports for consecutive even-odd pairs (RTP and RTCP); `port range twin-port 63488 to 65535`.
    NatPortRange twinPorts{63488, 65535};
    /// False is `port no-translation`: one address per host, ports kept (address-only).
    bool translatesPorts{true};
};

/// RFC 4787 section 5 in Junos' words: who may send to a mapping.
enum class RemoteFilter : uint8_t
{
    TargetHostPort, ///< only the remote endpoints that the inside host has sent to
    TargetHost,     ///< any port of the remote hosts that the inside host has sent to
    AnyRemoteHost,  ///< anybody; as for the others, the policy must permit it, too
};

/// `then source-nat interface persistent-nat permit any-remote-host`
struct PersistentNat
{
    RemoteFilter permit{RemoteFilter::AnyRemoteHost};
    /// How long a mapping outlives its last session; 60 s to 7200 s (Junos).
    Time inactivityTimeout{300s};
    /// Sessions that a mapping may have at a time; 8 to 65536 (Junos).
    uint32_t maximumSessions{30};
};

struct SourceNatRule
{
    enum class Action : uint8_t
    {
        Off,       ///< `then source-nat off`
        Interface, ///< the egress interface's address
        Pool,
    };

    std::string name;
    std::vector<IpPrefix> sources;      ///< empty: any
    std::vector<IpPrefix> destinations; ///< empty: any
    Action action{Action::Off};
    uint16_t pool{0}; ///< index into NatConfig::pools, for Pool
    std::optional<PersistentNat> persistent;
};

struct SourceNatRuleSet
{
    std::string name;
    std::vector<ZoneId> from;
    std::vector<ZoneId> to;
    std::vector<SourceNatRule> rules; ///< the first match decides
};

/// `set security nat proxy-arp interface ge-0/0/2.0 address ...`
struct ProxyArpConfig
{
    InterfaceId interface {
        NO_INTERFACE
    };
    std::vector<AddressRange> addresses;
};

/// How a mapping gets its external port.
enum class PortAssignment : uint8_t
{
    Preserve,   ///< the internal port if it is free and in range, else the next free one
    Sequential, ///< the next free one of the range
    Random,     ///< a free one chosen at random (RFC 6056)
};

struct NatConfig
{
    std::vector<StaticNatRuleSet> staticRuleSets;
    std::vector<SourcePool> pools;
    std::vector<SourceNatRuleSet> sourceRuleSets;
    std::vector<ProxyArpConfig> proxyArp;
    /// Interface NAT's ports; see SourcePool.
    NatPortRange interfacePorts{1024, 63487};
    NatPortRange interfaceTwinPorts{63488, 65535};
    PortAssignment portAssignment{PortAssignment::Preserve};
    /// Idle time of a UDP session; RFC 4787 REQ-5 recommends 5 minutes and forbids under 2.
    Time udpTimeout{300s};
    /// Idle time of an ICMP query session; RFC 5508 REQ-2: at least 60 s.
    Time icmpTimeout{60s};
    /// Idle time of a TCP session; RFC 5382 REQ-5: at least 2 h 4 min once established.
    Time tcpTimeout{7440s};
    /// Caps on memory that strangers can make the firewall use.
    uint32_t maxSessions{1'000'000};
    uint32_t maxMappings{1'000'000};
    uint32_t maxPinholes{1'000'000};
};

} // namespace ns3::sipalg

#endif
