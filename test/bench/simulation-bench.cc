// SPDX-License-Identifier: GPL-2.0-only
#include "bench-timing.h"
#include "benches.h"

#include <cstdio>
#include <memory>
#include <stdexcept>

namespace ns3::sipalg
{

namespace
{

/// What rtp-forwarding says of one run.
BenchSlice
RunForwarding(const std::string& program, const std::string& router)
{
    constexpr const char* LOAD = " 1000 100";
    const std::string command = "'" + program + "' " + router + LOAD;
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    unsigned long packets = 0;
    double seconds = 0;
    if (!pipe || std::fscanf(pipe.get(), "%lu packets, %lf s", &packets, &seconds) != 2)
    {
        throw std::runtime_error("cannot run " + command);
    }
    return {seconds, packets};
}

} // namespace

void
BenchSimulation(BenchReport& report, const std::string& program, unsigned rounds)
{
    const std::vector<BenchTimes> times =
        TimeInTurn({{"plain", [&] { return RunForwarding(program, "plain"); }},
                    {"nat", [&] { return RunForwarding(program, "nat"); }}},
                   rounds);
    BenchFigure plain;
    plain.group = "RTP through an ns-3 router, client to server, 1000 streams";
    plain.name = "plain ns-3";
    plain.measured = "the whole simulation, five events a packet";
    plain.value = times[0].GetMedian();
    plain.best = times[0].GetBest();
    plain.unit = "ns/packet";
    BenchFigure nat = plain;
    nat.name = "with the firewall, source NAT";
    nat.value = times[1].GetMedian();
    nat.best = times[1].GetBest();
    nat.ratio = GetRatio(times[1], times[0]);
    report.Add(plain);
    report.Add(nat);
}

} // namespace ns3::sipalg
