// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_MEDIA_H
#define SIPALG_CALL_MEDIA_H

#include "media-gates.h"
#include "sdp-translator.h"

namespace ns3::sipalg
{

/**
 * The offers and answers of a call (RFC 3264): which media channels it has, and what becomes of
 * them. A channel's pinholes are opened when a party names it, closed when the party names another
 * endpoint, puts it on hold, refuses the medium, or when the call goes; its mappings are held for
 * as long as the channel is kept.
 *
 * What a re-offer names stands beside what it would replace until it is answered.
 */
class CallMedia
{
  public:
    /// Who described the media, and what for.
    struct Source
    {
        CallParty party{CallParty::Caller};
        uint32_t dialog{0};    ///< see MediaChannel::dialog
        bool isReoffer{false}; ///< may still be refused: the old media stay until it is answered
        Time lifetime{0};      ///< of the pinholes
    };

    CallMedia(const AlgConfig& config, NatState& nat);

    /// Makes the channels of this party what @p media say.
    void Apply(CallId id,
               Call& call,
               const Source& source,
               const std::vector<NamedMedia>& media,
               Time now);

    /// An offer of the dialog was accepted: what it replaces goes, and what either side refused.
    void Commit(Call& call, uint32_t dialog, Time now);

    /// What the caller offered in @p invite, beside another, is of the dialog that answers.
    void MoveToDialog(Call& call, uint32_t invite, uint32_t dialog) const;

    /// What the party told in the dialog was refused: what that opened goes, what it would have
    /// changed stays (case 44).
    void Discard(Call& call, uint32_t dialog, CallParty party, Time now);

    /// Moves the deadline of every open, unused media pinhole, and opens again what has run out.
    void Refresh(CallId id, Call& call, Time now);

    void RemoveDialog(Call& call, uint32_t dialog, Time now);

    /// Removes the media of every branch of a fork that has not answered.
    void RemoveUnanswered(Call& call, Time now);

    /// Closes pinholes and sessions; the mappings stay with their channels.
    void Close(Call& call, Time now);

    /// Closes everything and lets go of the mappings.
    void Release(Call& call, Time now);

    /// Has the group room for one more session?
    bool HasRoom(const Call& call, uint8_t group) const;

    /// What the source of @p flow is on the side @p side, if a description that named so what
    /// stands for it on another side was passed on there.
    std::optional<SourceTranslation> FindTold(const Call& call,
                                              const FlowKey& flow,
                                              ZoneId side) const;

    /// Adds a session that one of the group's pinholes has made.
    void AddSession(CallId id, Call& call, uint8_t group, SessionId session, Time now);

    /// A session of the group's that its receiver has begun is answered.
    void SessionAnswered(Call& call, uint8_t group, Time now)
    {
        m_gates.Withdraw(call, group, now);
    }

    /// Closes the media's sessions, and opens again what they came in by.
    void ClearSessions(CallId id, Call& call, Time now);

    /// When a packet of the call's media last passed; 0 if none has been opened.
    Time GetLastActivity(const Call& call) const;

    /// When to look for silence in an answered call: not after one of its open groups has been
    /// silent for inactive-media-timeout. NEVER if none is open.
    Time GetSilenceDeadline(const Call& call) const;

    /// Counts no silence where a session of another call carries the media.
    void NoteOthers(Call& call) const;

    /// Closes the groups of an answered call that have been silent for so long (J40), and answers
    /// whether there are any.
    bool CloseSilent(Call& call, Time now);

  private:
    void ApplyOne(CallId id, Call& call, const Source& source, const NamedMedia& media, Time now);
    void Decide(Call& call, const Source& source, uint8_t group, ChannelFate fate, Time now);
    void Settle(Call& call, uint32_t dialog, Time now);
    void Hold(Call& call, MediaChannel& channel, bool isVacated, Time now);
    std::optional<SourceTranslation> GetTold(const MediaChannel& channel,
                                             unsigned component,
                                             ZoneId side) const;
    bool CloseUntold(const Call& call, const MediaChannel& channel, Time now);
    MediaChannel* FindOrAddChannel(Call& call,
                                   const Source& source,
                                   const NamedChannel& named,
                                   Time now);
    void Withdraw(Call& call, Time now);
    void RemoveReplaced(Call& call, Time now);
    void RemoveChannel(Call& call, std::size_t index, RemovalReason reason, Time now);
    void HoldMappings(const std::vector<NamedMedia>& media);
    void ReleaseMappings(const std::vector<NamedMedia>& media, Time now);
    void ReleaseMappings(MediaChannel& channel, Time now);
    Time GetSilenceDeadline(const Call& call, uint8_t group) const;
    void CloseGroup(Call& call, uint8_t group, Time now);

    const AlgConfig& m_config;
    NatState& m_nat;
    MediaGates m_gates;
};

} // namespace ns3::sipalg

#endif
