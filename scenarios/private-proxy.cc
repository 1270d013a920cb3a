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

#include "ns3/ipv4-address.h"

using namespace ns3;

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule proxy match destination-address 1.1.1.4/32
set security nat static rule-set incoming-sip rule proxy then static-nat prefix 10.1.1.4/32
set security nat proxy-arp interface ge-0/0/2.0 address 1.1.1.4/32
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone public
set security nat source rule-set sip-phones rule phones match source-address 10.1.1.0/24
set security nat source rule-set sip-phones rule phones then source-nat interface
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
    const ScenarioInfo info{"private-proxy", "proxy in the private zone behind static NAT", CONFIG};
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("private", "10.1.1.4");
        network.AddPhones("private", "10.1.1.5");
        network.GetPhones().SetAttribute("Proxy", Ipv4AddressValue("1.1.1.4"));
        network.AddPhones("public", "1.1.1.100");
    });
}
