// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_KEEPER_H
#define SIPALG_CALL_KEEPER_H

#include "call-media.h"
#include "call-table.h"
#include "signal-paths.h"

namespace ns3::sipalg
{

/**
 * Keeps the calls with all that they own, and removes them when their time has come: unanswered
 * (Timer C), over (teardown delay), silent, too old, not refreshed, or stalled.
 */
class CallKeeper
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE;

    CallKeeper(const AlgConfig& config, NatState& nat, AlgObserver& observer);

    CallTable& GetTable()
    {
        return m_calls;
    }

    const CallTable& GetTable() const
    {
        return m_calls;
    }

    CallMedia& GetMedia()
    {
        return m_media;
    }

    /// Tells of a call whose first message passes.
    void Announce(CallId id, Time now);

    /// The call goes at @p deadline for @p reason, unless it hears otherwise.
    void Expect(CallId id, Time deadline, CallRemovalReason reason, Time now);

    /// The call is answered: it lives until it is over, too old, not refreshed, or stalled.
    void Establish(CallId id, Time now);

    /// Makes sure that a call is looked at when its time has come, or that of silent media.
    void Watch(CallId id, Time now)
    {
        Watch(id, *m_calls.Get(id), now);
    }

    /// Keeps the endpoints that a message named for as long as the call lives.
    void KeepPaths(CallId id,
                   const std::vector<AddressTranslator::Named>& named,
                   ZoneId inside,
                   Time now);

    /// Closes all media sessions; their endpoints are expected again at once.
    void ClearSessions(Time now);

    /// Makes room by forgetting an unanswered call, if one is found.
    void Evict(Time now);

    /// Forgets all calls.
    void Clear(Time now);

    /// Has the medium room for one more session?
    bool HasRoom(const OwnerRef& owner) const;

    /// See CallMedia.
    std::optional<SourceTranslation> FindTold(const OwnerRef& owner,
                                              const FlowKey& flow,
                                              ZoneId side) const;

    void AddSession(const OwnerRef& owner, SessionId session, Time now);
    void SessionAnswered(const OwnerRef& owner, Time now);
    void ServeTimer(const TimerWheel::Token& token, Time now);
    void Remove(CallId id, CallRemovalReason reason, Time now);
    std::size_t GetMemory() const;

  private:
    void Watch(CallId id, const Call& call, Time now);
    void Review(CallId id, Time now);
    static CallEvent MakeEvent(CallId id, const Call& call);

    const AlgConfig& m_config;
    AlgObserver& m_observer;
    CallTable m_calls;
    CallMedia m_media;
    SignalPaths m_paths;
    RowTimers m_timers;
};

/// Has any medium of the call been opened, and not closed since?
bool HasMedia(const Call& call);

} // namespace ns3::sipalg

#endif
