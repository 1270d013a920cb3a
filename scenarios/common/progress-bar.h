// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PROGRESS_BAR_H
#define SIPALG_PROGRESS_BAR_H

#include "ns3/nstime.h"

#include <chrono>

namespace ns3
{

/// Simulated time and an estimate of the time that is left, on one line of standard error; nothing
/// at all when that is no terminal.
class ProgressBar
{
  public:
    explicit ProgressBar(Time end);

    /// Draws, if enough wall-clock time has passed since it last did.
    void Show(Time now);
    /// Wipes the line.
    void Clear();

  private:
    using Clock = std::chrono::steady_clock;

    void Draw(Time now);

    bool m_isTerminal;
    Time m_end;
    Clock::time_point m_start;
    Clock::time_point m_last;
};

} // namespace ns3

#endif
