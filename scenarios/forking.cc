// SPDX-License-Identifier: GPL-2.0-only
//
// One user at several phones: all answer at once, and the caller keeps the last answer
//
//        private zone                 firewall                  public zone
//
//   phones 10.1.1.3 ... ------ ge-0/0/0 10.1.1.1 | 1.1.1.1 ge-0/0/2 --+-- phones 1.1.1.100 ...
//                           persistent interface NAT                  |
//                                                                     +-- proxy 1.1.1.254
//
//   --phones is the number of branches, 2 to 5: the phones outside all are user public0.
//
// Question: whose media does the firewall let through, when several phones answer one INVITE?
//
// Expected: with --variant=all-dialogs (RFC 3261 13.2.2.4: each answer is a dialog) a pinhole is
// opened towards each phone that answers, those that the caller does not keep are closed with their
// dialogs, and every call has audio both ways. With --variant=first-answer (the Junos document:
// only the first 200 OK counts) there is one towards the first phone and none towards the one that
// is kept: such a call is silent, unless the kept phone's media are the first that come in to the
// caller. No policy lets media out by itself, so with --alg=off all calls are silent.
#include "scenario-run.h"
#include "two-zone-config.h"

#include "ns3/boolean.h"

using namespace ns3;

namespace
{

const std::string CONFIG = TWO_ZONES + PERSISTENT_INTERFACE_NAT + PERMIT_SIP_OUT + PERMIT_SIP_IN;

} // namespace

int
main(int argc, char** argv)
{
    ScenarioInfo info{"forking", "a forked INVITE and the media of its answers", CONFIG};
    info.variants = {
        {"all-dialogs", "set security alg sip forking all-dialogs\n"},
        {"first-answer", "set security alg sip forking first-answer\n"},
    };
    info.defaults.calls = 8;
    info.defaults.hold = 5;
    info.phones = {2, 5};
    return RunScenario(info, argc, argv, [](ScenarioNetwork& network) {
        network.AddProxy("public", "1.1.1.254");
        network.GetPhones().SetAttribute("TakeLastBranch", BooleanValue(true));
        network.AddPhones("private", "10.1.1.3");
        network.AddForkedPhones("public", "1.1.1.100");
        network.SetCallers("private");
    });
}
