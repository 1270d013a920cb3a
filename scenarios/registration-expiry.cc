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
// are heard by the caller only, and cannot be ended by its BYE. With --variant=expired the phones
// do not register again, and the proxy goes on sending calls to them: they come in until the 600 s
// are over, and no longer.
#include "scenario-run.h"
#include "two-zone-config.h"

#include "ns3/boolean.h"

using namespace ns3;

namespace
{

const std::string CONFIG = TWO_ZONES + INTERFACE_NAT + PERMIT_ANY_OUT + PERMIT_SIP_IN + R"(
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
        {"expired", ""},
    };
    info.defaults.calls = 10;
    info.defaults.hold = 5;
    info.defaults.rate = 0.03;
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        const bool keepsAlive = network.GetOptions().variant == "keepalive";
        const bool expires = network.GetOptions().variant == "expired";
        network.AddProxy("public", "1.1.1.254");
        network.GetServer().SetAttribute("RouteToSource", BooleanValue(true));
        network.GetServer().SetAttribute("ExpiryGrace", TimeValue(Seconds(expires ? 600 : 0)));
        SipPhoneHelper& phones = network.GetPhones();
        phones.SetAttribute("RegistrationExpiry", TimeValue(Seconds(600)));
        phones.SetAttribute("RefreshRegistration", BooleanValue(!expires));
        phones.SetAttribute("KeepaliveInterval", TimeValue(Seconds(keepsAlive ? 20 : 0)));
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
        network.SetCallers("public");
        network.SetFirstCall(Seconds(expires ? 450 : 60));
    });
}
