// SPDX-License-Identifier: GPL-2.0-only
#include "sip-alg.h"

namespace ns3::sipalg
{

/// The media groups for which the session is: its owner, and those of other calls that wait at one
/// of its ends, for the media of two calls may be one flow (a B2BUA that has them go straight).
template <typename Visitor>
void
SipAlg::VisitCalls(const Session& session, Visitor visit)
{
    if (!IsMedia(session.owner))
    {
        return;
    }
    visit(session.owner);
    const IpEndpoint ends[]{session.initiator.source,
                            session.responder.source,
                            session.responder.destination};
    for (const IpEndpoint& end : ends)
    {
        const FlowKey flow{session.initiator.protocol, {}, end};
        const Pinhole* pinhole = m_nat.pinholes.Find(m_nat.pinholes.Match(flow, NO_ZONE));
        if (pinhole && IsMedia(pinhole->owner) && !pinhole->owner.IsOfSameRow(session.owner))
        {
            visit(pinhole->owner);
        }
    }
}

bool
SipAlg::AdmitsSession(const OwnerRef& owner) const
{
    return !IsMedia(owner) || m_keeper.HasRoom(owner);
}

std::optional<SourceTranslation>
SipAlg::FindTold(const OwnerRef& owner, const FlowKey& flow, ZoneId side) const
{
    return IsMedia(owner) ? m_keeper.FindTold(owner, flow, side) : std::nullopt;
}

void
SipAlg::SessionOpened(SessionId id, Time now)
{
    VisitCalls(*m_nat.sessions.Find(id),
               [&](const OwnerRef& call) { m_keeper.AddSession(call, id, now); });
}

void
SipAlg::SessionAnswered(const Session& session, Time now)
{
    VisitCalls(session, [&](const OwnerRef& call) { m_keeper.SessionAnswered(call, now); });
}

void
SipAlg::ClearSessions(Time now)
{
    m_keeper.ClearSessions(now);
}

void
SipAlg::ClearCalls(Time now)
{
    m_keeper.Clear(now);
}

void
SipAlg::ClearCounters()
{
    m_counters = {};
}

Time
SipAlg::GetSessionTimeout(const OwnerRef& owner) const
{
    return IsMedia(owner) ? NEVER : m_nat.rules.GetConfig().udpTimeout;
}

void
SipAlg::ServeTimer(const TimerWheel::Token& token, Time now)
{
    switch (token.table)
    {
    case CallKeeper::TIMER_TABLE:
        m_keeper.ServeTimer(token, now);
        break;
    case RegistrationTable::TIMER_TABLE:
        m_registrations.ServeTimer(token, now);
        break;
    case CallIdHiding::TIMER_TABLE:
        m_callIds.ServeTimer(token, now);
        break;
    case ViaHiding::TIMER_TABLE:
        m_vias.ServeTimer(token, now);
        break;
    case DenialTable::TIMER_TABLE:
        m_denials.ServeTimer(token, now);
        break;
    case TransactionTable::TIMER_TABLE:
        m_transactions.ServeTimer(token, now);
        break;
    default:
        break;
    }
}

AlgGauges
SipAlg::GetGauges() const
{
    return {m_keeper.GetTable().Size(),
            m_registrations.Size(),
            m_keeper.GetMemory() + m_registrations.GetMemory() + m_transactions.GetMemory() +
                m_callIds.GetMemory() + m_vias.GetMemory() + m_denials.GetMemory()};
}

} // namespace ns3::sipalg
