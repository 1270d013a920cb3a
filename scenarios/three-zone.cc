// SPDX-License-Identifier: GPL-2.0-only
//
// Private and public phones meet at a proxy in the DMZ; media go straight through the firewall
//
//                         proxy 2.2.2.4
//                               |           DMZ
//                       ge-0/0/1 2.2.2.2
//        private                |                       public
//   phone1 10.1.1.3 ---+- ge-0/0/0   ge-0/0/2 -+--- phone2 1.1.1.3
//   (more from .4 on)  |  10.1.1.1   1.1.1.1   |    (more from .4 on)
//                        firewall
//
//   static NAT 2.2.2.3 <-> 10.1.1.3 from public, proxy ARP for 2.2.2.3 in the DMZ, interface NAT
//   from private to DMZ and public. Policies: private <-> DMZ, public <-> DMZ, private -> public;
//   there is none from public to private.
//
// Question: can phone2 be heard by phone1, though no policy lets it send to the private zone? The
// network is the three-zone example of the Junos SIP ALG document.
//
// Expected: all calls are answered with audio both ways; media from outside pass through pinholes
// only, and none cross the DMZ. With --alg=off the phones' own addresses cross the firewall
// untranslated: no call finds a private phone, and in calls from private phones only the public
// side can hear.
#include "scenario-run.h"

using namespace ns3;

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/1 unit 0 family inet address 2.2.2.2/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone dmz interfaces ge-0/0/1.0
set security zones security-zone public interfaces ge-0/0/2.0
set security zones security-zone dmz address-book address proxy 2.2.2.4/32
set security nat static rule-set incoming-sip from zone public
set security nat static rule-set incoming-sip rule phone1 match destination-address 2.2.2.3/32
set security nat static rule-set incoming-sip rule phone1 then static-nat prefix 10.1.1.3/32
set security nat proxy-arp interface ge-0/0/1.0 address 2.2.2.3/32
set security nat source rule-set sip-phones from zone private
set security nat source rule-set sip-phones to zone [ dmz public ]
set security nat source rule-set sip-phones rule r1 match source-address 10.1.1.0/24
set security nat source rule-set sip-phones rule r1 then source-nat interface
set security policies from-zone private to-zone dmz policy private-to-proxy match source-address any
set security policies from-zone private to-zone dmz policy private-to-proxy match destination-address proxy
set security policies from-zone private to-zone dmz policy private-to-proxy match application junos-sip
set security policies from-zone private to-zone dmz policy private-to-proxy then permit
set security policies from-zone public to-zone dmz policy public-to-proxy match source-address any
set security policies from-zone public to-zone dmz policy public-to-proxy match destination-address proxy
set security policies from-zone public to-zone dmz policy public-to-proxy match application junos-sip
set security policies from-zone public to-zone dmz policy public-to-proxy then permit
set security policies from-zone dmz to-zone private policy proxy-to-private match source-address proxy
set security policies from-zone dmz to-zone private policy proxy-to-private match destination-address any
set security policies from-zone dmz to-zone private policy proxy-to-private match application junos-sip
set security policies from-zone dmz to-zone private policy proxy-to-private then permit
set security policies from-zone dmz to-zone public policy proxy-to-public match source-address proxy
set security policies from-zone dmz to-zone public policy proxy-to-public match destination-address any
set security policies from-zone dmz to-zone public policy proxy-to-public match application junos-sip
set security policies from-zone dmz to-zone public policy proxy-to-public then permit
set security policies from-zone private to-zone public policy private-to-public match source-address any
set security policies from-zone private to-zone public policy private-to-public match destination-address any
set security policies from-zone private to-zone public policy private-to-public match application any
set security policies from-zone private to-zone public policy private-to-public then permit
)";

} // namespace

int
main(int argc, char** argv)
{
    const ScenarioInfo info{"three-zone", "private, DMZ and public zone, proxy in the DMZ", CONFIG};
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("dmz", "2.2.2.4");
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.3");
    });
}
