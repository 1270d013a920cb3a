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
 * Which ports of which external address are taken, per protocol: a bit each. No port is ever
 * held twice. Counts what is taken, and what was asked for in vain.
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
                                    Chooser& chooser);

    /// Takes UDP ports p and p + 1, p odd or even as asked, both inside the range; answers p.
    std::optional<uint16_t> TakePair(const IpAddress& address,
                                     NatPortRange range,
                                     bool odd,
                                     Chooser& chooser);

    void Release(IpProtocol protocol, const IpEndpoint& endpoint);

    bool IsTaken(IpProtocol protocol, const IpEndpoint& endpoint) const;
    uint32_t GetTakenCount() const;
    uint32_t GetTakenCount(const IpAddress& address) const;
    uint64_t GetRefusals() const;
    std::size_t GetMemory() const;

  private:
    struct Ports
    {
        std::array<uint64_t, 1024> bits{};
        uint32_t taken{0};
    };

    Ports& GetPortsOf(IpProtocol protocol, const IpAddress& address);

    std::unordered_map<uint64_t, std::unique_ptr<Ports>> m_ports; ///< by protocol and address
    uint32_t m_taken{0};
    uint64_t m_refusals{0};
};

} // namespace ns3::sipalg

#endif
