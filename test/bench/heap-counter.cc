// SPDX-License-Identifier: GPL-2.0-only
#include "heap-counter.h"

#include <cstdlib>
#include <malloc.h>
#include <new>

namespace
{

std::size_t g_heapBytes = 0; // the operators have no other place for it

/// What an allocation takes of the heap: its usable size and the size field before it.
std::size_t
GetChunkSize(void* memory)
{
    return memory ? malloc_usable_size(memory) + sizeof(std::size_t) : 0;
}

} // namespace

void*
operator new(std::size_t size)
{
    void* memory = std::malloc(size);
    if (!memory)
    {
        throw std::bad_alloc();
    }
    g_heapBytes += GetChunkSize(memory);
    return memory;
}

void
operator delete(void* memory) noexcept
{
    g_heapBytes -= GetChunkSize(memory);
    std::free(memory);
}

void
operator delete(void* memory, std::size_t) noexcept
{
    operator delete(memory);
}

std::size_t
ns3::sipalg::GetHeapBytes()
{
    return g_heapBytes;
}
