// SPDX-License-Identifier: GPL-2.0-only
#include "hash-index.h"

namespace ns3::sipalg
{

void
HashIndex::Insert(uint64_t hash, uint32_t value)
{
    if ((m_size + 1) * 4 > m_places.size() * 3)
    {
        Grow();
    }
    Put({static_cast<uint32_t>(hash), value});
    ++m_size;
}

void
HashIndex::Put(Place place)
{
    uint32_t i = place.hash & m_mask;
    while (m_places[i].value != NONE)
    {
        i = (i + 1) & m_mask;
    }
    m_places[i] = place;
}

void
HashIndex::Grow()
{
    constexpr std::size_t FIRST_SIZE = 16;
    std::vector<Place> old(m_places.empty() ? FIRST_SIZE : m_places.size() * 2);
    old.swap(m_places);
    m_mask = static_cast<uint32_t>(m_places.size() - 1);
    for (const Place& place : old)
    {
        if (place.value != NONE)
        {
            Put(place);
        }
    }
}

void
HashIndex::Erase(uint64_t hash, uint32_t value)
{
    if (m_places.empty())
    {
        return;
    }
    const auto wanted = static_cast<uint32_t>(hash);
    for (uint32_t i = wanted & m_mask; m_places[i].value != NONE; i = (i + 1) & m_mask)
    {
        if (m_places[i].hash == wanted && m_places[i].value == value)
        {
            CloseGap(i);
            --m_size;
            return;
        }
    }
}

/// Moves back what had to go past @p gap when it was put, so that no search ends there too early.
void
HashIndex::CloseGap(uint32_t gap)
{
    for (uint32_t i = (gap + 1) & m_mask; m_places[i].value != NONE; i = (i + 1) & m_mask)
    {
        const uint32_t distance = (i - m_places[i].hash) & m_mask;
        if (distance >= ((i - gap) & m_mask))
        {
            m_places[gap] = m_places[i];
            gap = i;
        }
    }
    m_places[gap].value = NONE;
}

} // namespace ns3::sipalg
