// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_INTERNET_CHECKSUM_H
#define SIPALG_INTERNET_CHECKSUM_H

#include "ip-endpoint.h"

#include <cstdint>

namespace ns3::sipalg
{

/**
 * Keeps an Internet checksum right while words under it change (RFC 1624), without reading the
 * rest of the packet: what was wrong before stays wrong after, as it should.
 */
class ChecksumUpdate
{
  public:
    /// @p checksum as it stands in the packet, in host byte order.
    explicit ChecksumUpdate(uint16_t checksum)
        : m_sum(static_cast<uint16_t>(~checksum))
    {
    }

    void Replace(uint16_t before, uint16_t after)
    {
        m_sum += static_cast<uint16_t>(~before);
        m_sum += after;
    }

    void Replace(const IpAddress& before, const IpAddress& after)
    {
        Replace(static_cast<uint16_t>(before.ToV4() >> 16),
                static_cast<uint16_t>(after.ToV4() >> 16));
        Replace(static_cast<uint16_t>(before.ToV4()), static_cast<uint16_t>(after.ToV4()));
    }

    /// Address and port, for the checksums of UDP and TCP.
    void Replace(const IpEndpoint& before, const IpEndpoint& after)
    {
        Replace(before.address, after.address);
        Replace(before.port, after.port);
    }

    uint16_t Get() const
    {
        uint32_t sum = m_sum;
        sum = (sum & 0xffff) + (sum >> 16);
        sum = (sum & 0xffff) + (sum >> 16);
        return static_cast<uint16_t>(~sum);
    }

  private:
    uint32_t m_sum;
};

} // namespace ns3::sipalg

#endif
