// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HASH_INDEX_H
#define SIPALG_HASH_INDEX_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

/**
 * From hash values to numbers (the slots of a table's rows), several per hash value allowed: those
 * are kept in the order in which they came. Holds no keys: who looks up compares with the row.
 *
 * Open addressing with linear probing in one array of 8 bytes per place, at most seven eighths full
 * and grown by a quarter, for there are several entries for each flow. Entries lie in the order of
 * their homes (Robin Hood hashing), so that a search for what is not there ends early even then.
 */
class HashIndex
{
  public:
    static constexpr uint32_t NONE = UINT32_MAX;

    /// @p value must not be NONE.
    void Insert(uint64_t hash, uint32_t value);

    /// Does nothing if it is not there.
    void Erase(uint64_t hash, uint32_t value);

    /// The first value of this hash for which @p match(value) is true; NONE if there is none.
    template <typename Match>
    uint32_t Find(uint64_t hash, Match match) const
    {
        const uint32_t place = FindPlace(static_cast<uint32_t>(hash), match);
        return place == NONE ? NONE : m_places[place].value;
    }

    std::size_t Size() const
    {
        return m_size;
    }

    std::size_t GetMemory() const
    {
        return m_places.capacity() * sizeof(Place);
    }

  private:
    struct Place
    {
        uint32_t hash{0};
        uint32_t value{NONE};
    };

    /// Where an entry lies if no other is in its way.
    uint32_t GetHome(uint32_t hash) const
    {
        return static_cast<uint32_t>((uint64_t{hash} * m_places.size()) >> 32);
    }

    /// How far from its home the entry lies that is in a place.
    uint32_t GetDistance(uint32_t place) const
    {
        const uint32_t home = GetHome(m_places[place].hash);
        return place >= home ? place - home : place + static_cast<uint32_t>(m_places.size()) - home;
    }

    uint32_t GetNext(uint32_t place) const
    {
        return place + 1 == m_places.size() ? 0 : place + 1;
    }

    template <typename Match>
    uint32_t FindPlace(uint32_t hash, Match match) const
    {
        if (m_places.empty())
        {
            return NONE;
        }
        uint32_t place = GetHome(hash);
        for (uint32_t distance = 0; m_places[place].value != NONE; ++distance)
        {
            if (m_places[place].hash == hash && match(m_places[place].value))
            {
                return place;
            }
            if (GetDistance(place) < distance)
            {
                return NONE;
            }
            place = GetNext(place);
        }
        return NONE;
    }

    void Grow();
    void Put(Place entry);

    std::vector<Place> m_places; ///< never full
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

#endif
