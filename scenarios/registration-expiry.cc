// SPDX-License-Identifier: GPL-2.0-only
//
// Registrations that live longer than the NAT's memory of idle flows
//
//        private zone                 firewall                  public zone
//
//   phones 10.1.1.3 ... ------ ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 --+-- phones 1.1.1.100 ...
//                           interface NAT, UDP idle 30 s              |
//                                                                     +-- proxy 1.1.1.254
//
// Question: the phones register for 600 s, the NAT forgets idle flows after 30 s. Who can be called
// in between? The proxy sends calls to where a REGISTER came from, as providers do that expect
// phones behind NAT.
//
// Expected: with the ALG every call comes in, for its table of registrations keeps the way open
// until the registrar's expiry, whatever is idle. With --alg=off no call comes in once 30 s have
// passed, unless the phones send keepalives each 20 s (--variant=keepalive): then calls come in,
// are heard by the caller only, and cannot be ended by its BYE.
#include "scenario-run.h"

#include "ns3/boolean.h"

using namespace ns3;

namespace
{

const char* const CONFIG = R"(
set interfaces ge-0/0/0 unit 0 family inet address 10.1.1.1/24
set interfaces ge-0/0/2 unit 0 family inet address 1.1.1.1/24
set security zones security-zone private interfaces ge-0/0/0.0
set security zones security-zone public interfaces ge-0/0/2.0
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
set security flow udp-timeout 30
)";

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"registration-expiry", "registrations longer than the idle timeout", CONFIG};
    info.variants = {
        {"plain", ""},
        {"keepalive", ""},
    };
    info.defaults.calls = 10;
    info.defaults.hold = 5;
    info.defaults.rate = 0.03;
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        const bool keepsAlive = network.GetOptions().variant == "keepalive";
        network.AddProxy("public", "1.1.1.254");
        network.GetServer().SetAttribute("RouteToSource", BooleanValue(true));
        SipPhoneHelper& phones = network.GetPhones();
        phones.SetAttribute("RegistrationExpiry", TimeValue(Seconds(600)));
        phones.SetAttribute("KeepaliveInterval", TimeValue(Seconds(keepsAlive ? 20 : 0)));
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
        network.SetCallers("public");
        network.SetFirstCall(Seconds(60));
    });
}
