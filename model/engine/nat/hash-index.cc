// SPDX-License-Identifier: GPL-2.0-only
#include "hash-index.h"

#include <algorithm>
#include <utility>

namespace ns3::sipalg
{

/// What lies from @p index on moves on.
void
HashIndex::Put(uint32_t index, uint64_t entry)
{
    uint64_t* place = &m_places[index];
    while (entry != EMPTY)
    {
        entry = std::exchange(*place++, entry);
    }
    ++m_size;
    if (m_places.back() != EMPTY)
    {
        ExtendTail();
    }
}

void
HashIndex::Grow()
{
    constexpr uint32_t FIRST_HOMES = 14;
    constexpr uint32_t MANY_HOMES = 4096;
    constexpr uint32_t MAX_TAIL = 32;
    const uint32_t more = m_homes < MANY_HOMES ? m_homes : m_homes / 2;
    const uint32_t homes = m_places.empty() ? FIRST_HOMES : m_homes + more;
    std::vector<uint64_t> old(homes + std::min(homes / 7, MAX_TAIL), EMPTY);
    old.swap(m_places);
    m_homes = homes;
    uint32_t next = 0; // behind all that have been placed
    for (const uint64_t entry : old)
    {
        const bool isTaken = entry != EMPTY;
        next = isTaken ? std::max(next, GetHome(entry >> 32, homes)) : next;
        m_places[next] = entry;
        next += isTaken ? 1 : 0;
        if (next == m_places.size())
        {
            ExtendTail();
        }
    }
}

/// The last place stays empty, however much goes past the last home.
void
HashIndex::ExtendTail()
{
    const std::size_t larger = m_places.size() + m_places.size() / 8;
    m_places.reserve(larger); // and no more
    m_places.resize(larger, EMPTY);
}

void
HashIndex::Erase(uint64_t hash, uint32_t value)
{
    const auto isIt = [value](uint32_t candidate) { return candidate == value; };
    uint32_t erased;
    if (m_places.empty() || !Search(static_cast<uint32_t>(hash), isIt, erased))
    {
        return;
    }
    // What had to go past the gap moves back, up to the first entry that is at home.
    uint32_t next = erased + 1;
    while (m_places[next] != EMPTY && GetHome(m_places[next] >> 32, m_homes) != next)
    {
        ++next;
    }
    std::copy(&m_places[erased] + 1, &m_places[next], &m_places[erased]);
    m_places[next - 1] = EMPTY;
    --m_size;
}

} // namespace ns3::sipalg
