// SPDX-License-Identifier: GPL-2.0-only
#include "recording-drops.h"

namespace ns3::sipalg
{

namespace
{

/// NULL for a text that is not known.
std::optional<std::string>
Known(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

} // namespace

RecordingDrops::RecordingDrops(RecordingFile& file, const std::string& runId)
    : m_table(file, "drop", "at, from_zone, to_zone, reason, method, packets, bytes", runId)
{
}

void
RecordingDrops::Count(Time now, const Kind& kind, uint64_t bytes)
{
    const auto second = std::chrono::duration_cast<std::chrono::seconds>(now);
    if (second != m_second)
    {
        Flush();
        m_second = second;
    }
    Total& total = m_totals[kind];
    ++total.packets;
    total.bytes += bytes;
}

void
RecordingDrops::Flush()
{
    for (const auto& [kind, total] : m_totals)
    {
        m_table.Insert(Time(m_second),
                       Known(kind.fromZone),
                       Known(kind.toZone),
                       kind.reason,
                       Known(kind.method),
                       total.packets,
                       total.bytes);
    }
    m_totals.clear();
}

} // namespace ns3::sipalg
