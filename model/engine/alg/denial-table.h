// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_DENIAL_TABLE_H
#define SIPALG_DENIAL_TABLE_H

#include "address-translator.h"
#include "alg-config.h"
#include "alg-observer.h"
#include "row-timers.h"

namespace ns3::sipalg
{

/**
 * Who has lately been refused by which server, and must not ask again until the deny timeout is
 * over (J31 to J35). Hosts go by their own addresses, behind whatever NAT: so an entry holds on
 * every zone pair, and however the server is reached. It is made only by the answer to an INVITE
 * that passed and waits for one, so nobody can have a host denied that did not ask; a repeat that
 * is dropped does not prolong it. At most maximum-denials entries; beyond them nothing is learnt.
 */
class DenialTable
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 3;

    DenialTable(const AlgConfig& config, NatState& nat, AlgObserver& observer);

    /// DeniedBySource if the packet of this passage is to be dropped; None else.
    DropReason Screen(const SipPassage& passage, bool isInvite, Time now);

    /// The final answer to an INVITE passes that would have begun a call.
    void Learn(const SipPassage& passage, unsigned statusCode, Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;
    const IdTable<Denial>& GetRows() const;

  private:
    Denial* Find(const IpAddress& source, const IpAddress& server);
    Denial* Add(const IpAddress& source, const IpAddress& server, Time now);
    bool IsRefusal(unsigned statusCode) const;
    bool IsProtected(const IpAddress& server) const;

    const AlgConfig& m_config;
    AlgObserver& m_observer;
    IdTable<Denial> m_rows;
    HashIndex m_byHosts; ///< slots
    RowTimers m_timers;
};

} // namespace ns3::sipalg

#endif
