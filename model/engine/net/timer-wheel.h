// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TIMER_WHEEL_H
#define SIPALG_TIMER_WHEEL_H

#include "engine-time.h"

#include <array>
#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

/**
 * Deadlines for many rows. A row is armed once; when its timer fires its owner looks at the row's
 * real deadline, which refreshing only stores, and arms again if that lies later. So a refresh is
 * a store and never a timer operation.
 *
 * Four levels of 256 slots with a tick of 10 ms reach 497 days; what lies further fires at the end
 * of the wheel and is armed again by the same rule. A timer fires at the first tick at or after
 * its deadline, never before; timers of one tick fire in the order of their deadlines and then of
 * their arming. There is no cancel: a timer of a row that is gone fires and finds no row.
 */
class TimerWheel
{
  public:
    /// What a timer carries back to its owner: a table's number and a row's id.
    struct Token
    {
        uint32_t slot{0};
        uint32_t generation{0};
        uint16_t table{0};
    };

    static constexpr Time TICK = 10ms;

    void Arm(Time deadline, Token token);

    /// Moves every timer that is due at @p now to the end of @p due, in order.
    void Advance(Time now, std::vector<Token>& due);

    /// When Advance() next has something to do: not after the earliest deadline's tick; NEVER if empty.
    Time GetNextDeadline() const;

    std::size_t Size() const
    {
        return m_size;
    }

    std::size_t GetMemory() const;

  private:
    struct Entry
    {
        uint64_t tick;
        uint64_t order;
        Time deadline;
        Token token;
    };

    static constexpr unsigned LEVELS = 4;
    static constexpr unsigned SLOT_BITS = 8;
    static constexpr unsigned SLOTS = 1u << SLOT_BITS;

    void Place(const Entry& entry);
    void Cascade();
    uint64_t FindNextTick() const;

    std::array<std::array<std::vector<Entry>, SLOTS>, LEVELS> m_slots;
    std::array<uint32_t, LEVELS> m_counts{};
    uint64_t m_tick{0}; ///< the last tick that was served
    uint64_t m_order{0};
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

#endif
