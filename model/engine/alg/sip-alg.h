// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_ALG_H
#define SIPALG_SIP_ALG_H

#include "alg-config.h"
#include "alg-observer.h"
#include "nat-state.h"

#include <memory>
#include <optional>
#include <string_view>

namespace ns3::sipalg
{

/// Sizes of the ALG's tables.
struct AlgGauges
{
    std::size_t calls{0};
    std::size_t registrations{0};
    std::size_t memoryBytes{0};
};

/**
 * The SIP ALG: reads the messages of sessions that are marked as its own, plans their translation,
 * and keeps the calls and registrations for which it opens pinholes. A client of the NAT, which
 * knows nothing of it.
 */
class SipAlg
{
  public:
    /// The message's way through the firewall, as its session translates it.
    struct Passage
    {
        ZonePair zones;
        InterfaceId ingress{NO_INTERFACE};
        InterfaceId egress{NO_INTERFACE};
        FlowKey arrived;
        FlowKey leaving;
        SessionId session;
    };

    struct Outcome
    {
        DropReason reason{DropReason::None};
        /// Set if the message changed; valid until the next call.
        std::optional<std::string_view> payload;
    };

    SipAlg(const AlgConfig& config, NatState& nat, RouteLookup& routes, AlgObserver& observer);
    ~SipAlg();

    /// Is this new flow signalling, to be read by the ALG?
    bool IsSignalling(const FlowKey& flow) const;

    /// Reads one datagram. What it allocates stays only if the message passes.
    Outcome Process(std::string_view datagram, const Passage& passage, Time now);

    /// A session was made by a pinhole of @p owner.
    void SessionOpened(const OwnerRef& owner, SessionId session, Time now);

    /// How long a session of this owner may idle; NEVER if the ALG closes it itself.
    Time GetSessionTimeout(const OwnerRef& owner) const;

    /// Serves a timer whose table is TIMER_TABLE or above.
    void ServeTimer(const TimerWheel::Token& token, Time now);

    static constexpr uint16_t TIMER_TABLE = NatState::FIRST_FREE_TABLE;

    AlgGauges GetGauges() const;

  private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace ns3::sipalg

#endif
