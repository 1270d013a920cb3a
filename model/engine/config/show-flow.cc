// SPDX-License-Identifier: GPL-2.0-only
#include "show-views.h"

#include <cstdio>

namespace ns3::sipalg
{

namespace
{

/// "120 s", or @p otherwise for a negative time.
std::string
ToSeconds(double time, const std::string& otherwise)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.0f s", time);
    return time < 0 ? otherwise : text;
}

std::string
ToTraffic(uint64_t packets, uint64_t bytes)
{
    return ", packets " + std::to_string(packets) + ", bytes " + std::to_string(bytes);
}

} // namespace

std::string
ShowSessions(const FirewallConfig&, const ShowState& state)
{
    std::string text;
    for (const ShownSession& session : state.sessions)
    {
        text += ShowLine(0, "Session", session.zones) +
                ShowLine(2, "Policy", session.policy.empty() ? "none" : session.policy) +
                ShowLine(2, "Time left", ToSeconds(session.idleLeft, "not limited")) +
                ShowLine(2,
                         "In",
                         session.in + "; " + session.protocol +
                             ToTraffic(session.packets[0], session.bytes[0])) +
                ShowLine(2,
                         "Out",
                         session.out + "; " + session.protocol +
                             ToTraffic(session.packets[1], session.bytes[1])) +
                "\n";
    }
    return text + ShowLine(0, "Total sessions", std::to_string(state.sessions.size()));
}

std::string
ShowGates(const FirewallConfig&, const ShowState& state)
{
    std::string text;
    for (const ShownGate& gate : state.gates)
    {
        text += ShowLine(0, "Gate", gate.zones) +
                ShowLine(2, "Flow", "any -> " + gate.destination + "; " + gate.protocol) +
                ShowLine(2, "Translated to", gate.internal) + ShowLine(2, "Kind", gate.kind) +
                ShowLine(2, "Time left", ToSeconds(gate.left, "as long as its owner")) +
                ShowLine(2, "Packets", std::to_string(gate.packets)) + "\n";
    }
    return text + ShowLine(0, "Total gates", std::to_string(state.gates.size()));
}

} // namespace ns3::sipalg
