// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TWO_ZONE_CONFIG_H
#define SIPALG_TWO_ZONE_CONFIG_H

#include <string>

namespace ns3
{

// What the scenarios with a private and a public zone have in common.

/// ge-0/0/0 with 10.1.1.1 in zone private, ge-0/0/2 with 1.1.1.1 in zone public.
inline const std::string TWO_ZONES = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
)";

/// Who is inside may send anything out.
inline const std::string PERMIT_ANY_OUT = R"(
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application any
set security policies from-zone private to-zone public policy outgoing then permit
)";

/// Who is inside may send SIP out, so that media need a pinhole there too.
inline const std::string PERMIT_SIP_OUT = R"(
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application junos-sip
set security policies from-zone private to-zone public policy outgoing then permit
)";

/// Who is outside may send SIP in.
inline const std::string PERMIT_SIP_IN = R"(
set security policies from-zone public to-zone private policy incoming match source-address any
set security policies from-zone public to-zone private policy incoming match destination-address any
set security policies from-zone public to-zone private policy incoming match application junos-sip
set security policies from-zone public to-zone private policy incoming then permit
)";

/// Phones inside share the address of ge-0/0/2. A mapping that they have made admits any host
/// outside, as the Junos SIP ALG document has it for phones that are to be called.
inline const std::string PERSISTENT_INTERFACE_NAT = R"(
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone public
set security nat source rule-set sip-phones rule phones match source-address 10.1.1.0/24
set security nat source rule-set sip-phones rule phones then source-nat interface persistent-nat permit any-remote-host
)";

/// Phones inside share the address of ge-0/0/2.
inline const std::string INTERFACE_NAT = R"(
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone public
set security nat source rule-set sip-phones rule phones match source-address 10.1.1.0/24
set security nat source rule-set sip-phones rule phones then source-nat interface
)";

/// The proxy inside, 10.1.1.4, is 1.1.1.4 outside.
inline const std::string PROXY_INSIDE = R"(
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule proxy match destination-address 1.1.1.4/32
set security nat static rule-set incoming-sip rule proxy then static-nat prefix 10.1.1.4/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.4/32
)";

} // namespace ns3

#endif
