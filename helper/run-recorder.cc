// SPDX-License-Identifier: GPL-2.0-only
#include "run-recorder.h"

#include "ns3/simulator.h"

namespace ns3
{

namespace
{

sipalg::Time
SimulatedTime()
{
    return sipalg::Time(Simulator::Now().GetNanoSeconds());
}

} // namespace

RunRecorder::RunRecorder(const std::string& path,
                         const sipalg::RunInfo& info,
                         const sipalg::FirewallConfig& config)
    : sipalg::EngineRecorder(path, info, config),
      m_calls(GetFile(), GetRunId())
{
}

void
RunRecorder::RecordCall(const CallRecord& record)
{
    m_calls.Record(record);
}

void
RunRecorder::RecordSample(const sipalg::FirewallGauges& gauges)
{
    RecordSample(gauges, SimulatedTime());
}

void
RunRecorder::Finish(double wallSeconds, uint64_t events)
{
    Finish(SimulatedTime(), wallSeconds, events);
}

} // namespace ns3
