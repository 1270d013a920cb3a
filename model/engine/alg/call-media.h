// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_MEDIA_H
#define SIPALG_CALL_MEDIA_H

#include "alg-config.h"
#include "call.h"
#include "nat-state.h"
#include "sdp-translator.h"

namespace ns3::sipalg
{

/**
 * Opens and closes what the media of a call need. A channel's pinholes are opened when a party
 * names it, closed when the party names another endpoint, puts it on hold, refuses the medium, or
 * when the call goes; its mappings are held for as long as the channel is kept.
 */
class CallMedia
{
  public:
    /// Who described the media, and what for.
    struct Source
    {
        CallParty party{CallParty::Caller};
        uint32_t dialog{0};
        bool isReoffer{false}; ///< of an answered call: the old media stay until it is answered
    };

    CallMedia(const AlgConfig& config, NatState& nat);

    /// Makes the channels of this party what @p media say.
    void Apply(CallId id,
               Call& call,
               const Source& source,
               const std::vector<NamedMedia>& media,
               Time now);

    /// An offer was answered: what it replaces goes, and what either side refused (port 0).
    void Commit(Call& call, Time now);

    /// A re-offer was refused: what it opened goes (case 44).
    void Discard(Call& call, Time now);

    /// Moves the deadline of every open, unused media pinhole, and opens again what has run out.
    void Refresh(CallId id, Call& call, Time now);

    /// Closes pinholes and sessions; the mappings stay with their channels.
    void ClosePinholes(Call& call, RemovalReason reason, Time now);

    /// Closes everything and lets go of the mappings.
    void Release(Call& call, Time now);

    /// Adds a session that one of the group's pinholes has made.
    void AddSession(Call& call, uint8_t group, SessionId session, Time now);

    /**
     * Looks for silence. Answers when to look again, or nothing if the group's media were closed
     * because they have been silent for inactive-media-timeout (J40).
     */
    std::optional<Time> CheckActivity(Call& call, uint8_t group, Time now);

  private:
    void ApplyOne(CallId id, Call& call, const Source& source, const NamedMedia& media, Time now);
    void Decide(Call& call, const Source& source, uint8_t group, ChannelFate fate, Time now);
    void Settle(Call& call, Time now);
    MediaChannel& FindOrAddChannel(Call& call, const Source& source, MediaChannel named, Time now);
    MediaChannel* FindChannel(Call& call, const Source& source, uint8_t group, bool pending);
    void OpenPinholes(CallId id, Call& call, MediaChannel& channel, Time now);
    void OpenPinhole(CallId id, MediaChannel& channel, unsigned component, Time now);
    static bool IsMuxed(const Call& call, uint8_t group);
    bool HasSession(const MediaGroup& group, const IpEndpoint& target) const;
    void CloseChannelPinholes(MediaChannel& channel, RemovalReason reason, Time now);
    void CloseGroupSessions(MediaGroup& group, RemovalReason reason, Time now);
    void RemoveChannels(Call& call, const MediaChannel& like, RemovalReason reason, Time now);
    void RemoveChannel(Call& call, std::size_t index, RemovalReason reason, Time now);

    const AlgConfig& m_config;
    NatState& m_nat;
};

} // namespace ns3::sipalg

#endif
