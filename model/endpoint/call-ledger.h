// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_LEDGER_H
#define SIPALG_CALL_LEDGER_H

#include "call-record.h"
#include "media-clock-table.h"
#include "media-quality.h"

#include "ns3/event-id.h"
#include "ns3/object.h"
#include "ns3/traced-callback.h"

#include <functional>
#include <map>

namespace ns3
{

/**
 * Joins what caller and callee know of one call, by SIP Call-ID, into one CallRecord. All phones of
 * a simulation share one ledger (attribute "Ledger" of SipPhoneBank); a call whose callee is not in
 * the simulation is recorded with the caller's half only.
 *
 * Owns an entry for each call from its INVITE until it is recorded; a record waits for the callee
 * to end too, at most for CalleePatience, and then takes what the callee has measured so far. Each
 * call is recorded exactly once.
 *
 * The outcome of an answered call is refined here: nobody else knows whether media came through on
 * both sides.
 */
class CallLedger : public Object
{
  public:
    /// The caller's half of a record, and its media.
    struct CallerReport
    {
        CallRecord record;
        std::optional<MediaReport> media;
        std::string calleeTag; ///< To tag of the answer; a forked call may be answered twice
    };

    using CallTracedCallback = void (*)(const CallRecord& record);

    static TypeId GetTypeId();
    ~CallLedger() override;

    /// A call begins; @p snapshot tells how it stands at any time until
    /// FinishCaller.
    void OpenCaller(const std::string& callId, std::function<CallerReport()> snapshot);
    void FinishCaller(const std::string& callId, CallerReport report);
    /// The call is not to be recorded.
    void Forget(const std::string& callId);
    /// A callee has answered with this To tag; @p snapshot tells its media until FinishCallee.
    void OpenCallee(const std::string& callId,
                    const std::string& tag,
                    std::function<MediaReport()> snapshot);
    /// @p cutReason says which timer made the callee end the call; empty when none did.
    void FinishCallee(const std::string& callId,
                      const std::string& tag,
                      const MediaReport& media,
                      const std::string& cutReason = {});

    /// Records all calls that are not over, as in progress. For the end of a
    /// simulation.
    void FinishAll();

    /// Calls that have begun and are not recorded yet.
    std::size_t GetOpenCalls() const;
    uint64_t GetRecordedCalls() const;
    MediaClockTable& GetClocks();

  protected:
    void DoDispose() override;

  private:
    struct Callee
    {
        std::function<MediaReport()> snapshot; ///< empty when not open
        MediaReport report;
        std::string cutReason;
    };

    struct Entry
    {
        std::function<CallerReport()> caller; ///< empty when not open
        std::optional<CallerReport> callerReport;
        std::map<std::string, Callee> callees; ///< by To tag
        EventId patience;
    };

    using Entries = std::map<std::string, Entry>; // ordered, so that FinishAll is
                                                  // deterministic

    void Settle(Entries::iterator entry);
    void LosePatience(std::string callId);
    void Record(Entries::iterator entry);
    static void AddCallee(CallRecord& record, Callee& callee, const MediaReport* callerMedia);

    Entries m_entries;
    MediaClockTable m_clocks;
    Time m_patience;
    uint64_t m_recorded{0};
    TracedCallback<const CallRecord&> m_callTrace;
};

} // namespace ns3

#endif
