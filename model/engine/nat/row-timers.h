// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ROW_TIMERS_H
#define SIPALG_ROW_TIMERS_H

#include "id-table.h"
#include "timer-wheel.h"

namespace ns3::sipalg
{

/**
 * The lazy timers of one table's rows. Knows the earliest timer that is armed for each slot, so
 * that a deadline that moves away costs nothing and one that comes nearer arms one timer more,
 * whose forerunner is then ignored. A timer outlives its row and serves the next one in the slot,
 * so rows that come and go quickly do not pile up timers.
 */
class RowTimers
{
  public:
    RowTimers(TimerWheel& wheel, uint16_t table)
        : m_wheel(wheel),
          m_table(table)
    {
    }

    /// Makes sure that a timer fires for the row at @p deadline or before.
    template <typename Id>
    void Ensure(Id id, Time deadline)
    {
        if (id.slot >= m_armed.size())
        {
            m_armed.reserve(id.slot < m_armed.capacity() ? 0 : id.slot + id.slot / 4 + 16);
            m_armed.resize(id.slot + 1, NEVER);
        }
        if (deadline < m_armed[id.slot])
        {
            m_armed[id.slot] = deadline;
            m_wheel.Arm(deadline, {id.slot, id.generation, m_table});
        }
    }

    /// The row whose deadline is to be looked at because of this timer; null if there is none. The
    /// timer counts no more.
    template <typename Row>
    RowId<Row> Fire(const TimerWheel::Token& token, const IdTable<Row>& rows, Time now)
    {
        if (token.slot >= m_armed.size() || now < m_armed[token.slot])
        {
            return {};
        }
        m_armed[token.slot] = NEVER;
        return rows.FindInSlot(token.slot);
    }

    std::size_t GetMemory() const
    {
        return m_armed.capacity() * sizeof(Time);
    }

  private:
    TimerWheel& m_wheel;
    uint16_t m_table;
    std::vector<Time> m_armed; ///< by slot; NEVER: none
};

} // namespace ns3::sipalg

#endif
