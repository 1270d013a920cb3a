// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ENGINE_RECORDER_H
#define SIPALG_ENGINE_RECORDER_H

#include "firewall-engine.h"
#include "recording-alg.h"
#include "recording-nat.h"
#include "recording-packets.h"
#include "recording-run.h"

namespace ns3::sipalg
{

/**
 * Records one run of one firewall engine in a database (docs/database.md): add it to the engine's
 * observers, hand it samples, and finish it. Until Finish the run counts as incomplete; what a
 * recorder that is destroyed before has written stays. Every method may throw RecordingError, and
 * does from the first error on.
 *
 * Never records a media packet: those are counted by the pinholes and by the telephones.
 */
class EngineRecorder : public FirewallObserver
{
  public:
    /// Opens or makes the file. The configuration, which is copied, gives zones and rules names.
    EngineRecorder(const std::string& path, const RunInfo& info, const FirewallConfig& config);

    const std::string& GetRunId() const;

    /// Whether to record SIP messages; they are not, at first.
    void RecordMessages(bool record);

    /// A point of every time series; to be called at a regular interval of simulated time.
    void RecordSample(const FirewallGauges& gauges, Time now);

    /// What the operator would be told at the end of the run: `what` are the words after `show`.
    void RecordShowAnswer(const std::string& what, const std::string& answer);

    /// The run has ended: writes what still stands, makes the indices, marks the run as complete.
    void Finish(Time simulated, double wallSeconds, uint64_t events);

    void MappingCreated(MappingId id, const Mapping& mapping, Time now) override;
    void MappingRemoved(MappingId id, const Mapping& mapping, RemovalReason why, Time now) override;
    void SessionCreated(SessionId id, const Session& session, Time now) override;
    void SessionClosed(SessionId id, const Session& session, RemovalReason why, Time now) override;
    void PinholeOpened(PinholeId id, const Pinhole& pinhole, Time now) override;
    void PinholeUsed(PinholeId id, const Pinhole& pinhole, SessionId session, Time now) override;
    void PinholeClosed(PinholeId id, const Pinhole& pinhole, RemovalReason why, Time now) override;
    void SipMessageSeen(const SipMessageEvent& event) override;
    bool WantsDecisions() const override;
    void DecisionMade(const AlgDecisionEvent& event) override;
    void CallCreated(const CallEvent& call, Time now) override;
    void CallAnswered(const CallEvent& call, Time now) override;
    void CallRemoved(const CallEvent& call, CallRemovalReason why, Time now) override;
    void RegistrationUpdated(const RegistrationEvent& registration, Time now) override;
    void RegistrationRemoved(const RegistrationEvent& event, bool expired, Time now) override;
    void DenialAdded(const Denial& denial, Time now) override;
    void DenialHit(const Denial& denial, Time now) override;
    void DenialExpired(const Denial& denial, Time now) override;
    void PacketSeen(const PacketView& packet,
                    const FlowKey& arrived,
                    const Verdict& verdict,
                    Time now) override;

  protected:
    RecordingFile& GetFile();

  private:
    FirewallConfig m_config;
    RecordingFile m_file;
    RecordingRun m_run;
    RecordingRows m_rows;
    RecordingDrops m_drops;
    RecordingAlg m_alg;
    RecordingNat m_nat;
    RecordingPackets m_packets;
};

} // namespace ns3::sipalg

#endif
