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
 * Open addressing with linear probing in one array of 8 bytes per place, at most three quarters
 * full and doubled, or, once it is large, grown by half, for there are several entries for
 * each flow. Entries lie in the order of their hashes, none before its home, so that a search for
 * what is not there ends early even then and a larger array is filled from one end to the other.
 * Behind the last home is a tail for what has to go past it.
 */
class HashIndex
{
  public:
    static constexpr uint32_t NONE = UINT32_MAX;

    /// @p value must not be NONE.
    void Insert(uint64_t hash, uint32_t value)
    {
        const auto kept = static_cast<uint32_t>(hash);
        Put(MakeRoom(kept, 1), uint64_t{kept} << 32 | value);
    }

    /// The same for two values, one of an even hash and one of the next.
    void InsertPair(uint64_t hash, uint32_t even, uint32_t odd)
    {
        const auto kept = static_cast<uint32_t>(hash);
        const uint32_t place = MakeRoom(kept, 2);
        if (m_places[place] >> 32 == kept + 1)
        {
            Insert(hash, even);
            Insert(hash + 1, odd);
            return;
        }
        Put(place, uint64_t{kept + 1} << 32 | odd);
        Put(place, uint64_t{kept} << 32 | even);
    }

    /// Does nothing if it is not there.
    void Erase(uint64_t hash, uint32_t value);

    /// The first value of this hash for which @p match(value) is true; NONE if there is none.
    template <typename Match>
    uint32_t Find(uint64_t hash, Match match) const
    {
        uint32_t place;
        const bool isThere = !m_places.empty() && Search(static_cast<uint32_t>(hash), match, place);
        return isThere ? GetValue(m_places[place]) : NONE;
    }

    /// Has it anything of this even hash or of the next?
    bool HasPair(uint64_t hash) const
    {
        if (m_places.empty())
        {
            return false;
        }
        const auto kept = static_cast<uint32_t>(hash);
        const uint32_t place = FindFirst(kept);
        return m_places[place] >> 33 == kept >> 1 && m_places[place] != EMPTY;
    }

    /// Has the place of a hash brought near that is to be looked up soon.
    void Prefetch(uint64_t hash) const
    {
        __builtin_prefetch(m_places.data() + GetHome(static_cast<uint32_t>(hash), m_homes));
    }

    std::size_t Size() const
    {
        return m_size;
    }

    std::size_t GetMemory() const
    {
        return m_places.capacity() * sizeof(uint64_t);
    }

  private:
    /// A place has the hash in its upper half and the value in the lower one; if it is empty it
    /// comes after every other.
    static constexpr uint64_t EMPTY = UINT64_MAX;

    static uint32_t GetValue(uint64_t place)
    {
        return static_cast<uint32_t>(place);
    }

    /// Where an entry lies if no other is in its way.
    static uint32_t GetHome(uint64_t hash, uint32_t homes)
    {
        return static_cast<uint32_t>(hash * homes >> 32);
    }

    /// The first place of this hash, or else the one behind all lower ones. Not for an index
    /// without places.
    uint32_t FindFirst(uint32_t hash) const
    {
        uint32_t place = GetHome(hash, m_homes);
        while (m_places[place] < uint64_t{hash} << 32)
        {
            ++place;
        }
        return place;
    }

    /// The place behind all of this hash, of an index that has room for some more entries.
    uint32_t MakeRoom(uint32_t hash, unsigned more)
    {
        if ((m_size + more) * 4 > std::size_t{m_homes} * 3)
        {
            Grow();
        }
        uint32_t place;
        const auto isIt = [](uint32_t) { return false; };
        Search(hash, isIt, place);
        return place;
    }

    /// Finds the first place of this hash that matches, or else the one behind all of the hash.
    /// Not for an index without places.
    template <typename Match>
    bool Search(uint32_t hash, Match match, uint32_t& place) const
    {
        place = FindFirst(hash);
        while (m_places[place] >> 32 == hash && m_places[place] != EMPTY)
        {
            if (match(GetValue(m_places[place])))
            {
                return true;
            }
            ++place;
        }
        return false;
    }

    void Put(uint32_t index, uint64_t entry);
    void Grow();
    void ExtendTail();

    std::vector<uint64_t> m_places; ///< in order; the last one is empty
    uint32_t m_homes{0};            ///< how many of them are homes
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

#endif
