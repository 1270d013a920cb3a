// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_HASHES_H
#define SIPALG_CALL_HASHES_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ns3::sipalg
{

/**
 * What a call remembers of transactions and dialogs: their hashes, each for what it says of them,
 * and of each kind 32 at most. Nearly every call has one or two, which lie in the word itself;
 * of more the word is the address. Hashes have HASH_BITS bits.
 */
class CallHashes
{
  public:
    enum Kind : uint8_t
    {
        CallingInvite,    ///< a transaction that nobody has answered (RFC 3261 17.1.1.2)
        ProceedingInvite, ///< one that was answered, but not finally
        EndedInvite,      ///< one that was finally answered; of refused BYEs, too
        Dialog,           ///< a callee's tag that answered and stays
        EndedDialog,      ///< one that answered and is over
    };

    static constexpr unsigned HASH_BITS = 28;

    CallHashes() = default;
    CallHashes(const CallHashes&) = delete;
    CallHashes& operator=(const CallHashes&) = delete;
    CallHashes(CallHashes&& other) noexcept;
    ~CallHashes();

    bool Has(Kind kind, uint32_t hash) const
    {
        return m_word != 0 && HasEntry(MakeEntry(kind, hash));
    }

    bool HasAny(Kind kind) const;

    /// Adds nothing if it is there, or if there is no room.
    void Add(Kind kind, uint32_t hash);

    /// Takes the place of the oldest one of its kind if there is no room.
    void AddLatest(Kind kind, uint32_t hash);

    void Erase(Kind kind, uint32_t hash);

    /// Calls @p visit(hash) for each, in the order in which they came.
    template <typename Visitor>
    void ForEach(Kind kind, Visitor visit) const
    {
        for (std::size_t i = 0; i < GetSize(); ++i)
        {
            if (GetKind(Get(i)) == kind)
            {
                visit(Get(i) >> KIND_BITS);
            }
        }
    }

    /// Bytes on the heap, for the memory sample.
    std::size_t GetMemory() const;

  private:
    static constexpr unsigned KIND_BITS = 32 - HASH_BITS;
    static constexpr uint32_t KIND_MASK = (1U << KIND_BITS) - 1;

    /// No entry is even, no address is odd.
    static uint32_t MakeEntry(Kind kind, uint32_t hash)
    {
        return hash << KIND_BITS | static_cast<uint32_t>(kind) << 1 | 1;
    }

    static Kind GetKind(uint32_t entry)
    {
        return static_cast<Kind>((entry & KIND_MASK) >> 1);
    }

    bool IsInline() const
    {
        return m_word == 0 || (m_word & 1) != 0;
    }

    std::vector<uint32_t>& GetStored() const
    {
        return *reinterpret_cast<std::vector<uint32_t>*>(static_cast<uintptr_t>(m_word));
    }

    bool HasEntry(uint32_t entry) const;
    std::size_t GetSize() const;
    uint32_t Get(std::size_t index) const;
    std::size_t Count(Kind kind) const;
    void Append(uint32_t entry);
    void EraseAt(std::size_t index);

    uint64_t m_word{0}; ///< one entry in the lower half, a second one in the upper; or an address
};

} // namespace ns3::sipalg

#endif
