// SPDX-License-Identifier: GPL-2.0-only
#include "port-allocator.h"

#include <algorithm>

namespace ns3::sipalg
{

/// The free ones of 64 ports.
uint64_t
PortAllocator::Ports::GetFree(unsigned word) const
{
    const auto& page = pages[word / PAGE_WORDS];
    return page ? ~page->taken[word % PAGE_WORDS] : ~uint64_t{0};
}

/// The first word from @p word on that has a free port; WORDS if there is none.
unsigned
PortAllocator::Ports::FindWord(unsigned word) const
{
    for (unsigned page = word / PAGE_WORDS; page < pages.size(); ++page)
    {
        const unsigned first = page == word / PAGE_WORDS ? word % PAGE_WORDS : 0;
        const uint32_t full = pages[page] ? pages[page]->full : 0;
        const uint32_t open = ~full >> first << first;
        if (open != 0)
        {
            return page * PAGE_WORDS + static_cast<unsigned>(__builtin_ctz(open));
        }
    }
    return WORDS;
}

/// The bits of one word of 64 ports that a search may answer.
uint64_t
PortAllocator::Ports::GetCandidates(unsigned word, Wanted wanted) const
{
    constexpr uint64_t EVEN = 0x5555555555555555ULL;
    const uint64_t free = GetFree(word);
    if (wanted == Wanted::Any)
    {
        return free;
    }
    const uint64_t carry = word + 1 < WORDS ? GetFree(word + 1) << 63 : 0;
    const uint64_t followed = free & (free >> 1 | carry);
    return followed & (wanted == Wanted::Even ? EVEN : ~EVEN);
}

/// The lowest wanted port in [low, high]; NO_PORT if there is none.
unsigned
PortAllocator::Ports::Find(unsigned low, unsigned high, Wanted wanted) const
{
    const unsigned end = low <= high ? high / 64 + 1 : 0;
    for (unsigned word = FindWord(low / 64); word < end; word = FindWord(word + 1))
    {
        uint64_t candidates = GetCandidates(word, wanted);
        if (word == low / 64)
        {
            candidates &= ~uint64_t{0} << low % 64;
        }
        if (candidates != 0)
        {
            const unsigned port = word * 64 + static_cast<unsigned>(__builtin_ctzll(candidates));
            return port <= high ? port : NO_PORT;
        }
    }
    return NO_PORT;
}

/// The same, with @p count ports from it on free.
unsigned
PortAllocator::Ports::FindRun(unsigned low, unsigned high, Wanted wanted, unsigned count) const
{
    unsigned first = Find(low, high, wanted);
    while (count > 2 && first != NO_PORT) // Find() sees to two
    {
        unsigned last = first + count; // behind the run, then its last taken port
        while (--last > first && (GetFree(last / 64) >> last % 64 & 1) != 0)
        {
        }
        if (last == first)
        {
            break;
        }
        first = Find(last + 1, high, wanted);
    }
    return first;
}

/// The ports of an address; null if none of them is taken. A call asks for one address only.
PortAllocator::Ports*
PortAllocator::FindPorts(const Key& key) const
{
    if (!(m_lastKey == key))
    {
        const auto found = m_ports.find(key);
        m_last = found == m_ports.end() ? nullptr : found->second.get();
        m_lastKey = key;
    }
    return m_last;
}

PortAllocator::Ports&
PortAllocator::AddPorts(const Key& key)
{
    m_last = m_ports.emplace(key, std::make_unique<Ports>()).first->second.get();
    m_lastKey = key;
    return *m_last;
}

/// False if it is taken already.
bool
PortAllocator::Mark(Ports& ports, uint16_t port)
{
    auto& page = ports.pages[port / PAGE_PORTS];
    if (!page)
    {
        page = std::make_unique<Page>();
        ++m_pages;
    }
    const unsigned index = port % PAGE_PORTS / 64;
    uint64_t& word = page->taken[index];
    const uint64_t bit = uint64_t{1} << port % 64;
    if ((word & bit) != 0)
    {
        return false;
    }
    word |= bit;
    page->full |= word == ~uint64_t{0} ? 1u << index : 0;
    ++ports.taken;
    ++m_taken;
    return true;
}

bool
PortAllocator::Take(IpProtocol protocol, const IpEndpoint& endpoint)
{
    const Key key{protocol, endpoint.address};
    Ports* const ports = FindPorts(key);
    return Mark(ports ? *ports : AddPorts(key), endpoint.port);
}

/// Searches [low, high] from a chosen place upwards, and then from its low end to that place, and
/// takes the ports that it finds; NO_PORT if there are none.
unsigned
PortAllocator::TakeAround(const Key& key,
                          NatPortRange range,
                          Wanted wanted,
                          unsigned count,
                          Chooser& chooser)
{
    static const Ports NOTHING_TAKEN;
    Ports* const found = FindPorts(key);
    const Ports& known = found ? *found : NOTHING_TAKEN;
    const unsigned last = count - 1;
    unsigned port = NO_PORT;
    if (range.low + last <= range.high)
    {
        const unsigned high = range.high - last;
        const unsigned start = range.low + chooser.Choose(high - range.low + 1);
        port = known.FindRun(start, high, wanted, count);
        if (port == NO_PORT && start > range.low)
        {
            port = known.FindRun(range.low, start - 1, wanted, count);
        }
    }
    if (port == NO_PORT)
    {
        ++m_refusals;
        return port;
    }
    Ports& ports = found ? *found : AddPorts(key);
    for (unsigned i = 0; i < count; ++i)
    {
        Mark(ports, static_cast<uint16_t>(port + i));
    }
    return port;
}

void
PortAllocator::Release(IpProtocol protocol, const IpEndpoint& endpoint)
{
    const Key key{protocol, endpoint.address};
    if (!IsTaken(protocol, endpoint))
    {
        return;
    }
    Ports& ports = *FindPorts(key);
    Page& page = *ports.pages[endpoint.port / PAGE_PORTS];
    const unsigned index = endpoint.port % PAGE_PORTS / 64;
    page.taken[index] &= ~(uint64_t{1} << endpoint.port % 64);
    page.full &= ~(1u << index);
    auto& holders = page.holders[index];
    if (holders && page.taken[index] == 0)
    {
        holders.reset();
        --m_words;
    }
    else if (holders)
    {
        (*holders)[endpoint.port % 64] = NOBODY;
    }
    --m_taken;
    if (--ports.taken == 0)
    {
        m_pages -= std::count_if(ports.pages.begin(), ports.pages.end(), [](const auto& page) {
            return page != nullptr;
        });
        m_ports.erase(key);
        m_last = nullptr;
        ++m_freedAddresses;
    }
}

void
PortAllocator::SetHolder(IpProtocol protocol, const IpEndpoint& endpoint, uint32_t holder)
{
    Ports& ports = *FindPorts({protocol, endpoint.address});
    auto& holders =
        ports.pages[endpoint.port / PAGE_PORTS]->holders[endpoint.port % PAGE_PORTS / 64];
    if (!holders)
    {
        holders = std::make_unique<Holders>();
        holders->fill(NOBODY);
        ++m_words;
    }
    (*holders)[endpoint.port % 64] = holder;
}

uint32_t
PortAllocator::GetHolder(IpProtocol protocol, const IpEndpoint& endpoint) const
{
    const Ports* const ports = FindPorts({protocol, endpoint.address});
    const Page* const page = ports ? ports->pages[endpoint.port / PAGE_PORTS].get() : nullptr;
    const Holders* const holders =
        page ? page->holders[endpoint.port % PAGE_PORTS / 64].get() : nullptr;
    return holders ? (*holders)[endpoint.port % 64] : NOBODY;
}

bool
PortAllocator::IsTaken(IpProtocol protocol, const IpEndpoint& endpoint) const
{
    const Ports* const ports = FindPorts({protocol, endpoint.address});
    return ports && (ports->GetFree(endpoint.port / 64) >> endpoint.port % 64 & 1) == 0;
}

uint32_t
PortAllocator::GetTakenCount() const
{
    return m_taken;
}

uint32_t
PortAllocator::GetTakenCount(const IpAddress& address) const
{
    uint32_t taken = 0;
    for (const IpProtocol protocol :
         {IpProtocol::Icmp, IpProtocol::Tcp, IpProtocol::Udp, IpProtocol::Icmpv6})
    {
        const Ports* const ports = FindPorts({protocol, address});
        taken += ports ? ports->taken : 0;
    }
    return taken;
}

uint64_t
PortAllocator::GetRefusals() const
{
    return m_refusals;
}

std::size_t
PortAllocator::GetMemory() const
{
    return m_pages * sizeof(Page) + m_words * sizeof(Holders) +
           m_ports.size() * (sizeof(Ports) + sizeof(decltype(m_ports)::value_type)) +
           m_ports.bucket_count() * sizeof(void*);
}

} // namespace ns3::sipalg
