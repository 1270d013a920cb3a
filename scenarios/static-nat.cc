// SPDX-License-Identifier: GPL-2.0-only
//
// Phones that each have a public address of their own
//
//        private zone                 firewall                  public zone
//
//   phones 10.1.1.3 ... ------ ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 --+-- phones 1.1.1.100 ...
//                           1.1.1.3 <-> 10.1.1.3, .4 <-> .4, .5 <-> .5 |
//                                                                     +-- proxy 1.1.1.254
//
// Question: is an ALG needed where every phone has its own public address, and the firewall answers
// ARP for it? The network is the static NAT example of the Junos SIP ALG document.
//
// Expected: all calls are answered with audio both ways. With --alg=off the addresses in SIP and
// SDP stay private: no call comes in, and of outgoing calls the private side hears nothing. One
// translation to a host is not enough, the text must be translated too.
#include "scenario-run.h"

using namespace ns3;

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone3 match destination-address 1.1.1.3/32
set security nat static rule-set incoming-sip rule phone3 then static-nat prefix 10.1.1.3/32
set security nat static rule-set incoming-sip rule phone4 match destination-address 1.1.1.4/32
set security nat static rule-set incoming-sip rule phone4 then static-nat prefix 10.1.1.4/32
set security nat static rule-set incoming-sip rule phone5 match destination-address 1.1.1.5/32
set security nat static rule-set incoming-sip rule phone5 then static-nat prefix 10.1.1.5/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.3/32 to 1.1.1.5/32
set security policies from-zone private to-zone public policy outgoing match source-address any
set security policies from-zone private to-zone public policy outgoing match destination-address any
set security policies from-zone private to-zone public policy outgoing match application any
set security policies from-zone private to-zone public policy outgoing then permit
set security policies from-zone public to-zone private policy incoming match source-address any
set security policies from-zone public to-zone private policy incoming match destination-address any
set security policies from-zone public to-zone private policy incoming match application junos-sip
set security policies from-zone public to-zone private policy incoming then permit
)";

} // namespace

int
main(int argc, char** argv)
{
    const ScenarioInfo info{"static-nat", "calls to phones with static NAT", CONFIG};
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("public", "1.1.1.254");
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
    });
}
