// SPDX-License-Identifier: GPL-2.0-only
//
// The proxy stands in the private zone, phones outside register through static NAT
//
//       private zone                    firewall                    public zone
//
//   phone1 10.1.1.5 --+--- ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 ---+-- phone2 1.1.1.100
//   (more from .6 on) |     1.1.1.4 <-> 10.1.1.4, proxy ARP        |   (more from .101 on)
//   proxy  10.1.1.4 --+     interface NAT for the phones
//
// Question: do phones outside reach a registrar inside, and do they hear the phones there? The
// network is the private proxy example of the Junos SIP ALG document.
//
// Expected: all phones register and all calls are answered with audio both ways, media going
// straight between the phones. With --alg=off phones outside still register, for only the packet
// must be translated, but every call is heard one way, and half of them cannot even be ended: BYE
// goes to a private address.
#include "scenario-run.h"
#include "two-zone-config.h"

#include "ns3/ipv4-address.h"

using namespace ns3;

namespace
{

const std::string CONFIG =
    TWO_ZONES + PROXY_INSIDE + INTERFACE_NAT + PERMIT_ANY_OUT + PERMIT_SIP_IN;

} // namespace

int
main(int argc, char** argv)
{
    const ScenarioInfo info{"private-proxy", "proxy in the private zone behind static NAT", CONFIG};
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("private", "10.1.1.4");
        network.AddPhones("private", "10.1.1.5");
        network.GetPhones().SetAttribute("Proxy", Ipv4AddressValue("1.1.1.4"));
        network.AddPhones("public", "1.1.1.100");
    });
}
