// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_BENCH_TIMING_H
#define SIPALG_BENCH_TIMING_H

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// How long one slice of work took.
struct BenchSlice
{
    double seconds{0}; ///< of processor time
    uint64_t units{0};
};

/// Something that is measured, a slice at a time.
struct BenchWork
{
    std::string name;
    std::function<BenchSlice()> run;
};

/// The times of one work, one per round, in nanoseconds a unit.
struct BenchTimes
{
    std::vector<double> rounds;

    double GetMedian() const;
    double GetBest() const;
};

/// The processor time that this process has used.
double GetProcessorSeconds();

/// Calls @p once() @p units times and takes the time.
template <typename Once>
BenchSlice
TimeSlice(uint64_t units, Once once)
{
    const double start = GetProcessorSeconds();
    for (uint64_t i = 0; i < units; ++i)
    {
        once();
    }
    return {GetProcessorSeconds() - start, units};
}

/**
 * Runs one slice of every work in turn, @p rounds times, so that whatever else the machine does
 * falls on all alike. A round before the first is not counted.
 */
std::vector<BenchTimes> TimeInTurn(const std::vector<BenchWork>& works, unsigned rounds);

/// How many times longer @p a takes than @p b: the median of the ratios of single rounds.
double GetRatio(const BenchTimes& a, const BenchTimes& b);

} // namespace ns3::sipalg

#endif
