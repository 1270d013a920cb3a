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

std::string
GetInterfaceName(const FirewallConfig& config, InterfaceId interface)
{
    const auto index = static_cast<std::size_t>(interface);
    return index < config.interfaces.size() ? config.interfaces[index].name : "";
}

std::string
GetRuleName(const FirewallConfig& config, const NatRuleRef& rule)
{
    switch (rule.kind)
    {
    case NatRuleRef::Kind::Static:
        return config.nat.staticRuleSets[rule.ruleSet].rules[rule.rule].name;
    case NatRuleRef::Kind::Source:
        return config.nat.sourceRuleSets[rule.ruleSet].rules[rule.rule].name;
    case NatRuleRef::Kind::None:
        break;
    }
    return "";
}

std::string
GetApplication(const Session& session)
{
    const bool isOfCall = session.owner.kind == static_cast<uint8_t>(AlgOwner::Call);
    return session.application ? "SIP ALG, signalling" : isOfCall ? "SIP ALG, media" : "";
}

ShownSession
ToShown(const FirewallConfig& config, const Session& session, Time now)
{
    ShownSession shown;
    shown.rule = GetRuleName(config, session.rule);
    shown.application = GetApplication(session);
    shown.interfaces[0] = GetInterfaceName(config, session.ingress);
    shown.interfaces[1] = GetInterfaceName(config, session.egress);
    shown.age = ToSeconds(now - session.createdAt);
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

/// "call abc@10.1.1.3", "registration sip:alice@example.com"
std::string
GetOwnerName(const SipAlg& alg, const OwnerRef& owner)
{
    switch (static_cast<AlgOwner>(owner.kind))
    {
    case AlgOwner::Call: {
        const Call* call = alg.GetCalls().GetRows().Find({owner.slot, owner.generation});
        return call ? "call " + std::string(call->names.GetCallId()) : "";
    }
    case AlgOwner::Registration: {
        const auto* row = alg.GetRegistrations().GetRows().Find({owner.slot, owner.generation});
        return row ? "registration " + row->addressOfRecord : "";
    }
    case AlgOwner::Transaction:
        return "transaction";
    case AlgOwner::Nobody:
        break;
    }
    return "";
}

ShownRegistration
ToShown(const Registration& row, Time now)
{
    ShownRegistration shown;
    shown.addressOfRecord = row.addressOfRecord;
    const std::string inside = row.contactPrivate.ToString();
    const bool isTranslated = row.contactPublic != row.contactPrivate;
    shown.contact = isTranslated ? row.contactPublic.ToString() + " -> " + inside : inside;
    shown.registrar = row.registrar.ToString();
    shown.age = ToSeconds(now - row.registeredAt);
    shown.left = ToSeconds(row.expiresAt - now);
    return shown;
}

ShownDenial
ToShown(const Denial& denial, Time now)
{
    ShownDenial shown;
    shown.source = denial.source.ToString();
    shown.server = denial.server.ToString();
    shown.statusCode = denial.statusCode;
    shown.age = ToSeconds(now - denial.deniedAt);
    shown.left = ToSeconds(std::max(Time(0), denial.expiresAt - now));
    shown.droppedInvites = denial.droppedInvites;
    return shown;
}

ShownGate
ToShown(const FirewallConfig& config, const Pinhole& pinhole, Time now)
{
    ShownGate shown;
    shown.age = ToSeconds(now - pinhole.openedAt);
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

void
CountSession(const Session& session, ShowState& state)
{
    const std::pair<std::size_t, std::size_t> place{session.rule.ruleSet, session.rule.rule};
    switch (session.rule.kind)
    {
    case NatRuleRef::Kind::Static:
        ++state.staticSessions[place];
        break;
    case NatRuleRef::Kind::Source:
        ++state.sourceSessions[place];
        break;
    case NatRuleRef::Kind::None:
        break;
    }
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
    state.calls = GetShownCalls(engine, now);
    nat.sessions.GetRows().ForEach([&](SessionId id, const Session& session) {
        state.sessions.push_back(ToShown(config, session, now));
        state.sessions.back().id = id.slot;
        CountSession(session, state);
    });
    nat.pinholes.GetRows().ForEach([&](PinholeId, const Pinhole& pinhole) {
        state.gates.push_back(ToShown(config, pinhole, now));
        state.gates.back().owner = GetOwnerName(engine.GetAlg(), pinhole.owner);
    });
    state.messages = engine.GetAlg().GetCounters();
    engine.GetAlg().GetRegistrations().GetRows().ForEach(
        [&](RegistrationId, const Registration& row) {
            state.registrations.push_back(ToShown(row, now));
        });
    engine.GetAlg().GetDenials().GetRows().ForEach([&](RowId<Denial>, const Denial& denial) {
        state.denials.push_back(ToShown(denial, now));
    });
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
