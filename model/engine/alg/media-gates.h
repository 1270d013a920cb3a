// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_GATES_H
#define SIPALG_MEDIA_GATES_H

#include "alg-config.h"
#include "call.h"
#include "nat-state.h"

namespace ns3::sipalg
{

/**
 * Opens and closes the pinholes of media channels, and closes the sessions that came of them.
 * Which channels a call has, and when they want media, is for CallMedia to say.
 */
class MediaGates
{
  public:
    MediaGates(const AlgConfig& config, NatState& nat);

    /// Opens what the channel's endpoints lack, for @p lifetime, and moves the deadline of what is
    /// open and still of use.
    void Open(CallId id, Call& call, MediaChannel& channel, Time lifetime, Time now);

    /// Closes the pinholes of the group that are of no more use, though no packet has come in by
    /// them: what they wait for comes by sessions that the receivers have begun.
    void Withdraw(Call& call, uint8_t group, Time now);

    /// Closes the channel's pinholes; their sessions live on.
    void Close(MediaChannel& channel, RemovalReason reason, Time now);

    /// Has the group room for one more session?
    bool HasRoom(const Call& call, uint8_t group) const;

    /// Adds a session that one of the group's pinholes has made.
    void AddSession(Call& call, uint8_t group, SessionId session, Time now);

    /// Opens again what a session of one peer's has used up, for those whom another party has named
    /// besides: the early media of several branches.
    void OpenForOthers(CallId id, Call& call, SessionId session, Time now);

    /// Closes the sessions that reach the channel's endpoints or come from them (J86).
    void CloseSessions(Call& call, const MediaChannel& channel, RemovalReason reason, Time now);

    /// Closes the sessions of all groups, one group after the other.
    void CloseSessions(Call& call, RemovalReason reason, Time now);

    /// Closes the sessions of a group, and answers whether it had any.
    bool CloseSessions(Call& call, uint8_t group, RemovalReason reason, Time now);

    /// When a packet of the group last passed, or its silence began to count.
    Time GetLastActivity(const Call& call, uint8_t group) const;

    /// When the channel's host last sent to its peers, or they to it, though by a session of
    /// another call: the media of two calls may be one flow (a B2BUA that has them go straight).
    Time GetLastAtOther(const Call& call, const MediaChannel& channel) const;

  private:
    template <typename Condition>
    bool CloseSessionsIf(Call& call, Condition condition, RemovalReason reason, Time now);
    void OpenComponent(CallId id,
                       const Call& call,
                       MediaChannel& channel,
                       unsigned component,
                       Time expiresAt,
                       Time now);
    void OpenOne(CallId id, MediaChannel& channel, unsigned component, Time expiresAt, Time now);

    bool IsServed(const Call& call, const MediaChannel& channel, unsigned component) const
    {
        return m_config.oneShotPinholes && !call.sessions.empty() &&
               IsReached(call, channel, component);
    }

    bool IsReached(const Call& call, const MediaChannel& channel, unsigned component) const;
    bool HasSessionWith(const Call& call,
                        const MediaChannel& channel,
                        unsigned component,
                        const MediaChannel* peer) const;
    bool IsShared(const Call& call, const MediaChannel& channel, unsigned component) const;

    const AlgConfig& m_config;
    NatState& m_nat;
};

} // namespace ns3::sipalg

#endif
