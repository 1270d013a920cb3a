// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SOURCE_ALLOCATOR_H
#define SIPALG_SOURCE_ALLOCATOR_H

#include "mapping-table.h"

#include <array>
#include <optional>
#include <vector>

namespace ns3::sipalg
{

/// What a source NAT rule allocates from.
struct NatSource
{
    const SourceNatRule* config;
    NatRuleRef rule;
    const SourcePool* pool{nullptr}; ///< null: the interface's address
    IpAddress interfaceAddress;
    NatPortRange ports;
    NatPortRange twinPorts;

    bool KeepsPorts() const
    {
        return pool && !pool->translatesPorts;
    }
};

/**
 * Chooses external addresses and ports. A host stays on the address that it has (paired pooling,
 * RFC 4787 REQ-2). A new host gets an address of the pool that nobody has, in turn, and after those
 * shares one, unless the pool is address-only. Only ports that were taken from the table's
 * PortAllocator leave here.
 */
class SourceAllocator
{
  public:
    SourceAllocator(const NatConfig& config, Chooser& chooser, MappingTable& mappings);

    /// Takes an external endpoint for @p internal; none if the source is exhausted.
    std::optional<IpEndpoint> Take(const NatSource& source,
                                   IpProtocol protocol,
                                   const IpEndpoint& internal);

    /// Takes two consecutive UDP ports of the twin range, the first of the parity of @p rtp, and
    /// answers the first. Not for a source that keeps ports.
    std::optional<IpEndpoint> TakePair(const NatSource& source, const IpEndpoint& rtp);

    /// Takes @p count consecutive UDP ports of the twin range, the first of the parity of @p first,
    /// and answers it. Not for a source that keeps ports.
    std::optional<IpEndpoint> TakeRun(const NatSource& source,
                                      const IpEndpoint& first,
                                      unsigned count);

  private:
    template <typename TakeOn>
    std::optional<IpEndpoint> Search(const NatSource& source, const IpAddress& host, TakeOn takeOn);
    template <typename TakeOn>
    std::optional<IpEndpoint> SearchPool(const NatSource& source,
                                         const IpAddress& host,
                                         TakeOn takeOn);
    template <typename TakeOn>
    static std::optional<IpEndpoint> TryInTurn(const SourcePool& pool,
                                               const IpAddress& host,
                                               uint64_t& next,
                                               TakeOn takeOn);
    std::optional<uint16_t> TakePort(const NatSource& source,
                                     IpProtocol protocol,
                                     const IpAddress& address,
                                     uint16_t wanted);
    std::optional<uint16_t> TakeTwinPorts(const NatSource& source,
                                          const IpAddress& address,
                                          uint16_t wanted);
    Chooser& GetPortChooser();

    const NatConfig& m_config;
    Chooser& m_chooser;
    SequentialChooser m_sequential;
    MappingTable& m_mappings;
    std::vector<uint64_t> m_nextAddress; ///< by pool: where the search for a new host's begins
    /// By pool, for IPv6 and IPv4: the count of freed addresses, and one, when none was left
    /// unused.
    std::vector<std::array<uint64_t, 2>> m_usedUpAt;
};

} // namespace ns3::sipalg

#endif
