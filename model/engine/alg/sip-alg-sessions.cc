// SPDX-License-Identifier: GPL-2.0-only
#include "sip-alg.h"

namespace ns3::sipalg
{

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
SipAlg::SessionOpened(const OwnerRef& owner, SessionId session, Time now)
{
    if (IsMedia(owner))
    {
        m_keeper.AddSession(owner, session, now);
    }
}

void
SipAlg::SessionAnswered(const OwnerRef& owner, Time now)
{
    if (IsMedia(owner))
    {
        m_keeper.SessionAnswered(owner, now);
    }
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
