// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

constexpr ConfigRow ROWS[] = {
    ScalarRow<&FirewallConfig::nat, &NatConfig::udpTimeout>(
        "security flow udp-timeout <4..86400 seconds>",
        "sip-alg; RFC 4787 REQ-5",
        "Idle time of a UDP session; the RFC recommends 300 and forbids less than 120."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::icmpTimeout>(
        "security flow icmp-timeout <4..86400 seconds>",
        "sip-alg; RFC 5508 REQ-2",
        "Idle time of an ICMP query session; the RFC forbids less than 60."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::tcpTimeout>(
        "security flow tcp-timeout <4..86400 seconds>",
        "sip-alg; RFC 5382 REQ-5",
        "Idle time of a TCP session; the RFC forbids less than 7440 once it is established."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::maxSessions>(
        "security flow maximum-sessions <1..16000000>",
        "sip-alg",
        "Most sessions at a time, a bound on memory."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::maxMappings>(
        "security flow maximum-mappings <1..16000000>",
        "sip-alg",
        "Most NAT mappings at a time, a bound on memory."),
    ScalarRow<&FirewallConfig::nat, &NatConfig::maxPinholes>(
        "security flow maximum-pinholes <1..16000000>",
        "sip-alg",
        "Most pinholes at a time, a bound on memory."),
};

} // namespace

ConfigRows
GetFlowRows()
{
    return MakeConfigRows("Sessions and limits", ROWS);
}

} // namespace ns3::sipalg
