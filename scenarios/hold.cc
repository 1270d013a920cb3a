// SPDX-License-Identifier: GPL-2.0-only
//
// Calls on hold: what the firewall keeps open meanwhile
//
//        private zone                 firewall                  public zone
//
//   phones 10.1.1.3 ... ------ ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 --+-- phones 1.1.1.100 ...
//                           persistent interface NAT                  |
//                                                                     +-- proxy 1.1.1.254
//
// Question: each caller puts its call on hold 3 s after the answer and takes it back 4 s later. Do
// the ports stay, and is the call heard again? The variants are the three ways to ask for hold:
// zero (c=0.0.0.0, RFC 2543), sendonly and inactive (RFC 3264 8.4), and retain, which is zero with
// retain-hold-resource.
//
// Expected: every call is answered with audio both ways and survives its hold. Hold with zero or
// inactive closes pinholes, those of RTCP too, and others are opened when the call is taken back,
// perhaps elsewhere; with sendonly and retain those in use stay until the end. With --alg=off no
// call comes in, and in calls from inside the private side hears nothing, before hold and after.
#include "scenario-run.h"
#include "two-zone-config.h"

#include "ns3/string.h"

using namespace ns3;

namespace
{

const std::string CONFIG = TWO_ZONES + PERSISTENT_INTERFACE_NAT + PERMIT_ANY_OUT + PERMIT_SIP_IN;

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"hold", "calls on hold, with and without retained resources", CONFIG};
    info.variants = {
        {"zero", ""},
        {"sendonly", ""},
        {"inactive", ""},
        {"retain", "set security alg sip retain-hold-resource\n"},
    };
    info.defaults.calls = 6;
    info.defaults.hold = 4;
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        const std::string& variant = network.GetOptions().variant;
        network.AddProxy("public", "1.1.1.254");
        const std::string style = variant == "retain" ? "zero" : variant;
        network.GetPhones().SetAttribute("HoldStyle", StringValue(style));
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
        SipCallPlan plan;
        plan.holdAfter = Seconds(3);
        plan.resumeAfter = Seconds(4);
        network.SetPlan(plan);
    });
}
