// SPDX-License-Identifier: GPL-2.0-only
//
// Phones behind interface source NAT call phones outside, whose proxy is outside too
//
//        private zone                  firewall                     public zone
//
//   phone1 10.1.1.3 --+--- ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 ---+-- phone2 1.1.1.3
//   (more from .4 on)      persistent source NAT to 1.1.1.1        |   (more from .4 on)
//                                                                  +-- proxy  1.1.1.254
//
// Question: do incoming calls reach phones that share one public address, and do both sides hear
// each other? The network is the source NAT example of the Junos SIP ALG document.
//
// Expected: all calls are answered with audio both ways. With --alg=off the phones register
// addresses that nobody outside can reach: no incoming call arrives, and of outgoing calls the
// private side hears nothing.
#include "scenario-run.h"
#include "two-zone-config.h"

using namespace ns3;

namespace
{

const std::string CONFIG = TWO_ZONES + PERMIT_ANY_OUT + PERMIT_SIP_IN + R"(
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone public
set security nat source rule-set sip-phones rule phone1 match source-address 10.1.1.0/24
set security nat source rule-set sip-phones rule phone1 then source-nat interface persistent-nat permit target-host
)";

} // namespace

int
main(int argc, char** argv)
{
    const ScenarioInfo info{"two-zone", "calls across interface source NAT, proxy outside", CONFIG};
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("public", "1.1.1.254");
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.3");
    });
}
