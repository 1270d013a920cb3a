// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SHORT_VECTOR_H
#define SIPALG_SHORT_VECTOR_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>

namespace ns3::sipalg
{

/**
 * A vector for rows that exist in great numbers and mostly have some elements, but few: the first
 * @p N lie in the row itself. If there are more, all lie on the heap, and there they stay.
 * Named like the standard library's, for it takes its place.
 */
template <typename T, uint32_t N>
class ShortVector
{
    static_assert(N > 0);
    static_assert(alignof(T) <= alignof(std::max_align_t));
    static_assert(std::is_nothrow_move_constructible_v<T>);

  public:
    ShortVector()
    {
    }

    ShortVector(std::initializer_list<T> elements)
    {
        for (const T& element : elements)
        {
            emplace_back(element);
        }
    }

    ShortVector(const ShortVector& other)
    {
        for (const T& element : other)
        {
            emplace_back(element);
        }
    }

    ShortVector(ShortVector&& other) noexcept
    {
        Take(other);
    }

    ShortVector& operator=(ShortVector other) noexcept
    {
        clear();
        Free();
        Take(other);
        return *this;
    }

    ~ShortVector()
    {
        clear();
        Free();
    }

    std::size_t size() const
    {
        return m_size;
    }

    bool empty() const
    {
        return m_size == 0;
    }

    T* begin()
    {
        return IsInline() ? GetElements(m_inline) : GetElements(m_heap);
    }

    T* end()
    {
        return begin() + m_size;
    }

    const T* begin() const
    {
        return const_cast<ShortVector*>(this)->begin();
    }

    const T* end() const
    {
        return begin() + m_size;
    }

    T& operator[](std::size_t i)
    {
        return begin()[i];
    }

    const T& operator[](std::size_t i) const
    {
        return begin()[i];
    }

    T& back()
    {
        return end()[-1];
    }

    /// The arguments must not lie in the vector.
    template <typename... Arguments>
    T& emplace_back(Arguments&&... arguments)
    {
        if (m_size == m_capacity)
        {
            Grow(2 * m_size);
        }
        T* const added = new (end()) T(std::forward<Arguments>(arguments)...);
        ++m_size;
        return *added;
    }

    void push_back(T element)
    {
        emplace_back(std::move(element));
    }

    void pop_back()
    {
        back().~T();
        --m_size;
    }

    /// Never makes it smaller.
    void resize(std::size_t wanted)
    {
        reserve(wanted);
        while (m_size < wanted)
        {
            emplace_back();
        }
    }

    void reserve(std::size_t wanted)
    {
        if (wanted > m_capacity)
        {
            Grow(static_cast<uint32_t>(wanted));
        }
    }

    void erase(T* element)
    {
        std::move(element + 1, end(), element);
        pop_back();
    }

    /// Keeps the room.
    void clear()
    {
        while (m_size > 0)
        {
            pop_back();
        }
    }

    /// Bytes on the heap, for the memory sample.
    std::size_t GetMemory() const
    {
        return IsInline() ? 0 : m_capacity * sizeof(T);
    }

  private:
    bool IsInline() const
    {
        return m_capacity == N;
    }

    static T* GetElements(void* room)
    {
        return std::launder(reinterpret_cast<T*>(room));
    }

    [[gnu::noinline]] void Grow(uint32_t capacity)
    {
        void* const larger = ::operator new(capacity * sizeof(T));
        T* place = GetElements(larger);
        for (T& element : *this)
        {
            new (place++) T(std::move(element));
            element.~T();
        }
        Free();
        m_heap = larger;
        m_capacity = capacity;
    }

    void Free()
    {
        if (!IsInline())
        {
            ::operator delete(m_heap);
            m_capacity = N;
        }
    }

    /// What @p other has, into an empty one without a heap.
    void Take(ShortVector& other)
    {
        if (!other.IsInline())
        {
            m_heap = other.m_heap;
            m_size = std::exchange(other.m_size, 0);
            m_capacity = std::exchange(other.m_capacity, N);
            return;
        }
        for (T& element : other)
        {
            emplace_back(std::move(element));
        }
        other.clear();
    }

    uint32_t m_size{0};
    uint32_t m_capacity{N}; ///< N: inline

    union {
        alignas(T) std::byte m_inline[N * sizeof(T)];
        void* m_heap;
    };
};

} // namespace ns3::sipalg

#endif
