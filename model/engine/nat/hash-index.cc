// SPDX-License-Identifier: GPL-2.0-only
#include "hash-index.h"

#include <utility>

namespace ns3::sipalg
{

void
HashIndex::Insert(uint64_t hash, uint32_t value)
{
    if ((m_size + 1) * 8 > m_places.size() * 7)
    {
        Grow();
    }
    Put({static_cast<uint32_t>(hash), value});
    ++m_size;
}

/// Behind all whose home is the same or comes before; the others move on.
void
HashIndex::Put(Place entry)
{
    uint32_t place = GetHome(entry.hash);
    for (uint32_t distance = 0; m_places[place].value != NONE && GetDistance(place) >= distance;
         ++distance)
    {
        place = GetNext(place);
    }
    while (m_places[place].value != NONE)
    {
        std::swap(entry, m_places[place]);
        place = GetNext(place);
    }
    m_places[place] = entry;
}

void
HashIndex::Grow()
{
    constexpr std::size_t FIRST_SIZE = 16;
    std::vector<Place> old(m_places.empty() ? FIRST_SIZE : m_places.size() / 4 * 5);
    // What was carried past the end of the array comes after what lies there.
    uint32_t first = 0;
    while (first < m_places.size() && m_places[first].value != NONE && GetDistance(first) > first)
    {
        ++first;
    }
    old.swap(m_places);
    for (std::size_t i = 0; i < old.size(); ++i)
    {
        const Place& entry = old[(first + i) % old.size()];
        if (entry.value != NONE)
        {
            Put(entry);
        }
    }
}

void
HashIndex::Erase(uint64_t hash, uint32_t value)
{
    uint32_t gap = FindPlace(static_cast<uint32_t>(hash),
                             [value](uint32_t candidate) { return candidate == value; });
    if (gap == NONE)
    {
        return;
    }
    // What had to go past the gap moves back, up to the first entry that is at home.
    uint32_t next = GetNext(gap);
    while (m_places[next].value != NONE && GetDistance(next) > 0)
    {
        m_places[gap] = m_places[next];
        gap = next;
        next = GetNext(next);
    }
    m_places[gap] = {};
    --m_size;
}

} // namespace ns3::sipalg
