// SPDX-License-Identifier: GPL-2.0-only
#include "bench-timing.h"

#include <algorithm>
#include <ctime>

namespace ns3::sipalg
{

namespace
{

double
GetMedianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

double
BenchTimes::GetMedian() const
{
    return GetMedianOf(rounds);
}

double
BenchTimes::GetBest() const
{
    return *std::min_element(rounds.begin(), rounds.end());
}

double
GetProcessorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::vector<BenchTimes>
TimeInTurn(const std::vector<BenchWork>& works, unsigned rounds)
{
    std::vector<BenchTimes> times(works.size());
    for (unsigned round = 0; round <= rounds; ++round)
    {
        for (std::size_t i = 0; i < works.size(); ++i)
        {
            const BenchSlice slice = works[i].run();
            if (round > 0)
            {
                times[i].rounds.push_back(slice.seconds * 1e9 / static_cast<double>(slice.units));
            }
        }
    }
    return times;
}

double
GetRatio(const BenchTimes& a, const BenchTimes& b)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < a.rounds.size(); ++i)
    {
        ratios.push_back(a.rounds[i] / b.rounds[i]);
    }
    return GetMedianOf(ratios);
}

} // namespace ns3::sipalg
