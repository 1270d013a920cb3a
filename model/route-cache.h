// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ROUTE_CACHE_H
#define SIPALG_ROUTE_CACHE_H

#include "nat-types.h"

#include "ns3/ipv4-route.h"
#include "ns3/nstime.h"

#include <vector>

namespace ns3
{

/**
 * The route of each direction of a session, beside the session table: found by the session's slot,
 * valid only for its generation and for a lifetime, so that a change of the routing table is seen.
 * A flow's packets thereby skip the routing protocol's look-up.
 */
class RouteCache
{
  public:
    void SetLifetime(Time lifetime)
    {
        m_lifetime = lifetime;
    }

    Time GetLifetime() const
    {
        return m_lifetime;
    }

    /// Null if there is none that is still good at @p now.
    Ipv4Route* Find(sipalg::SessionId session, bool fromInitiator, Time now) const
    {
        const std::size_t index = 2 * std::size_t{session.slot} + fromInitiator;
        if (!session || index >= m_entries.size())
        {
            return nullptr;
        }
        const Entry& entry = m_entries[index];
        const bool isGood = entry.generation == session.generation && now < entry.until;
        return isGood ? PeekPointer(entry.route) : nullptr;
    }

    /// Does nothing for a packet without a session.
    void Store(sipalg::SessionId session, bool fromInitiator, Ptr<Ipv4Route> route, Time now)
    {
        if (!session || m_lifetime.IsZero())
        {
            return;
        }
        const std::size_t index = 2 * std::size_t{session.slot} + fromInitiator;
        if (index >= m_entries.size())
        {
            m_entries.resize(2 * std::size_t{session.slot} + 2);
        }
        m_entries[index] = {route, now + m_lifetime, session.generation};
    }

    void Clear()
    {
        m_entries.clear();
    }

  private:
    struct Entry
    {
        Ptr<Ipv4Route> route;
        Time until;
        uint32_t generation{0};
    };

    std::vector<Entry> m_entries; ///< two to a slot: from the responder, from the initiator
    Time m_lifetime;
};

} // namespace ns3

#endif
