// SPDX-License-Identifier: GPL-2.0-only
#include "engine-recorder.h"

namespace ns3::sipalg
{

EngineRecorder::EngineRecorder(const std::string& path,
                               const RunInfo& info,
                               const FirewallConfig& config)
    : m_config(config),
      m_file(path),
      m_run(m_file, info),
      m_rows(m_file, m_run.GetId()),
      m_drops(m_file, m_run.GetId()),
      m_alg(m_rows),
      m_nat(m_rows, m_config, [this](const OwnerRef& owner) { return m_alg.FindCall(owner); }),
      m_packets(m_rows, m_drops, m_config)
{
}

const std::string&
EngineRecorder::GetRunId() const
{
    return m_run.GetId();
}

void
EngineRecorder::RecordMessages(bool record)
{
    m_packets.RecordMessages(record);
}

void
EngineRecorder::RecordSample(const FirewallGauges& gauges, Time now)
{
    const std::pair<const char*, std::size_t> series[] = {
        {"calls", gauges.calls},
        {"sessions", gauges.sessions},
        {"pinholes", gauges.pinholes},
        {"mappings", gauges.mappings},
        {"ports_in_use", gauges.portsInUse},
        {"registrations", gauges.registrations},
        {"memory_bytes", gauges.memoryBytes},
    };
    for (const auto& [name, value] : series)
    {
        m_rows.AddSample(now, name, static_cast<double>(value));
    }
    m_file.Checkpoint();
}

void
EngineRecorder::RecordShowAnswer(const std::string& what, const std::string& answer)
{
    m_rows.AddShowAnswer(what, answer);
}

void
EngineRecorder::Finish(Time simulated, double wallSeconds, uint64_t events)
{
    m_alg.Flush();
    m_nat.Flush();
    m_drops.Flush();
    m_run.Finish(simulated, wallSeconds, events);
}

void
EngineRecorder::MappingCreated(MappingId id, const Mapping& mapping, Time now)
{
    m_nat.MappingCreated(id, mapping, now);
}

void
EngineRecorder::MappingRemoved(MappingId id, const Mapping& mapping, RemovalReason why, Time now)
{
    m_nat.MappingRemoved(id, mapping, why, now);
}

void
EngineRecorder::SessionCreated(SessionId id, const Session& session, Time now)
{
    m_nat.SessionCreated(id, session, now);
}

void
EngineRecorder::SessionClosed(SessionId id, const Session& session, RemovalReason why, Time now)
{
    m_nat.SessionClosed(id, session, why, now);
}

void
EngineRecorder::PinholeOpened(PinholeId id, const Pinhole& pinhole, Time now)
{
    m_nat.PinholeOpened(id, pinhole, now);
}

void
EngineRecorder::PinholeUsed(PinholeId id, const Pinhole& pinhole, SessionId session, Time now)
{
    m_nat.PinholeUsed(id, pinhole, session, now);
}

void
EngineRecorder::PinholeClosed(PinholeId id, const Pinhole& pinhole, RemovalReason why, Time now)
{
    m_nat.PinholeClosed(id, pinhole, why, now);
}

void
EngineRecorder::SipMessageSeen(const SipMessageEvent& event)
{
    m_packets.SipMessageSeen(event);
}

bool
EngineRecorder::WantsDecisions() const
{
    return m_packets.RecordsMessages();
}

void
EngineRecorder::DecisionMade(const AlgDecisionEvent& event)
{
    m_packets.DecisionMade(event);
}

void
EngineRecorder::CallCreated(const CallEvent& call, Time now)
{
    m_alg.CallCreated(call, now);
}

void
EngineRecorder::CallAnswered(const CallEvent& call, Time now)
{
    m_alg.CallAnswered(call, now);
}

void
EngineRecorder::CallRemoved(const CallEvent& call, CallRemovalReason why, Time now)
{
    m_alg.CallRemoved(call, why, now);
}

void
EngineRecorder::RegistrationUpdated(const RegistrationEvent& registration, Time now)
{
    m_alg.RegistrationUpdated(registration, now);
}

void
EngineRecorder::RegistrationRemoved(const RegistrationEvent& event, bool expired, Time now)
{
    m_alg.RegistrationRemoved(event, expired, now);
}

void
EngineRecorder::DenialAdded(const Denial& denial, Time)
{
    m_alg.DenialUpdated(denial);
}

void
EngineRecorder::DenialHit(const Denial& denial, Time)
{
    m_alg.DenialUpdated(denial);
}

void
EngineRecorder::DenialExpired(const Denial& denial, Time)
{
    m_alg.DenialExpired(denial);
}

void
EngineRecorder::PacketSeen(const PacketView& packet,
                           const FlowKey& arrived,
                           const Verdict& verdict,
                           Time now)
{
    m_packets.PacketSeen(packet, arrived, verdict, now);
}

RecordingFile&
EngineRecorder::GetFile()
{
    return m_file;
}

} // namespace ns3::sipalg
