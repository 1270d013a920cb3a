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
#include "two-zone-config.h"

using namespace ns3;

namespace
{

const std::string CONFIG = TWO_ZONES + PERMIT_ANY_OUT + PERMIT_SIP_IN + R"(
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone3 match destination-address 1.1.1.3/32
set security nat static rule-set incoming-sip rule phone3 then static-nat prefix 10.1.1.3/32
set security nat static rule-set incoming-sip rule phone4 match destination-address 1.1.1.4/32
set security nat static rule-set incoming-sip rule phone4 then static-nat prefix 10.1.1.4/32
set security nat static rule-set incoming-sip rule phone5 match destination-address 1.1.1.5/32
set security nat static rule-set incoming-sip rule phone5 then static-nat prefix 10.1.1.5/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.3/32 to 1.1.1.5/32
)";

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"static-nat", "calls to phones with static NAT", CONFIG};
    info.phones.most = 3; // as many as the configuration has rules for
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("public", "1.1.1.254");
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
    });
}
