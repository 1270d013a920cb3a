// SPDX-License-Identifier: GPL-2.0-only
//
// More phones than a source NAT pool has addresses
//
//        private zone                 firewall                  public zone
//
//   phones 10.1.1.3 ... ------ ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 --+-- phones 1.1.1.100 ...
//                           pool 1.1.1.20 to 1.1.1.40, proxy ARP      |
//                                                                     +-- proxy 1.1.1.254
//
// Question: 22 phones share a pool of 21 addresses. What becomes of the 22nd? The network is the
// source pool example of the Junos SIP ALG document.
//
// Expected: with ports translated (--variant=ports) every phone registers and every call is
// answered with audio both ways. With --variant=address-only each phone takes an address of its
// own, one of the 22 gets none, and its calls fail. With --alg=off no call comes in, and of
// outgoing calls the private side hears nothing.
#include "scenario-run.h"
#include "two-zone-config.h"

using namespace ns3;

namespace
{

const std::string CONFIG = TWO_ZONES + PERMIT_ANY_OUT + PERMIT_SIP_IN + R"(
set security nat source pool sip-nat-pool address 1.1.1.20/32 to 1.1.1.40/32
set security nat source rule-set sip-nat from zone private
set security nat source rule-set sip-nat to zone public
set security nat source rule-set sip-nat rule sip-r1 match source-address 10.1.1.0/24
set security nat source rule-set sip-nat rule sip-r1 then source-nat pool sip-nat-pool persistent-nat permit any-remote-host
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.20/32 to 1.1.1.40/32
)";

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"source-pool", "more phones than a source pool has addresses", CONFIG};
    info.variants = {
        {"ports", ""},
        {"address-only", "set security nat source pool sip-nat-pool port no-translation\n"},
    };
    info.defaults.calls = 44;
    info.defaults.phones = 22;
    info.defaults.hold = 5;
    info.defaults.rate = 2;
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("public", "1.1.1.254");
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
    });
}
