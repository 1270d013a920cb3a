// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_CONTROL_H
#define SIPALG_CALL_CONTROL_H

#include "call-keeper.h"
#include "call-transactions.h"

namespace ns3::sipalg
{

/**
 * What each message means for its call. Requests and responses come here when they are sure to
 * pass.
 *
 * A call begins with an INVITE outside of dialogs, or, if the firewall has not seen its beginning,
 * with an INVITE or UPDATE inside of one.
 */
class CallControl
{
  public:
    /// A message with what the firewall made of it.
    struct Passing
    {
        const SipMessage& message;
        const CallHop& hop;
        const std::vector<NamedMedia>* media{nullptr}; ///< null if it describes none
        ToldMedia told{};                              ///< what the other side knows of them then
        bool isInbound{false};                         ///< to a host behind NAT
        ZonePair zones{};
    };

    CallControl(const AlgConfig& config, CallKeeper& keeper);

    static bool StartsCall(const SipMessage& message, const CallHop& hop);

    /// The call of this message, made if it is to start one; null id if none. The answer to an
    /// INVITE belongs to none unless it comes from the host to which that INVITE has gone (case
    /// 60).
    CallMatch Find(const SipMessage& message, const CallHop& hop, Time now);

    /// Is this the final answer to an INVITE that passed and would have begun the call?
    bool EndsAttempt(const SipMessage& message, const CallHop& hop, CallId id);

    /// Forgets a call that Find() has just made: its first message did not pass.
    void Forget(CallId id);

    /// Is this a call that no message of has passed yet?
    bool IsNew(CallId id);

    void Update(const Passing& passing, const CallMatch& match, Time now);

  private:
    void MakeRoom(const IpAddress& source, Time now);
    void UpdateMedia(const Passing& passing, const CallMatch& match, Time now);
    void UpdateByRequest(const Passing& passing, const CallMatch& match, Time now);
    void UpdateByResponse(const Passing& passing, const CallMatch& match, Time now);
    void UpdateByInviteResponse(const Passing& passing,
                                const CallMatch& match,
                                uint32_t dialog,
                                Time now);
    void UpdateByByeResponse(const Passing& passing, CallId id, uint32_t dialog, Time now);
    void UpdateByOfferResponse(const SipMessage& message,
                               const CallMatch& match,
                               uint32_t dialog,
                               Time now);
    void Commit(Call& call, uint32_t dialog, Time now);
    void Discard(Call& call, uint32_t dialog, uint32_t request, Time now);
    void Invite(CallId id, uint32_t invite, Time now);
    void Proceed(CallId id, uint32_t invite, bool isRinging, Time now);
    static bool EndInvite(Call& call, uint32_t invite);
    void NoteSessionTimer(const SipMessage& message, Call& call, Time now) const;
    bool Abandon(CallId id, CallRemovalReason reason, Time now);
    void Cancel(CallId id, uint32_t invite, Time now);
    void Answer(CallId id, uint32_t dialog, bool isSettled, Time now);
    void Refuse(const SipMessage& message, const CallMatch& match, uint32_t dialog, Time now);
    void End(CallId id, uint32_t dialog, Time now);
    bool IsOver(const Call& call, uint32_t dialog) const;

    const AlgConfig& m_config;
    CallKeeper& m_keeper;
};

} // namespace ns3::sipalg

#endif
