// SPDX-License-Identifier: GPL-2.0-only
#include "sip-counters.h"

#include <numeric>

namespace ns3::sipalg
{

void
SipCounters::SipMessageSeen(const SipMessageEvent& event)
{
    m_translated += event.changed ? 1 : 0;
    m_dropped += event.reason == DropReason::None ? 0 : 1;
    if (event.reason == DropReason::MalformedSip)
    {
        ++m_unreadable;
        return;
    }
    Row& row = m_rows[static_cast<std::size_t>(ParseSipMethod(event.method))];
    if (event.statusCode == 0)
    {
        ++row.requests;
        return;
    }
    CountStatus(row, static_cast<unsigned>(event.statusCode));
}

/// A status line is read only with a code of 100 to 699 (RFC 3261 7.2).
void
SipCounters::CountStatus(Row& row, unsigned status)
{
    const unsigned statusClass = status / 100;
    ++row.responses.at(statusClass - 1);
    const bool isCommon = status == 100 || status == 180 || status == 183;
    m_rareProvisional += statusClass == 1 && !isCommon ? 1 : 0;
    m_rareSuccess += statusClass == 2 && status != 200 ? 1 : 0;
}

uint64_t
SipCounters::GetResponses(unsigned statusClass) const
{
    return std::accumulate(
        m_rows.begin(),
        m_rows.end(),
        uint64_t{0},
        [=](uint64_t sum, const Row& row) { return sum + row.responses.at(statusClass - 1); });
}

uint64_t
SipCounters::GetTotal() const
{
    uint64_t total = m_unreadable;
    for (const Row& row : m_rows)
    {
        total += row.requests;
        total = std::accumulate(row.responses.begin(), row.responses.end(), total);
    }
    return total;
}

} // namespace ns3::sipalg
