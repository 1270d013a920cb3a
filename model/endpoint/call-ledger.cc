// SPDX-License-Identifier: GPL-2.0-only
#include "call-ledger.h"

#include "ns3/simulator.h"

namespace ns3
{

NS_OBJECT_ENSURE_REGISTERED(CallLedger);

namespace
{

CallAudio
ToAudio(bool callerHeard, bool calleeHeard)
{
    if (callerHeard)
    {
        return calleeHeard ? CallAudio::TwoWay : CallAudio::CallerOnly;
    }
    return calleeHeard ? CallAudio::CalleeOnly : CallAudio::None;
}

/// One-way or silent, if somebody spoke and was not heard.
void
RefineOutcome(CallRecord& record)
{
    const CallMediaRecord& caller = record.callerMedia;
    const CallMediaRecord& callee = record.calleeMedia;
    const bool callerUnheard = caller.packetsSent > 0 && callee.packetsReceived == 0;
    const bool calleeUnheard = callee.packetsSent > 0 && caller.packetsReceived == 0;
    if (callerUnheard && (calleeUnheard || callee.packetsSent == 0))
    {
        record.outcome = CallOutcome::AnsweredSilent;
    }
    else if (callerUnheard || calleeUnheard)
    {
        record.outcome = calleeUnheard && caller.packetsSent == 0 ? CallOutcome::AnsweredSilent
                                                                  : CallOutcome::AnsweredOneWay;
    }
}

} // namespace

TypeId
CallLedger::GetTypeId()
{
    static TypeId tid = TypeId("ns3::CallLedger")
                            .SetParent<Object>()
                            .SetGroupName("SipAlg")
                            .AddConstructor<CallLedger>()
                            .AddAttribute("CalleePatience",
                                          "How long the record of an ended call waits for the "
                                          "callee to end too; "
                                          "at least timer F (64 T1, RFC 3261 17.1.2.2), so that "
                                          "a lost BYE shows.",
                                          TimeValue(Seconds(40)),
                                          MakeTimeAccessor(&CallLedger::m_patience),
                                          MakeTimeChecker(Time(0)))
                            .AddTraceSource("Call",
                                            "A call attempt is over; its complete record.",
                                            MakeTraceSourceAccessor(&CallLedger::m_callTrace),
                                            "ns3::CallLedger::CallTracedCallback");
    return tid;
}

CallLedger::~CallLedger() = default;

void
CallLedger::DoDispose()
{
    for (auto& entry : m_entries)
    {
        entry.second.patience.Cancel();
    }
    m_entries.clear();
    Object::DoDispose();
}

MediaClockTable&
CallLedger::GetClocks()
{
    return m_clocks;
}

std::size_t
CallLedger::GetOpenCalls() const
{
    return m_entries.size();
}

uint64_t
CallLedger::GetRecordedCalls() const
{
    return m_recorded;
}

void
CallLedger::OpenCaller(const std::string& callId, std::function<CallerReport()> snapshot)
{
    m_entries[callId].caller = std::move(snapshot);
}

void
CallLedger::Forget(const std::string& callId)
{
    const auto found = m_entries.find(callId);
    if (found != m_entries.end())
    {
        found->second.patience.Cancel();
        m_entries.erase(found);
    }
}

void
CallLedger::OpenCallee(const std::string& callId,
                       const std::string& tag,
                       std::function<MediaReport()> snapshot)
{
    const auto found = m_entries.find(callId);
    if (found != m_entries.end())
    {
        found->second.callees[tag].snapshot = std::move(snapshot);
    }
}

void
CallLedger::FinishCaller(const std::string& callId, CallerReport report)
{
    const auto found = m_entries.find(callId);
    if (found != m_entries.end())
    {
        found->second.caller = nullptr;
        found->second.callerReport = std::move(report);
        Settle(found);
    }
}

void
CallLedger::FinishCallee(const std::string& callId,
                         const std::string& tag,
                         const MediaReport& media,
                         const std::string& cutReason)
{
    const auto found = m_entries.find(callId);
    if (found != m_entries.end())
    {
        found->second.callees[tag] = {nullptr, media, cutReason};
        Settle(found);
    }
}

void
CallLedger::Settle(Entries::iterator entry)
{
    Entry& call = entry->second;
    if (!call.callerReport)
    {
        return;
    }
    const auto callee = call.callees.find(call.callerReport->calleeTag);
    const bool isOpen = callee != call.callees.end() && callee->second.snapshot;
    if (!isOpen || !call.callerReport->record.answeredAt)
    {
        Record(entry);
    }
    else if (call.patience.IsExpired())
    {
        call.patience = Simulator::Schedule(m_patience,
                                            &CallLedger::LosePatience,
                                            Ptr<CallLedger>(this),
                                            entry->first);
    }
}

void
CallLedger::LosePatience(std::string callId)
{
    const auto found = m_entries.find(callId);
    if (found != m_entries.end())
    {
        Record(found);
    }
}

void
CallLedger::Record(Entries::iterator entry)
{
    Entry call = std::move(entry->second);
    call.patience.Cancel();
    m_entries.erase(entry);
    if (call.caller)
    {
        call.callerReport = call.caller();
    }
    CallRecord record = std::move(call.callerReport->record);
    const MediaReport* media = call.callerReport->media ? &*call.callerReport->media : nullptr;
    const auto callee = call.callees.find(call.callerReport->calleeTag);
    if (callee != call.callees.end() && record.answeredAt)
    {
        AddCallee(record, callee->second, media);
    }
    else if (media)
    {
        record.callerMedia = MakeMediaRecord(*media, nullptr);
    }
    record.audio =
        ToAudio(record.callerMedia.packetsReceived > 0, record.calleeMedia.packetsReceived > 0);
    ++m_recorded;
    m_callTrace(record);
}

void
CallLedger::AddCallee(CallRecord& record, Callee& callee, const MediaReport* callerMedia)
{
    if (callee.snapshot)
    {
        callee.report = callee.snapshot();
    }
    record.callerMedia =
        callerMedia ? MakeMediaRecord(*callerMedia, &callee.report) : CallMediaRecord();
    record.calleeMedia = MakeMediaRecord(callee.report, callerMedia);
    if (record.outcome != CallOutcome::AnsweredOk)
    {
        return;
    }
    if (callee.cutReason.empty())
    {
        RefineOutcome(record);
        return;
    }
    record.outcome = CallOutcome::CutByTimer;
    record.endedBy = CallParty::Network;
    record.detail = callee.cutReason;
}

void
CallLedger::FinishAll()
{
    while (!m_entries.empty())
    {
        Record(m_entries.begin());
    }
}

} // namespace ns3
