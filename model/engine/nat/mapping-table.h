// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_MAPPING_TABLE_H
#define SIPALG_MAPPING_TABLE_H

#include "hash-index.h"
#include "nat-observer.h"
#include "port-allocator.h"
#include "row-timers.h"

#include <array>

namespace ns3::sipalg
{

/// What a new mapping is, its endpoints apart.
struct MappingTerms
{
    IpProtocol protocol{IpProtocol::Udp};
    bool endpointIndependent{true};
    ZonePair zones;
    NatRuleRef rule;
    const PersistentNat* persistent{nullptr}; ///< null: it is not
};

/// The endpoints of a host for RTP and RTCP, as long as those that it was made of. Of the same
/// address, the first port even and the other next, they are found together.
class InsidePair
{
  public:
    InsidePair(const IpEndpoint& rtp, const IpEndpoint& rtcp)
        : m_endpoints{&rtp, &rtcp},
          m_isAdjacent(rtp.address == rtcp.address && rtp.port % 2 == 0 &&
                       rtp.port + 1 == rtcp.port),
          m_hash(HashOf(IpProtocol::Udp, rtp))
    {
    }

    const IpEndpoint& operator[](unsigned i) const
    {
        return *m_endpoints[i];
    }

    bool IsAdjacent() const
    {
        return m_isAdjacent;
    }

    /// Of the first; if both are adjacent, the other's is the next.
    uint64_t Hash() const
    {
        return m_hash;
    }

  private:
    std::array<const IpEndpoint*, 2> m_endpoints;
    bool m_isAdjacent;
    uint64_t m_hash;
};

/**
 * Owns the mappings and the ports that they hold. Every live mapping is found by its external
 * endpoint; the endpoint-independent ones also by their internal endpoint. A persistent mapping
 * knows whom its inside host has sent to, for the filters that ask for it.
 */
class MappingTable
{
  public:
    static constexpr uint8_t TIMER_TABLE = 0;

    MappingTable(TimerWheel& timers, NatObserver& observer, uint32_t limit);

    /// The port must have been taken from GetPorts(). Null id if the table is full; the port is
    /// given back then.
    MappingId Add(const MappingTerms& terms,
                  const IpEndpoint& internal,
                  const IpEndpoint& external,
                  Time now);

    /// The same for RTP and, with the next port, RTCP; both or none. The terms are of UDP and
    /// endpoint-independent.
    std::array<MappingId, 2> AddPair(const MappingTerms& terms,
                                     const InsidePair& internal,
                                     const IpEndpoint& external,
                                     Time now);

    Mapping* Find(MappingId id)
    {
        return m_rows.Find(id);
    }

    const Mapping* Find(MappingId id) const
    {
        return m_rows.Find(id);
    }

    const Mapping* Find(HeldMapping held) const
    {
        return Find(GetId(held));
    }

    /// Null id if the mapping is gone.
    MappingId GetId(HeldMapping held) const
    {
        return m_rows.FindInSlot(held.slot);
    }

    /// Has brought near what tells of the mappings of an inside endpoint, and of its host's.
    void Prefetch(IpProtocol protocol, const IpEndpoint& internal) const;

    void Prefetch(const InsidePair& pair) const;

    MappingId FindByExternal(IpProtocol protocol, const IpEndpoint& external) const;

    /// The endpoint-independent mapping of @p internal that is seen in @p to (NO_ZONE: in any
    /// zone); the latest if there are several.
    MappingId FindByInternal(IpProtocol protocol, const IpEndpoint& internal, ZoneId to) const;

    std::array<MappingId, 2> FindByInternal(const InsidePair& pair, ZoneId to) const;

    /// The external address, out of @p ranges, that the mappings of an inside host have; none if it
    /// has no such mapping.
    std::optional<IpAddress> FindAddressOf(const IpAddress& host,
                                           const std::vector<AddressRange>& ranges) const;

    /// May this remote endpoint send to the mapping (RFC 4787 section 5)? Without persistent NAT
    /// nobody may, for answers have sessions; nor before the inside host has sent by it, for it
    /// may not know that somebody has named it.
    bool Admits(MappingId id, const IpEndpoint& remote) const;

    /// Has it room for one more session?
    bool HasRoom(MappingId id) const;

    /// One more holder; the mapping stays while it has any.
    void Hold(MappingId id)
    {
        if (Mapping* mapping = Find(id))
        {
            ++mapping->holders;
        }
    }

    void Hold(HeldMapping held)
    {
        if (Mapping* mapping = m_rows.FindRow(held.slot))
        {
            ++mapping->holders;
        }
    }

    /// The same for a session.
    void HoldForSession(HeldMapping held)
    {
        if (Mapping* mapping = m_rows.FindRow(held.slot))
        {
            ++mapping->holders;
            if (mapping->persistence)
            {
                ++mapping->persistence->sessions;
            }
        }
    }

    void ReleaseForSession(MappingId id, Time now);

    /// The inside host has sent to this endpoint, which Admits() remembers while the mapping lives:
    /// of the last MAX_REMOTES at least.
    void NoteRemote(MappingId id, const IpEndpoint& remote);
    static constexpr std::size_t MAX_REMOTES = 256;

    /// Has it been let go of since it was made, and waits to be used again?
    bool Lingers(MappingId id) const;

    /// One holder less; with the last one the mapping goes, or begins to linger.
    void Release(MappingId id, Time now);

    /// Removes a mapping that nobody holds, at once. Does nothing if it is held or gone.
    void Discard(MappingId id, Time now);

    /// Removes every mapping that nobody holds.
    void Clear(Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    PortAllocator& GetPorts();
    const PortAllocator& GetPorts() const;
    const IdTable<Mapping>& GetRows() const;
    std::size_t GetMemory() const;

  private:
    /// An external address of an inside host, and how many of its mappings have it.
    struct HostAddress
    {
        PackedAddress internal;
        PackedAddress external;
        uint32_t mappings{0};
    };

    MappingId Make(const MappingTerms& terms,
                   const IpEndpoint& internal,
                   const IpEndpoint& external,
                   Time now);
    uint32_t FindAddress(const IpAddress& internal, const IpAddress& external);
    void CountAddress(const IpAddress& internal, const IpAddress& external, uint32_t mappings);
    void ForgetAddress(const IpAddress& internal, const IpAddress& external);
    void Remove(MappingId id, RemovalReason reason, Time now);

    IdTable<Mapping> m_rows;
    HashIndex m_byInternal; ///< slots of the endpoint-independent ones
    IdTable<HostAddress> m_addresses;
    HashIndex m_byHost;                      ///< slots of the addresses, by inside host
    uint32_t m_lastAddress{HashIndex::NONE}; ///< slot of the one that was looked up last
    PortAllocator m_ports;                   ///< each held by a mapping's slot
    RowTimers m_timers;
    NatObserver& m_observer;
    uint32_t m_limit;
};

} // namespace ns3::sipalg

#endif
