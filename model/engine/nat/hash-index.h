// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HASH_INDEX_H
#define SIPALG_HASH_INDEX_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

/**
 * From hash values to numbers (the slots of a table's rows), several per hash value allowed. Open
 * addressing with linear probing in one array of 8 bytes per place, at most three quarters full.
 * Holds no keys: who looks up compares with the row.
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
        if (m_places.empty())
        {
            return NONE;
        }
        const auto wanted = static_cast<uint32_t>(hash);
        for (uint32_t i = wanted & m_mask; m_places[i].value != NONE; i = (i + 1) & m_mask)
        {
            if (m_places[i].hash == wanted && match(m_places[i].value))
            {
                return m_places[i].value;
            }
        }
        return NONE;
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

    void Grow();
    void Put(Place place);
    void CloseGap(uint32_t gap);

    std::vector<Place> m_places; ///< a power of two of them
    uint32_t m_mask{0};
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

#endif
