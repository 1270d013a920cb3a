// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PORT_ALLOCATOR_H
#define SIPALG_PORT_ALLOCATOR_H

#include "chooser.h"
#include "flow-key.h"
#include "nat-config.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

namespace ns3::sipalg
{

/**
 * Which ports of which external address are taken, per protocol: a bit each, and who holds them: a
 * number each. No port is ever held twice. Counts what is taken, and what was asked for in vain.
 * Both come by pages and words of ports: where none near it is taken one port costs 800 bytes, and
 * 300 more if it is the first of its address.
 */
class PortAllocator
{
  public:
    /// Takes @p port if it is free.
    bool Take(IpProtocol protocol, const IpEndpoint& endpoint);

    /// Takes a free port of the range; the search starts at a chosen place and goes round once.
    std::optional<uint16_t> TakeAny(IpProtocol protocol,
                                    const IpAddress& address,
                                    NatPortRange range,
                                    Chooser& chooser)
    {
        return MakeAnswer(TakeAround({protocol, address}, range, Wanted::Any, 1, chooser));
    }

    /// Takes UDP ports p and p + 1, p odd or even as asked, both inside the range; answers p.
    std::optional<uint16_t> TakePair(const IpAddress& address,
                                     NatPortRange range,
                                     bool odd,
                                     Chooser& chooser)
    {
        return TakeRun(address, range, odd, 2, chooser);
    }

    /// Takes at least two UDP ports p to p + count - 1, p odd or even as asked, all inside the
    /// range; answers p.
    std::optional<uint16_t> TakeRun(const IpAddress& address,
                                    NatPortRange range,
                                    bool odd,
                                    unsigned count,
                                    Chooser& chooser)
    {
        const Wanted wanted = odd ? Wanted::Odd : Wanted::Even;
        return MakeAnswer(TakeAround({IpProtocol::Udp, address}, range, wanted, count, chooser));
    }

    void Release(IpProtocol protocol, const IpEndpoint& endpoint);

    /// Notes who holds a port that is taken, until it is released.
    void SetHolder(IpProtocol protocol, const IpEndpoint& endpoint, uint32_t holder);

    /// NOBODY if the port is free, or if nobody was noted.
    uint32_t GetHolder(IpProtocol protocol, const IpEndpoint& endpoint) const;
    static constexpr uint32_t NOBODY = UINT32_MAX;

    bool IsTaken(IpProtocol protocol, const IpEndpoint& endpoint) const;
    uint32_t GetTakenCount() const;
    uint32_t GetTakenCount(const IpAddress& address) const;
    uint64_t GetRefusals() const;

    /// How often an address has lost its last taken port of a protocol.
    uint64_t GetFreedAddresses() const
    {
        return m_freedAddresses;
    }

    std::size_t GetMemory() const;

  private:
    /// Which ports a search is after.
    enum class Wanted : uint8_t
    {
        Any,
        Even, ///< p even, p and p + 1 free
        Odd,  ///< p odd, p and p + 1 free
    };

    struct Key
    {
        IpProtocol protocol;
        IpAddress address;

        bool operator==(const Key& other) const
        {
            return protocol == other.protocol && address == other.address;
        }
    };

    struct KeyHash
    {
        std::size_t operator()(const Key& key) const
        {
            return MixHash(key.address.Hash(), static_cast<uint64_t>(key.protocol));
        }
    };

    static constexpr unsigned NO_PORT = 65536; ///< none was found
    static constexpr unsigned PAGE_PORTS = 2048;

    static constexpr unsigned PAGE_WORDS = PAGE_PORTS / 64;
    static constexpr unsigned WORDS = 65536 / 64;

    using Holders = std::array<uint32_t, 64>; ///< of the ports of one word

    /// A bit for each port; a page without taken ports need not be there.
    struct Page
    {
        std::array<uint64_t, PAGE_WORDS> taken{};
        std::array<std::unique_ptr<Holders>, PAGE_WORDS> holders; ///< none where nobody is noted
        uint32_t full{0}; ///< a bit for each word without a free port, for searches to pass it by
    };

    struct Ports
    {
        uint64_t GetFree(unsigned word) const;
        unsigned FindWord(unsigned word) const;
        uint64_t GetCandidates(unsigned word, Wanted wanted) const;
        unsigned Find(unsigned low, unsigned high, Wanted wanted) const;
        unsigned FindRun(unsigned low, unsigned high, Wanted wanted, unsigned count) const;

        std::array<std::unique_ptr<Page>, 65536 / PAGE_PORTS> pages;
        uint32_t taken{0};
    };

    Ports* FindPorts(const Key& key) const;
    Ports& AddPorts(const Key& key);
    bool Mark(Ports& ports, uint16_t port);
    unsigned TakeAround(const Key& key,
                        NatPortRange range,
                        Wanted wanted,
                        unsigned count,
                        Chooser& chooser);

    static std::optional<uint16_t> MakeAnswer(unsigned port)
    {
        return port == NO_PORT ? std::nullopt : std::optional(static_cast<uint16_t>(port));
    }

    /// By protocol and address; only those of which a port is taken.
    std::unordered_map<Key, std::unique_ptr<Ports>, KeyHash> m_ports;
    mutable Key m_lastKey{}; ///< the one that was looked up last
    mutable Ports* m_last{nullptr};
    std::size_t m_pages{0};
    std::size_t m_words{0}; ///< whose holders are noted
    uint32_t m_taken{0};
    uint64_t m_refusals{0};
    uint64_t m_freedAddresses{0};
};

} // namespace ns3::sipalg

#endif
