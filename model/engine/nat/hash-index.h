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
 * and doubled, or, once it is large, grown by a quarter, for there are several entries for each
 * flow. Entries lie in the order of their hashes, none before its home, so that a search for what
 * is not there ends early even then and a larger array is filled from one end to the other. Behind
 * the last home is a tail for what has to go past it.
 */
class HashIndex
{
  public:
    static constexpr uint32_t NONE = UINT32_MAX;

    /// @p value must not be NONE.
    void Insert(uint64_t hash, uint32_t value)
    {
        FindOrInsert(hash, value, [](uint32_t) { return false; });
    }

    /// As Find(); if that is NONE, then adds @p value.
    template <typename Match>
    uint32_t FindOrInsert(uint64_t hash, uint32_t value, Match match)
    {
        if ((m_size + 1) * 8 > std::size_t{m_homes} * 7)
        {
            Grow();
        }
        const auto kept = static_cast<uint32_t>(hash);
        uint32_t place = FindFirst(kept);
        while (m_places[place].hash == kept && m_places[place].value != NONE)
        {
            if (match(m_places[place].value))
            {
                return m_places[place].value;
            }
            ++place;
        }
        Put(place, {kept, value});
        return NONE;
    }

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
        uint32_t hash{UINT32_MAX}; ///< of an empty place no less than any
        uint32_t value{NONE};
    };

    /// Where an entry lies if no other is in its way.
    static uint32_t GetHome(uint32_t hash, uint32_t homes)
    {
        return static_cast<uint32_t>((uint64_t{hash} * homes) >> 32);
    }

    /// The first place of a hash, or where it would come. Not for an empty index.
    uint32_t FindFirst(uint32_t hash) const
    {
        uint32_t place = GetHome(hash, m_homes);
        while (m_places[place].hash < hash)
        {
            ++place;
        }
        return place;
    }

    template <typename Match>
    uint32_t FindPlace(uint32_t hash, Match match) const
    {
        if (m_places.empty())
        {
            return NONE;
        }
        uint32_t place = FindFirst(hash);
        while (m_places[place].hash == hash && m_places[place].value != NONE)
        {
            if (match(m_places[place].value))
            {
                return place;
            }
            ++place;
        }
        return NONE;
    }

    void Put(uint32_t index, Place entry);
    void Grow();
    void ExtendTail();

    std::vector<Place> m_places; ///< the last one is empty
    uint32_t m_homes{0};         ///< how many of them are homes
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

#endif
