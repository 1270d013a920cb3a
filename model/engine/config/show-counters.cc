// SPDX-License-Identifier: GPL-2.0-only
#include "show-views.h"

#include <cstdio>

namespace ns3::sipalg
{

namespace
{

/// "  INVITE        4      4      0 ..."
std::string
ShowCounterRow(const std::string& title, const SipCounters::Row& row)
{
    char cell[32];
    std::snprintf(cell, sizeof(cell), "  %-10s", title.c_str());
    std::string text = cell;
    std::snprintf(cell, sizeof(cell), " %10llu", static_cast<unsigned long long>(row.requests));
    text += cell;
    for (const uint64_t count : row.responses)
    {
        std::snprintf(cell, sizeof(cell), " %10llu", static_cast<unsigned long long>(count));
        text += cell;
    }
    return text + "\n";
}

/// All methods, so that a script finds each of them.
std::string
ShowMethods(const SipCounters& counters)
{
    std::string text = "SIP messages by method\n"
                       "  Method       requests        1XX        2XX        3XX        4XX        "
                       "5XX        6XX\n";
    SipCounters::Row total;
    for (std::size_t i = SipCounters::METHODS; i-- > 0;)
    {
        total.requests += counters.GetRow(SipMethod(i)).requests;
    }
    for (unsigned i = 0; i < SipCounters::CLASSES; ++i)
    {
        total.responses[i] = counters.GetResponses(i + 1);
    }
    for (std::size_t i = 1; i < SipCounters::METHODS; ++i)
    {
        const auto method = static_cast<SipMethod>(i);
        text += ShowCounterRow(std::string(ToString(method)), counters.GetRow(method));
    }
    return text + ShowCounterRow("other", counters.GetRow(SipMethod::Unknown)) +
           ShowCounterRow("all", total);
}

std::string
ShowMessages(const SipCounters& counters)
{
    return ShowLine(0, "SIP messages", std::to_string(counters.GetTotal())) +
           ShowLine(2, "translated", std::to_string(counters.GetTranslated())) +
           ShowLine(2, "dropped", std::to_string(counters.GetDropped())) +
           ShowLine(2, "not readable", std::to_string(counters.GetUnreadable())) +
           ShowLine(2, "1XX but 100, 180, 183", std::to_string(counters.GetRareProvisional())) +
           ShowLine(2, "2XX but 200", std::to_string(counters.GetRareSuccess())) +
           ShowMethods(counters);
}

std::string
ShowVerdicts(const ShowState& state)
{
    std::string text = ShowLine(0, "Packets received", std::to_string(state.received));
    for (const auto& [name, count] : state.verdicts)
    {
        text += ShowLine(2, name, std::to_string(count));
    }
    return text;
}

/// The sentence that explains a reason, behind its number.
std::string
ShowErrors(const ShowState& state)
{
    uint64_t total = 0;
    std::string text;
    for (std::size_t i = 1; i < static_cast<std::size_t>(DropReason::Count); ++i)
    {
        const auto reason = static_cast<DropReason>(i);
        const auto found = state.drops.find(ToString(reason));
        if (found != state.drops.end() && found->second > 0)
        {
            total += found->second;
            text +=
                ShowLine(2, found->first, std::to_string(found->second) + "  " + Describe(reason));
        }
    }
    return ShowLine(0, "Packets dropped on error", std::to_string(total)) + text;
}

} // namespace

std::string
ShowAlgCounters(const FirewallConfig&, const ShowState& state)
{
    return ShowLine(0, "Active calls", std::to_string(state.calls.size())) +
           ShowLine(0, "Registrations", std::to_string(state.registrations.size())) +
           ShowMessages(state.messages) + ShowVerdicts(state) + ShowErrors(state);
}

} // namespace ns3::sipalg
