// SPDX-License-Identifier: GPL-2.0-only
#include "recording-calls.h"

namespace ns3
{

namespace
{

/// Of the media columns, in this order: caller and callee of each.
constexpr const char* COLUMNS =
    "call_id, sip_call_id, caller, callee, invited_at, ringing_at, answered_at, ended_at, "
    "outcome, status_code, ended_by, audio, setup_seconds, "
    "packets_sent_caller, packets_sent_callee, packets_received_caller, packets_received_callee, "
    "loss_caller, loss_callee, jitter_seconds_caller, jitter_seconds_callee, "
    "delay_seconds_caller, delay_seconds_callee, mos_caller, mos_callee";

std::optional<double>
Seconds(const std::optional<Time>& time)
{
    return time ? std::optional<double>(time->GetSeconds()) : std::nullopt;
}

/// NULL for what the record says with a zero or an empty text.
template <typename Value>
std::optional<Value>
Known(const Value& value)
{
    return value == Value() ? std::nullopt : std::optional<Value>(value);
}

} // namespace

RecordingCalls::RecordingCalls(sipalg::RecordingFile& file, const std::string& runId)
    : m_table(file, "call", COLUMNS, runId)
{
}

void
RecordingCalls::Record(const CallRecord& record)
{
    const CallMediaRecord& caller = record.callerMedia;
    const CallMediaRecord& callee = record.calleeMedia;
    m_table.Insert(++m_lastId,
                   record.sipCallId,
                   record.caller,
                   record.callee,
                   record.invitedAt.GetSeconds(),
                   Seconds(record.ringingAt),
                   Seconds(record.answeredAt),
                   Seconds(record.endedAt),
                   record.GetOutcomeText(),
                   Known(record.statusCode),
                   Known(std::string(ToText(record.endedBy))),
                   ToText(record.audio),
                   record.setupSeconds,
                   caller.packetsSent,
                   callee.packetsSent,
                   caller.packetsReceived,
                   callee.packetsReceived,
                   caller.loss,
                   callee.loss,
                   caller.jitterSeconds,
                   callee.jitterSeconds,
                   caller.delaySeconds,
                   callee.delaySeconds,
                   caller.mos,
                   callee.mos);
}

} // namespace ns3
