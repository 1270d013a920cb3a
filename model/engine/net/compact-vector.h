// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_COMPACT_VECTOR_H
#define SIPALG_COMPACT_VECTOR_H

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <new>
#include <utility>

namespace ns3::sipalg
{

/**
 * A vector for rows that exist in great numbers and have few elements, mostly none: eight bytes in
 * the row, with its size beside the elements on the heap, and no more room than was asked for.
 * Named like the standard library's, for it takes its place.
 */
template <typename T>
class CompactVector
{
    static_assert(alignof(T) <= alignof(std::max_align_t));

  public:
    CompactVector() = default;

    CompactVector(std::initializer_list<T> elements)
    {
        reserve(elements.size());
        for (const T& element : elements)
        {
            push_back(element);
        }
    }

    CompactVector(const CompactVector& other)
    {
        reserve(other.size());
        for (const T& element : other)
        {
            push_back(element);
        }
    }

    CompactVector(CompactVector&& other) noexcept
        : m_block(std::exchange(other.m_block, nullptr))
    {
    }

    CompactVector& operator=(CompactVector other) noexcept
    {
        std::swap(m_block, other.m_block);
        return *this;
    }

    ~CompactVector()
    {
        clear();
        ::operator delete(m_block);
    }

    std::size_t size() const
    {
        return m_block ? m_block->size : 0;
    }

    std::size_t capacity() const
    {
        return m_block ? m_block->capacity : 0;
    }

    bool empty() const
    {
        return size() == 0;
    }

    T* begin()
    {
        return m_block ? GetElements(m_block) : nullptr;
    }

    T* end()
    {
        return begin() + size();
    }

    const T* begin() const
    {
        return m_block ? GetElements(m_block) : nullptr;
    }

    const T* end() const
    {
        return begin() + size();
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

    void push_back(T element)
    {
        if (size() == capacity())
        {
            reserve(std::max<std::size_t>(1, 2 * size()));
        }
        new (end()) T(std::move(element));
        ++m_block->size;
    }

    /// Never makes it smaller.
    void resize(std::size_t wanted)
    {
        reserve(wanted);
        while (size() < wanted)
        {
            push_back(T());
        }
    }

    void reserve(std::size_t wanted)
    {
        if (wanted <= capacity())
        {
            return;
        }
        auto* larger = new (::operator new(OFFSET + wanted * sizeof(T)))
            Block{0, static_cast<uint32_t>(wanted)};
        for (T& element : *this)
        {
            new (GetElements(larger) + larger->size++) T(std::move(element));
        }
        clear();
        ::operator delete(std::exchange(m_block, larger));
    }

    T* erase(T* first, T* last)
    {
        T* const newEnd = std::move(last, end(), first);
        Truncate(static_cast<std::size_t>(newEnd - begin()));
        return first;
    }

    T* erase(T* element)
    {
        return erase(element, element + 1);
    }

    /// Keeps the room.
    void clear()
    {
        Truncate(0);
    }

    /// Bytes on the heap, for the memory sample.
    std::size_t GetMemory() const
    {
        return m_block ? OFFSET + capacity() * sizeof(T) : 0;
    }

  private:
    struct Block
    {
        uint32_t size;
        uint32_t capacity;
    };

    static constexpr std::size_t OFFSET = std::max(sizeof(Block), alignof(T));

    static T* GetElements(Block* block)
    {
        return std::launder(reinterpret_cast<T*>(reinterpret_cast<std::byte*>(block) + OFFSET));
    }

    void Truncate(std::size_t wanted)
    {
        while (size() > wanted)
        {
            back().~T();
            --m_block->size;
        }
    }

    Block* m_block{nullptr};
};

} // namespace ns3::sipalg

#endif
