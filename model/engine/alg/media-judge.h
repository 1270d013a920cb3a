// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MEDIA_JUDGE_H
#define SIPALG_MEDIA_JUDGE_H

#include "address-answers.h"
#include "alg-config.h"
#include "alg-decision.h"
#include "call.h"
#include "sdp-session.h"

namespace ns3::sipalg
{

/**
 * Says of each medium of a message whether it may be opened, and at which endpoints it wants its
 * packets. Counts the media in use, of all descriptions of one message together (J69).
 */
class MediaJudge
{
  public:
    MediaJudge(const AlgConfig& config, const AddressAnswers& addresses);

    /// The next message.
    void Start();

    /**
     * MediaExpected if the medium may be opened; then @p channel gets its endpoints as they are
     * named, or, where the sender names its own outside endpoint (case 31), what that stands for.
     */
    AlgDecision Judge(const SdpSession& session,
                      const SdpMedia& medium,
                      const Call* call,
                      NamedChannel& channel);

    /// What is to become of a medium that was judged so.
    MediaPolicy GetPolicy(const SdpMedia& medium, AlgDecision decision) const;

    /// Makes a component of the channel what an outside endpoint of the sender's stands for.
    bool TakeOwn(const IpEndpoint& external, unsigned component, NamedChannel& channel) const;

  private:
    AlgDecision JudgeKind(const SdpMedia& medium);
    static AlgDecision JudgeConnection(const SdpAddress& connection);
    static AlgDecision JudgeSetup(const SdpSession& session, const SdpMedia& medium);
    MediaPolicy GetTransportPolicy(const SdpMedia& medium) const;
    AlgDecision FindEndpoints(const SdpMedia& medium,
                              const IpAddress& host,
                              const Call* call,
                              NamedChannel& channel) const;
    void LeaveOut(AlgDecision decision, ZoneId zone, NamedChannel& channel) const;
    static void FindRtcp(const SdpMedia& medium, NamedChannel::Endpoints& named);
    void CheckRtcp(const SdpMedia& medium, NamedChannel& channel) const;
    bool TakeKnown(const SdpMedia& medium, const MediaChannel& known, NamedChannel& channel) const;
    void TakeTold(const MediaChannel& known, NamedChannel& channel) const;
    static void TakeBehind(const MediaChannel& known, NamedChannel& channel);
    bool TakeOwnPair(NamedChannel& channel) const;
    bool TakeOther(const Call* call, NamedChannel& channel) const;
    bool TakeThird(const Call* call, NamedChannel& channel) const;
    bool PassOn(NamedChannel& channel) const;
    bool IsWellKnown(uint16_t port) const;
    AlgDecision CheckEndpoint(uint16_t port, ZoneId zone) const;

    const AlgConfig& m_config;
    const AddressAnswers& m_addresses;
    std::size_t m_mediaInUse{0};
};

/// From one of the ports of an m= line to the next: RTCP has those between (RFC 8866 5.14).
unsigned GetPortStep(const SdpMedia& medium);

} // namespace ns3::sipalg

#endif
