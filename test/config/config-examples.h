// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CONFIG_EXAMPLES_H
#define SIPALG_CONFIG_EXAMPLES_H

namespace ns3::sipalg
{

/// A pool towards the public zone, a static rule, the ALG's knobs: what users begin with.
constexpr const char* BASIC_EXAMPLE = R"(# private and public
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone private address-book address phone1 10.1.1.3/32
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source pool sip-nat-pool address 1.1.1.20/32 to 1.1.1.40/32
set security nat source rule-set sip-nat from zone private
set security nat source rule-set sip-nat to zone public
set security nat source rule-set sip-nat rule sip-r1 match source-address 10.1.1.0/24
set security nat source rule-set sip-nat rule sip-r1 then source-nat pool sip-nat-pool
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone1 match destination-address 1.1.1.3/32
set security nat static rule-set incoming-sip rule phone1 then static-nat prefix 10.1.1.3/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.20/32 to 1.1.1.40/32
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application junos-sip
set security policies from-zone private to-zone public policy outgoing then permit
set routing-options static route 0.0.0.0/0 next-hop 1.1.1.254
set security alg sip inactive-media-timeout 90
set security alg sip application-screen unknown-message permit-nat-applied
set security alg sip application-screen protect deny destination-ip 1.1.1.3/32
set security alg sip application-screen protect deny timeout 5
)";

/// J74: interface source NAT for a small office, the proxy outside.
constexpr const char* INTERFACE_EXAMPLE = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone private address-book address phone1 10.1.1.3/32
set security zones security-zone public interfaces ge-0/0/2.0
set security zones security-zone public address-book address proxy 1.1.1.3/32
set security zones security-zone public address-book address phone2 1.1.1.4/32
set security zones security-zone public address-book address-set outside address proxy
set security zones security-zone public address-book address-set outside address phone2
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone public
set security nat source rule-set sip-phones rule phone1 match source-address 10.1.1.3/32
set security nat source rule-set sip-phones rule phone1 then source-nat interface persistent-nat permit any-remote-host
set security nat source rule-set sip-phones rule phone1 then source-nat interface persistent-nat inactivity-timeout 7200
set security policies from-zone private to-zone public policy outgoing match source-address phone1 destination-address outside application [ junos-sip junos-icmp-ping ]
set security policies from-zone private to-zone public policy outgoing then permit
set security policies from-zone public to-zone private policy incoming match source-address any destination-address phone1 application junos-sip
set security policies from-zone public to-zone private policy incoming then permit
)";

/// J75: a pool with proxy ARP; the match has host bits set.
constexpr const char* POOL_EXAMPLE = R"(
set security nat source rule-set sip-nat to zone public
set security nat source rule-set sip-nat from zone private
set security nat source rule-set sip-nat rule sip-r1 match source-address 10.1.1.3/24
set security nat source rule-set sip-nat rule sip-r1 then source-nat pool sip-nat-pool
set security nat source rule-set sip-nat rule sip-r1 then source-nat pool persistent-nat permit target-host
set security nat source pool sip-nat-pool address 1.1.1.20/32 to 1.1.1.40/32
set security nat source pool sip-nat-pool port range 20000 to 30000
set security nat source pool sip-nat-pool port range twin-port 40000 to 50000
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.20/32 to 1.1.1.40/32
set security zones security-zone public interfaces ge-0/0/2
set security zones security-zone private interfaces ge-0/0/0
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
)";

/// J76: one public address for each private address.
constexpr const char* STATIC_EXAMPLE = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone private host-inbound-traffic system-services ping
set security zones security-zone public interfaces ge-0/0/2.0
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone1 match destination-address 1.1.1.3/32
set security nat static rule-set incoming-sip rule phone1 then static-nat prefix 10.1.1.3/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.3/32
set security policies default-policy permit-all
)";

/// J77: the proxy inside, reached by a static address, and interface NAT for the phone.
constexpr const char* PRIVATE_PROXY_EXAMPLE = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security address-book global address proxy 10.1.1.4/32
set security address-book inside address phone1 10.1.1.3/32
set security address-book inside attach zone private
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule proxy match destination-address 1.1.1.4/32
set security nat static rule-set incoming-sip rule proxy then static-nat prefix-name proxy
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone public
set security nat source rule-set sip-phones rule phone1 match source-address-name phone1
set security nat source rule-set sip-phones rule phone1 then source-nat interface
set applications application sip-alt protocol udp destination-port 5070-5080
set applications application-set voice application sip-alt
set applications application-set voice application junos-sip
set security policies from-zone public to-zone private policy outgoing match source-address any destination-address proxy application voice
set security policies from-zone public to-zone private policy outgoing then permit
)";

/// J78: the proxy in a DMZ of its own; one rule set for two zones.
constexpr const char* THREE_ZONE_EXAMPLE = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/1 unit 0 family inet address 2.2.2.2/24
set interfaces ge-0/0/1 unit 0 family inet address 2.2.3.2/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone dmz interfaces ge-0/0/1.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone [ dmz public ]
set security nat source rule-set sip-phones rule r1 match source-address 10.1.1.3/32
set security nat source rule-set sip-phones rule r1 then source-nat interface
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone1 match destination-address 2.2.2.3/32
set security nat static rule-set incoming-sip rule phone1 then static-nat prefix 10.1.1.3/32
set security nat proxy-arp interface ge-0/0/1.0 address 2.2.2.3/32
set security alg sip maximum-call-duration 600
set security alg sip inactive-media-timeout 90
)";

} // namespace ns3::sipalg

#endif
