// SPDX-License-Identifier: GPL-2.0-only
//
// Legitimate calls beside sources that repeat INVITEs which the proxy refuses
//
//       private zone                    firewall                    public zone
//
//   phones 10.1.1.5 --+--- ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 ---+-- phones   1.1.1.20 ...
//   proxy  10.1.1.4 --+     1.1.1.4 <-> 10.1.1.4, proxy ARP        +-- attacker 1.1.1.200
//                                                                      (flood: .200 to .249)
//
// Question: how many refused INVITEs reach the proxy with the application screen of the ALG and
// without it, and what do others notice? The attacker asks for a user that does not exist, 5 times
// a second for 20 s; with the flood variants 50 attackers do, 50 times a second together.
//
// Expected: without the screen every INVITE reaches the proxy. With it (protect deny) the proxy
// sees one per source and deny timeout, here 5 s: of a single attacker about 14 instead of 100,
// counting the repeats that it sends after its last call. A flood from many sources is held back by
// each source's own rate only: some 710 of 1000 get through. Legitimate calls are answered with
// audio both ways in all variants. With --alg=off there is no screen, and legitimate calls are
// heard one way.
#include "scenario-run.h"
#include "two-zone-config.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-address.h"

using namespace ns3;

namespace
{

constexpr double ATTACK_SECONDS = 20;

const std::string CONFIG =
    TWO_ZONES + PROXY_INSIDE + INTERFACE_NAT + PERMIT_ANY_OUT + PERMIT_SIP_IN;

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"dos-protection", "repeated INVITEs with and without the screen", CONFIG};
    info.variants = {
        {"screen",
         "set security alg sip application-screen protect deny all\n"
         "set security alg sip application-screen protect deny timeout 5\n"},
        {"open", ""},
        {"flood-screen",
         "set security alg sip application-screen protect deny all\n"
         "set security alg sip application-screen protect deny timeout 5\n"},
        {"flood-open", ""},
    };
    info.defaults.calls = 10;
    info.defaults.hold = 5;
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        const bool isFlood = network.GetOptions().variant.compare(0, 5, "flood") == 0;
        network.AddProxy("private", "10.1.1.4");
        network.GetServer().SetAttribute("ChallengeCalls", BooleanValue(false));
        network.AddPhones("private", "10.1.1.5");
        network.GetPhones().SetAttribute("Proxy", Ipv4AddressValue("1.1.1.4"));
        network.AddPhones("public", "1.1.1.20");
        const uint32_t sources = isFlood ? 50 : 1;
        Ptr<SipPhoneBank> attackers = network.AddStrangers("public", "1.1.1.200", sources);
        const double rate = isFlood ? 50 : 5;
        for (uint32_t i = 0; i < ATTACK_SECONDS * rate; ++i)
        {
            attackers->ScheduleCall(Seconds(5 + i / rate), i % sources, "nobody");
        }
    });
}
