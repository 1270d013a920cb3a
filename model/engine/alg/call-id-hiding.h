// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_ID_HIDING_H
#define SIPALG_CALL_ID_HIDING_H

#include "address-answers.h"
#include "alg-config.h"
#include "edit-list.h"
#include "nat-state.h"
#include "sip-message.h"

#include <string>
#include <unordered_map>

namespace ns3::sipalg
{

/**
 * Hides the inside host that a Call-ID such as "f81d4fae@10.1.1.3" names: outside, the host is the
 * one that stands for it. Seed 001 says both that Call-ID is modified and that it is not (1.6 d2).
 * The Call-IDs that Replaces, Join, Target-Dialog and In-Reply-To name are hidden alike, those in
 * the escaped headers of a URI are not.
 *
 * Remembers what it hid for as long as another message of that Call-ID can come: until a call must
 * have been answered, and then until it must be over; for the time that a subscription asks for;
 * for a transaction where there is no dialog. What can no longer be remembered passes as it is.
 */
class CallIdHiding
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 9;

    CallIdHiding(const AlgConfig& config, NatState& nat, AddressAnswers& addresses);

    /// Plans what becomes of the Call-IDs, and gives the message its own as it is known inside.
    void Plan(SipMessage& message, EditList& edits);

    /// The message that was planned last passes.
    void Keep(const SipMessage& message, Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;

  private:
    struct Row
    {
        std::string hidden; ///< as outside
        IpAddress host;     ///< that it names inside
        Time deadline{0};
    };

    void PlanOne(std::string_view callId, EditList& edits);
    Time GetLifetime(const SipMessage& message) const;
    void Hide(std::string_view callId, std::string_view host, EditList& edits);
    void Restore(const Row& row, std::string_view host, EditList& edits);

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    RowTimers m_timers;
    IdTable<Row> m_rows;
    std::unordered_map<std::string_view, RowId<Row>> m_byHidden; ///< views into the rows
    std::vector<Row> m_planned;
    std::string m_inside; ///< the message's own Call-ID, if it came in hidden
};

} // namespace ns3::sipalg

#endif
