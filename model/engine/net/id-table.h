// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ID_TABLE_H
#define SIPALG_ID_TABLE_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace ns3::sipalg
{

/**
 * The name of a row in an IdTable of @p Row. It stays invalid for ever once its row is gone, even
 * when the slot is used again (until the generation wraps after 2^32 uses of one slot).
 */
template <typename Row>
struct RowId
{
    uint32_t slot{UINT32_MAX};
    uint32_t generation{0};

    explicit operator bool() const
    {
        return slot != UINT32_MAX;
    }

    friend bool operator==(const RowId& a, const RowId& b)
    {
        return a.slot == b.slot && a.generation == b.generation;
    }

    friend bool operator!=(const RowId& a, const RowId& b)
    {
        return !(a == b);
    }
};

/**
 * Owns rows that other tables name by id. Find() of a stale id answers null, so a table that kept
 * the id of a removed row needs no notice of it. Rows do not move while they live only as long as
 * no row is added: take a reference anew after Add(). Iteration is in slot order, which depends on
 * nothing but the history of calls.
 */
template <typename Row>
class IdTable
{
  public:
    using Id = RowId<Row>;

    Id Add(Row row)
    {
        uint32_t slot;
        if (m_free.empty())
        {
            slot = static_cast<uint32_t>(m_slots.size());
            m_slots.emplace_back();
        }
        else
        {
            slot = m_free.back();
            m_free.pop_back();
        }
        m_slots[slot].row.emplace(std::move(row));
        ++m_size;
        return Id{slot, m_slots[slot].generation};
    }

    Row* Find(Id id)
    {
        if (id.slot >= m_slots.size() || m_slots[id.slot].generation != id.generation)
        {
            return nullptr;
        }
        return m_slots[id.slot].row ? &*m_slots[id.slot].row : nullptr;
    }

    const Row* Find(Id id) const
    {
        return const_cast<IdTable*>(this)->Find(id);
    }

    /// Does nothing for a stale id.
    void Remove(Id id)
    {
        if (Find(id))
        {
            m_slots[id.slot].row.reset();
            ++m_slots[id.slot].generation;
            m_free.push_back(id.slot);
            --m_size;
        }
    }

    /// The row in a slot that is known to hold one, for indices that are kept along with the rows.
    Row& GetRow(uint32_t slot)
    {
        return *m_slots[slot].row;
    }

    const Row& GetRow(uint32_t slot) const
    {
        return *m_slots[slot].row;
    }

    /// The id of the row in a slot that is known to hold one.
    Id GetId(uint32_t slot) const
    {
        return Id{slot, m_slots[slot].generation};
    }

    std::size_t Size() const
    {
        return m_size;
    }

    /// Bytes held, for the memory sample.
    std::size_t GetMemory() const
    {
        return m_slots.capacity() * sizeof(Slot) + m_free.capacity() * sizeof(uint32_t);
    }

    /// Calls @p visit(id, row) for every row; @p visit must not add or remove rows.
    template <typename Visitor>
    void ForEach(Visitor visit) const
    {
        for (uint32_t slot = 0; slot < m_slots.size(); ++slot)
        {
            if (m_slots[slot].row)
            {
                visit(Id{slot, m_slots[slot].generation}, *m_slots[slot].row);
            }
        }
    }

  private:
    struct Slot
    {
        std::optional<Row> row;
        uint32_t generation{0};
    };

    std::vector<Slot> m_slots;
    std::vector<uint32_t> m_free;
    std::size_t m_size{0};
};

} // namespace ns3::sipalg

template <typename Row>
struct std::hash<ns3::sipalg::RowId<Row>>
{
    std::size_t operator()(const ns3::sipalg::RowId<Row>& id) const noexcept
    {
        return (uint64_t{id.generation} << 32) | id.slot;
    }
};

#endif
