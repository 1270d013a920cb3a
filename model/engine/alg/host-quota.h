// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_HOST_QUOTA_H
#define SIPALG_HOST_QUOTA_H

#include "hash-index.h"
#include "id-table.h"
#include "packed-endpoint.h"

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
        const uint32_t slot = Find(host);
        return slot == HashIndex::NONE || m_rows.GetRow(slot).count < m_limit;
    }

    /// Has the place of a host brought near that is to be looked up soon.
    void Prefetch(const IpAddress& host) const
    {
        m_byHost.Prefetch(host.Hash());
    }

    /// One more row; false, and nothing changes, if the host has as many as it may.
    bool Take(const IpAddress& host)
    {
        uint32_t slot = Find(host);
        if (slot == HashIndex::NONE)
        {
            slot = m_rows.Add({host, 0}).slot;
            m_byHost.Insert(host.Hash(), slot);
        }
        Row& row = m_rows.GetRow(slot);
        const bool isFull = row.count >= m_limit;
        row.count += isFull ? 0 : 1;
        return !isFull;
    }

    void GiveBack(const IpAddress& host)
    {
        const uint32_t slot = Find(host);
        if (slot != HashIndex::NONE && --m_rows.GetRow(slot).count == 0)
        {
            m_byHost.Erase(host.Hash(), slot);
            m_rows.Remove(m_rows.GetId(slot));
        }
        if (m_rows.Size() == 0)
        {
            m_rows = {};
            m_byHost = {};
        }
    }

    std::size_t GetMemory() const
    {
        return m_rows.GetMemory() + m_byHost.GetMemory();
    }

  private:
    struct Row
    {
        PackedAddress host;
        uint32_t count{0};
    };

    /// The slot of a host's row; NONE if it has no row.
    uint32_t Find(const IpAddress& host) const
    {
        return m_byHost.Find(host.Hash(), [&](uint32_t candidate) {
            return m_rows.GetRow(candidate).host == host;
        });
    }

    uint32_t m_limit; ///< at least 1
    IdTable<Row> m_rows;
    HashIndex m_byHost;
};

} // namespace ns3::sipalg

#endif
