// SPDX-License-Identifier: GPL-2.0-only
#include "source-allocator.h"

#include <algorithm>

namespace ns3::sipalg
{

namespace
{

/// A flow that finds a large pool exhausted shall not search all of it.
constexpr uint64_t MAX_ADDRESSES_TRIED = 65536;

bool
IsIcmp(IpProtocol protocol)
{
    return protocol == IpProtocol::Icmp || protocol == IpProtocol::Icmpv6;
}

/// The addresses of a range that can stand for a host of @p host's family; of an IPv6 range those
/// that differ in the lowest 32 bits.
uint64_t
GetSize(const AddressRange& range, const IpAddress& host)
{
    return range.low.IsV4() == host.IsV4() ? uint64_t{range.high.GetLow()} - range.low.GetLow() + 1
                                           : 0;
}

uint64_t
GetSize(const SourcePool& pool, const IpAddress& host)
{
    uint64_t size = 0;
    for (const AddressRange& range : pool.addresses)
    {
        size += GetSize(range, host);
    }
    return size;
}

/// The address number @p index of those; @p index is less than GetSize(pool, host).
IpAddress
GetAddress(const SourcePool& pool, const IpAddress& host, uint64_t index)
{
    std::size_t range = 0;
    while (index >= GetSize(pool.addresses[range], host))
    {
        index -= GetSize(pool.addresses[range++], host);
    }
    return pool.addresses[range].low.Plus(static_cast<uint32_t>(index));
}

bool
CanStandFor(const IpAddress& external, const IpAddress& host)
{
    return external.IsV4() == host.IsV4() && !external.IsUnspecified() && !external.IsMulticast() &&
           !external.IsBroadcast();
}

} // namespace

SourceAllocator::SourceAllocator(const NatConfig& config, Chooser& chooser, MappingTable& mappings)
    : m_config(config),
      m_chooser(chooser),
      m_mappings(mappings),
      m_nextAddress(config.pools.size(), 0),
      m_usedUpAt(config.pools.size(), {0, 0})
{
}

std::optional<IpEndpoint>
SourceAllocator::Take(const NatSource& source, IpProtocol protocol, const IpEndpoint& internal)
{
    return Search(source, internal.address, [&](const IpAddress& address) {
        return TakePort(source, protocol, address, internal.port);
    });
}

std::optional<IpEndpoint>
SourceAllocator::TakePair(const NatSource& source, const IpEndpoint& rtp)
{
    return Search(source, rtp.address, [&](const IpAddress& address) {
        return TakeTwinPorts(source, address, rtp.port);
    });
}

std::optional<IpEndpoint>
SourceAllocator::TakeRun(const NatSource& source, const IpEndpoint& first, unsigned count)
{
    const uint16_t lowest = source.twinPorts.low == 0 ? 1 : source.twinPorts.low;
    const NatPortRange range{lowest, source.twinPorts.high};
    return Search(source, first.address, [&](const IpAddress& address) {
        const bool odd = first.port % 2 == 1;
        return m_mappings.GetPorts().TakeRun(address, range, odd, count, GetPortChooser());
    });
}

/// The first address of the source on which @p takeOn(address) gets a port, and that port.
template <typename TakeOn>
std::optional<IpEndpoint>
SourceAllocator::Search(const NatSource& source, const IpAddress& host, TakeOn takeOn)
{
    if (source.pool)
    {
        return SearchPool(source, host, takeOn);
    }
    const IpAddress& address = source.interfaceAddress;
    const std::optional<uint16_t> port =
        CanStandFor(address, host) ? takeOn(address) : std::optional<uint16_t>();
    return port ? std::optional<IpEndpoint>({address, *port}) : std::nullopt;
}

/// Goes round the pool from @p next, which moves behind the address that is found.
template <typename TakeOn>
std::optional<IpEndpoint>
SourceAllocator::TryInTurn(const SourcePool& pool,
                           const IpAddress& host,
                           uint64_t& next,
                           TakeOn takeOn)
{
    const uint64_t size = GetSize(pool, host);
    for (uint64_t i = 0; i < std::min(size, MAX_ADDRESSES_TRIED); ++i)
    {
        const uint64_t index = (next + i) % size;
        const IpAddress address = GetAddress(pool, host, index);
        const std::optional<uint16_t> port =
            CanStandFor(address, host) ? takeOn(address) : std::optional<uint16_t>();
        if (port)
        {
            next = (index + 1) % size;
            return IpEndpoint{address, *port};
        }
    }
    return std::nullopt;
}

/// Where the host is already, else on an address in turn: an unused one, or then any.
template <typename TakeOn>
std::optional<IpEndpoint>
SourceAllocator::SearchPool(const NatSource& source, const IpAddress& host, TakeOn takeOn)
{
    const SourcePool& pool = *source.pool;
    if (const auto own = m_mappings.FindAddressOf(host, pool.addresses))
    {
        const std::optional<uint16_t> port = takeOn(*own);
        if (port || source.KeepsPorts())
        {
            return port ? std::optional<IpEndpoint>({*own, *port}) : std::nullopt;
        }
    }
    uint64_t& next = m_nextAddress.at(source.config->pool);
    uint64_t& usedUpAt = m_usedUpAt.at(source.config->pool)[host.IsV4() ? 1 : 0];
    const uint64_t usedUpNow = m_mappings.GetPorts().GetFreedAddresses() + 1;
    if (usedUpAt != usedUpNow)
    {
        bool isUsedUp = GetSize(pool, host) <= MAX_ADDRESSES_TRIED;
        const auto takeUnused = [&](const IpAddress& address) {
            const bool isUsed = m_mappings.GetPorts().GetTakenCount(address) > 0;
            isUsedUp = isUsedUp && isUsed;
            return isUsed ? std::nullopt : takeOn(address);
        };
        if (const auto endpoint = TryInTurn(pool, host, next, takeUnused))
        {
            return endpoint;
        }
        usedUpAt = isUsedUp ? usedUpNow : usedUpAt;
    }
    return source.KeepsPorts() ? std::nullopt : TryInTurn(pool, host, next, takeOn);
}

Chooser&
SourceAllocator::GetPortChooser()
{
    return m_config.portAssignment == PortAssignment::Random ? m_chooser : m_sequential;
}

std::optional<uint16_t>
SourceAllocator::TakePort(const NatSource& source,
                          IpProtocol protocol,
                          const IpAddress& address,
                          uint16_t wanted)
{
    PortAllocator& ports = m_mappings.GetPorts();
    if (source.KeepsPorts())
    {
        return ports.Take(protocol, {address, wanted}) ? std::optional<uint16_t>(wanted)
                                                       : std::nullopt;
    }
    // Any query identifier will do, but port 0 is none.
    const uint16_t lowest = source.ports.low == 0 ? 1 : source.ports.low;
    const NatPortRange range =
        IsIcmp(protocol) ? NatPortRange{0, 65535} : NatPortRange{lowest, source.ports.high};
    const bool preserves = m_config.portAssignment == PortAssignment::Preserve &&
                           range.low <= wanted && wanted <= range.high;
    if (preserves && ports.Take(protocol, {address, wanted}))
    {
        return wanted;
    }
    return ports.TakeAny(protocol, address, range, GetPortChooser());
}

/// Two ports for RTP and RTCP; @p wanted is RTP's inside.
std::optional<uint16_t>
SourceAllocator::TakeTwinPorts(const NatSource& source, const IpAddress& address, uint16_t wanted)
{
    PortAllocator& ports = m_mappings.GetPorts();
    const uint16_t lowest = source.twinPorts.low == 0 ? 1 : source.twinPorts.low;
    const NatPortRange range{lowest, source.twinPorts.high};
    const bool preserves = m_config.portAssignment == PortAssignment::Preserve &&
                           range.low <= wanted && wanted < range.high;
    if (preserves)
    {
        SequentialChooser first;
        const NatPortRange same{wanted, static_cast<uint16_t>(wanted + 1)};
        const bool isFree = !ports.IsTaken(IpProtocol::Udp, {address, same.low}) &&
                            !ports.IsTaken(IpProtocol::Udp, {address, same.high});
        if (isFree)
        {
            return ports.TakePair(address, same, wanted % 2 == 1, first);
        }
    }
    return ports.TakePair(address, range, wanted % 2 == 1, GetPortChooser());
}

} // namespace ns3::sipalg
