// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIMULATOR_TIMERS_H
#define SIPALG_SIMULATOR_TIMERS_H

#include "timer-queue.h"

#include "ns3/event-id.h"

namespace ns3
{

/**
 * A timer queue that the simulator drives: it keeps at most one live event, at the first deadline
 * or before it.
 */
class SimulatorTimers
{
  public:
    SimulatorTimers();
    ~SimulatorTimers();
    SimulatorTimers(const SimulatorTimers&) = delete;
    SimulatorTimers& operator=(const SimulatorTimers&) = delete;

    TimerQueue& GetQueue();
    /// Drops all timers and the event.
    void Stop();

  private:
    void WakeAt(Time deadline);
    void Run();

    TimerQueue m_queue;
    EventId m_event;
    Time m_eventAt;
};

} // namespace ns3

#endif
