// SPDX-License-Identifier: GPL-2.0-only
#ifndef SIPALG_VIA_HIDING_H
#define SIPALG_VIA_HIDING_H

#include "alg-config.h"
#include "edit-list.h"
#include "nat-state.h"
#include "sip-hosts.h"

#include <string>
#include <unordered_map>

namespace ns3::sipalg
{

/**
 * Takes the Vias below the topmost one out of requests, so that the other side sees one, and puts
 * them back into the responses (004: the client's Via is replaced by the firewall's). What was
 * taken is kept for as long as the transaction can last: 64*T1, and Timer C more for INVITE. A
 * request of which nothing more can be kept passes with all its Vias.
 */
class ViaHiding
{
  public:
    static constexpr uint8_t TIMER_TABLE = NatState::FIRST_FREE_TABLE + 8;

    /// Vias taken out of one request, in bytes.
    static constexpr std::size_t MAX_TEXT = 4096;

    ViaHiding(const AlgConfig& config, NatState& nat);

    /// Plans what becomes of the Vias of this message.
    void Plan(const SipMessage& message, const SipHosts& hosts, EditList& edits);

    /// The message that was planned last passes.
    void Keep(const SipMessage& message, Time now);

    void ServeTimer(const TimerWheel::Token& token, Time now);

    std::size_t Size() const;
    std::size_t GetMemory() const;

  private:
    struct Row
    {
        std::size_t key{0};
        std::string values; ///< what followed the first value in its line
        std::string lines;  ///< the further lines, whole
        Time deadline{0};
    };

    void Hide(const SipMessage& request, EditList& edits);
    void Restore(const SipMessage& response, EditList& edits) const;

    const AlgConfig& m_config;
    RowTimers m_timers;
    IdTable<Row> m_rows;
    std::unordered_map<std::size_t, RowId<Row>> m_byKey;
    Row m_planned;
};

} // namespace ns3::sipalg

#endif
