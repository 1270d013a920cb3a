// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDING_CALLS_H
#define SIPALG_RECORDING_CALLS_H

#include "call-record.h"
#include "recording-table.h"

namespace ns3
{

/// The rows of a run in the table `call`: call attempts as the callers saw them.
class RecordingCalls
{
  public:
    RecordingCalls(sipalg::RecordingFile& file, const std::string& runId);

    void Record(const CallRecord& record);

  private:
    sipalg::RecordingTable m_table;
    uint64_t m_lastId{0};
};

} // namespace ns3

#endif
