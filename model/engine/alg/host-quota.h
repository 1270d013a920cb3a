// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HOST_QUOTA_H
#define SIPALG_HOST_QUOTA_H

#include "ip-address.h"

#include <unordered_map>

namespace ns3::sipalg
{

/// How many rows of a table each host has, so that one host cannot fill it (case 60).
class HostQuota
{
  public:
    explicit HostQuota(uint32_t limit)
        : m_limit(limit)
    {
    }

    bool HasRoom(const IpAddress& host) const
    {
        const auto found = m_counts.find(host);
        return found == m_counts.end() || found->second < m_limit;
    }

    /// One more row; false, and nothing changes, if the host has as many as it may.
    bool Take(const IpAddress& host)
    {
        uint32_t& count = m_counts[host];
        const bool isFull = count >= m_limit;
        count += isFull ? 0 : 1;
        return !isFull;
    }

    void GiveBack(const IpAddress& host)
    {
        const auto found = m_counts.find(host);
        if (found != m_counts.end() && --found->second == 0)
        {
            m_counts.erase(found);
        }
    }

    std::size_t GetMemory() const
    {
        constexpr std::size_t PER_HOST = sizeof(IpAddress) + sizeof(uint32_t) + 3 * sizeof(void*);
        return m_counts.size() * PER_HOST;
    }

  private:
    uint32_t m_limit; ///< at least 1
    std::unordered_map<IpAddress, uint32_t> m_counts;
};

} // namespace ns3::sipalg

#endif
