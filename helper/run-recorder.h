// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RUN_RECORDER_H
#define SIPALG_RUN_RECORDER_H

#include "engine-recorder.h"
#include "recording-calls.h"

namespace ns3
{

/**
 * Records one simulation in a database: what the firewall did, which it observes, and the calls as
 * the telephones saw them. Connect RecordCall to the trace source "Call" of the CallLedger.
 *
 * @code
 * RunRecorder recorder("results/two-zone.sqlite", info, config);
 * firewall->AddObserver(recorder);
 * ledger->TraceConnectWithoutContext("Call", MakeCallback(&RunRecorder::RecordCall, &recorder));
 * Simulator::Run();
 * recorder.Finish(wallSeconds, Simulator::GetEventCount());
 * @endcode
 */
class RunRecorder : public sipalg::EngineRecorder
{
  public:
    RunRecorder(const std::string& path,
                const sipalg::RunInfo& info,
                const sipalg::FirewallConfig& config);

    void RecordCall(const CallRecord& record);

    using sipalg::EngineRecorder::RecordSample;

    /// A point of every time series, now.
    void RecordSample(const sipalg::FirewallGauges& gauges);

    using sipalg::EngineRecorder::Finish;

    /// Ends the run now. The simulator must not have been destroyed yet.
    void Finish(double wallSeconds, uint64_t events);

  private:
    RecordingCalls m_calls;
};

} // namespace ns3

#endif
