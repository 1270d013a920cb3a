// SPDX-License-Identifier: GPL-2.0-only
//
// Media fall silent, BYEs are lost, a call is too long: when does the firewall close
//
//        private zone                 firewall                  public zone
//
//   phones 10.1.1.3 ... ------ ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 --+-- phones 1.1.1.100 ...
//                           persistent interface NAT                  |
//                                                                     +-- proxy 1.1.1.254
//
// Question: what ends the pinholes of a call that nobody ends? The phones fall silent 5 s after the
// answer and hang up later; with --variant=lost-bye they never say so.
//
// Expected: 10 s after the last packet the media are closed (inactive-media-timeout). The document
// says three things of the call, and each is a variant: terminate (it goes with its media),
// keep-call (it stays until BYE, and 5 s more as any call does), remove-at-bye (it stays, without
// media, and goes with BYE). With lost-bye and terminate nothing is left either. With
// maximum-duration calls of over 200 s are cut at 180 s although media flow: who is inside hears no
// more, who is outside does, for the policy lets anything out. With --alg=off there are no pinholes
// to close; no call comes in, and who is inside hears nothing.
#include "scenario-run.h"
#include "two-zone-config.h"

#include "ns3/boolean.h"
#include "ns3/string.h"

using namespace ns3;

namespace
{

const std::string CONFIG =
    TWO_ZONES + PERSISTENT_INTERFACE_NAT + PERMIT_ANY_OUT + PERMIT_SIP_IN + R"(
set security alg sip inactive-media-timeout 10
set security alg sip maximum-call-duration 3
)";

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"media-timeout", "silence, lost BYEs and the longest call", CONFIG};
    info.variants = {
        {"terminate", "set security alg sip inactive-media-action terminate\n"},
        {"keep-call", "set security alg sip inactive-media-action keep-call\n"},
        {"remove-at-bye", "set security alg sip inactive-media-action remove-at-bye\n"},
        {"lost-bye", "set security alg sip inactive-media-action terminate\n"},
        {"maximum-duration", ""},
    };
    info.defaults.calls = 6;
    info.defaults.hold = 10;
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        const std::string& variant = network.GetOptions().variant;
        const bool isLong = variant == "maximum-duration";
        network.AddProxy("public", "1.1.1.254");
        SipPhoneHelper& phones = network.GetPhones();
        phones.SetAttribute("MuteAfter", TimeValue(Seconds(isLong ? 0 : 5)));
        phones.SetAttribute("SendBye", BooleanValue(variant != "lost-bye"));
        phones.SetAttribute("CalleeHoldTime",
                            StringValue(variant == "lost-bye"
                                            ? "ns3::ConstantRandomVariable[Constant=40]"
                                            : "ns3::ConstantRandomVariable[Constant=0]"));
        network.AddPhones("private", "10.1.1.3");
        network.AddPhones("public", "1.1.1.100");
        network.SetLeastTalk(Seconds(isLong ? 200 : 30));
    });
}
