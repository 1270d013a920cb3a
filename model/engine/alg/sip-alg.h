// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_SIP_ALG_H
#define SIPALG_SIP_ALG_H

#include "alg-explainer.h"
#include "call-control.h"
#include "call-id-hiding.h"
#include "denial-table.h"
#include "header-translator.h"
#include "refusal.h"
#include "registration-table.h"
#include "signal-endpoints.h"
#include "sip-body-translator.h"
#include "sip-counters.h"
#include "transaction-table.h"
#include "via-hiding.h"

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
 *
 * A message is first planned whole (headers, then body), with the mappings that the plan needs.
 * Only when all of it stands do the call, the registration or the transaction learn of it; else
 * the mappings go back and the message is dropped with its reason, leaving nothing behind.
 */
class SipAlg
{
  public:
    struct Outcome
    {
        DropReason reason{DropReason::None};
        /// Set if the message changed; valid until the next call.
        std::optional<std::string_view> payload{};
        /// What its sender is to be answered if it is dropped, as long; null: nothing.
        const Datagram* reply{nullptr};
        bool isAbsorbed{false}; ///< it was for the ALG itself, and goes no further
    };

    SipAlg(const AlgConfig& config,
           const PolicyTable& policies,
           NatState& nat,
           RouteLookup& routes,
           AlgObserver& observer);

    /// Is this new flow signalling, to be read by the ALG?
    bool IsSignalling(const FlowKey& flow) const;

    /// Reads one datagram.
    Outcome Process(std::string_view datagram, const SipPassage& passage, Time now);

    /// May a pinhole of @p owner make one session more?
    bool AdmitsSession(const OwnerRef& owner) const;

    /// Where the side @p side was told to send what a medium of @p owner sends from, if that is
    /// not what the rules for that side make of it.
    std::optional<SourceTranslation> FindTold(const OwnerRef& owner,
                                              const FlowKey& flow,
                                              ZoneId side) const;

    /// A session was made by a pinhole of @p owner.
    void SessionOpened(const OwnerRef& owner, SessionId session, Time now);

    /// The first packet of such a session came back.
    void SessionAnswered(const OwnerRef& owner, Time now);

    /// Closes the sessions of all calls' media, and has them expected again at once (C6).
    void ClearSessions(Time now);

    void ClearCalls(Time now);
    void ClearCounters();

    /// How long a session of this owner may idle; NEVER if the ALG closes it itself.
    Time GetSessionTimeout(const OwnerRef& owner) const;

    /// Serves a timer whose table is NatState::FIRST_FREE_TABLE or above.
    void ServeTimer(const TimerWheel::Token& token, Time now);

    AlgGauges GetGauges() const;

    const SipCounters& GetCounters() const
    {
        return m_counters;
    }

    const CallTable& GetCalls() const
    {
        return m_keeper.GetTable();
    }

    const RegistrationTable& GetRegistrations() const
    {
        return m_registrations;
    }

    const TransactionTable& GetTransactions() const
    {
        return m_transactions;
    }

    const DenialTable& GetDenials() const
    {
        return m_denials;
    }

  private:
    Outcome ProcessMessage(std::string_view datagram, Time now);
    Outcome PassUnread();
    const Datagram* Refuse(DropReason reason);
    DropReason Plan(const CallMatch& match);
    DropReason PlanHeaders(const Call* call, CallParty sender);
    bool HasRoomForPinholes(std::size_t media) const;
    void Learn(const CallMatch& match, Time now);
    CallHop GetHop() const;
    void LearnBinding(Time now);
    bool PermitsUnknown() const;
    void Explain();
    void Report(std::string_view before, const Outcome& outcome, Time now);

    const AlgConfig& m_config;
    NatState& m_nat;
    AlgObserver& m_observer;
    CallKeeper m_keeper;
    AddressTranslator m_addresses;
    CallIdHiding m_callIds;
    ViaHiding m_vias;
    HeaderTranslator m_headers;
    SipBodyTranslator m_body;
    CallControl m_calls;
    RegistrationTable m_registrations;
    TransactionTable m_transactions;
    SignalEndpoints m_endpoints;
    DenialTable m_denials;
    Refusal m_refusal;
    AlgExplainer m_explainer;
    SipCounters m_counters;
    SipMessage m_message;
    SipHosts m_hosts;
    SaidHosts m_said;
    TransactionTable::Match m_transaction; ///< of a message outside of calls
    EditList m_edits;
};

} // namespace ns3::sipalg

#endif
