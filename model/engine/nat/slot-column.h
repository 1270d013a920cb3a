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
    void Extend(uint32_t slot)
    {
        m_values.reserve(slot < m_values.capacity() ? 0 : slot + slot / 4 + 16);
        while (m_values.size() <= slot) // mostly one more: quicker than resize()
        {
            m_values.push_back(NONE);
        }
    }

    std::vector<uint32_t> m_values;
};

} // namespace ns3::sipalg

#endif
