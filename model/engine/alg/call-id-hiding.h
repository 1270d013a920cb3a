// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_CALL_ID_HIDING_H
#define SIPALG_CALL_ID_HIDING_H

#include "address-answers.h"
#include "alg-config.h"
#include "edit-list.h"
#include "named-call-ids.h"
#include "nat-state.h"

#include <unordered_map>

namespace ns3::sipalg
{

/**
 * Hides the inside host that a Call-ID such as "f81d4fae@10.1.1.3" names: outside, the host is the
 * one that stands for it. Seed 001 says both that Call-ID is modified and that it is not (1.6 d2).
 * The Call-IDs of other calls that a message names (FindNamedCallIds) are treated alike.
 *
 * Only a Call-ID that an inside host chose is hidden, for each copy of one that comes back must be
 * what was sent (RFC 3261 8.2.6.2). It has a row from the first request of an inside host, or the
 * first naming by one, on: its name inside, its name outside, and the zone that is inside. Messages
 * to that zone get the one, messages from there the other; on every other way, as on the second
 * passage of a spiral, it stays. What finds no room, or no free name, passes as it is.
 *
 * A Call-ID that comes from outside, looks like one of ours and is none so far has a row, too, with
 * the tag of who sent it: where that is a party's, inside hosts may answer, go on in the dialog,
 * name it or forward it, and it stays. So a stranger who guesses a Call-ID of ours does not keep it
 * from being hidden: before we use it he does not know its tags, and then it is ours.
 *
 * A row lasts as long as another message of its Call-ID can come: until a request must have been
 * answered, and then until the call must be over; for the time that a subscription asks for; for a
 * transaction where there is no dialog. There are maximum-calls rows for ours and as many for
 * theirs, so that neither side's can take the other's place.
 */
class CallIdHiding
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 9;

    /// Longer Call-IDs of other calls pass as they are.
    static constexpr std::size_t MAX_LENGTH = 1024;

    CallIdHiding(const AlgConfig& config, NatState& nat, AddressAnswers& addresses);

    /// Plans what becomes of the Call-IDs, and gives the message its own as it is known inside.
    /// Keep() or TakeBack() must follow.
    void Plan(SipMessage& message, EditList& edits);

    /// The message that was planned last passes.
    void Keep(const SipMessage& message, Time now);

    /// It does not: what it began is forgotten.
    void TakeBack();

    void ServeTimer(const TimerWheel::Token& token, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;

  private:
    struct Row
    {
        std::string inner; ///< for hosts of the zone; if foreign, with the tag
        std::string outer; ///< for all others; if foreign, with no tag
        ZoneId zone{NO_ZONE};
        bool isForeign{false};
        Time deadline{0}; ///< 0 until its first message passes
    };

    void PlanNamed(const SipMessage& message, EditList& edits);
    void PlanOwn(SipMessage& message, EditList& edits);
    void Write(const Row& row, std::string_view name, std::string_view host, EditList& edits) const;
    RowId<Row> Find(std::string_view name) const;
    RowId<Row> FindForeign(std::string_view name, std::string_view tag) const;
    RowId<Row> FindNamed(const NamedCallId& named) const;
    RowId<Row> AddOurs(std::string_view name);
    RowId<Row> AddForeign(std::string_view name, std::string_view tag);
    RowId<Row> Add(Row&& row);
    void Remove(RowId<Row> id);
    void Unindex(std::string_view name, RowId<Row> id);
    Time GetLifetime(const Row& row, const SipMessage& message) const;

    const AlgConfig& m_config;
    AddressAnswers& m_addresses;
    RowTimers m_timers;
    IdTable<Row> m_rows;
    std::unordered_map<std::string_view, RowId<Row>> m_byName; ///< views into the rows
    std::size_t m_foreign{0};                                  ///< rows of foreign Call-IDs
    std::vector<RowId<Row>> m_met;                             ///< by the message in hand
};

} // namespace ns3::sipalg

#endif
