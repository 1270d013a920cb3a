// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_ALG_OBSERVER_H
#define SIPALG_ALG_OBSERVER_H

#include "alg-decision.h"
#include "drop-reason.h"
#include "engine-time.h"
#include "flow-key.h"
#include "id-table.h"
#include "zone-id.h"

#include <string_view>

namespace ns3::sipalg
{

struct Call;
struct Registration;
using CallId = RowId<Call>;
using RegistrationId = RowId<Registration>;

/// What OwnerRef::kind says of the sessions and pinholes of this ALG; OwnerRef::slot and generation
/// are those of the row's id.
enum class AlgOwner : uint8_t
{
    Nobody,
    Call,
    Registration,
    Transaction,
};

/// Why the ALG forgot a call.
enum class CallRemovalReason : uint8_t
{
    Bye,            ///< ended by BYE, teardown delay over
    Cancelled,      ///< CANCEL, teardown delay over
    Rejected,       ///< a final response that is no 2xx
    Unanswered,     ///< Timer C ran out
    InactiveMedia,  ///< silent for inactive-media-timeout
    MaxDuration,    ///< older than maximum-call-duration
    SessionExpired, ///< not refreshed within its Session-Expires (RFC 4028)
    Stalled,        ///< nothing has happened to it for too long
    Evicted,        ///< unanswered, and its room was needed (case 60)
    Cleared,
};

const char* ToString(CallRemovalReason reason);

/// A SIP message as it passed, for ladders and counters. Views live during the call only.
struct SipMessageEvent
{
    Time at{0};
    ZonePair zones;
    IpEndpoint source;      ///< as it arrived
    IpEndpoint destination; ///< as it arrived
    std::string_view method;
    int statusCode{0}; ///< 0 for a request
    std::string_view sipCallId;
    DropReason reason{DropReason::None};
    bool changed{false};
    std::string_view before;
    std::string_view after; ///< empty if dropped
};

/// What the ALG made of one thing that a message names. Told before the message's own event.
struct AlgDecisionEvent
{
    Time at{0};
    ZonePair zones;
    AlgDecision decision{AlgDecision::MediaExpected};
    std::string_view sipCallId;
    std::string_view subject; ///< what it is about, in the message's words: "audio", "Contact"
    IpEndpoint endpoint;      ///< as named; unspecified if it is about none
};

/// A call as the ALG sees it, told by value so that records need not look into the table.
struct CallEvent
{
    CallId id;
    std::string_view sipCallId;
    Time createdAt{0};
    Time answeredAt{NEVER};
    unsigned mediaStreams{0};
};

/// A contact binding as the ALG sees it pass (RFC 3261 10).
struct RegistrationEvent
{
    RegistrationId id;
    std::string_view addressOfRecord;
    IpEndpoint contactPrivate;
    IpEndpoint contactPublic;
    IpEndpoint registrar;
    Time registeredAt{0};
    Time expiresAt{0};
};

/// A host that a server has refused, and that may not ask it again for a while (J31). Both go by
/// their own addresses, not by those of NAT.
struct Denial
{
    IpAddress source;
    IpAddress server;
    uint16_t statusCode{0};
    uint32_t droppedInvites{0};
    Time deniedAt{0};
    Time expiresAt{0};
};

/// What the ALG tells the world.
class AlgObserver
{
  public:
    virtual ~AlgObserver() = default;

    virtual void SipMessageSeen(const SipMessageEvent&)
    {
    }

    /// Is somebody listening to DecisionMade? It is not told otherwise.
    virtual bool WantsDecisions() const
    {
        return false;
    }

    virtual void DecisionMade(const AlgDecisionEvent&)
    {
    }

    virtual void CallCreated(const CallEvent&, Time)
    {
    }

    virtual void CallAnswered(const CallEvent&, Time)
    {
    }

    virtual void CallRemoved(const CallEvent&, CallRemovalReason, Time)
    {
    }

    /// New, refreshed or changed: told each time the registrar's answer passes.
    virtual void RegistrationUpdated(const RegistrationEvent&, Time)
    {
    }

    /// @p expired: its time ran out; otherwise the client or registrar removed it.
    virtual void RegistrationRemoved(const RegistrationEvent&, bool /* expired */, Time)
    {
    }

    /// New, or prolonged by another refusal.
    virtual void DenialAdded(const Denial&, Time)
    {
    }

    /// An INVITE was dropped for it.
    virtual void DenialHit(const Denial&, Time)
    {
    }

    virtual void DenialExpired(const Denial&, Time)
    {
    }
};

} // namespace ns3::sipalg

#endif
