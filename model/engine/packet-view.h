// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_PACKET_VIEW_H
#define SIPALG_PACKET_VIEW_H

#include "datagram.h"
#include "drop-reason.h"
#include "nat-types.h"

#include <optional>
#include <string_view>

namespace ns3::sipalg
{

/// Reads a packet's transport payload when, and only when, somebody wants to see it.
class PayloadReader
{
  public:
    virtual ~PayloadReader() = default;
    /// The bytes after the UDP header; valid until the next packet.
    virtual std::string_view Read() = 0;
};

/// A packet as the engine sees it. Process() leaves in @c flow what the packet shall carry on.
struct PacketView
{
    FlowKey flow;
    uint32_t bytes{0};               ///< length of the IP packet, for counters
    PayloadReader* payload{nullptr}; ///< may be null for protocols that the ALG never reads
    /// For an ICMP error: the flow of the packet that it quotes, which is translated too.
    std::optional<FlowKey> quoted;
    /// Too short for its protocol, or an ICMP error that quotes no packet: dropped for that.
    bool malformed{false};
};

/// What shall be done with a packet.
struct Verdict
{
    enum class Action : uint8_t
    {
        Forwarded,  ///< goes on as it came
        Translated, ///< goes on with changed addresses, ports or payload
        Consumed,   ///< for the firewall itself: deliver locally
        Dropped,
    };

    Action action{Action::Dropped};
    DropReason reason{DropReason::None}; ///< set exactly when dropped
    bool reject{false};                  ///< dropped, and the sender is told by ICMP (3/13)
    bool absorbed{false};                ///< consumed by the engine itself: not to be delivered
    ZonePair zones;
    InterfaceId egress{NO_INTERFACE};
    /// The session and direction, for caches beside the engine; null for none.
    SessionId session;
    bool fromInitiator{true};
    /// Set if the payload was rewritten: what to send instead; valid until the next Process().
    std::optional<std::string_view> payload;
    /// Dropped, and its sender is to be sent this, by the interface at which it arrived; null for
    /// nothing. Valid as long as @c payload.
    const Datagram* reply{nullptr};
};

/// "forwarded", "translated", "consumed", "dropped"
const char* ToString(Verdict::Action action);

} // namespace ns3::sipalg

#endif
