// SPDX-License-Identifier: GPL-2.0-only
//
// Legitimate calls beside sources that repeat INVITEs which the proxy refuses
//
//       private zone                    firewall                    public zone
//
//   phones 10.1.1.5 --+--- ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 ---+-- phones   1.1.1.20 ...
//   proxy  10.1.1.4 --+     1.1.1.4 <-> 10.1.1.4, proxy ARP        +-- attacker 1.1.1.100
//                                                                      (flood: .100 to .149)
//
// Question: how many refused INVITEs reach the proxy with the application screen of the ALG and
// without it, and what do others notice? The attacker asks for a user that does not exist, 5 times
// a second for 20 s; with the flood variants 50 attackers do, 50 times a second together.
//
// Expected: without the screen every INVITE reaches the proxy. With it (protect deny) the proxy
// sees one per source and deny timeout, here 5 s: of a single
// attacker 14 instead of 100, counting the repeats that it sends after its last call. A flood from
// many sources is held back by each source's own rate only: 719 of 1000 get through. Legitimate
// calls are answered with audio both ways in all variants. With --alg=off there is no screen.
#include "scenario-run.h"

#include "ns3/boolean.h"
#include "ns3/ipv4-address.h"

using namespace ns3;

namespace
{

constexpr double ATTACK_SECONDS = 20;

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
        Ptr<SipPhoneBank> attackers = network.AddStrangers("public", "1.1.1.100", sources);
        const double rate = isFlood ? 50 : 5;
        for (uint32_t i = 0; i < ATTACK_SECONDS * rate; ++i)
        {
            attackers->ScheduleCall(Seconds(5 + i / rate), i % sources, "nobody");
        }
    });
}
