// SPDX-License-Identifier: GPL-2.0-only
#include "show-state.h"

#include "config-value.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// Ports are counted by address; of larger pools only so many addresses are asked.
constexpr uint32_t MAX_POOL_ADDRESSES = 65536;

double
ToSeconds(Time time)
{
    return std::chrono::duration<double>(time).count();
}

std::string
ToText(const FirewallConfig& config, const ZonePair& zones)
{
    return GetZoneName(config, zones.from) + " -> " + GetZoneName(config, zones.to);
}

std::string
ToText(const FlowKey& flow)
{
    return flow.source.ToString() + " -> " + flow.destination.ToString();
}

ShownCall
ToShown(const Call& call)
{
    ShownCall shown;
    shown.sipCallId = call.sipCallId;
    shown.createdAt = ToSeconds(call.createdAt);
    shown.isAnswered = call.answeredAt != NEVER;
    const auto isOpen = [](const MediaGroup& group) { return group.isOpen; };
    shown.mediaStreams =
        static_cast<unsigned>(std::count_if(call.groups.begin(), call.groups.end(), isOpen));
    for (const MediaChannel& channel : call.channels)
    {
        shown.pinholes += (channel.pinhole[0] ? 1 : 0) + (channel.pinhole[1] ? 1 : 0);
    }
    const auto hasPinhole = [](const SignalPath& path) { return bool(path.pinhole); };
    shown.pinholes +=
        static_cast<unsigned>(std::count_if(call.signals.begin(), call.signals.end(), hasPinhole));
    return shown;
}

ShownSession
ToShown(const FirewallConfig& config, const Session& session, Time now)
{
    ShownSession shown;
    shown.protocol = ToConfigText(session.initiator.protocol);
    shown.zones = ToText(config, session.zones);
    shown.in = ToText(session.initiator);
    shown.out = ToText(session.responder);
    if (session.policy >= 0)
    {
        shown.policy = config.security.policies[static_cast<std::size_t>(session.policy)].name;
    }
    if (session.timeout != NEVER)
    {
        shown.idleLeft = ToSeconds(std::max(Time(0), session.lastSeen + session.timeout - now));
    }
    std::copy(session.packets, session.packets + 2, shown.packets);
    std::copy(session.bytes, session.bytes + 2, shown.bytes);
    return shown;
}

ShownGate
ToShown(const FirewallConfig& config, const Pinhole& pinhole, Time now)
{
    ShownGate shown;
    shown.kind = ToString(pinhole.kind);
    shown.protocol = ToConfigText(pinhole.protocol);
    shown.zones = ToText(config, pinhole.zones);
    shown.destination = pinhole.destination.ToString();
    shown.internal = pinhole.internal.ToString();
    shown.packets = pinhole.packets;
    if (pinhole.expiresAt != NEVER)
    {
        shown.left = ToSeconds(std::max(Time(0), pinhole.expiresAt - now));
    }
    return shown;
}

/// Fills in the hits of all rules of one kind.
template <typename RuleSets>
void
CountHits(const FirewallEngine& engine,
          const RuleSets& ruleSets,
          NatRuleRef::Kind kind,
          std::map<std::pair<std::size_t, std::size_t>, uint64_t>& hits)
{
    for (std::size_t i = 0; i < ruleSets.size(); ++i)
    {
        for (std::size_t j = 0; j < ruleSets[i].rules.size(); ++j)
        {
            const NatRuleRef rule{kind, static_cast<uint16_t>(i), static_cast<uint16_t>(j)};
            hits[{i, j}] = engine.GetNat().rules.GetHits(rule);
        }
    }
}

uint64_t
CountPorts(const PortAllocator& ports, const SourcePool& pool)
{
    uint64_t taken = 0;
    for (const AddressRange& range : pool.addresses)
    {
        const uint32_t size = range.high.GetLow() - range.low.GetLow();
        for (uint32_t i = 0; i <= std::min(size, MAX_POOL_ADDRESSES); ++i)
        {
            taken += ports.GetTakenCount(range.low.Plus(i));
        }
    }
    return taken;
}

void
CountPackets(const FirewallCounters& counters, ShowState& state)
{
    state.received = counters.received;
    for (std::size_t i = 0; i < counters.verdicts.size(); ++i)
    {
        state.verdicts[ToString(static_cast<Verdict::Action>(i))] += counters.verdicts[i];
    }
    for (const auto& [key, packets] : counters.drops)
    {
        state.drops[ToString(key.second)] += packets;
    }
}

} // namespace

ShowState
GetShowState(const FirewallEngine& engine, Time now)
{
    const FirewallConfig& config = engine.GetConfig();
    const NatState& nat = engine.GetNat();
    ShowState state;
    engine.GetAlg().GetCalls().GetRows().ForEach(
        [&](CallId, const Call& call) { state.calls.push_back(ToShown(call)); });
    nat.sessions.GetRows().ForEach([&](SessionId, const Session& session) {
        state.sessions.push_back(ToShown(config, session, now));
    });
    nat.pinholes.GetRows().ForEach([&](PinholeId, const Pinhole& pinhole) {
        state.gates.push_back(ToShown(config, pinhole, now));
    });
    state.registrations = engine.GetAlg().GetGauges().registrations;
    CountHits(engine, config.nat.sourceRuleSets, NatRuleRef::Kind::Source, state.sourceHits);
    CountHits(engine, config.nat.staticRuleSets, NatRuleRef::Kind::Static, state.staticHits);
    for (std::size_t i = 0; i < config.nat.pools.size(); ++i)
    {
        state.portsInUse[i] = CountPorts(nat.mappings.GetPorts(), config.nat.pools[i]);
    }
    CountPackets(engine.GetCounters(), state);
    return state;
}

} // namespace ns3::sipalg
