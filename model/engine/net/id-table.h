// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ID_TABLE_H
#define SIPALG_ID_TABLE_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <new>
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
 * the id of a removed row needs no notice of it. Rows lie in pages that are never given back and do
 * not move while they live. Iteration is in slot order, which depends on nothing but the history of
 * calls.
 */
template <typename Row>
class IdTable
{
  public:
    using Id = RowId<Row>;

    Id Add(Row&& row)
    {
        const uint32_t slot = TakeSlot();
        new (GetPlace(slot)) Row(std::move(row));
        return GetId(slot);
    }

    /// A row of default values, to be filled.
    Id Add()
    {
        return Make([](Row&) {});
    }

    /// What @p fill(row) makes of a row of default values, in its place.
    template <typename Fill>
    Id Make(Fill fill)
    {
        const uint32_t slot = TakeSlot();
        fill(*new (GetPlace(slot)) Row); // (): would set all of it to zero before
        return GetId(slot);
    }

    const Row* Find(Id id) const
    {
        if (id.slot >= m_slots)
        {
            return nullptr;
        }
        const Page& page = *m_pages[id.slot / PAGE_ROWS];
        const unsigned index = id.slot % PAGE_ROWS;
        const bool isCurrent = page.generations[index] == id.generation && page.IsLive(index);
        return isCurrent ? &page.GetRow(index) : nullptr;
    }

    Row* Find(Id id)
    {
        return const_cast<Row*>(static_cast<const IdTable*>(this)->Find(id));
    }

    /// Does nothing for a stale id.
    void Remove(Id id)
    {
        if (Row* row = Find(id))
        {
            Page& page = *m_pages[id.slot / PAGE_ROWS];
            row->~Row();
            page.live &= ~(1u << id.slot % PAGE_ROWS);
            ++page.generations[id.slot % PAGE_ROWS];
            m_free.push_back(id.slot);
            --m_size;
        }
    }

    /// The row in a slot that is known to hold one, for indices that are kept along with the rows.
    const Row& GetRow(uint32_t slot) const
    {
        return m_pages[slot / PAGE_ROWS]->GetRow(slot % PAGE_ROWS);
    }

    Row& GetRow(uint32_t slot)
    {
        return m_pages[slot / PAGE_ROWS]->GetRow(slot % PAGE_ROWS);
    }

    /// The id of the row in a slot; a null id if it holds none.
    Id FindInSlot(uint32_t slot) const
    {
        const bool isLive = slot < m_slots && m_pages[slot / PAGE_ROWS]->IsLive(slot % PAGE_ROWS);
        return isLive ? GetId(slot) : Id();
    }

    /// The row in a slot; null if it holds none.
    Row* FindRow(uint32_t slot)
    {
        const bool isLive = slot < m_slots && m_pages[slot / PAGE_ROWS]->IsLive(slot % PAGE_ROWS);
        return isLive ? &GetRow(slot) : nullptr;
    }

    /// The id of the row in a slot that is known to hold one.
    Id GetId(uint32_t slot) const
    {
        return Id{slot, m_pages[slot / PAGE_ROWS]->generations[slot % PAGE_ROWS]};
    }

    std::size_t Size() const
    {
        return m_size;
    }

    /// Every row lies in a slot below this one.
    uint32_t GetSlotCount() const
    {
        return m_slots;
    }

    /// Bytes held, for the memory sample.
    std::size_t GetMemory() const
    {
        return m_pages.size() * sizeof(Page) + m_pages.capacity() * sizeof(void*) +
               m_free.capacity() * sizeof(uint32_t);
    }

    /// Calls @p visit(id, row) for every row; @p visit must not add or remove rows.
    template <typename Visitor>
    void ForEach(Visitor visit) const
    {
        for (uint32_t slot = 0; slot < m_slots; ++slot)
        {
            if (m_pages[slot / PAGE_ROWS]->IsLive(slot % PAGE_ROWS))
            {
                visit(GetId(slot), GetRow(slot));
            }
        }
    }

  private:
    static constexpr uint32_t PAGE_ROWS = 32;

    struct Page
    {
        Page() // leaves the rows as they are
        {
        }

        Page(const Page&) = delete;
        Page& operator=(const Page&) = delete;

        ~Page()
        {
            for (unsigned index = 0; index < PAGE_ROWS; ++index)
            {
                if (IsLive(index))
                {
                    GetRow(index).~Row();
                }
            }
        }

        bool IsLive(unsigned index) const
        {
            return (live >> index & 1) != 0;
        }

        const Row& GetRow(unsigned index) const
        {
            return *std::launder(reinterpret_cast<const Row*>(rows + index * sizeof(Row)));
        }

        Row& GetRow(unsigned index)
        {
            return *std::launder(reinterpret_cast<Row*>(rows + index * sizeof(Row)));
        }

        uint32_t live{0}; ///< a bit for each row
        uint32_t generations[PAGE_ROWS]{};
        alignas(Row) std::byte rows[PAGE_ROWS * sizeof(Row)];
    };

    /// A slot that is free, which is in use from now on.
    uint32_t TakeSlot()
    {
        uint32_t slot = m_slots;
        if (m_free.empty())
        {
            if (m_slots++ % PAGE_ROWS == 0)
            {
                m_pages.push_back(std::make_unique<Page>());
            }
        }
        else
        {
            slot = m_free.back();
            m_free.pop_back();
        }
        m_pages[slot / PAGE_ROWS]->live |= 1u << slot % PAGE_ROWS;
        ++m_size;
        return slot;
    }

    void* GetPlace(uint32_t slot)
    {
        return m_pages[slot / PAGE_ROWS]->rows + slot % PAGE_ROWS * sizeof(Row);
    }

    std::vector<std::unique_ptr<Page>> m_pages;
    std::vector<uint32_t> m_free;
    uint32_t m_slots{0}; ///< that have ever been used
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
