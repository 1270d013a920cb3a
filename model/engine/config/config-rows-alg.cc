// SPDX-License-Identifier: GPL-2.0-only
#include "alg-profile.h"
#include "config-rows.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

constexpr auto ALG = &FirewallConfig::alg;

void
ReadDisable(ConfigDraft& draft, const ConfigValues&)
{
    draft.config.alg.enabled = false;
}

void
WriteDisable(const FirewallConfig& config, ConfigLines& lines)
{
    lines.AddFlag(!config.alg.enabled);
}

/// Read before every other statement, so that these win wherever they stand.
void
ReadProfile(ConfigDraft& draft, const ConfigValues& values)
{
    draft.config.alg = MakeProfile(ALG_PROFILES[values[0].number]);
}

void
WriteProfile(const FirewallConfig& config, ConfigLines& lines)
{
    if (config.alg.profile != AlgProfile::None)
    {
        lines.AddChoice(static_cast<std::size_t>(config.alg.profile) - 1);
    }
}

/// The first port that is named takes the place of the default.
void
ReadPort(ConfigDraft& draft, const ConfigValues& values)
{
    auto& ports = draft.config.alg.ports;
    if (!draft.IsChosen("security alg sip port"))
    {
        draft.Choose("security alg sip port", "");
        ports.clear();
    }
    const auto port = static_cast<uint16_t>(values[0].number);
    if (std::find(ports.begin(), ports.end(), port) == ports.end())
    {
        ports.push_back(port);
    }
}

void
WritePorts(const FirewallConfig& config, ConfigLines& lines)
{
    for (const uint16_t port : config.alg.ports)
    {
        lines.Add({}, {std::to_string(port)});
    }
}

/// Index 0 is `one-shot`.
void
ReadPinhole(ConfigDraft& draft, const ConfigValues& values)
{
    draft.config.alg.oneShotPinholes = values[0].number == 0;
}

void
WritePinhole(const FirewallConfig& config, ConfigLines& lines)
{
    lines.AddChoice(config.alg.oneShotPinholes ? 0 : 1);
}

struct SignalWord
{
    SignalHeader header;
    const char* word;
};

/// In the order of the statement's words; `none` is their last.
constexpr SignalWord SIGNAL_WORDS[] = {
    {SignalHeader::Via, "via"},
    {SignalHeader::Contact, "contact"},
    {SignalHeader::Route, "route"},
    {SignalHeader::RecordRoute, "record-route"},
    {SignalHeader::ReferTo, "refer-to"},
    {SignalHeader::Register, "register"},
};

/// The first that is named takes the place of the default.
void
ReadSignalPinhole(ConfigDraft& draft, const ConfigValues& values)
{
    uint8_t& headers = draft.config.alg.signalPinholes;
    if (!draft.IsChosen("security alg sip signal-pinhole"))
    {
        draft.Choose("security alg sip signal-pinhole", "");
        headers = 0;
    }
    for (const SignalWord& signal : SIGNAL_WORDS)
    {
        headers |= values[0].text == signal.word ? static_cast<uint8_t>(signal.header) : 0;
    }
}

void
WriteSignalPinholes(const FirewallConfig& config, ConfigLines& lines)
{
    for (const SignalWord& signal : SIGNAL_WORDS)
    {
        if ((config.alg.signalPinholes & static_cast<uint8_t>(signal.header)) != 0)
        {
            lines.Add({}, {signal.word});
        }
    }
    if (config.alg.signalPinholes == 0)
    {
        lines.Add({}, {"none"});
    }
}

