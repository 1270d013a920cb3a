// SPDX-License-Identifier: GPL-2.0-only
#include "sip-alg.h"

#include "known-methods.h"
#include "sip-datagram.h"

namespace ns3::sipalg
{

namespace
{

constexpr std::size_t MAX_UDP_PAYLOAD = 65507; // over IPv4

/// What is remembered of a message must not cost whatever its sender likes (case 60).
bool
HasLongIdentifiers(const SipMessage& message, const SipHosts& hosts)
{
    constexpr std::size_t MAX_IDENTIFIER = 1024;
    return message.GetValue(SipHeaderId::CallId).size() > MAX_IDENTIFIER ||
           hosts.GetFromTag().size() > MAX_IDENTIFIER || hosts.GetToTag().size() > MAX_IDENTIFIER;
}

} // namespace

SipAlg::SipAlg(const AlgConfig& config,
               const PolicyTable& policies,
               NatState& nat,
               RouteLookup& routes,
               AlgObserver& observer)
    : m_config(config),
      m_nat(nat),
      m_observer(observer),
      m_keeper(config, nat, observer),
      m_addresses(nat, routes, m_keeper.GetTable()),
      m_callIds(config, nat, m_addresses),
      m_vias(config, nat),
      m_headers(config, m_addresses),
      m_body(config, m_addresses),
      m_calls(config, m_keeper),
      m_registrations(config, nat, observer),
      m_transactions(config, nat),
      m_endpoints(config, policies, m_addresses),
      m_denials(config, nat, observer),
      m_refusal(config),
      m_explainer(m_addresses, observer)
{
}

bool
SipAlg::IsSignalling(const FlowKey& flow) const
{
    return m_config.enabled && flow.protocol == IpProtocol::Udp &&
           m_endpoints.IsSignallingPort(flow.destination.port);
}

SipAlg::Outcome
SipAlg::Process(std::string_view datagram, const SipPassage& passage, Time now)
{
    m_keeper.GetTable().Prefetch(passage.arrived.source.address);
    const bool isSound = m_message.Parse(datagram) && m_hosts.Read(m_message);
    if (!isSound)
    {
        switch (ClassifySipDatagram(datagram))
        {
        case SipDatagram::Keepalive:
        case SipDatagram::Stun:
            return {m_denials.Screen(passage, false, now)};
        case SipDatagram::Other:
            return {DropReason::NotSip};
        case SipDatagram::Request:
        case SipDatagram::Response:
            break;
        }
    }
    m_addresses.Start(passage, now);
    Outcome outcome = isSound ? ProcessMessage(datagram, now) : Outcome{DropReason::MalformedSip};
    if (outcome.reason != DropReason::None)
    {
        outcome.reply = Refuse(outcome.reason);
    }
    Report(datagram, outcome, now);
    return outcome;
}

/// The datagram is the message that has been read.
SipAlg::Outcome
SipAlg::ProcessMessage(std::string_view datagram, Time now)
{
    const bool isInvite = m_message.IsRequest() && m_message.GetMethod() == SipMethod::Invite;
    const DropReason denied = m_denials.Screen(m_addresses.GetPassage(), isInvite, now);
    if (denied != DropReason::None)
    {
        return {denied};
    }
    m_explainer.Start(m_message, now);
    if (HasLongIdentifiers(m_message, m_hosts))
    {
        return {DropReason::IdentifierTooLong};
    }
    if (!IsKnownMethod(m_config.knownMethods, m_message.GetMethod()))
    {
        return PassUnread();
    }
    if (m_refusal.IsAcknowledged(m_message))
    {
        m_explainer.Tell(AlgDecision::AckToUs, "ACK");
        return {DropReason::None, std::nullopt, nullptr, true};
    }
    m_edits.Reset(datagram);
    m_callIds.Plan(m_message, m_edits);
    const CallMatch match = m_calls.Find(m_message, GetHop(), now);
    const DropReason reason = Plan(match);
    if (reason != DropReason::None)
    {
        if (m_calls.IsNew(match.id))
        {
            m_calls.Forget(match.id);
        }
        m_callIds.TakeBack();
        m_addresses.TakeBack(now);
        return {reason};
    }
    Explain();
    Learn(match, now);
    m_addresses.TakeBack(now);
    if (m_edits.Empty())
    {
        return {};
    }
    return {DropReason::None, m_edits.Apply()};
}

/// What the sender of the message that is dropped is told, if anything.
const Datagram*
SipAlg::Refuse(DropReason reason)
{
    const Datagram* reply = m_refusal.Write(m_message, reason, m_addresses.GetPassage().arrived);
    if (reply)
    {
        m_explainer.Tell(AlgDecision::AnsweredHere, m_refusal.GetStatus());
    }
    return reply;
}

/// A message of a method that the ALG does not know (J36, J37).
SipAlg::Outcome
SipAlg::PassUnread()
{
    if (!PermitsUnknown())
    {
        return {DropReason::UnknownMethod};
    }
    m_explainer.Tell(AlgDecision::MethodUnknown, m_message.GetMethodText());
    return {};
}

DropReason
SipAlg::Plan(const CallMatch& match)
{
    if (!match.id && CallControl::StartsCall(m_message, GetHop()))
    {
        return m_keeper.GetTable().IsFull() ? DropReason::CallTableFull : DropReason::TooManyCalls;
    }
    const Call* call = m_keeper.GetTable().Get(match.id);
    m_vias.Plan(m_message, m_hosts, m_edits);
    if (const DropReason reason = PlanHeaders(call, match.sender); reason != DropReason::None)
    {
        return reason;
    }
    if (m_addresses.HasFailed())
    {
        return DropReason::SourcePoolExhausted;
    }
    const DropReason reason = m_body.Translate(m_message, call, match.sender, m_edits);
    if (reason != DropReason::None)
    {
        return reason;
    }
    const auto* media = m_body.GetMedia();
    if (media && m_calls.IsNew(match.id) && !HasRoomForPinholes(media->size()))
    {
        return DropReason::PinholeTableFull;
    }
    return m_edits.ResultSize() > MAX_UDP_PAYLOAD ? DropReason::MessageTooLong : DropReason::None;
}

/// What names hosts of the receiver's side passes only if that is remembered (DialogHosts).
DropReason
SipAlg::PlanHeaders(const Call* call, CallParty sender)
{
    const SipPassage& passage = m_addresses.GetPassage();
    const DialogHosts* known = call ? &call->hosts : nullptr;
    if (!call)
    {
        m_transaction = m_transactions.Find(m_message, passage);
        const Transaction* row = m_transactions.GetRows().Find(m_transaction.id);
        known = row ? &row->hosts : nullptr;
        sender = m_transaction.sender;
    }
    m_said.Start(known, sender);
    const bool isNoted = m_said.NoteForeign(m_hosts, m_addresses);
    const bool isKept = known || !m_said.NamesForeign() || m_message.IsResponse() ||
                        m_transactions.HasRoomForForeign(m_message, passage.arrived.source.address);
    if (!isNoted || !isKept)
    {
        return DropReason::TooManyHosts;
    }
    m_headers.Translate(m_message, m_hosts, m_said, m_edits);
    m_endpoints.Name(m_message, m_hosts, m_said);
    return DropReason::None;
}

/// For RTP and RTCP of each medium.
bool
SipAlg::HasRoomForPinholes(std::size_t media) const
{
    const std::size_t taken = m_nat.pinholes.GetRows().Size() + 2 * media;
    return taken <= m_nat.rules.GetConfig().maxPinholes;
}

void
SipAlg::Learn(const CallMatch& match, Time now)
{
    const SipPassage& passage = m_addresses.GetPassage();
    const bool grantsBinding = m_message.IsResponse() && m_message.GetStatusCode() / 100 == 2 &&
                               m_message.GetMethod() == SipMethod::Register;
    m_callIds.Keep(m_message, now);
    m_vias.Keep(m_message, now);
    const CallHop hop = GetHop();
    if (m_calls.EndsAttempt(m_message, hop, match.id))
    {
        m_denials.Learn(passage, m_message.GetStatusCode(), now);
    }
    if (Call* call = m_keeper.GetTable().Get(match.id))
    {
        m_said.Teach(call->hosts);
        const CallControl::Passing passing{m_message,
                                           hop,
                                           m_body.GetMedia(),
                                           m_body.GetTold(),
                                           m_addresses.IsInbound(),
                                           passage.zones};
        m_addresses.HoldNamed();
        m_calls.Update(passing, match, now);
        m_keeper.KeepPaths(match.id, m_addresses.GetNamed(), passage.zones.from, now);
        m_addresses.ReleaseNamed(now);
        return;
    }
    if (grantsBinding)
    {
        LearnBinding(now);
    }
    // What answers an INVITE whose call is over opens nothing: what it repeats is forgotten.
    if (m_message.IsRequest() || m_message.GetMethod() != SipMethod::Invite)
    {
        m_transactions.Update(m_message, m_transaction.id, m_said, m_addresses, now);
    }
}

CallHop
SipAlg::GetHop() const
{
    const SipPassage& passage = m_addresses.GetPassage();
    return {m_hosts.GetTopVia().branch,
            passage.arrived.source.address,
            passage.leaving.destination.address,
            m_hosts.GetFromTag(),
            m_hosts.GetToTag()};
}

/// Nobody may grant, or take away, what no REGISTER has asked for.
void
SipAlg::LearnBinding(Time now)
{
    const SipPassage& passage = m_addresses.GetPassage();
    if (const Transaction* asked = m_transactions.FindAsked(m_message, passage))
    {
        m_registrations.Update(m_message, asked->paths, m_addresses, now);
    }
    else
    {
        m_explainer.Tell(AlgDecision::AnswerToNobody, "REGISTER");
    }
}

bool
SipAlg::PermitsUnknown() const
{
    return m_addresses.IsTranslated() ? m_config.permitUnknownNatApplied
                                      : m_config.permitUnknownRouted;
}

void
SipAlg::Explain()
{
    m_explainer.TellHeaders(m_headers, m_edits);
    if (const auto& decision = m_body.GetDecision())
    {
        m_explainer.Tell(*decision, m_message.GetContentType());
    }
    else if (const auto* media = m_body.GetMedia())
    {
        m_explainer.TellMedia(*media);
    }
}

void
SipAlg::Report(std::string_view before, const Outcome& outcome, Time now)
{
    const SipPassage& passage = m_addresses.GetPassage();
    const bool hasPassed = outcome.reason == DropReason::None && !outcome.isAbsorbed;
    const SipMessageEvent event{now,
                                passage.zones,
                                passage.arrived.source,
                                passage.arrived.destination,
                                m_message.GetMethodText(),
                                static_cast<int>(m_message.GetStatusCode()),
                                m_message.GetCallId(),
                                outcome.reason,
                                outcome.payload.has_value(),
                                before,
                                hasPassed ? outcome.payload.value_or(before) : ""};
    m_counters.SipMessageSeen(event);
    m_observer.SipMessageSeen(event);
}

} // namespace ns3::sipalg
