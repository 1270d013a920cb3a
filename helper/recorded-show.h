// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_RECORDED_SHOW_H
#define SIPALG_RECORDED_SHOW_H

#include "engine-recorder.h"
#include "show-views.h"

#include <optional>
#include <string>

namespace ns3::sipalg
{

/// Writes the answer of every view into the record of a run; to be called before it is finished.
void RecordShowAnswers(EngineRecorder& recorder, const FirewallEngine& engine, Time now);

/**
 * What the firewall of the latest run in a recorded database answers to `show` @p what: as it was
 * at the end of the run; of a run that did not end, from the rows that there are (hits are then the
 * mappings that a rule made). None if there is no such view. Throws RecordingError.
 */
std::optional<std::string> ShowRecorded(const std::string& path, const std::string& what);

/// Does the file begin as an SQLite database does?
bool IsDatabase(const std::string& path);

} // namespace ns3::sipalg

#endif
