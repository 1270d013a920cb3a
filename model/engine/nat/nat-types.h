// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_NAT_TYPES_H
#define SIPALG_NAT_TYPES_H

#include "engine-time.h"
#include "id-table.h"
#include "nat-config.h"
#include "packed-endpoint.h"
#include "zone-id.h"

#include <cstring>
#include <memory>
#include <vector>

namespace ns3::sipalg
{

/// Names a NAT rule for hit counters and records.
struct NatRuleRef
{
    enum class Kind : uint8_t
    {
        None,
        Static,
        Source,
    };

    Kind kind{Kind::None};
    uint16_t ruleSet{0};
    uint16_t rule{0};
};

/// Why a row of the NAT tables went away.
enum class RemovalReason : uint8_t
{
    Expired,  ///< idle for its timeout, or its lifetime ran out unused
    Consumed, ///< a one-shot pinhole that became a session
    Replaced, ///< the call named another endpoint
    Released, ///< its owner (call, registration, transaction) let go of it
    Cleared,  ///< the operator cleared it, or the run ended
};

const char* ToString(RemovalReason reason);

struct Mapping;
struct Session;
struct Pinhole;
using MappingId = RowId<Mapping>;
using SessionId = RowId<Session>;
using PinholeId = RowId<Pinhole>;

/// A mapping that its namer holds: it cannot go before it is let go of, so its slot names it.
struct HeldMapping
{
    HeldMapping() = default;

    HeldMapping(MappingId id)
        : slot(id.slot)
    {
    }

    explicit operator bool() const
    {
        return slot != UINT32_MAX;
    }

    uint32_t slot{UINT32_MAX};
};

/// A counter in six bytes: it takes 2^48 to begin anew.
class PackedCounter
{
  public:
    PackedCounter& operator=(uint64_t value)
    {
        const auto low = static_cast<uint32_t>(value);
        std::memcpy(m_low, &low, sizeof(low));
        m_high = static_cast<uint16_t>(value >> 32);
        return *this;
    }

    void operator+=(uint32_t value)
    {
        uint32_t low;
        std::memcpy(&low, m_low, sizeof(low));
        low += value;
        std::memcpy(m_low, &low, sizeof(low));
        m_high += low < value ? 1 : 0;
    }

    uint64_t operator++()
    {
        *this += 1;
        return *this;
    }

    operator uint64_t() const
    {
        uint32_t low;
        std::memcpy(&low, m_low, sizeof(low));
        return uint64_t{m_high} << 32 | low;
    }

  private:
    uint16_t m_low[2]{};
    uint16_t m_high{0};
};

/**
 * What a session or pinhole belongs to, in the words of the ALG that made it and opaque here: the
 * row of a call, registration or transaction, and for a call the media group.
 */
struct OwnerRef
{
    uint8_t kind{0}; ///< 0: nobody
    uint8_t part{0};
    uint32_t slot{0};
    uint32_t generation{0};

    explicit operator bool() const
    {
        return kind != 0;
    }

    /// Do both name a part of the same row?
    bool IsOfSameRow(const OwnerRef& other) const
    {
        return kind == other.kind && slot == other.slot && generation == other.generation;
    }
};

/// What is known of a mapping of persistent NAT besides.
struct Persistence
{
    PersistentNat settings;
    uint32_t sessions{0};            ///< of the mapping's holders
    bool hasSent{false};             ///< the inside host itself has used the mapping
    std::vector<IpEndpoint> remotes; ///< whom it has sent to
    std::size_t next{0};             ///< the oldest, overwritten when there are too many
    Time releasedAt{0};              ///< when the last holder let go
};

/**
 * An endpoint behind the firewall and the one that stands for it outside (RFC 4787 section 4.1).
 * Invariant: the external endpoint belongs to this mapping alone while it lives; it holds its port
 * (or, in an address-only pool, its address) in the allocator. A mapping lives while somebody
 * holds it (sessions, the ALG), and with persistent NAT for its timeout thereafter.
 */
struct Mapping
{
    PackedEndpoint internal;
    PackedEndpoint external;
    Time createdAt{0};
    IpProtocol protocol{IpProtocol::Udp};
    bool endpointIndependent{false}; ///< new sessions of the internal endpoint use it again
    NatRuleRef rule;
    ZonePair
        zones; ///< from: where the inside host is; to: the side that sees the external endpoint
    uint32_t holders{0};
    std::unique_ptr<Persistence> persistence; ///< of persistent NAT
};

/**
 * The firewall's flow. @c initiator is the flow as its first packet arrived, @c responder as the
 * answers arrive; the translation of one direction is the reverse of the other's key. Refreshing
 * stores @c lastSeen and nothing more.
 */
struct Session
{
    [[no_unique_address]] PackedFlow initiator; // what follows takes the padding behind it
    bool application{false};                    ///< its packets are read by the ALG
    int16_t policy{-1}; ///< index of the policy that let it through; -1: a pinhole or mapping did
    PackedTimeout timeout{Time{0}};
    [[no_unique_address]] PackedFlow responder;
    NatRuleRef rule;
    ZonePair zones; ///< from the initiator's zone
    InterfaceId ingress{NO_INTERFACE};
    InterfaceId egress{NO_INTERFACE};
    OwnerRef owner;                 ///< what the ALG made way for
    HeldMapping sourceMapping;      ///< of the initiator's source
    HeldMapping destinationMapping; ///< of the mapping that the first packet was sent to
    PackedCounter packets[2];       ///< from the initiator, from the responder
    PackedCounter bytes[2];
    Time createdAt{0};
    Time lastSeen{0};
};

/// What a pinhole is for, as recorded.
enum class PinholeKind : uint8_t
{
    Rtp,
    Rtcp,
    Signal,
};

const char* ToString(PinholeKind kind);

/**
 * An expected flow: the first packet to @c destination from whoever @c sourceAddress allows makes
 * a session towards @c internal, whatever the policy says. Without NAT both endpoints are equal.
 * Several pinholes may wait at one endpoint for different owners; one with a source address is
 * tried before the wild ones, then in the order of opening.
 *
 * Life: opened (by the ALG), used (first packet; a one-shot pinhole is then consumed), closed: by
 * expiry, by its owner, or because another endpoint replaced it.
 */
struct Pinhole
{
    PackedEndpoint destination;  ///< where packets arrive ("public")
    PackedEndpoint internal;     ///< where they go ("private")
    PackedAddress sourceAddress; ///< none: any
    PinholeKind kind{PinholeKind::Rtp};
    IpProtocol protocol{IpProtocol::Udp};
    bool oneShot{true};
    bool application{false}; ///< its sessions are read by the ALG
    ZonePair zones;          ///< from: NO_ZONE is any; to: where @c internal lies
    HeldMapping mapping;     ///< the mapping of @c destination, if dynamic
    OwnerRef owner;
    uint32_t next{UINT32_MAX}; ///< slot of the one to be tried after it; set by the table
    uint32_t previous{UINT32_MAX};
    Time openedAt{0};
    Time expiresAt{NEVER};
    Time firstPacketAt{NEVER};
    uint64_t packets{0};
    uint64_t bytes{0};
};

} // namespace ns3::sipalg

#endif
