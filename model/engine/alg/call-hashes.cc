// SPDX-License-Identifier: GPL-2.0-only
#include "call-hashes.h"

#include <utility>

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_OF_KIND = 32;

} // namespace

CallHashes::CallHashes(CallHashes&& other) noexcept
    : m_word(std::exchange(other.m_word, 0))
{
}

CallHashes::~CallHashes()
{
    if (!IsInline())
    {
        delete &GetStored();
    }
}

std::size_t
CallHashes::GetSize() const
{
    if (!IsInline())
    {
        return GetStored().size();
    }
    return m_word == 0 ? 0 : m_word >> 32 == 0 ? 1 : 2;
}

uint32_t
CallHashes::Get(std::size_t index) const
{
    return IsInline() ? static_cast<uint32_t>(m_word >> 32 * index) : GetStored()[index];
}

std::size_t
CallHashes::Count(Kind kind) const
{
    std::size_t count = 0;
    ForEach(kind, [&count](uint32_t) { ++count; });
    return count;
}

bool
CallHashes::HasEntry(uint32_t entry) const
{
    for (std::size_t i = 0; i < GetSize(); ++i)
    {
        if (Get(i) == entry)
        {
            return true;
        }
    }
    return false;
}

bool
CallHashes::HasAny(Kind kind) const
{
    return Count(kind) > 0;
}

void
CallHashes::Add(Kind kind, uint32_t hash)
{
    if (!Has(kind, hash) && Count(kind) < MAX_OF_KIND)
    {
        Append(MakeEntry(kind, hash));
    }
}

void
CallHashes::AddLatest(Kind kind, uint32_t hash)
{
    if (Has(kind, hash))
    {
        return;
    }
    if (Count(kind) == MAX_OF_KIND)
    {
        std::size_t oldest = 0;
        while (GetKind(Get(oldest)) != kind)
        {
            ++oldest;
        }
        EraseAt(oldest);
    }
    Append(MakeEntry(kind, hash));
}

void
CallHashes::Erase(Kind kind, uint32_t hash)
{
    const uint32_t entry = MakeEntry(kind, hash);
    for (std::size_t i = GetSize(); i-- > 0;)
    {
        if (Get(i) == entry)
        {
            EraseAt(i);
        }
    }
}

void
CallHashes::Append(uint32_t entry)
{
    const std::size_t size = GetSize();
    if (!IsInline())
    {
        GetStored().push_back(entry);
    }
    else if (size < 2)
    {
        m_word |= uint64_t{entry} << 32 * size;
    }
    else
    {
        m_word = reinterpret_cast<uintptr_t>(new std::vector<uint32_t>{Get(0), Get(1), entry});
    }
}

void
CallHashes::EraseAt(std::size_t index)
{
    if (IsInline())
    {
        m_word = Get(1 - index);
        return;
    }
    auto& stored = GetStored();
    stored.erase(stored.begin() + static_cast<std::ptrdiff_t>(index));
}

std::size_t
CallHashes::GetMemory() const
{
    return IsInline() ? 0
                      : sizeof(std::vector<uint32_t>) + GetStored().capacity() * sizeof(uint32_t);
}

} // namespace ns3::sipalg
