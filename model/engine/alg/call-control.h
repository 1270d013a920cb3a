// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_CONTROL_H
#define SIPALG_CALL_CONTROL_H

#include "call-media.h"
#include "call-table.h"
#include "signal-paths.h"
#include "sip-message.h"

namespace ns3::sipalg
{

/**
 * The life of calls: what each message means for its call, and what time does to it. Requests and
 * responses come here when they are sure to pass.
 */
class CallControl
{
  public:
    /// Timer tokens carry a call's row; the groups' tables are GROUP_TIMER_TABLE + group.
    static constexpr uint16_t CALL_TIMER_TABLE = NatState::FIRST_FREE_TABLE;
    static constexpr uint16_t GROUP_TIMER_TABLE = NatState::FIRST_FREE_TABLE + 64;

    CallControl(const AlgConfig& config, NatState& nat, AlgObserver& observer);

    /// The call of this message, made if it is an INVITE that starts one; null id if none.
    CallMatch Find(const SipMessage& message, Time now);

    /// Forgets a call that Find() has just made: its INVITE did not pass.
    void Forget(CallId id);

    /// Is this a call that no message of has passed yet?
    bool IsNew(CallId id);

    /// A message of the call passes. @p media is null if it describes none.
    void Update(const SipMessage& message,
                const CallMatch& match,
                const std::vector<NamedMedia>* media,
                Time now);

    /// Keeps the endpoints that the message named for as long as the call lives.
    void KeepPaths(CallId id,
                   const std::vector<AddressTranslator::Named>& named,
                   ZoneId inside,
                   Time now);

    void AddSession(const OwnerRef& owner, SessionId session, Time now);
    void ServeCallTimer(CallId id, Time now);
    void ServeGroupTimer(CallId id, uint8_t group, Time now);

    CallTable& GetTable()
    {
        return m_calls;
    }

    const CallTable& GetTable() const
    {
        return m_calls;
    }

  private:
    void UpdateByRequest(const SipMessage& message, const CallMatch& match, Time now);
    void UpdateByResponse(const SipMessage& message, const CallMatch& match, Time now);
    void UpdateByInviteResponse(const SipMessage& message, CallId id, uint32_t dialog, Time now);
    void Answer(CallId id, uint32_t dialog, Time now);
    void Refuse(Call& call, CallId id, Time now);
    void End(CallId id, uint32_t dialog, Time now);
    void SetDeadline(CallId id, Time deadline, CallRemovalReason reason, Time now);
    void Arm(CallId id, Time now);
    void ArmGroups(CallId id, Time now);
    void Remove(CallId id, CallRemovalReason reason, Time now);
    static CallEvent MakeEvent(CallId id, const Call& call);

    const AlgConfig& m_config;
    NatState& m_nat;
    AlgObserver& m_observer;
    CallTable m_calls;
    CallMedia m_media;
    SignalPaths m_paths;
};

} // namespace ns3::sipalg

#endif