constexpr ConfigRow ROWS[] = {
    {"security alg sip disable",
     ConfigRepeat::Once,
     ReadDisable,
     WriteDisable,
     "Junos (001: off on SRX, on elsewhere; 002: on)",
     "Turns the ALG off. It is on otherwise."},
    {"security alg sip profile {junos|ios-xe|alliedware|ingate|rfc}",
     ConfigRepeat::Once,
     ReadProfile,
     WriteProfile,
     "sip-alg; 001 to 004",
     "The choices of one source document where they contradict one another. Other statements win "
     "over it, wherever they stand."},
    {"security alg sip port <1..65535>",
     ConfigRepeat::List,
     ReadPort,
     WritePorts,
     "sip-alg; 001, 002",
     "Destination ports whose UDP packets are SIP; naming any replaces the default."},
    ScalarRow<ALG, &AlgConfig::headerTable>(
        "security alg sip header-table {literal|corrected}",
        "sip-alg; 001",
        "Which headers are translated: the document's table as printed, or without its misprints."),
    ScalarRow<ALG, &AlgConfig::hideVia>(
        "security alg sip hide-via",
        "sip-alg; 004",
        "Only the topmost Via of a request passes; the others are put back into its responses."),
    UndoRow<ALG, &AlgConfig::hideVia>("security alg sip no-hide-via",
                                      "sip-alg",
                                      "All Vias pass, whatever the profile says."),
    ScalarRow<ALG, &AlgConfig::hideCallId>(
        "security alg sip hide-call-id",
        "sip-alg; 001 says both, older Junos hides",
        "The inside host that a Call-ID names is replaced outside by the one that stands for it."),
    UndoRow<ALG, &AlgConfig::hideCallId>("security alg sip no-hide-call-id",
                                         "sip-alg",
                                         "Call-ID passes as it is, whatever the profile says."),
    ScalarRow<ALG, &AlgConfig::callIdentity>(
        "security alg sip call-identity {tags|call-id}",
        "sip-alg; 001: From, To and Call-ID; 002: Call-ID alone",
        "What makes two messages ones of the same call."),
    ScalarRow<ALG, &AlgConfig::forking>(
        "security alg sip forking {all-dialogs|first-answer}",
        "sip-alg; RFC 3261 13.2.2.4; 001: the first 200",
        "Whose media are opened if several branches of a fork answer."),
    ScalarRow<ALG, &AlgConfig::inactiveMediaTimeout>(
        "security alg sip inactive-media-timeout <10..2550 seconds>",
        "Junos, 001",
        "Silence of RTP and RTCP after which the media of a call are closed."),
    ScalarRow<ALG, &AlgConfig::inactiveMediaAction>(
        "security alg sip inactive-media-action {terminate|keep-call|remove-at-bye}",
        "sip-alg; 001 says all three",
        "What becomes of the call then."),
    ScalarRow<ALG, &AlgConfig::maximumCallDuration>(
        "security alg sip maximum-call-duration <3..720 minutes>",
        "Junos, 001",
        "A call is torn down after this time, whatever flows."),
    ScalarRow<ALG, &AlgConfig::t1>("security alg sip t1-interval <500..5000 milliseconds>",
                                   "Junos, 001; RFC 3261 17.1.1.1",
                                   "Round-trip estimate; 64 times it bounds a transaction."),
    ScalarRow<ALG, &AlgConfig::t4>(
        "security alg sip t4-interval <5..10 seconds>",
        "Junos, 001; RFC 3261 17.1.2.2",
        "How long a message may stay in the network: a refused call stays "
        "as long after its ACK (Timer I)."),
    ScalarRow<ALG, &AlgConfig::cTimeout>("security alg sip c-timeout <3..10 minutes>",
                                         "Junos, 001; RFC 3261 16.6",
                                         "How long an INVITE may go without a final response."),
    ScalarRow<ALG, &AlgConfig::teardownDelay>("security alg sip teardown-delay <0..300 seconds>",
                                              "sip-alg; 001: 5 s",
                                              "How long a call stays after BYE or CANCEL."),
    ScalarRow<ALG, &AlgConfig::mediaAtBye>(
        "security alg sip media-at-bye {keep|close}",
        "sip-alg; 001 says both",
        "Do the media of a call go with it after the teardown delay, or with its BYE?"),
    ScalarRow<ALG, &AlgConfig::mediaPinholeLifetime>(
        "security alg sip media-pinhole-lifetime <1..7200 seconds>",
        "sip-alg; Linux' expectations: 180 s",
        "An unused media pinhole closes after this time."),
    ScalarRow<ALG, &AlgConfig::incomingGateLifetime>(
        "security alg sip incoming-gate-lifetime <1..7200 seconds>",
        "sip-alg; 001 gives no number, 64 T1 of RFC 3261",
        "The same for what an incoming call opens, until it is answered."),
    ScalarRow<ALG, &AlgConfig::ignoreSessionTimers>(
        "security alg sip ignore-session-timers",
        "sip-alg; RFC 4028 10, 004",
        "Keeps a call beyond its Session-Expires though nobody refreshes it."),
    UndoRow<ALG, &AlgConfig::ignoreSessionTimers>("security alg sip no-ignore-session-timers",
                                                  "sip-alg",
                                                  "Observes them, whatever the profile says."),
    ScalarRow<ALG, &AlgConfig::stalledCallTimeout>(
        "security alg sip stalled-call-timeout <0..86400 seconds>",
        "sip-alg; 002 gives no number",
        "A call without messages and media for this long is forgotten; 0: never."),
    {"security alg sip media-pinhole {one-shot|lasting}",
     ConfigRepeat::Once,
     ReadPinhole,
     WritePinhole,
     "sip-alg; 001 one-shot",
     "Does a media pinhole close with the first packet, which makes a session?"},
    {"security alg sip signal-pinhole {via|contact|route|record-route|refer-to|register|none}",
     ConfigRepeat::List,
     ReadSignalPinhole,
     WriteSignalPinholes,
     "sip-alg; 001, 002",
     "What opens a pinhole for signalling to the endpoint that it names: a header, or a granted "
     "registration; naming any replaces the default."},
    ScalarRow<ALG, &AlgConfig::ackPinholes>(
        "security alg sip ack-signal-pinhole {open|none}",
        "sip-alg; 001 open, 002 none",
        "Do the headers of an ACK open pinholes for signalling?"),
    ScalarRow<ALG, &AlgConfig::signalPinholeLifetime>(
        "security alg sip signal-pinhole-lifetime <0..86400 seconds>",
        "sip-alg; 001: never ages out",
        "A pinhole for signalling that no message has named for this time closes; 0: it stays as "
        "long as its call, registration or transaction."),
    ScalarRow<ALG, &AlgConfig::retainHoldResource>(
        "security alg sip retain-hold-resource",
        "Junos, 001",
        "Keeps ports and pinholes while a call is on hold."),
    UndoRow<ALG, &AlgConfig::retainHoldResource>("security alg sip no-retain-hold-resource",
                                                 "sip-alg",
                                                 "Releases them, whatever the profile says."),
    ScalarRow<ALG, &AlgConfig::knownMethods>(
        "security alg sip known-methods {listed|registered}",
        "sip-alg; 001 lists 11, 002 and IANA more",
        "Other methods are unknown messages: those that 001 does not list (MESSAGE, PRACK, "
        "PUBLISH), or those that IANA does not."),
};

} // namespace

ConfigRows
GetAlgRows()
{
    return MakeConfigRows("SIP ALG", ROWS);
}

} // namespace ns3::sipalg
