// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TIMER_QUEUE_H
#define SIPALG_TIMER_QUEUE_H

#include "ns3/nstime.h"

#include <functional>
#include <map>
#include <unordered_map>

namespace ns3
{

/**
 * Actions to be run at given times, in the order of their deadlines and, for equal ones, of their
 * scheduling. Knows no clock: whoever owns it calls Advance at GetNextDeadline, and is told by the
 * wake-up function when that moves forward. Cancelled timers leave nothing behind.
 */
class TimerQueue
{
  public:
    using TimerId = uint64_t; ///< 0 is no timer
    using Action = std::function<void(Time deadline)>;

    TimerId Schedule(Time deadline, Action action);
    void Cancel(TimerId id);
    /// Time::Max() when there is none.
    Time GetNextDeadline() const;
    /// Runs everything due at @p now or before, also what these actions add. Each action is told
    /// its own deadline as the present time.
    void Advance(Time now);
    std::size_t GetSize() const;
    void Clear();

    /// Called with the new first deadline whenever Schedule makes it earlier.
    void SetWakeUp(std::function<void(Time deadline)> wakeUp);

  private:
    using Key = std::pair<Time, TimerId>;

    TimerId m_lastId{0};
    std::map<Key, Action> m_actions;
    std::unordered_map<TimerId, Time> m_deadlines;
    std::function<void(Time)> m_wakeUp;
};

} // namespace ns3

#endif
