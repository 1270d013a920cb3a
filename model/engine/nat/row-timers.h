// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ROW_TIMERS_H
#define SIPALG_ROW_TIMERS_H

#include "id-table.h"
#include "slot-column.h"
#include "timer-wheel.h"

#include <algorithm>

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
    RowTimers(TimerWheel& wheel, uint8_t table)
        : m_wheel(wheel),
          m_table(table)
    {
    }

    /// Makes sure that a timer fires for the row at @p deadline or before.
    template <typename Id>
    void Ensure(Id id, Time deadline)
    {
        const uint32_t tick = GetTick(deadline);
        uint32_t& armed = m_armed.At(id.slot);
        if (tick < armed)
        {
            armed = tick;
            m_wheel.Arm(deadline, {id.slot, m_table});
        }
    }

    /// The row whose deadline is to be looked at because of this timer; null if there is none. The
    /// timer counts no more.
    template <typename Row>
    RowId<Row> Fire(const TimerWheel::Token& token, const IdTable<Row>& rows, Time now)
    {
        if (now / TimerWheel::TICK < m_armed.Get(token.slot))
        {
            return {};
        }
        m_armed.Set(token.slot, NO_TICK);
        return rows.FindInSlot(token.slot);
    }

    std::size_t GetMemory() const
    {
        return m_armed.GetMemory();
    }

  private:
    static constexpr uint32_t NO_TICK = SlotColumn::NONE; ///< none is armed

    /// The first tick at or after a deadline, within the wheel's reach.
    static uint32_t GetTick(Time deadline)
    {
        constexpr Time REACH = (NO_TICK - 1) * TimerWheel::TICK;
        if (deadline == NEVER)
        {
            return NO_TICK;
        }
        const Time within = std::min(deadline, REACH);
        return static_cast<uint32_t>((within + TimerWheel::TICK - Time{1}) / TimerWheel::TICK);
    }

    TimerWheel& m_wheel;
    uint8_t m_table;
    SlotColumn m_armed; ///< the tick at which the slot's timer fires
};

} // namespace ns3::sipalg

#endif
