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

    /// Adds a copy of @p element and returns it.
    T& Append(const T& element)
    {
        if (m_size == Capacity())
        {
            Grow();
        }
        T& slot = m_data[m_size++];
        slot = element;
        return slot;
    }

    void Clear()
    {
        m_size = 0;
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
    std::size_t Capacity() const
    {
        return m_heap.empty() ? N : m_heap.size();
    }

    void Grow()
    {
        std::vector<T> larger(2 * Capacity());
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
};

} // namespace ns3::sipalg

#endif
