// SPDX-License-Identifier: GPL-2.0-only
#include "timer-wheel.h"

#include <algorithm>
#include <utility>

namespace ns3::sipalg
{

TimerWheel::TimerWheel()
{
    for (Level& level : m_levels)
    {
        level.last.fill(NONE);
    }
}

/// The first tick at or after a deadline, which lies between 0 and LAST.
uint64_t
TimerWheel::GetTick(Time deadline)
{
    constexpr uint64_t NANOSECONDS = TICK / Time{1};
    return (static_cast<uint64_t>(deadline.count()) + NANOSECONDS - 1) / NANOSECONDS;
}

/// The first slot that is not empty, from @p from on; SLOTS if none.
unsigned
TimerWheel::FindOccupied(const Level& level, unsigned from)
{
    for (unsigned word = from / 64; word < level.occupied.size(); ++word)
    {
        const uint64_t skipped = word == from / 64 ? (uint64_t{1} << from % 64) - 1 : 0;
        const uint64_t bits = level.occupied[word] & ~skipped;
        if (bits != 0)
        {
            return word * 64 + static_cast<unsigned>(__builtin_ctzll(bits));
        }
    }
    return SLOTS;
}

void
TimerWheel::Arm(Time deadline, Token token)
{
    if (deadline == NEVER)
    {
        return;
    }
    const uint32_t index = Allocate();
    Entry& entry = GetEntry(index);
    const Time kept = std::min(std::max(deadline, Time{0}), LAST);
    entry.deadline = static_cast<uint64_t>(kept.count());
    entry.table = token.table;
    entry.slot = token.slot;
    ++m_size;
    Place(index, entry, std::max(GetTick(kept), m_tick + 1));
}

uint32_t
TimerWheel::Allocate()
{
    if (m_free == NONE)
    {
        if (m_used % std::tuple_size_v<Chunk> == 0)
        {
            m_pool.push_back(std::unique_ptr<Chunk>(new Chunk));
        }
        return m_used++;
    }
    const uint32_t index = m_free;
    m_free = GetEntry(index).next;
    return index;
}

/**
 * Files a timer under the highest group of bits in which its tick differs from the last served one.
 * So every timer of level 0 lies in the present run of 256 ticks, those of level 1 in later runs of
 * the present 65536, and so on; only the top level wraps.
 */
void
TimerWheel::Place(uint32_t index, Entry& entry, uint64_t tick)
{
    constexpr unsigned TOP = SLOT_BITS * (LEVELS - 1);
    tick = std::min(tick, ((m_tick >> TOP) + SLOTS - 1) << TOP | ((uint64_t{1} << TOP) - 1));
    const auto highest = 63 - static_cast<unsigned>(__builtin_clzll((tick ^ m_tick) | 1));
    const unsigned level = std::min(highest / SLOT_BITS, LEVELS - 1);
    const unsigned slot = (tick >> (SLOT_BITS * level)) % SLOTS;
    uint32_t& last = m_levels[level].last[slot];
    entry.next = index;
    if (last != NONE)
    {
        std::swap(entry.next, GetEntry(last).next);
    }
    last = index;
    m_levels[level].occupied[slot / 64] |= uint64_t{1} << slot % 64;
}

/// Empties the slot of @p level at the present tick and returns its first timer; the last one's
/// next is NONE.
uint32_t
TimerWheel::TakeSlot(unsigned level)
{
    const unsigned slot = (m_tick >> (SLOT_BITS * level)) % SLOTS;
    const uint32_t last = m_levels[level].last[slot];
    m_levels[level].last[slot] = NONE;
    m_levels[level].occupied[slot / 64] &= ~(uint64_t{1} << slot % 64);
    return last == NONE ? NONE : std::exchange(GetEntry(last).next, NONE);
}

/// Spreads the timers of the present slot of @p level over the levels below.
void
TimerWheel::Cascade(unsigned level)
{
    uint32_t index = TakeSlot(level);
    while (index != NONE)
    {
        Entry& entry = GetEntry(index);
        const uint32_t next = entry.next;
        Place(index, entry, std::max(GetTick(Time(entry.deadline)), m_tick));
        index = next;
    }
}

void
TimerWheel::Fire(std::vector<Token>& due)
{
    m_firing.clear();
    for (uint32_t index = TakeSlot(0); index != NONE; index = GetEntry(index).next)
    {
        m_firing.push_back(index);
    }
    std::stable_sort(m_firing.begin(), m_firing.end(), [this](uint32_t a, uint32_t b) {
        return GetEntry(a).deadline < GetEntry(b).deadline;
    });
    for (const uint32_t index : m_firing)
    {
        Entry& entry = GetEntry(index);
        due.push_back({entry.slot, static_cast<uint8_t>(entry.table)});
        entry.next = m_free;
        m_free = index;
    }
    m_size -= m_firing.size();
}

void
TimerWheel::Advance(Time now, std::vector<Token>& due)
{
    const auto target = static_cast<uint64_t>(std::max(now, Time{0}) / TICK);
    for (uint64_t next = FindNextTick(); next <= target; next = FindNextTick())
    {
        m_tick = next;
        for (unsigned level = LEVELS - 1; level > 0; --level)
        {
            if (m_tick % (uint64_t{1} << SLOT_BITS * level) == 0)
            {
                Cascade(level);
            }
        }
        Fire(due);
    }
    m_tick = std::max(m_tick, target);
}

/// The next tick at which a timer fires or a slot must be spread; UINT64_MAX if empty.
uint64_t
TimerWheel::FindNextTick() const
{
    for (unsigned level = 0; level < LEVELS; ++level)
    {
        const uint64_t group = m_tick >> (SLOT_BITS * level);
        const unsigned found = FindOccupied(m_levels[level], group % SLOTS + 1);
        if (found < SLOTS)
        {
            return (group - group % SLOTS + found) << (SLOT_BITS * level);
        }
    }
    const unsigned wrapped = FindOccupied(m_levels[LEVELS - 1], 0);
    const uint64_t group = m_tick >> (SLOT_BITS * (LEVELS - 1));
    return wrapped < SLOTS ? (group - group % SLOTS + SLOTS + wrapped) << (SLOT_BITS * (LEVELS - 1))
                           : UINT64_MAX;
}

Time
TimerWheel::GetNextDeadline() const
{
    const uint64_t tick = FindNextTick();
    return tick == UINT64_MAX ? NEVER : Time(tick * TICK);
}

std::size_t
TimerWheel::GetMemory() const
{
    return sizeof(m_levels) + m_pool.size() * sizeof(Chunk) + m_pool.capacity() * sizeof(void*) +
           m_firing.capacity() * sizeof(uint32_t);
}

} // namespace ns3::sipalg
