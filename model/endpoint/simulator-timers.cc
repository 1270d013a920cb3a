// SPDX-License-Identifier: GPL-2.0-only
#include "simulator-timers.h"

#include "ns3/simulator.h"

#include <algorithm>

namespace ns3
{

SimulatorTimers::SimulatorTimers()
{
    m_queue.SetWakeUp([this](Time deadline) { WakeAt(deadline); });
}

SimulatorTimers::~SimulatorTimers()
{
    m_event.Cancel();
}

TimerQueue&
SimulatorTimers::GetQueue()
{
    return m_queue;
}

void
SimulatorTimers::Stop()
{
    m_event.Cancel();
    m_queue.Clear();
}

void
SimulatorTimers::WakeAt(Time deadline)
{
    if (!m_event.IsExpired() && m_eventAt <= deadline)
    {
        return;
    }
    m_event.Cancel();
    const Time now = Simulator::Now();
    m_eventAt = std::max(deadline, now);
    m_event = Simulator::Schedule(m_eventAt - now, &SimulatorTimers::Run, this);
}

void
SimulatorTimers::Run()
{
    m_queue.Advance(Simulator::Now());
    if (m_queue.GetSize() > 0)
    {
        WakeAt(m_queue.GetNextDeadline());
    }
}

} // namespace ns3
