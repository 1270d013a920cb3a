// SPDX-License-Identifier: GPL-2.0-only
#include "timer-queue.h"

namespace ns3
{

TimerQueue::TimerId
TimerQueue::Schedule(Time deadline, Action action)
{
    const TimerId id = ++m_lastId;
    const bool isFirst = deadline < GetNextDeadline();
    m_actions.emplace(Key{deadline, id}, std::move(action));
    m_deadlines.emplace(id, deadline);
    if (isFirst && m_wakeUp)
    {
        m_wakeUp(deadline);
    }
    return id;
}

void
TimerQueue::Cancel(TimerId id)
{
    const auto found = m_deadlines.find(id);
    if (found != m_deadlines.end())
    {
        m_actions.erase({found->second, id});
        m_deadlines.erase(found);
    }
}

Time
TimerQueue::GetNextDeadline() const
{
    return m_actions.empty() ? Time::Max() : m_actions.begin()->first.first;
}

void
TimerQueue::Advance(Time now)
{
    while (GetNextDeadline() <= now)
    {
        const auto first = m_actions.begin();
        const Action action = std::move(first->second);
        const Time deadline = first->first.first;
        m_deadlines.erase(first->first.second);
        m_actions.erase(first);
        action(deadline);
    }
}

std::size_t
TimerQueue::GetSize() const
{
    return m_actions.size();
}

void
TimerQueue::Clear()
{
    m_actions.clear();
    m_deadlines.clear();
}

void
TimerQueue::SetWakeUp(std::function<void(Time)> wakeUp)
{
    m_wakeUp = std::move(wakeUp);
}

} // namespace ns3
