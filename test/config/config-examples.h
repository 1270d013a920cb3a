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

} // namespace ns3::sipalg

#endif
