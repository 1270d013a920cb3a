// SPDX-License-Identifier: GPL-2.0-only
// A whole simulation: Alice calls Bob through a firewall that hides her address.
//
//     alice 10.1.1.3 ──── private ── firewall ── public ──── bob 1.1.1.4, proxy 1.1.1.5
//
// Expected output:
//     alice calls bob: answered-ok, audio two-way, set up in 0.1 ms

#include "ns3/core-module.h"
#include "ns3/network-module.h"
#include "ns3/sip-alg-module.h"

#include <cstdio>

using namespace ns3;

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/1 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/1.0
set security nat source rule-set out from zone private
set security nat source rule-set out to zone public
set security nat source rule-set out rule all match source-address 10.1.1.0/24
set security nat source rule-set out rule all then source-nat interface
set security policies from-zone private to-zone public policy out match source-address any
set security policies from-zone private to-zone public policy out match destination-address any
set security policies from-zone private to-zone public policy out match application any
set security policies from-zone private to-zone public policy out then permit
)";

void
Print(const CallRecord& call)
{
    std::printf("alice calls bob: %s, audio %s, set up in %.1f ms\n",
                call.GetOutcomeText().c_str(),
                ToText(call.audio),
                call.setupSeconds.value_or(0) * 1000);
}

int
main()
{
    const sipalg::FirewallConfig config = *sipalg::ReadConfig(CONFIG, "first-call").config;
    ZoneTopologyHelper topology(config);
    Ptr<Node> alice = topology.AddHost("private", "10.1.1.3");
    Ptr<Node> bob = topology.AddHost("public", "1.1.1.4");
    Ptr<Node> proxy = topology.AddHost("public", "1.1.1.5");
    NatFirewallHelper(config).Install(topology.GetFirewallNode());

    SipServerHelper server;
    server.AddUsers({"alice", "bob"});
    server.Install(proxy);
    SipPhoneHelper phones(Ipv4Address("1.1.1.5"));
    ApplicationContainer bank = phones.Install(NodeContainer(alice, bob), {"alice", "bob"});
    phones.GetLedger()->TraceConnectWithoutContext("Call", MakeCallback(&Print));
    SipCallPlan plan;
    plan.hold = Seconds(10);
    DynamicCast<SipPhoneBank>(bank.Get(0))->ScheduleCall(Seconds(5), 0, "bob", plan);

    Simulator::Stop(Minutes(2));
    Simulator::Run();
    Simulator::Destroy();
}
