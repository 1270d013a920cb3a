// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_INLINE_VECTOR_H
#define SIPALG_INLINE_VECTOR_H

#include <array>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace ns3::sipalg
{

/**
 * A growing sequence of trivially copyable elements whose first @p N live inside the object and
 * that moves to the heap beyond, where it keeps its room when cleared. Elements are contiguous;
 * references are valid until the next Append. Not copyable, for a parser's results are views.
 */
template <typename T, std::size_t N>
class InlineVector
{
    static_assert(std::is_trivially_copyable_v<T>);

  public:
    InlineVector() = default;
    InlineVector(const InlineVector&) = delete;
    InlineVector& operator=(const InlineVector&) = delete;

    /// Adds an element and returns it, with whatever it held before: the caller fills it.
    T& Append()
    {
        if (IsFull())
        {
            Grow();
        }
        return m_data[m_size++];
    }

    /// Adds a copy of @p element and returns it.
    T& Append(const T& element)
    {
        return Append() = element;
    }

    void RemoveLast()
    {
        --m_size;
    }

    void Clear()
    {
        m_size = 0;
    }

    /// Room for the elements that can be added without moving any: for a loop that fills them in
    /// place and then says with EndAt() how far it came.
    T* GetRoom()
    {
        return m_data + m_size;
    }

    T* GetRoomEnd()
    {
        return m_data + m_capacity;
    }

    /// The elements up to @p end, which is in the room, have been added.
    void EndAt(const T* end)
    {
        m_size = static_cast<std::size_t>(end - m_data);
    }

    /// Will the next Append move the elements?
    bool IsFull() const
    {
        return m_size == m_capacity;
    }

    std::size_t Size() const
    {
        return m_size;
    }

    T& operator[](std::size_t i)
    {
        return m_data[i];
    }

    const T& operator[](std::size_t i) const
    {
        return m_data[i];
    }

    T& Last()
    {
        return m_data[m_size - 1];
    }

    const T* begin() const
    {
        return m_data;
    }

    const T* end() const
    {
        return m_data + m_size;
    }

  private:
    [[gnu::noinline]] void Grow()
    {
        m_capacity *= 2;
        std::vector<T> larger(m_capacity);
        for (std::size_t i = 0; i < m_size; ++i)
        {
            larger[i] = m_data[i];
        }
        m_heap.swap(larger);
        m_data = m_heap.data();
    }

    std::array<T, N> m_inline;
    std::vector<T> m_heap;
    T* m_data{m_inline.data()};
    std::size_t m_size{0};
    std::size_t m_capacity{N};
};

} // namespace ns3::sipalg

#endif
