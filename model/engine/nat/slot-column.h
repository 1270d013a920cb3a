// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SLOT_COLUMN_H
#define SIPALG_SLOT_COLUMN_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

/// A number for each slot of a table's rows, kept beside the rows; NONE until it is set. It grows
/// by a quarter, for there are many slots.
class SlotColumn
{
  public:
    static constexpr uint32_t NONE = UINT32_MAX;

    uint32_t Get(uint32_t slot) const
    {
        return slot < m_values.size() ? m_values[slot] : NONE;
    }

    void Set(uint32_t slot, uint32_t value)
    {
        At(slot) = value;
    }

    /// To be read and set; valid until the next call.
    uint32_t& At(uint32_t slot)
    {
        if (slot >= m_values.size())
        {
            Extend(slot);
        }
        return m_values[slot];
    }

    std::size_t GetMemory() const
    {
        return m_values.capacity() * sizeof(uint32_t);
    }

  private:
    [[gnu::noinline]] void Extend(uint32_t slot)
    {
        const std::size_t larger = slot + slot / 4 + 16;
        m_values.reserve(larger); // and no more
        m_values.resize(larger, NONE);
    }

    std::vector<uint32_t> m_values;
};

} // namespace ns3::sipalg

#endif
