// SPDX-License-Identifier: GPL-2.0-only
#include "engine-checks.h"

#include <numeric>
#include <unordered_map>

namespace ns3::sipalg
{

namespace
{

using Holds = std::unordered_map<MappingId, uint32_t>;

std::string
CheckCounters(const FirewallCounters& counters)
{
    const uint64_t verdicts =
        std::accumulate(counters.verdicts.begin(), counters.verdicts.end(), uint64_t{0});
    uint64_t drops = 0;
    for (const auto& [key, count] : counters.drops)
    {
        if (key.second == DropReason::None)
        {
            return "a packet was dropped without a reason";
        }
        drops += count;
    }
    const auto dropped = counters.verdicts[static_cast<std::size_t>(Verdict::Action::Dropped)];
    return verdicts == counters.received && drops == dropped
               ? ""
               : "packets in are not the sum of the verdicts";
}

bool
IsAlive(const SipAlg& alg, const OwnerRef& owner)
{
    switch (static_cast<AlgOwner>(owner.kind))
    {
    case AlgOwner::Call:
        return alg.GetCalls().GetRows().Find({owner.slot, owner.generation}) != nullptr;
    case AlgOwner::Registration:
        return alg.GetRegistrations().GetRows().Find({owner.slot, owner.generation}) != nullptr;
    case AlgOwner::Transaction:
        return alg.GetTransactions().GetRows().Find({owner.slot, owner.generation}) != nullptr;
    case AlgOwner::Nobody:
        break;
    }
    return false;
}

std::string
CheckPinholes(const FirewallEngine& engine, Holds& holds)
{
    std::string broken;
    const MappingTable& mappings = engine.GetNat().mappings;
    engine.GetNat().pinholes.GetRows().ForEach([&](PinholeId, const Pinhole& pinhole) {
        ++holds[mappings.GetId(pinhole.mapping)];
        if (!IsAlive(engine.GetAlg(), pinhole.owner))
        {
            broken = "a pinhole at " + pinhole.destination.ToString() + " has no live owner";
        }
    });
    return broken;
}

void
CountPaths(const MappingTable& mappings, const SignalPathList& paths, Holds& holds)
{
    for (const SignalPath& path : paths)
    {
        ++holds[mappings.GetId(path.mapping)];
    }
}

void
CountHolds(const FirewallEngine& engine, Holds& holds)
{
    const MappingTable& mappings = engine.GetNat().mappings;
    engine.GetNat().sessions.GetRows().ForEach([&](SessionId, const Session& session) {
        ++holds[mappings.GetId(session.sourceMapping)];
        ++holds[mappings.GetId(session.destinationMapping)];
    });
    engine.GetAlg().GetCalls().GetRows().ForEach([&](CallId, const Call& call) {
        CountPaths(mappings, call.signals, holds);
        for (const MediaChannel& channel : call.channels)
        {
            ++holds[mappings.GetId(channel.mapping[0])];
            ++holds[mappings.GetId(channel.mapping[1])];
        }
    });
    engine.GetAlg().GetRegistrations().GetRows().ForEach(
        [&](RegistrationId, const Registration& row) { CountPaths(mappings, row.paths, holds); });
    engine.GetAlg().GetTransactions().GetRows().ForEach(
        [&](RowId<Transaction>, const Transaction& row) {
            CountPaths(mappings, row.paths, holds);
        });
}

std::string
CheckMappings(const FirewallEngine& engine, Holds& holds)
{
    std::string broken;
    std::unordered_map<IpEndpoint, uint32_t> taken;
    const MappingTable& mappings = engine.GetNat().mappings;
    mappings.GetRows().ForEach([&](MappingId id, const Mapping& mapping) {
        const bool isUdp = mapping.protocol == IpProtocol::Udp;
        if (isUdp && ++taken[mapping.external] > 1)
        {
            broken = mapping.external.ToString() + " is held twice";
        }
        if (mapping.holders != holds[id])
        {
            broken = mapping.external.ToString() + " counts " + std::to_string(mapping.holders) +
                     " holders and has " + std::to_string(holds[id]);
        }
    });
    const bool isEqual = engine.GetGauges().portsInUse == mappings.GetRows().Size();
    return !broken.empty() || isEqual ? broken : "ports in use are not those of the mappings";
}

} // namespace

std::string
FindBrokenInvariant(const FirewallEngine& engine)
{
    Holds holds;
    CountHolds(engine, holds);
    std::string broken = CheckCounters(engine.GetCounters());
    if (broken.empty())
    {
        broken = CheckPinholes(engine, holds);
    }
    return broken.empty() ? CheckMappings(engine, holds) : broken;
}

std::string
FindLeftover(FirewallEngine& engine, Time now)
{
    constexpr unsigned ENOUGH = 100'000;
    for (unsigned i = 0; i < ENOUGH && engine.GetNextDeadline() != NEVER; ++i)
    {
        now = std::max(now, engine.GetNextDeadline());
        engine.Advance(now);
    }
    if (engine.GetNextDeadline() != NEVER)
    {
        return "the timers never end";
    }
    const FirewallGauges gauges = engine.GetGauges();
    const bool isEmpty = gauges.calls + gauges.sessions + gauges.pinholes + gauges.mappings +
                             gauges.portsInUse + gauges.registrations +
                             engine.GetAlg().GetTransactions().Size() +
                             engine.GetAlg().GetDenials().Size() ==
                         0;
    return isEmpty ? "" : "left when all timers have run out: " + DescribeGauges(engine);
}

std::string
DescribeGauges(const FirewallEngine& engine)
{
    const FirewallGauges gauges = engine.GetGauges();
    return "calls " + std::to_string(gauges.calls) + " sessions " +
           std::to_string(gauges.sessions) + " pinholes " + std::to_string(gauges.pinholes) +
           " mappings " + std::to_string(gauges.mappings) + " ports " +
           std::to_string(gauges.portsInUse) + " registrations " +
           std::to_string(gauges.registrations);
}

} // namespace ns3::sipalg
