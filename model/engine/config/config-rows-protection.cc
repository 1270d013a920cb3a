// SPDX-License-Identifier: GPL-2.0-only
#include "config-rows.h"

namespace ns3::sipalg
{

namespace
{

constexpr auto ALG = &FirewallConfig::alg;

constexpr const char* DENY = "security alg sip application-screen protect deny";

void
ReadDenyAll(ConfigDraft& draft, const ConfigValues&)
{
    draft.Choose(DENY, "all");
    draft.config.alg.protectDeny = true;
}

void
WriteDenyAll(const FirewallConfig& config, ConfigLines& lines)
{
    lines.AddFlag(config.alg.protectDeny && config.alg.protectedServers.empty());
}

void
ReadDenyServer(ConfigDraft& draft, const ConfigValues& values)
{
    draft.Choose(DENY, "destination-ip");
    draft.config.alg.protectDeny = true;
    draft.config.alg.protectedServers.push_back(values[0].prefix);
}

void
WriteDenyServers(const FirewallConfig& config, ConfigLines& lines)
{
    for (const IpPrefix& server : config.alg.protectedServers)
    {
        lines.Add({}, {server.ToString()});
    }
}

constexpr ConfigRow ROWS[] = {
    ScalarRow<ALG, &AlgConfig::permitUnknownNatApplied>(
        "security alg sip application-screen unknown-message permit-nat-applied",
        "Junos, 001",
        "Unknown methods pass unread on flows with NAT."),
    UndoRow<ALG, &AlgConfig::permitUnknownNatApplied>(
        "security alg sip application-screen unknown-message no-permit-nat-applied",
        "sip-alg",
        "Drops them there, whatever the profile says."),
    ScalarRow<ALG, &AlgConfig::permitUnknownRouted>(
        "security alg sip application-screen unknown-message permit-routed",
        "Junos, 001",
        "Unknown methods pass unread on flows without NAT."),
    UndoRow<ALG, &AlgConfig::permitUnknownRouted>(
        "security alg sip application-screen unknown-message no-permit-routed",
        "sip-alg",
        "Drops them there, whatever the profile says."),
    {"security alg sip application-screen protect deny all",
     ConfigRepeat::Once,
     ReadDenyAll,
     WriteDenyAll,
     "Junos, 001",
     "Drops repeated INVITEs to any server after it has refused one."},
    {"security alg sip application-screen protect deny destination-ip <prefix>",
     ConfigRepeat::List,
     ReadDenyServer,
     WriteDenyServers,
     "Junos, 001",
     "Drops repeated INVITEs to these servers only."},
    ScalarRow<ALG, &AlgConfig::denyTimeout>(
        "security alg sip application-screen protect deny timeout <1..3600 seconds>",
        "Junos; 001 gives 3 s and no range",
        "How long they are dropped."),
    ScalarRow<ALG, &AlgConfig::denyDiscards>(
        "security alg sip application-screen protect deny discard {invites|all-packets}",
        "sip-alg; 001 says both",
        "What of a refused source is dropped: INVITEs, or all that the ALG reads."),
    ScalarRow<ALG, &AlgConfig::denyGlobalFailures>(
        "security alg sip application-screen protect deny global-failures",
        "sip-alg; 001 names 3xx, 4xx and 5xx",
        "An answer of 6xx is a refusal, too."),
    ScalarRow<ALG, &AlgConfig::protection>("security alg sip protection {enforced|ignored}",
                                           "sip-alg; 001 has security in the ALG, 002 has none",
                                           "Do `protect deny` and `media-host` act?"),
    ScalarRow<ALG, &AlgConfig::maximumCalls>("security alg sip maximum-calls <1..16000000>",
                                             "sip-alg",
                                             "Most calls at a time, a bound on memory."),
    ScalarRow<ALG, &AlgConfig::fullCallTable>("security alg sip full-call-table {evict|refuse}",
                                              "sip-alg; RFC 5853 3.1, RFC 4732",
                                              "A call for which the table has no room takes that "
                                              "of an unanswered one, of whoever has most "
                                              "of them, or is refused."),
    ScalarRow<ALG, &AlgConfig::maximumRegistrations>(
        "security alg sip maximum-registrations <1..16000000>",
        "sip-alg",
        "Most contact bindings at a time, a bound on memory."),
    ScalarRow<ALG, &AlgConfig::maximumTransactions>(
        "security alg sip maximum-transactions <1..16000000>",
        "sip-alg",
        "Most transactions and subscriptions outside of calls at a time, a bound on memory."),
    ScalarRow<ALG, &AlgConfig::maximumRegistrationsPerHost>(
        "security alg sip maximum-registrations-per-host <1..16000000>",
        "sip-alg",
        "Most contact bindings of one host."),
    ScalarRow<ALG, &AlgConfig::maximumTransactionsPerHost>(
        "security alg sip maximum-transactions-per-host <1..16000000>",
        "sip-alg",
        "Most transactions and subscriptions outside of calls that one host has begun."),
    ScalarRow<ALG, &AlgConfig::maximumContacts>("security alg sip maximum-contacts <1..1024>",
                                                "sip-alg",
                                                "Most contact bindings of one address of record."),
    ScalarRow<ALG, &AlgConfig::maximumRegistrationExpiry>(
        "security alg sip maximum-registration-expiry <60..31536000 seconds>",
        "sip-alg; RFC 3261 10.2.1.1",
        "A registration is forgotten after this time, even if the registrar grants more."),
    ScalarRow<ALG, &AlgConfig::maximumSubscriptionExpiry>(
        "security alg sip maximum-subscription-expiry <60..31536000 seconds>",
        "sip-alg; RFC 6665 4.1.2.1",
        "A subscription is forgotten after this time, even if the notifier grants more."),
    ScalarRow<ALG, &AlgConfig::permitForeignContact>(
        "security alg sip permit-foreign-contact",
        "sip-alg; RFC 5853 3.1",
        "A REGISTER may bind a host that is not its sender, and have a pinhole opened to it."),
    ScalarRow<ALG, &AlgConfig::maximumDenials>(
        "security alg sip maximum-denials <1..16000000>",
        "sip-alg",
        "Most pairs of a refused source and its server at a time, a bound on memory."),
    ScalarRow<ALG, &AlgConfig::maximumCallsPerSource>(
        "security alg sip maximum-calls-per-source <1..16000000>",
        "sip-alg; RFC 5853 3.1",
        "Most calls at a time that one host has begun."),
    ScalarRow<ALG, &AlgConfig::maximumMediaSessions>(
        "security alg sip maximum-media-sessions <4..65535>",
        "sip-alg",
        "Most sessions of one m= line: strangers cannot make more at a pinhole that lasts."),
    ScalarRow<ALG, &AlgConfig::mediaHost>(
        "security alg sip media-host {side|sender}",
        "sip-alg; RFC 5853 3.1",
        "Whose address a description may name: any on the sender's side, or only the sender's; "
        "otherwise the message is dropped."),
    ScalarRow<ALG, &AlgConfig::refusedRequests>(
        "security alg sip refused-request {drop|reject}",
        "sip-alg; RFC 3261 8.2.7, 16.3",
        "A request that is dropped for what is in it, or for want of room, is answered as well: "
        "400, "
        "488, 501, 503 or 513, with the reason in Warning."),
};

} // namespace

ConfigRows
GetProtectionRows()
{
    return MakeConfigRows("SIP ALG: protection", ROWS);
}

} // namespace ns3::sipalg
