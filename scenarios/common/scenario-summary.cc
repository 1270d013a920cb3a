// SPDX-License-Identifier: GPL-2.0-only
#include "scenario-summary.h"

#include <iomanip>

namespace ns3
{

namespace
{

template <class Value>
void
PrintRow(std::ostream& os, const std::string& name, const Value& value)
{
    os << "  " << std::left << std::setw(34) << name << std::right << std::setw(10) << value
       << '\n';
}

void
PrintRows(std::ostream& os, const std::string& what, const std::map<std::string, uint64_t>& counts)
{
    for (const auto& [reason, count] : counts)
    {
        PrintRow(os, what + reason, count);
    }
}

} // namespace

void
ScenarioSummary::AddCall(const CallRecord& record)
{
    ++m_calls;
    ++m_outcomes[record.GetOutcomeText()];
    ++m_audio[ToText(record.audio)];
}

void
ScenarioSummary::PrintCalls(std::ostream& os) const
{
    PrintRow(os, "calls", m_calls);
    for (const auto& [outcome, count] : m_outcomes)
    {
        PrintRow(os, "  " + outcome, count);
    }
    for (const auto& [audio, count] : m_audio)
    {
        PrintRow(os, "  audio " + audio, count);
    }
}

void
ScenarioSummary::Print(std::ostream& os, const sipalg::FirewallEngine& engine) const
{
    using sipalg::Verdict;
    PrintCalls(os);
    const sipalg::FirewallCounters& counters = engine.GetCounters();
    PrintRow(os, "packets at the firewall", counters.received);
    for (const auto action : {Verdict::Action::Forwarded,
                              Verdict::Action::Translated,
                              Verdict::Action::Consumed,
                              Verdict::Action::Dropped})
    {
        PrintRow(os,
                 std::string("  ") + ToString(action),
                 counters.verdicts[static_cast<std::size_t>(action)]);
    }
    std::map<std::string, uint64_t> reasons;
    for (const auto& [key, count] : counters.drops)
    {
        reasons[ToString(key.second)] += count;
    }
    for (const auto& [reason, count] : reasons)
    {
        PrintRow(os, "    " + reason, count);
    }
    PrintRow(os, "pinholes opened", m_opened);
    PrintRow(os, "  used", m_used);
    PrintRows(os, "  closed by ", m_closed);
    PrintRows(os, "ALG calls ended by ", m_algCalls);
    PrintRow(os, "registrations seen", m_registrations);
    PrintRow(os, "denials", m_denials);
    PrintRow(os, "NAT mappings made", m_mappings);
}

} // namespace ns3
