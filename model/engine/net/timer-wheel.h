// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_TIMER_WHEEL_H
#define SIPALG_TIMER_WHEEL_H

#include "engine-time.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace ns3::sipalg
{

/**
 * Deadlines for many rows. A row is armed once; when its timer fires its owner looks at the row's
 * real deadline, which refreshing only stores, and arms again if that lies later. So a refresh is
 * a store and never a timer operation.
 *
 * Four levels of 256 slots with a tick of 10 ms reach 497 days; what lies further waits in the last
 * slot and is placed anew from there. A timer fires at the first tick at or after its deadline,
 * never before, and one whose deadline has passed already at the next tick; timers of one tick fire
 * in the order of their deadlines and then of their arming (beyond reach: of coming within it).
 * There is no cancel: a timer of a row that is gone fires and finds no row. Nine years is
 * the last deadline; what lies beyond fires then.
 */
class TimerWheel
{
  public:
    /// What a timer carries back to its owner: a table's number, below 64, and a row's slot.
    struct Token
    {
        uint32_t slot{0};
        uint8_t table{0};
    };

    static constexpr Time TICK = 10ms;

    TimerWheel();

    /// Does nothing for NEVER.
    void Arm(Time deadline, Token token);

    /// Moves every timer that is due at @p now to the end of @p due, in order. The cost is that of
    /// the timers moved, however long ago the last call was.
    void Advance(Time now, std::vector<Token>& due);

    /// When Advance() next has something to do: not after the earliest deadline's tick; NEVER if
    /// empty.
    Time GetNextDeadline() const;

    std::size_t Size() const
    {
        return m_size;
    }

    std::size_t GetMemory() const;

  private:
    static constexpr unsigned LEVELS = 4;
    static constexpr unsigned SLOT_BITS = 8;
    static constexpr unsigned SLOTS = 1u << SLOT_BITS;
    static constexpr uint32_t NONE = UINT32_MAX;

    /// A timer, in the pool; the timers of one slot are a ring in the order in which they came.
    struct Entry
    {
        uint64_t deadline : 58; ///< at most LAST
        uint64_t table : 6;
        uint32_t slot;
        uint32_t next;
    };

    static constexpr Time LAST{(int64_t{1} << 58) - 1};

    struct Level
    {
        std::array<uint32_t, SLOTS> last;            ///< its next is the first
        std::array<uint64_t, SLOTS / 64> occupied{}; ///< a bit for each slot that is not empty
    };

    using Chunk = std::array<Entry, 256>; ///< by which the pool grows

    Entry& GetEntry(uint32_t index)
    {
        return (*m_pool[index / std::tuple_size_v<Chunk>])[index % std::tuple_size_v<Chunk>];
    }

    static uint64_t GetTick(Time deadline);
    static unsigned FindOccupied(const Level& level, unsigned from);
    uint32_t Allocate();
    void Place(uint32_t index, Entry& entry, uint64_t tick);
    uint32_t TakeSlot(unsigned level);
    void Cascade(unsigned level);
    void Fire(std::vector<Token>& due);
    uint64_t FindNextTick() const;

    std::array<Level, LEVELS> m_levels;
    std::vector<std::unique_ptr<Chunk>> m_pool;
    std::vector<uint32_t> m_firing; ///< scratch of Fire()
    uint32_t m_free{NONE};
    uint32_t m_used{0}; ///< entries of the pool that have ever been used
    uint64_t m_tick{0}; ///< the last tick that was served
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

#endif
