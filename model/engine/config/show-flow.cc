// SPDX-License-Identifier: GPL-2.0-only
#include "show-views.h"

namespace ns3::sipalg
{

namespace
{

std::string
OrNone(const std::string& text)
{
    return text.empty() ? "none" : text;
}

std::string
ShowDirection(const ShownSession& session, const std::string& flow, unsigned direction)
{
    const std::string& interface = session.interfaces[direction];
    return flow + "; " + session.protocol + (interface.empty() ? "" : ", by " + interface) +
           ", packets " + std::to_string(session.packets[direction]) + ", bytes " +
           std::to_string(session.bytes[direction]);
}

} // namespace

std::string
ShowSessions(const FirewallConfig&, const ShowState& state)
{
    std::string text;
    for (const ShownSession& session : state.sessions)
    {
        text += ShowLine(0, "Session ID", std::to_string(session.id)) +
                ShowLine(2, "Zones", session.zones) +
                ShowLine(2, "Policy", OrNone(session.policy)) +
                ShowLine(2, "NAT rule", OrNone(session.rule)) +
                ShowLine(2, "Application", OrNone(session.application)) +
                ShowLine(2, "Age", ShowSeconds(session.age, "not known")) +
                ShowLine(2, "Time left", ShowSeconds(session.idleLeft, "not limited")) +
                ShowLine(2, "In", ShowDirection(session, session.in, 0)) +
                ShowLine(2, "Out", ShowDirection(session, session.out, 1)) + "\n";
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
                ShowLine(2, "Owner", OrNone(gate.owner)) +
                ShowLine(2, "Age", ShowSeconds(gate.age, "not known")) +
                ShowLine(2, "Time left", ShowSeconds(gate.left, "as long as its owner")) +
                ShowLine(2, "Packets", std::to_string(gate.packets)) + "\n";
    }
    return text + ShowLine(0, "Total gates", std::to_string(state.gates.size()));
}

} // namespace ns3::sipalg
