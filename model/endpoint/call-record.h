// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_RECORD_H
#define SIPALG_CALL_RECORD_H

#include "ns3/nstime.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ns3
{

/// How a call attempt ended.
enum class CallOutcome : uint8_t
{
    AnsweredOk,        ///< answered, media both ways (or no media was asked for), ended by BYE
    AnsweredOneWay,    ///< answered, media reached one side only
    AnsweredSilent,    ///< answered, media reached neither side
    Busy,              ///< 486, 600
    Declined,          ///< 603
    NoAnswer,          ///< rang and was not answered: 480, or 408 after a ringing response
    Cancelled,         ///< given up by the caller
    FailedByNat,       ///< lost for want of a translation; no endpoint can tell, an observer may
    FailedByAlg,       ///< refused or dropped by the ALG; no endpoint can tell, an observer may
    FailedByDosFilter, ///< dropped by the denial table; no endpoint can tell, an observer may
    FailedByProxy,     ///< any other final response of at least 300
    FailedNoResponse,  ///< no final response before timer B or C, detail names it
    CutByTimer,        ///< answered, ended by a timer, detail names it
    LostBye,           ///< answered, but the BYE was never answered
    InProgress,        ///< not over when the simulation ended
};

/// Who ended a call.
enum class CallParty : uint8_t
{
    None,    ///< never answered by anybody, or still in progress
    Caller,  ///< CANCEL or BYE from the caller
    Callee,  ///< rejection or BYE from the callee
    Network, ///< a proxy's response or a timer
};

/// Which sides heard the other. "caller-only" is a call in which only the caller received media.
enum class CallAudio : uint8_t
{
    TwoWay,
    CallerOnly,
    CalleeOnly,
    None,
};

/**
 * The media of a call as one side saw it. Everything but the counters is absent when it was not
 * measured: no packet arrived, no media was exchanged, or that side is not in this simulation.
 */
struct CallMediaRecord
{
    uint64_t packetsSent{0};
    uint64_t packetsReceived{0};
    std::optional<double> loss;          ///< fraction of the other side's packets that never came
    std::optional<double> jitterSeconds; ///< RFC 3550 6.4.1 interarrival jitter at the end
    std::optional<double> delaySeconds;  ///< mean one-way network delay
    std::optional<double> mos;           ///< ITU-T G.107 estimate of what this side heard
};

/// One call attempt as the caller saw it, completed with what the callee heard.
struct CallRecord
{
    std::string sipCallId;
    std::string caller; ///< address of record, "sip:alice@example.com"
    std::string callee;
    Time invitedAt;
    std::optional<Time> ringingAt;
    std::optional<Time> answeredAt;
    std::optional<Time> endedAt;
    CallOutcome outcome{CallOutcome::InProgress};
    std::string detail;     ///< which timer, or which reason; empty when the outcome says it all
    uint16_t statusCode{0}; ///< last final response to the INVITE; 0 when there was none
    CallParty endedBy{CallParty::None};
    CallAudio audio{CallAudio::None};
    std::optional<double> setupSeconds; ///< INVITE sent to first 18x or 2xx (RFC 6076 4.3)
    CallMediaRecord callerMedia;
    CallMediaRecord calleeMedia;

    /// "answered-ok", "cut-by-timer(session)"
    std::string GetOutcomeText() const;
};

/// What a final response of at least 300 to an INVITE means for the call.
CallOutcome ToOutcome(unsigned statusCode, bool hasRung);
/// And who brought it about.
CallParty ToEndingParty(unsigned statusCode);

/// "answered-one-way"
const char* ToText(CallOutcome outcome);
/// "caller", "callee", "network", ""
const char* ToText(CallParty party);
/// "two-way", "caller-only", "callee-only", "none"
const char* ToText(CallAudio audio);

} // namespace ns3

#endif
