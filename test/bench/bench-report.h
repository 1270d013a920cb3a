// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_BENCH_REPORT_H
#define SIPALG_BENCH_REPORT_H

#include <optional>
#include <string>
#include <vector>

namespace ns3::sipalg
{

/// What a figure has to be.
struct BenchBound
{
    double value{0};
    bool isCeiling{true}; ///< at most @c value; else at least
};

/// One line of the table.
struct BenchFigure
{
    std::string group;    ///< what is compared: figures of one group do the same work
    std::string name;     ///< who or what
    std::string measured; ///< how, in a sentence
    double value{0};
    std::string unit;
    std::optional<double> best;      ///< the least of all rounds, where @c value is their median
    std::optional<double> ratio;     ///< to the first figure of the group
    std::optional<BenchBound> bound; ///< of @c ratio, or of @c value if there is none

    /// Nothing if nothing is asked of it.
    std::optional<bool> IsMet() const;
};

/// The figures of a run, as a table for people and as JSON for scripts.
class BenchReport
{
  public:
    void Add(const BenchFigure& figure);

    std::string MakeTable() const;
    std::string MakeJson() const;

  private:
    std::vector<BenchFigure> m_figures;
};

} // namespace ns3::sipalg

#endif
